package edition

import (
	"errors"
	"fmt"

	"catchup/internal/document"
)

// loss is the error of a form that would not show all of its document.
type loss interface {
	error
	breach(report string) document.Breach // as what holds the edition
	cause() Cause
	fault() string // as what a reader is told of one that was not held for it
}

// lossOf is the loss that an error tells of, nil for none.
func lossOf(err error) loss {
	var one loss
	errors.As(err, &one)
	return one
}

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

func (o *Overfull) cause() Cause  { return NoRoom }
func (o *Overfull) fault() string { return "the " + o.Form + " has no room for all of it" }

// mostParts is how many of the parts that would vanish are named.
const mostParts = 10

// breach is the error as what holds the edition.
func (o *Overfull) breach(report string) document.Breach {
	parts := gathered(o.Parts)
	few := min(len(parts), mostParts)
	return document.Breach{
		Source: o.Form, What: "room", Cells: parts[:few], More: len(parts) - few,
		Words: fmt.Sprintf("%s, though stories and tables are shortened in it (tell fewer stories, show fewer rows or sections, or raise reports.%s.limits.mail); what would vanish:", o, report),
	}
}

// gathered are names of which neighbours that are the same stand once, with how many
// they are: "a note, 3 times".
func gathered(names []string) (all []string) {
	for i := 0; i < len(names); {
		n := 1
		for i+n < len(names) && names[i+n] == names[i] {
			n++
		}
		if n == 1 {
			all = append(all, names[i])
		} else {
			all = append(all, fmt.Sprintf("%s, %d times", names[i], n))
		}
		i += n
	}
	return all
}
