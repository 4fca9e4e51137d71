package document

import (
	"fmt"
	"slices"
)

// HasNews tells whether a document shows something that an earlier one did not:
// a story, a figure with another value, or another cell of a table or point of a
// chart. Figures are compared by what they mean, not by how or when they were
// read. A story that is gone is no news, but a figure is. What only says that
// the earlier document was wrong is not compared.
func HasNews(before, after *Document) bool {
	c := Compare(before, after)
	return len(c.In)+len(c.Moved)+c.New+c.Gone > 0 || !slices.Equal(before.shows(), after.shows())
}

// shows lists the cells of the tables, and of the charts the points and what they
// are held against.
func (d *Document) shows() (all []string) {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					all = append(all, fmt.Sprintf("%s %t %s %s", c.Shown, c.Value.Known, c.Value.Num, c.Value.Text))
				}
			}
		case Chart:
			all = append(all, b.shows()...)
		}
	}
	return all
}

func (c Chart) shows() (all []string) {
	all = append(all, c.Labels...)
	for _, t := range c.Thresholds {
		all = append(all, t.Name+" "+t.Num.String())
	}
	for _, l := range c.Limits {
		all = append(all, l.Centre.Shown, l.Lower.Shown, l.Upper.Shown)
	}
	for _, e := range c.Events {
		all = append(all, e.Words)
	}
	for _, s := range c.Series {
		all = append(all, s.Name)
		for _, p := range s.Points {
			all = append(all, fmt.Sprintf("%t %s", p.Known, p.Num))
		}
	}
	return all
}

// HasNewFinding tells whether a document opens with a finding that an earlier
// one did not open with.
func HasNewFinding(before, after *Document) bool {
	told := before.found()
	return slices.ContainsFunc(after.found(), func(words string) bool { return !slices.Contains(told, words) })
}

// found are the findings that the document opens with.
func (d *Document) found() (all []string) {
	for _, item := range d.Blocks.findings().Items {
		all = append(all, item.Plain())
	}
	return all
}
