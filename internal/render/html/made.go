package html

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/document"
	"catchup/internal/table"
)

// making is what a page tells of the figures of a paragraph, in a note of that ID.
type making struct {
	ID      string
	Figures []made
}

// made is how a figure was made: as it is printed, by which rule, its exact value
// if the print is rounded, and the cells.
type made struct{ Shown, Rule, Exact, From string }

// disclosed has a mark at the end of a paragraph with figures, on a page, which
// opens the note about them.
func (v viewer) disclosed(w words) words {
	m := making{ID: fmt.Sprintf("how_%d", len(*v.makings)+1)}
	told := map[string]bool{}
	for _, s := range w {
		f := v.figures[s.ID]
		if f == nil || told[s.ID] {
			continue
		}
		told[s.ID] = true
		m.Figures = append(m.Figures, made{Shown: f.Shown, Rule: f.Rule, Exact: exact(f), From: v.doc.From(f)})
	}
	if len(m.Figures) == 0 {
		return w
	}
	*v.makings = append(*v.makings, m)
	return w.marked(m.ID)
}

// exact is the value of a figure whose digits are not all printed, with its unit;
// empty if they are, or if it has no unit.
func exact(f *document.Figure) string {
	printed, all := digits(f.Shown), digits(f.Num.String())
	evident := printed == all || len(all) >= 3 && strings.Contains(printed, all)
	if f.Unit == "" || evident {
		return ""
	}
	num, unit := f.Num, " "+f.Unit
	if f.Kind == table.Share && f.Unit == "%" {
		num, unit = num.Shift(2), "%"
	}
	rounded := num.Round(mostDecimals)
	more := ""
	if !rounded.Equal(num) {
		more = "…"
	}
	return strings.Replace(document.Grouped(rounded.String()), "-", "−", 1) + more + unit
}

// mostDecimals is how many decimals of an exact value are told.
const mostDecimals = 6

// digits are those of a number that count, without zeros at either end.
func digits(words string) string {
	only := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, words)
	return strings.Trim(only, "0")
}

// origins tell how the figures of a table were made. What holds of whole columns is
// said once; the cells behind each figure stand in the row and the column of it.
type origins struct {
	Said  []words
	Heads []string
	Rows  [][]string // the first cell names the row
}

// traced is a table while its origins are told.
type traced struct {
	viewer
	document.Table
	file string // of most of its figures
	rule string // of most of those of the column
}

// originsOf tells how the figures of a table were made, nil if it has none.
func (v viewer) originsOf(t document.Table) *origins {
	if v.ruler != nil || len(t.Columns) == 0 {
		return nil
	}
	in := traced{viewer: v, Table: t}
	var all []*document.Figure
	for i := range t.Columns {
		all = append(all, in.column(i)...)
	}
	if len(all) == 0 {
		return nil
	}
	in.file = commonest(each(all, v.fileOf))
	o := &origins{Said: in.sources(all), Heads: []string{t.Columns[0].Head}}
	o.Rows = each(t.Rows, func(r document.Row) []string { return []string{r.Cells[0].Shown} })
	for _, f := range in.column(0) { // a number in the name of a row
		o.Said = append(o.Said, words{{Text: f.Shown + " = " + in.cell(f) + "."}})
	}
	for i, c := range t.Columns {
		if i > 0 && len(in.column(i)) > 0 {
			o.Heads = append(o.Heads, c.Head)
			in.tell(i, o)
		}
	}
	return o
}

// few are the origins without rows that have none.
func (o *origins) few() *origins {
	if o != nil {
		o.Rows = slices.DeleteFunc(o.Rows, func(row []string) bool {
			return !slices.ContainsFunc(row[1:], func(cell string) bool { return cell != "" })
		})
	}
	return o
}

// tell adds a column to the origins.
func (in traced) tell(column int, o *origins) {
	in.rule = commonest(each(in.column(column), func(f *document.Figure) string { return f.Rule }))
	if in.rule != "" {
		o.Said = append(o.Said, words{{Text: strings.TrimSpace(in.Columns[column].Head) + " = " + in.rule + "."}})
	}
	for i, r := range in.Rows {
		words := ""
		if f := in.figures[r.Cells[column].Figure]; f != nil {
			words = in.cell(f)
		}
		o.Rows[i] = append(o.Rows[i], words)
	}
}

// cell names the cells of a figure, and how it was made if not as most others of
// its column.
func (in traced) cell(f *document.Figure) string {
	parts := []string{in.doc.From(f)}
	if in.fileOf(f) == in.file {
		parts[0] = strings.TrimSuffix(strings.TrimPrefix(parts[0], in.file+" "), " of "+in.file)
	}
	switch {
	case f.Rule == in.rule:
	case f.Rule == "":
		parts = append(parts, "as read")
	default:
		parts = append(parts, "= "+f.Rule)
	}
	if value := exact(f); value != "" {
		parts = append(parts, value)
	}
	return strings.Join(parts, "; ")
}

// column are the figures of a column.
func (in traced) column(i int) (all []*document.Figure) {
	for _, r := range in.Rows {
		if f := in.figures[r.Cells[i].Figure]; f != nil {
			all = append(all, f)
		}
	}
	return all
}

// fileOf names the files that a figure's cells stand in.
func (v viewer) fileOf(f *document.Figure) string { return strings.Join(v.doc.Files(f), " and ") }

// sources names the sources of the figures, each once, and the file that is not
// named again.
func (in traced) sources(all []*document.Figure) (said []words) {
	if in.file != "" {
		text := "The cells are of " + in.file + "."
		if slices.ContainsFunc(all, func(f *document.Figure) bool { return in.fileOf(f) != in.file }) {
			text = "Cells beside which no file is named are of " + in.file + "."
		}
		said = append(said, words{{Text: text}})
	}
	named := map[int]bool{}
	for _, f := range all {
		for _, p := range f.Cells {
			if named[p.Source] || p.Source < 0 || p.Source >= len(in.doc.Sources) {
				continue
			}
			named[p.Source] = true
			s := in.doc.Sources[p.Source]
			said = append(said, words{{Text: "Source: "}, {Text: s.Title, Link: document.SafeLink(s.Link)}})
		}
	}
	return said
}

// commonest is what most of the words are; of equals the first.
func commonest(all []string) (most string) {
	count := map[string]int{}
	for _, one := range all {
		count[one]++
	}
	for _, one := range all {
		if count[one] > count[most] {
			most = one
		}
	}
	return most
}
