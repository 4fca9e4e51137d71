package control

import (
	"fmt"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// notes say how the table is to be read, and of which measures something more is to be
// known.
func (c *control) notes() []string {
	notes := finance.HowSignals(c.Main.Has("good") || c.Good != "")
	for _, about := range []struct {
		words string
		holds func(measure) bool
	}{
		{"Trial limits, which rest on few values: %s.", func(m measure) bool { return m.limited() && m.now().Trial }},
		{"No limits, since there are too few values or they do not differ: %s.", func(m measure) bool { return m.last >= 0 && !m.limited() }},
		{"Differences of 3.267 times their mean or more are left out of the limits: %s.", func(m measure) bool { return m.limited() && len(m.now().Screened) > 0 }},
		{"The target has changed, and the last one is held against the limits: %s.", func(m measure) bool { return m.retarget }},
		{"The last value is not known, and the one before it is told of: %s.", func(m measure) bool { return m.last >= 0 && m.last < len(m.points)-1 }},
	} {
		if some := kind.Keep(c.measures, about.holds); len(some) > 0 {
			notes = append(notes, fmt.Sprintf(about.words, c.all(some)))
		}
	}
	if c.RunsToDate("value") {
		notes = append(notes, "The source gives sums from the beginning of the year; here each value is what its "+c.noun(c.measures[0].latest().moment)+" added.")
	}
	notes = append(notes, c.rebased()...)
	return append(notes, c.gaps()...)
}

// all names measures, or says that they are all.
func (c *control) all(some []measure) string {
	if n := len(some); n > 1 && n == len(c.measures) {
		return "all " + c.Many
	}
	return c.few(kind.Each(some, measure.called))
}

// few are the names, or the first of many and how many more there are.
func (c *control) few(names []string) string {
	if n := len(names) - c.Top; len(names) > kind.NameAll && n > 1 {
		names = append(slices.Clone(names[:c.Top]), fmt.Sprintf("%d more", n))
	}
	return finance.List(names)
}

// rebased says where limits begin anew, and why.
func (c *control) rebased() (notes []string) {
	for _, m := range c.measures {
		for i, s := range m.stretches {
			if s.reason != "" && (i > 0 || s.Until < s.To) {
				notes = append(notes, fmt.Sprintf("The limits of %s rest on %s to %s: %s.", m.name, m.points[s.From].words(), m.points[s.Until-1].words(), s.reason))
			}
		}
	}
	return notes
}

// mostGaps is how many moments a note names.
const mostGaps = 3

// gaps says which values are missing: runs do not lead over them.
func (c *control) gaps() []string {
	var lacking []string
	for _, m := range c.measures {
		var at []string
		for _, p := range m.points[:m.last+1] {
			if !p.Known {
				at = append(at, p.words())
			}
		}
		if n := len(at); n > mostGaps {
			at = append(at[:mostGaps-1:mostGaps-1], fmt.Sprintf("%d more", n-mostGaps+1))
		}
		if len(at) > 0 {
			lacking = append(lacking, fmt.Sprintf("%s (%s)", m.name, finance.List(at)))
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	return []string{"A value that is missing parts what stands before it from what follows, and counts for no limit: " + c.few(lacking) + "."}
}
