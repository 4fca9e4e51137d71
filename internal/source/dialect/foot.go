package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// foot tells notes below a table from its rows. A row that has one cell of words
// alone waits until it is known whether rows of data follow.
type foot struct {
	waits []waiting
	gap   bool // an empty row stands before the next one
	gaps  int  // empty rows between rows of data
	rows  int  // rows of data
	again int  // times the head was repeated
}

// waiting is a row that may be a note. After tells whether an empty row stands
// before it.
type waiting struct {
	Row
	after bool
}

// mostWaiting is how many rows may wait.
const mostWaiting = 200

// row takes the next row: it waits, is data, or repeats the head.
func (f *foot) row(t *Table, r *Row, n, first int) error {
	gap := f.gap
	f.gap = false
	if t.spec.Stop == "" && len(f.waits) < mostWaiting && f.alone(t, r, n, first) {
		f.waits = append(f.waits, waiting{Row{Number: r.Number, Cells: slices.Clone(r.Cells), Hidden: r.Hidden}, gap})
		return nil
	}
	if t.repeats(r.Cells) && !t.sheet.Plain {
		return f.repeated(t, r)
	}
	if gap && f.rows > 0 && len(f.waits) == 0 {
		f.gaps++
	}
	if err := f.release(t); err != nil {
		return err
	}
	f.rows++
	return t.add(r)
}

// alone tells whether a row may be a note: one cell of words under several
// names, or words of which the first say that they are a note.
func (f *foot) alone(t *Table, r *Row, n, first int) bool {
	if f.rows == 0 || t.Width() < 2 || t.sheet.Plain {
		return false
	}
	begins := r.Cells[first]
	return n == 1 && !number(begins) || isNote.MatchString(begins) && numbers(r.Cells[first+1:]) == 0 && len(Trim(r.Cells)) < t.Width()
}

// isNote matches how notes below a table begin, and no name of a body.
var isNote = regexp.MustCompile(`(?i)^["'\s]*(sources?\s*[:.\-–]|source$|notes?\s*[:.\d]|notes?$|footnotes?\b|page \d+|printed\b|prepared by|produced by|published (on|by|in)\b|last updated|updated on|contact\s*[:.]|for (more|further) (information|details)|data (from|source)|figures (are|may|have|exclude|include)|excludes\b|copyright\b|©|\(c\) |end of (table|report|sheet|worksheet)|return to\b|back to\b|[*†‡]+ ?\pL|\[?note \d|\(\d{1,2}\) |\d{1,2}[.)] \pL)`)

// longNote is how many characters the words of a note have that are no name.
const longNote = 80

// release takes the rows that wait for data.
func (f *foot) release(t *Table) error {
	waits := f.waits
	f.waits = nil
	for i := range waits {
		if waits[i].after {
			f.gaps++
		}
		f.rows++
		if err := t.add(&waits[i].Row); err != nil {
			return err
		}
	}
	return nil
}

// repeats tells whether a row is the head once more, as each page of a printed
// report has it.
func (t *Table) repeats(cells []string) bool {
	if len(t.names) == 0 || at(cells, 0) != t.names[0] {
		return false
	}
	return len(Trim(cells)) > 1 && slices.EqualFunc(Trim(cells), Trim(t.names), func(a, b string) bool { return same(a, b) })
}

// repeated leaves out a head that stands in the table again. Below a caption it
// may begin another table.
func (f *foot) repeated(t *Table, r *Row) error {
	waits := f.waits
	f.waits = nil
	for _, w := range waits {
		if caption := line(Trim(w.Cells)); !isNote.MatchString(caption) {
			t.Doubt(table.Doubt{
				What:  "stop",
				Words: fmt.Sprintf("the names of the columns stand again in row %d, below “%s” in row %d", r.Number, brief(caption), w.Number),
				One:   "another table begins there", Other: "the same table goes on",
				Cure:  fmt.Sprintf("stop: %q, or stop: none", brief(caption)),
				Cells: []table.Origin{t.Origin(w.Number, 0)},
			})
			break
		}
	}
	if f.again++; f.again == 1 {
		t.Say("The names of the columns stand again in row %d, and there no data are taken from it.", r.Number)
	}
	return nil
}

// end takes the rows that still wait as notes, from the first that is one. One
// that may be a body without figures is a doubt.
func (f *foot) end(t *Table) error {
	waits := f.waits
	notes := slices.IndexFunc(waits, func(w waiting) bool { return w.after || isNote.MatchString(line(Trim(w.Cells))) })
	if notes < 0 {
		return f.release(t)
	}
	f.waits = waits[:notes]
	if err := f.release(t); err != nil {
		return err
	}
	first := waits[notes]
	words := line(Trim(first.Cells))
	if f.gaps > 0 && !isNote.MatchString(words) && len(words) < longNote {
		t.Doubt(table.Doubt{
			What:  "stop",
			Words: fmt.Sprintf("“%s” stands alone in row %d, and empty rows stand in the table above it too", brief(strings.TrimSpace(words)), first.Number),
			One:   "it is a note below the table", Other: "it is a row of the table without figures",
			Cure:  fmt.Sprintf("stop: %q, or stop: none", brief(strings.TrimSpace(words))),
			Cells: []table.Origin{t.Origin(first.Number, 0)},
		})
	}
	for _, w := range waits[notes:] {
		t.Remark(line(Trim(w.Cells)))
	}
	t.Say("What stands below the table, from row %d on, is taken for notes: “%s”.", first.Number, brief(strings.TrimSpace(words)))
	return nil
}
