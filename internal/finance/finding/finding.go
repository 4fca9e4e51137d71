// Package finding finds what matters most in the finance tables of an edition. It
// takes the sentences of the kinds that say how much they matter, and computes
// others from what the kinds hold: what drove a change, what is a record, what is
// outside of its usual range, and what it takes to reach a goal. It ranks all of
// them by one score, and tells no fact twice.
package finding

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// Candidate is a statement that an edition may open with. It stands alone, without
// its section.
type Candidate struct {
	Section  string // the title of its section
	Sentence finance.Sentence
	kind.Matter
	Material finance.Bound // what a change of the section must come to; none if it is not set
	Leads    float64       // of drivers, the part of the change that the largest has, 0 to 1
}

// Of are the statements that a table offers, those that are computed for all kinds
// before the sentences of its own, and how many series were looked at for them.
func Of(section string, r *kind.Result, material finance.Bound) (all []Candidate, looked int) {
	held := r.Held()
	for _, c := range held.Changes {
		all = append(all, driven(c))
	}
	for _, h := range held.Histories {
		all = append(all, signalled(h), extreme(h))
	}
	for _, g := range held.Goals {
		all = append(all, paced(g))
	}
	for _, s := range r.Said {
		if s.Matter != nil {
			all = append(all, Candidate{Sentence: s.Apart(), Matter: *s.Matter})
		}
	}
	all = slices.DeleteFunc(all, func(c Candidate) bool { return len(c.Sentence) == 0 || !c.About.Known })
	for i := range all {
		all[i].Section, all[i].Material = section, material
	}
	return all, len(held.Histories) + held.Looked
}

// Told are the facts that an edition has told. A fact is a number with the cells
// that it was made from, however it is called. The zero Told is of none.
type Told struct {
	about map[string]bool // what its findings are about
	said  map[string]bool // every number in them
	sums  map[string]bool // the sums that they are about, whatever their cells
}

// add notes what a statement tells.
func (t *Told) add(c Candidate) {
	if t.said == nil {
		t.about, t.said, t.sums = map[string]bool{}, map[string]bool{}, map[string]bool{}
	}
	t.about[fact(c.About)], t.sums[sumOf(c.About)] = true, c.About.Kind == table.Money
	for _, f := range facts(c.Sentence) {
		t.said[f] = true
	}
}

// Tells tells whether a sentence of a section says nothing that has not been told:
// it is about what a finding is about, or all of its numbers are told.
func (t Told) Tells(s kind.Said) bool {
	if s.Matter != nil && t.about[fact(s.Matter.About)] {
		return true
	}
	all := facts(s.Sentence)
	return len(all) > 0 && !slices.ContainsFunc(all, func(f string) bool { return !t.said[f] })
}

// repeats tells whether a statement tells again what another one is about, or the
// other way round. Two sums of money that are equal to the penny are one, though they
// come from two sources.
func (t Told) repeats(c Candidate) bool {
	return t.said[fact(c.About)] || t.sums[sumOf(c.About)] || slices.ContainsFunc(facts(c.Sentence), func(f string) bool { return t.about[f] })
}

// facts are those of the numbers of a sentence.
func facts(s finance.Sentence) (all []string) {
	for _, p := range s {
		if p.Quantity != nil && p.Quantity.Known {
			all = append(all, fact(*p.Quantity))
		}
	}
	return all
}

// sumOf names a sum of money by its size alone; other numbers have no such name.
func sumOf(q finance.Quantity) string {
	if q.Kind != table.Money || q.Num.IsZero() {
		return ""
	}
	return q.Num.Abs().String() + q.Unit
}

// placeOf is the file or the address of a cell.
func placeOf(c table.Origin) string {
	if c.Reading == nil {
		return ""
	}
	return c.Reading.Place + c.Reading.Part
}

// fact names a number by its size, what it is of, and its cells. Its side of
// nothing is not part of it: a variance of −£3m and an overspend of £3m are one.
func fact(q finance.Quantity) string {
	from := slices.SortedFunc(slices.Values(q.From), func(a, b table.Origin) int {
		return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Row, b.Row))
	})
	var cells []string
	for _, c := range table.Gather(nil, slices.Compact(from)...) {
		cells = append(cells, placeOf(c)+c.String())
	}
	of := []string{q.Num.Abs().String(), string(q.Kind), q.Unit}
	if q.Kind == table.Number { // numbers of different things may rest on the same cells
		of = append(of, q.What)
	}
	return strings.Join(append(of, cells...), "|")
}
