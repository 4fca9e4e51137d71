package edition

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// Unlettered is the error of a form whose headings would lose letters, since no
// face has them. Headings are those, and Systems the writing systems of the
// letters.
type Unlettered struct {
	Form     string
	Headings []string
	Systems  []string
}

// Letters is what the breach of an Unlettered is called.
const Letters = "letters"

// Error tells the writing systems in one line.
func (u *Unlettered) Error() string {
	return fmt.Sprintf("headings of the %s would lose letters (%s)", u.Form, strings.Join(u.Systems, ", "))
}

func (u *Unlettered) breach(string) document.Breach {
	few := min(len(u.Headings), mostParts)
	return document.Breach{
		Source: u.Form, What: Letters, Cells: u.Headings[:few], More: len(u.Headings) - few,
		Words: u.Error() + ": no face has them (put one that has into templates/fonts, or word the headings otherwise); the headings:",
	}
}

func (u *Unlettered) cause() Cause  { return Unprinted }
func (u *Unlettered) fault() string { return "headings of the " + u.Form + " have lost letters" }
