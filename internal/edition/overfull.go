package edition

import (
	"fmt"

	"catchup/internal/document"
)

// Overfull is the error of a form that has no room for all parts of its
// document, though it was shortened. Size is how many bytes it would have at
// least, and Room how many it may have. Parts name what would vanish.
type Overfull struct {
	Form       string
	Size, Room int
	Parts      []string
}

// Error tells the sizes in one line.
func (o *Overfull) Error() string {
	return fmt.Sprintf("the %s would have at least %d bytes and may have %d", o.Form, o.Size, o.Room)
}

// mostParts is how many of the parts that would vanish are named.
const mostParts = 10

// breach is the error as what holds the edition.
func (o *Overfull) breach(report string) document.Breach {
	few := min(len(o.Parts), mostParts)
	return document.Breach{
		Source: o.Form, What: "room", Cells: o.Parts[:few], More: len(o.Parts) - few,
		Words: fmt.Sprintf("%s, though stories and tables are shortened in it (tell fewer stories, show fewer rows or sections, or raise reports.%s.limits.mail); what would vanish:", o, report),
	}
}
