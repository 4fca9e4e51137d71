package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/render/face"
)

// The room of a table in a mail, in pixels, with the padding of its outer cells: in a
// window, and on the smallest telephone.
const (
	windowRoom    = 554
	telephoneRoom = 306
)

const (
	figureSize = 14 // of characters in a window, in pixels
	smallSize  = 13 // on a telephone
	nameRoom   = 96 // what a column of words needs, though its longest word is shorter
	blockWide  = 8  // of the characters of small lines, which no face of ours has
)

// ruler measures the columns of tables, as wide as they are where lines break
// between words alone.
type ruler struct {
	regular, bold *face.Face
	enlarged      float64 // how much larger than normal characters are
}

// needs are the widths of the columns in characters of that size, where they are
// normal, with their padding.
func (r ruler) needs(t document.Table, size float64) []float64 {
	size *= r.enlarged
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		width, broadest := longest(r.bold, c.Head, size), 0.0
		for _, row := range t.Rows {
			if s := row.Cells[i].Spark; s != nil {
				width = max(width, r.enlarged*blockWide*float64(utf8.RuneCountInString(s.Blocks())))
				continue
			}
			f := r.regular
			if row.Rank == document.Total {
				f = r.bold
			}
			words := row.Cells[i].Shown
			if mark := row.Cells[i].Tone.Shape(); mark != "" {
				words = mark + "\u00a0" + words
			}
			width, broadest = max(width, longest(f, words, size)), max(broadest, f.Width(words, size))
		}
		if !c.Numeric {
			width = max(width, min(broadest, nameRoom*r.enlarged))
		}
		widths[i] = width + 2*padding
		if c.Numeric && bracketed(t.Rows, i) {
			widths[i] += bracket
		}
	}
	return widths
}

// longest is the width of the longest word.
func longest(f *face.Face, words string, size float64) (width float64) {
	for word := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == ' ' }) {
		width = max(width, f.Width(word, size))
	}
	return width
}

// fit is the table with the columns that have room in a window, the places of
// those of them that a telephone has none for, and what a telephone leaves out.
// Tight tells that even so a word has to be broken.
func (r ruler) fit(t document.Table) (window document.Table, spare []int, slim []document.Cut, tight bool) {
	shown := t.InBlocks()
	broad, small := r.needs(shown, figureSize), r.needs(shown, smallSize)
	keep := t.Fitting(t.Narrow(), windowRoom, func(i int) float64 { return broad[i] })
	few := t.Fitting(keep, telephoneRoom, func(i int) float64 { return small[i] })
	total := 0.0
	for _, i := range few {
		total += small[i]
	}
	for place, i := range keep {
		if !slices.Contains(few, i) {
			spare = append(spare, place)
		}
	}
	if len(spare) > 0 {
		slim = t.Kept(few).Cuts
	}
	return t.Kept(keep), spare, slim, total > telephoneRoom
}
