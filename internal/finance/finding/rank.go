package finding

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// ranked is a candidate with its score.
type ranked struct {
	Candidate
	score float64
	parts []document.Part
	why   string // why it is not told
}

// mostKept is how many candidates are kept to be explained.
const mostKept = 50

// Choose picks the statements that an edition opens with, at most so many, those of
// the highest score first; of equal ones the first in the order of the edition. What
// does not come to the share of what it is set against is left out, and so is what
// tells a fact again. Each statement of a section that is told already counts half as
// much as it would. Looked is how many series were looked at. The choice says of each
// candidate how it scored, and why it is not told.
func Choose(all []Candidate, looked, most int, share decimal.Decimal) (chosen []Candidate, told Told, choice document.Choice) {
	left := rank(all, share, looked)
	var done []ranked
	for len(chosen) < most && len(left) > 0 && left[0].why == "" {
		best := left[0]
		left = left[1:]
		if told.repeats(best.Candidate) {
			best.why = "a statement above it tells this already: " + of(best.Candidate)
			done = append(done, best)
			continue
		}
		chosen = append(chosen, best.Candidate)
		done = append(done, best)
		told.add(best.Candidate)
		again(left, best.Section)
	}
	for i := range left {
		if left[i].why == "" {
			left[i].why = fmt.Sprintf("the report shows %d", most)
		}
	}
	return chosen, told, explained(append(done, left...))
}

// again lowers the scores of what a section still has to tell, by a doubling.
func again(left []ranked, section string) {
	for i := range left {
		if r := &left[i]; r.Section == section && r.why == "" {
			r.score--
			r.parts = append(slices.Clip(r.parts), document.Part{Name: "again", Value: -1, Of: "its section is told already"})
		}
	}
	order(left)
}

// of names what a statement is about.
func of(c Candidate) string { return cmp.Or(c.About.Key(), c.Section) }

// rank puts candidates in the order of their scores, those that do not count last.
func rank(all []Candidate, share decimal.Decimal, looked int) []ranked {
	sorted := make([]ranked, len(all))
	for i, c := range all {
		parts, why := c.weigh(share, looked)
		sorted[i] = ranked{c, 0, parts, why}
		for _, p := range parts {
			sorted[i].score += p.Value
		}
	}
	order(sorted)
	return sorted
}

// order sorts by the score, those last that do not count.
func order(all []ranked) {
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(min(len(a.why), 1), min(len(b.why), 1)), cmp.Compare(b.score, a.score))
	})
}

// explained says how the candidates were chosen, the told ones first.
func explained(sorted []ranked) document.Choice {
	choice := document.Choice{Findings: true}
	n := 0
	slices.SortStableFunc(sorted, func(a, b ranked) int { return cmp.Compare(min(len(a.why), 1), min(len(b.why), 1)) })
	for _, r := range sorted {
		one := document.Candidate{Heading: r.Section + ": " + r.Sentence.Plain(), Standing: document.LeftOut, Why: r.why, Score: r.score, Parts: r.parts}
		if r.why == "" {
			n++
			one.Standing, one.Why = document.Told, fmt.Sprintf("%s, the %s by its score", r.As, ordinal(n))
		}
		choice.Candidates = append(choice.Candidates, one)
	}
	choice.More = max(0, len(choice.Candidates)-mostKept)
	choice.Candidates = choice.Candidates[:len(choice.Candidates)-choice.More]
	return choice
}

// ordinal is "1st", "2nd", "3rd" or "4th".
func ordinal(n int) string {
	switch n {
	case 1:
		return "1st"
	case 2:
		return "2nd"
	case 3:
		return "3rd"
	}
	return fmt.Sprintf("%dth", n)
}
