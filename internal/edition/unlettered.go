package edition

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// Unlettered is the error of a form whose headings would lose letters, since no
// face has them. Headings are those, Lost the letters, each once, and Systems their
// writing systems.
type Unlettered struct {
	Form     string
	Headings []string
	Lost     []rune
	Systems  []string
}

// Letters is what the breach of an Unlettered is called.
const Letters = "letters"

// mostLetters is how many letters are named.
const mostLetters = 6

// Error tells the writing systems and the letters in one line, each letter with its
// code point, since the screen may have no face for it either.
func (u *Unlettered) Error() string {
	few := min(len(u.Lost), mostLetters)
	named := make([]string, few)
	for i, r := range u.Lost[:few] {
		named[i] = fmt.Sprintf("%c %U", r, r)
	}
	more := ""
	if len(u.Lost) > few {
		more = fmt.Sprintf(" and %d more", len(u.Lost)-few)
	}
	return fmt.Sprintf("headings of the %s would lose letters (%s: %s%s)", u.Form, strings.Join(u.Systems, ", "), strings.Join(named, ", "), more)
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
