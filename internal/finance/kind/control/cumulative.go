package control

import (
	"fmt"
	"regexp"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// Limits of usual variation hold for values that are apart from each other. A sum
// that runs from the beginning of the year holds the month before, so it is taken
// apart where the settings say what it is, and refused where it only looks so.

// running are words for a sum that runs, in the name of a column or a measure.
var running = regexp.MustCompile(`(?i)\b(cumulative|running (total|sum)|year[- ]to[- ]date|ytd)\b`)

// alone has the points be of their months alone.
func (s *series) alone(w *kind.Work) error {
	switch {
	case w.RunsToDate("value"):
		return s.differ()
	case w.InMonth("value"):
		return nil
	}
	if at := s.points[0].record.Value("value").From; running.MatchString(w.Main.Said("value") + " | " + s.name) {
		return fmt.Errorf("%s: %q is called a running sum: %s", at, s.name, inMonthWanted)
	} else if s.accumulates() {
		return fmt.Errorf("%s: %q only rises within each year and falls at the beginning of the next, as a sum does that runs from there: %s", at, s.name, inMonthWanted)
	}
	return nil
}

// inMonthWanted is what is to be done about a running sum.
const inMonthWanted = "a control chart needs values of single months; write amounts: year-to-date, and each is taken from the next, or amounts: in-month, if they are of single months"

// differ takes from each value the one before it in the same year.
func (s *series) differ() error {
	sums := s.points
	s.points = append([]point{}, sums...)
	for i := range s.points {
		p := &s.points[i]
		switch {
		case p.Part.None():
			return fmt.Errorf("%s: %q is given %s, and values that run from the beginning of the year need a month or a quarter", p.record.Value("value").From, s.name, p.in())
		case p.Kind == table.Share:
			return fmt.Errorf("%s: %q is a share, and a share is no sum of those before it", p.record.Value("value").From, s.name)
		case p.Part.First():
		case i > 0 && p.Year == sums[i-1].Year && p.Part.Number == sums[i-1].Part.Number+1:
			p.Quantity = p.Minus(sums[i-1].Quantity).As("value of the " + p.Part.Noun()).About(p.Of)
		default:
			p.Quantity = finance.Lacking(p.Kind, "not available").As("value of the " + p.Part.Noun()).About(p.Of)
		}
	}
	return nil
}

// The steps that show a running sum: so many within years, and so many of them
// upwards.
const (
	fewestSteps = 8
	fewestRises = 6
)

// accumulates tells whether the values rise within each year, and fall from each year
// to the next, of which there is one at least. Amounts below nothing run the other
// way.
func (s series) accumulates() bool {
	within, rises, years := 0, 0, 0
	for i := range s.points[1:] {
		before, p := &s.points[i], &s.points[i+1]
		if !p.Known || !before.Known || p.Part.None() || p.Num.Sign()*before.Num.Sign() < 0 {
			return false
		}
		switch step := p.Num.Abs().Cmp(before.Num.Abs()); {
		case p.Year != before.Year && step < 0:
			years++
		case p.Year != before.Year, step < 0:
			return false
		default:
			within, rises = within+1, rises+step
		}
	}
	return years > 0 && within >= fewestSteps && rises >= fewestRises
}
