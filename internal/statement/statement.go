// Package statement says of every sentence of an article what it needs before
// an edition tells it: who says it, of which day it speaks, whether it is
// understood alone, and how it is printed. It does no I/O and knows no clock.
package statement

import (
	"slices"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/statement/reference"
)

// Sentence is one sentence of an article, word for word. Paragraph counts the
// paragraphs of the article from 0.
type Sentence struct {
	Text      string
	Paragraph int
}

// Voice is who vouches for a statement.
type Voice string

// The voices.
const (
	Reported Voice = ""        // the outlet
	Claimed  Voice = "claimed" // somebody whom the outlet names, in its own words
	Quoted   Voice = "quoted"  // somebody in his or her own words
	Own      Voice = "own"     // the author, in the first person
)

// Statement is a sentence with all that it needs to be told. Told is the sentence
// as an edition prints it, with the marks of its quotation and what was added in
// square brackets; Added are the places in Told, in bytes, that the article does
// not have. Speaker is who says it, as the article names them; a report has none.
//
// Leans tells that it is only understood right after the statement before it, Needs
// are what must have been told before it at any place, and Continues tells that it
// goes on with the quotation in which the one before it ends.
//
// Fault is why it may never be told, Weak why it is told only by a story that has
// nothing better; both are empty for a good one.
type Statement struct {
	Sentence
	Told      string
	Added     [][2]int
	Voice     Voice
	Speaker   string
	Leans     bool
	Needs     []reference.Need
	Continues bool
	Fault     string
	Weak      string
}

// Stands tells whether it may be told alone.
func (s Statement) Stands() bool {
	return s.Fault == "" && s.Weak == "" && !s.Leans && len(s.Needs) == 0
}

// Opens tells whether it may be told first, below a heading.
func (s Statement) Opens(heading string) bool {
	return s.Fault == "" && s.Weak == "" && !s.Leans && s.Behind(nil, heading)
}

// Behind tells whether all that it needs is said by those that are told before it,
// or by the heading above them.
func (s Statement) Behind(told []Statement, heading string) bool {
	if len(s.Needs) == 0 {
		return true
	}
	before := make([]string, len(told))
	for i, t := range told {
		before[i] = t.Text
	}
	return reference.Met(s.Needs, before, heading)
}

// Join prints two statements of one quotation, of which the second follows the first
// in the article, as one and in one paragraph: the first is not closed, and the
// second not opened.
func Join(first, second *Statement) {
	if !second.Continues {
		return
	}
	second.Paragraph = first.Paragraph
	first.Told = first.Told[:len(first.Told)-sizeOfMark(first.Told, true)]
	size := sizeOfMark(second.Told, false)
	second.Told = second.Told[size:]
	second.Added = slices.Clone(second.Added)
	for i := range second.Added {
		second.Added[i][0] -= size
		second.Added[i][1] -= size
	}
}

// sizeOfMark is how many bytes the quotation mark has with which a text begins or
// ends; 0 if there is none.
func sizeOfMark(text string, atEnd bool) int {
	for _, mark := range []string{"“", "”", "‘", "’", `"`, "'"} {
		if !atEnd && strings.HasPrefix(text, mark) || atEnd && strings.HasSuffix(text, mark) {
			return len(mark)
		}
	}
	return 0
}

// Sentences are the sentences of an article in order.
func Sentences(i item.Item) (all []Sentence) {
	n := 0
	for paragraph := range strings.SplitSeq(i.Text, "\n\n") {
		for _, text := range language.Sentences(paragraph) {
			all = append(all, Sentence{text, n})
		}
		n++
	}
	return all
}

// Read judges the sentences of an article, one statement for each. Days are read
// in the zone of until, which is the end of the edition's period.
func Read(i item.Item, of []Sentence, until time.Time) []Statement {
	all := make([]Statement, len(of))
	for n, s := range of {
		all[n] = Statement{Sentence: s, Told: s.Text}
		all[n].Fault, all[n].Weak = fault(s.Text), weakness(s.Text)
	}
	voices(i, all)
	days := calendarOf(i, until)
	for n := range all {
		days.date(&all[n])
		all[n].shorten()
	}
	return all
}
