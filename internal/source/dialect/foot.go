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
	if t.spec.Stop == "" && len(f.waits) < mostWaiting && f.alone(t, r, n, first, gap) {
		f.waits = append(f.waits, waiting{Row{Number: r.Number, Cells: slices.Clone(r.Cells), Hidden: r.Hidden}, gap})
		return nil
	}
	if t.repeats(r.Cells) && !t.sheet.Plain {
		return f.repeated(t, r)
	}
	if err := f.release(t); err != nil {
		return err
	}
	f.rows++
	return t.add(r)
}

// alone tells whether a row may be a note: one cell of words under several
// names, words of which the first say that they are a note, or, where notes may
// have begun, a word and what it means.
func (f *foot) alone(t *Table, r *Row, n, first int, gap bool) bool {
	if f.rows == 0 || t.Width() < 2 || t.sheet.Plain {
		return false
	}
	begins := r.Cells[first]
	if n == 1 {
		return !number(begins)
	}
	if n = t.fills(r.Cells); n > mostOfNote || n >= t.Width() || numbers(r.Cells[first:]) > 0 {
		return false
	}
	pair := (gap || len(f.waits) > 0) && n == 2 && t.Width() >= 4
	return pair || isNote.MatchString(begins)
}

// mostOfNote is how many cells a note fills at most.
const mostOfNote = 3

// fills is how many cells of a row are filled, counted up to one more than a note
// fills.
func (t *Table) fills(cells []string) (n int) {
	for _, cell := range cells {
		if filled(cell) {
			if n++; n > mostOfNote {
				break
			}
		}
	}
	return n
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
		t.Say("The names of the columns stand again in row %d, which is left out.", r.Number)
	}
	return nil
}

// certain tells whether a row that waits is a note by its words.
func (w *waiting) certain() bool {
	words := strings.TrimSpace(line(Trim(w.Cells)))
	sentence := strings.HasSuffix(words, ".") || strings.HasSuffix(words, ":")
	return isNote.MatchString(words) || len(words) > longNote || sentence && strings.Count(words, " ") > 2
}

// end takes the rows that still wait as notes, from an empty row or the first
// that says so on. One that may be a body without figures is a doubt.
func (f *foot) end(t *Table) error {
	waits := f.waits
	if len(waits) == 0 {
		return nil
	}
	notes := slices.IndexFunc(waits, func(w waiting) bool { return w.certain() })
	apart := slices.IndexFunc(waits, func(w waiting) bool { return w.after })
	if notes < 0 {
		if n, _ := few(waits[max(apart, 0)].Cells); apart >= 0 && n == 1 {
			t.doubtNote(&waits[apart])
		}
		return f.release(t)
	}
	if apart >= 0 {
		notes = min(notes, apart)
	}
	f.waits = waits[:notes]
	if err := f.release(t); err != nil {
		return err
	}
	first := waits[notes]
	for _, w := range waits[notes:] {
		t.Remark(line(Trim(w.Cells)))
	}
	t.Say("What stands below the table, from row %d on, is taken for notes: “%s”.", first.Number, brief(line(Trim(first.Cells))))
	return nil
}

// doubtNote doubts whether a row that stands alone belongs to the table.
func (t *Table) doubtNote(w *waiting) {
	words := brief(line(Trim(w.Cells)))
	t.Doubt(table.Doubt{
		What:  "stop",
		Words: fmt.Sprintf("“%s” stands alone in row %d, below an empty row", words, w.Number),
		One:   "it is a note below the table", Other: "it is a row of the table without figures",
		Cure:  fmt.Sprintf("stop: %q, or stop: none", words),
		Cells: []table.Origin{t.Origin(w.Number, 0)},
	})
}
