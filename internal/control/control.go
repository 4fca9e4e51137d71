// Package control keeps text that others wrote from steering how it is shown.
// Some characters have no shape, and say in which direction the characters
// beside them run (Unicode Standard Annex 9), or move the cursor of a terminal.
//
// Text is tamed where it comes in, and once more where a document is finished,
// since sentences are cut out of a text after it has come in.
package control

import (
	"strings"
	"unicode"
)

// The characters that begin and end an isolate, a stretch of text whose
// direction does not reach beyond it.
const (
	leftToRight  = '\u2066'
	firstStrong  = '\u2068'
	endOfIsolate = '\u2069'
)

// deepest is how many isolates may stand within each other. Honest text has two
// or three.
const deepest = 8

// Tame is the text without embeddings and overrides, the characters that make
// others run in another direction than their own. Isolates stay, if they end
// where they should: one that is open at the end of a paragraph is closed there,
// and an end without a beginning is dropped. Arabic, Hebrew and the marks that
// go with them stay as they are. If anything is dropped, bytes that are no UTF-8
// become U+FFFD: those on both sides of it could make a character together.
func Tame(text string) string {
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var t tamer
	t.out.Grow(len(text))
	for _, r := range text { // which gives U+FFFD for such bytes
		t.take(r)
	}
	t.close()
	return t.out.String()
}

// steers tells whether r begins or ends an embedding, an override or an isolate.
func steers(r rune) bool { return within(r, '\u202a', '\u202e') || isolates(r) }

// isolates tells whether r begins or ends an isolate.
func isolates(r rune) bool { return within(r, leftToRight, endOfIsolate) }

func within(r, first, last rune) bool { return first <= r && r <= last }

// tamer is a text that is being tamed.
type tamer struct {
	out  strings.Builder
	open int // isolates that have no end yet
	deep int // those within the deepest, which are dropped
}

// take adds a character of the text.
func (t *tamer) take(r rune) {
	switch {
	case within(r, leftToRight, firstStrong):
		t.begin(r)
	case r == endOfIsolate:
		t.end()
	case steers(r):
	case unicode.Is(separators, r):
		t.close()
		t.out.WriteRune(r)
	default:
		t.out.WriteRune(r)
	}
}

func (t *tamer) begin(r rune) {
	if t.open == deepest {
		t.deep++
		return
	}
	t.open++
	t.out.WriteRune(r)
}

func (t *tamer) end() {
	switch {
	case t.deep > 0:
		t.deep--
	case t.open > 0:
		t.open--
		t.out.WriteRune(endOfIsolate)
	}
}

// close ends the paragraph.
func (t *tamer) close() {
	for ; t.open > 0; t.open-- {
		t.out.WriteRune(endOfIsolate)
	}
	t.deep = 0
}

// separators end a paragraph, and the direction with it (type B of the annex).
var separators = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: '\n', Hi: '\r', Stride: '\r' - '\n'}, {Lo: 0x1c, Hi: 0x1e, Stride: 1}, {Lo: 0x85, Hi: 0x85, Stride: 1}, {Lo: 0x2029, Hi: 0x2029, Stride: 1},
}}

// Drop is the text, tamed, without control characters, which a terminal would
// obey. The ends of lines and tabs stay. Bytes that are no UTF-8 become U+FFFD.
func Drop(text string) string {
	return Tame(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd")))
}

// Line is the words of a text, tamed, with one space between them. A control
// character parts words like a space. Bytes that are no UTF-8 become "?".
func Line(text string) string {
	words := strings.FieldsFunc(Tame(strings.ToValidUTF8(text, "?")), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	})
	return strings.Join(words, " ")
}
