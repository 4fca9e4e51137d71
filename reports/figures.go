package reports

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// register collects the figures of a document while its blocks are made.
type register struct {
	section string                 // the title of the section being set, for keys
	sources map[*table.Reading]int // where each reading stands in the document's sources
	figures []document.Figure
	printed map[printing]int // where the first figure of a form stands among them
	told    map[string]bool  // the sources whose remarks stand under a table
}

// printing is a figure as it is told from others: its key, its form and its rule.
type printing struct{ key, shown, rule string }

// newRegister knows the sources of the document, which stand in the order of
// the names.
func newRegister(in Input, spec Spec) *register {
	reg := &register{sources: map[*table.Reading]int{}}
	for _, name := range in.cited(spec) {
		if t, missing := in.table(name); missing == nil {
			reg.sources[t.Reading] = len(reg.sources)
		}
	}
	return reg
}

// figure adds a known quantity as it is shown, and returns the ID of its
// figure. It is "" for an unknown quantity, which is no figure.
func (reg *register) figure(q finance.Quantity, shown string) string {
	if !q.Known {
		return ""
	}
	as := printing{reg.key(q.Key()), shown, q.Rule}
	if reg.printed == nil {
		reg.printed = map[printing]int{}
	}
	if !reg.has(as) {
		reg.printed[as] = len(reg.figures)
	}
	id := fmt.Sprintf("f%d", len(reg.figures)+1)
	reg.figures = append(reg.figures, document.Figure{
		ID: id, Key: as.key, Shown: shown,
		Num: q.Num, Kind: q.Kind, Unit: q.Unit, Rule: q.Rule, Cells: reg.places(q.From),
	})
	return id
}

// has tells whether a figure is printed so. Figures may have been taken back.
func (reg *register) has(as printing) bool {
	at, ok := reg.printed[as]
	return ok && at < len(reg.figures) && printing{reg.figures[at].Key, reg.figures[at].Shown, reg.figures[at].Rule} == as
}

// again is the figure that was printed before in the same form, or else a new
// one.
func (reg *register) again(q finance.Quantity, shown string) string {
	as := printing{reg.key(q.Key()), shown, q.Rule}
	if as.key != "" && reg.has(as) {
		return reg.figures[reg.printed[as]].ID
	}
	return reg.figure(q, shown)
}

// first tells whether nobody has asked for the source before.
func (reg *register) first(source string) bool {
	if reg.told == nil {
		reg.told = map[string]bool{}
	}
	before := reg.told[source]
	reg.told[source] = true
	return !before
}

// key names a figure of the section in all editions.
func (reg *register) key(name string) string {
	if name == "" {
		return ""
	}
	return reg.section + " · " + name
}

// places are the cells in the order of the sources, each once.
func (reg *register) places(cells []table.Origin) []document.Place {
	places := make([]document.Place, 0, len(cells))
	seen := make(map[document.Place]bool, len(cells))
	for _, c := range cells {
		source, ok := reg.sources[c.Reading]
		place := document.Place{Source: source, Row: c.Row, Column: c.Column, Last: c.Last}
		if ok && !seen[place] {
			places, seen[place] = append(places, place), true
		}
	}
	slices.SortStableFunc(places, func(a, b document.Place) int { return cmp.Compare(a.Source, b.Source) })
	return places
}

// paragraph sets a sentence, every number of it with its figure.
func (reg *register) paragraph(s finance.Sentence) document.Paragraph {
	set := make(document.Paragraph, len(s))
	for i, part := range s {
		set[i].Text = part.Text
		if part.Quantity != nil {
			set[i].Figure = reg.figure(*part.Quantity, part.Text)
		}
	}
	return set
}

// cell sets a cell, with its figure if it has a known quantity.
func (reg *register) cell(c kind.Cell) document.Cell {
	made := words(c.Shown)
	if c.Quantity != nil {
		made = document.Cell{Value: value(*c.Quantity), Shown: c.Shown, Figure: reg.figure(*c.Quantity, c.Shown)}
	}
	made.Tone, made.Spark = c.Tone, c.Spark
	return made
}

// value is a quantity for the workbook. If it was read and not computed, it
// keeps its cell.
func value(q finance.Quantity) table.Value {
	v := table.Value{Kind: q.Kind, Known: q.Known, Num: q.Num, Text: q.Word, Aside: q.Aside}
	if q.Rule == "" && len(q.From) == 1 {
		v.From = q.From[0]
	}
	return v
}
