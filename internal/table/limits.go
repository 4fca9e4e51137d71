package table

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/control"
	"catchup/internal/markup"
	"catchup/internal/setting"
)

// Limits bound what a source may bring, so that one bad item costs only itself
// and a bad source costs no other. No honest source meets the defaults. What is
// longer than a text may be is cut, and a warning names its place; a table that
// is too large is refused.
type Limits struct {
	// Title is how many characters the title of an article may have, and the
	// names of its author and its outlet. A longer one is cut at a word.
	Title int `yaml:"title" default:"300"`
	// Text is how many characters the text of an article may have with its
	// markup. A longer one is cut where a paragraph ends.
	Text int `yaml:"text" default:"500000"`
	// Cell is how many characters any other cell may have; it is what a cell of
	// Excel holds. A longer one is cut at a word.
	Cell int `yaml:"cell" default:"32767"`
	// Items is how many articles stories are looked for in. Of more the newest
	// are taken, as many of each feed as of the others.
	Items int `yaml:"items" default:"5000"`
	// Rows is how many rows the table may have; one with more is refused.
	Rows int `yaml:"rows" default:"500000"`
	// Cells is how many cells the table may have; one with more is refused.
	Cells int `yaml:"cells" default:"2000000"`
	// Bytes is how much text the table may hold; one with more is refused.
	Bytes setting.Size `yaml:"bytes" default:"64MB"`
}

// usual are the defaults.
var usual = Limits{Title: 300, Text: 500_000, Cell: 32_767, Items: 5000, Rows: 500_000, Cells: 2_000_000, Bytes: 64e6}

// Check notes a limit that lets nothing through.
func (l Limits) Check(at check.Place) {
	for name, n := range map[string]int64{
		"title": int64(l.Title), "text": int64(l.Text), "cell": int64(l.Cell),
		"items": int64(l.Items), "rows": int64(l.Rows), "cells": int64(l.Cells), "bytes": int64(l.Bytes),
	} {
		if n <= 0 {
			at.Key(name).Note("", "must be more than nothing")
		}
	}
}

// Known are the limits, or the usual ones if they are not set.
func (l Limits) Known() Limits {
	if l == (Limits{}) {
		return usual
	}
	return l
}

// Longest is how many characters of a text can be of use for any column.
func (l Limits) Longest() int { return max(l.Title, l.Text, l.Cell, longestLink) }

// room is how much a cell of a column may hold, and how a longer one is cut.
type room struct {
	limit  string // what sets it, for people; empty if no setting does
	most   int    // characters
	cut    func(s string, most int) string
	markup bool // whether the text is HTML, which must not be a tangle
}

// room is that of the column. articles tells whether the table is one of
// articles. A link is whole or none.
func (l Limits) room(column string, articles bool) room {
	switch {
	case !articles:
	case slices.Contains([]string{"title", "author", "outlet"}, column):
		return room{" (limits: title)", l.Title, Shorten, false}
	case column == "summary" || column == "content":
		return room{" (limits: text)", l.Text, wholeParagraphs, true}
	case column == "link":
		return room{"", longestLink, func(string, int) string { return "" }, false}
	}
	return room{" (limits: cell)", l.Cell, Shorten, false}
}

// longestLink is how many characters a link may have: no browser opens many
// more.
const longestLink = 4096

// bound cuts a tame text of a cell if it is too long, and tells so. How long it was
// cannot be told: its source may have cut it before. What is left is tame.
func (r room) bound(text string) (cut, warning string) {
	if cut, warning = r.shorten(text); r.markup && heavy(cut) {
		return "", "its markup is a tangle; it is left out"
	}
	return cut, warning
}

// heaviest is how heavy the HTML of an article may be. Of honest ones the
// heaviest has some ten thousand nodes.
const heaviest = 1_000_000

// heavy tells whether HTML would cost too much when it is parsed. A short text
// cannot.
func heavy(text string) bool {
	return strings.Count(text, "<") > 1000 && markup.Weight([]byte(text)) > heaviest
}

// shorten cuts the text if it is too long, and tells so.
func (r room) shorten(text string) (cut, warning string) {
	if len(text) <= r.most || utf8.RuneCountInString(text) <= r.most {
		return text, ""
	}
	switch cut = r.cut(text, r.most); {
	case cut == "":
		return "", fmt.Sprintf("more than %d characters are too many; it is left out%s", r.most, r.limit)
	default:
		cut = control.Tame(cut)
		return cut, fmt.Sprintf("of more than %d characters only the first %d are taken%s", r.most, utf8.RuneCountInString(cut), r.limit)
	}
}

// Shorten is a text of at most that many characters. A longer one ends at a
// word, if one ends near there, with an ellipsis. It is tame: see package control.
func Shorten(s string, most int) string {
	if len(s) <= most || utf8.RuneCountInString(s) <= most {
		return control.Tame(s)
	}
	begin := first(s, most-1)
	if space := strings.LastIndexFunc(begin, unicode.IsSpace); space > len(begin)/2 {
		begin = begin[:space]
	}
	return control.Tame(strings.TrimRightFunc(begin, unicode.IsSpace) + "…")
}

// first is the first n characters of a text.
func first(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// ends are what a paragraph ends with.
var ends = []string{"</p>", "</div>", "</li>", "<br>", "<br/>", "<br />", "\n\n"}

// wholeParagraphs is as many whole paragraphs of an article as have so many
// characters, none if the first has more. A sentence that was cut could say the
// opposite of what its author wrote.
func wholeParagraphs(s string, most int) string {
	begin, at := first(s, most), 0
	for _, end := range ends {
		if i := strings.LastIndex(begin, end); i >= 0 {
			at = max(at, i+len(end))
		}
	}
	return begin[:at]
}

// Shows tells whether anything of a text can be seen. Marks that only join
// others, and letters without a shape, cannot.
func Shows(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && !Hidden(r)
	})
}

// Hidden tells whether nobody sees a character, whatever stands around it: it
// controls, turns or joins others, has no shape, or is none that Unicode knows
// the shape of. A space is not hidden.
func Hidden(r rune) bool {
	return !unicode.IsGraphic(r) || r == '\u2800' || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// few are the warnings of which only so many are listed.
func few(warnings []string) []string {
	for i, w := range warnings {
		warnings[i] = brief(w)
	}
	if more := len(warnings) - listedWarnings; more > 0 {
		return append(warnings[:listedWarnings:listedWarnings], fmt.Sprintf("and %d more warnings", more))
	}
	return warnings
}

// brief is a warning or an error of at most so many characters, and tame. A
// longer one loses its middle: it begins with a place, and may end with a cure.
func brief(s string) string {
	if utf8.RuneCountInString(s) <= longestWarning {
		return control.Tame(s)
	}
	runes, half := []rune(s), longestWarning/2
	return control.Tame(string(runes[:half]) + " … " + string(runes[len(runes)-half+3:]))
}

// listedWarnings is how many warnings of a source are listed, and longestWarning
// how many characters each may have.
const (
	listedWarnings = 100
	longestWarning = 500
)
