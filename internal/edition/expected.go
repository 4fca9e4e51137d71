package edition

import (
	"maps"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/expect"
	"catchup/internal/table"
	"catchup/reports"
)

// checkExpected checks the readings of sources, by their names, against what is expected
// of them at the moment. Earlier is the document of the last edition, nil if
// there is none. A source of which nothing is expected has no breaches. A
// source that could not be read has only the breaches that Spec.Unread finds.
func checkExpected(supplies map[string]Supply, readings map[string]reports.Reading, as time.Time, earlier *document.Document) []document.Breach {
	in := expect.Input{As: as, Others: map[string]*table.Table{}}
	for name, r := range readings {
		if r.Err == nil {
			in.Others[name] = r.Table
		}
	}
	var all []document.Breach
	for _, name := range slices.Sorted(maps.Keys(readings)) {
		supply := supplies[name]
		if supply.Expect == nil {
			continue
		}
		in.Earlier = nil
		if earlier != nil {
			in.Earlier = earlier.Measures[name]
		}
		for _, b := range test(supply.Expect, readings[name], in) {
			all = append(all, supply.breach(name, b))
		}
	}
	return all
}

// doubts are what must be settled of the sources before they are used, source
// by source.
func doubts(supplies map[string]Supply, readings map[string]reports.Reading) []document.Breach {
	var all []document.Breach
	for _, name := range slices.Sorted(maps.Keys(readings)) {
		t := readings[name].Table
		if t == nil {
			continue
		}
		for _, d := range t.Doubts {
			all = append(all, supplies[name].breach(name, expect.Breach{What: d.What, Words: d.String(), Cells: d.Cells}))
		}
	}
	return all
}

func test(s *expect.Spec, r reports.Reading, in expect.Input) []expect.Breach {
	if r.Err != nil {
		return s.Unread(r.Err)
	}
	return s.Test(r.Table, in)
}

// mostCells is how many cells of a breach are named.
const mostCells = 10

// breach is the breach as it is shown and kept. For a private source it does
// not tell what the cells hold.
func (s Supply) breach(name string, b expect.Breach) document.Breach {
	shown := document.Breach{Source: name, What: b.What, Words: b.Words, More: max(0, len(b.Cells)-mostCells)}
	if s.Private {
		shown.Words = "this is not as expected"
	}
	for _, cell := range b.Cells[:len(b.Cells)-shown.More] {
		shown.Cells = append(shown.Cells, cell.String())
	}
	return shown
}

// measure takes the measures that the next edition's sources will be checked
// against. For a source that could not be read, it keeps the measures of
// before.
func (p *Press) measure(in reports.Input) document.Measures {
	all := document.Measures{}
	for name, r := range in.Readings {
		var taken expect.Measures
		switch expected := p.Supplies[name].Expect; {
		case expected != nil && r.Err == nil:
			taken = expected.Measure(r.Table)
		case expected != nil && in.Earlier != nil:
			taken = in.Earlier.Measures[name]
		}
		if len(taken) > 0 {
			all[name] = taken
		}
	}
	return all
}
