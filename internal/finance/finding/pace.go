package finding

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// paced reads "To reach the plan of £40m by the end of the year, savings have to come
// to £4m a month in the six months that are left, against £2.7m a month so far." Only
// what grows towards its goal has a pace.
func paced(g kind.Goal) Candidate {
	part := g.When.Part
	left := part.Of - part.Number
	if !g.ToDate.Known || !g.Whole.Known || part.None() || left < 1 || !g.ToDate.Num.IsPositive() || !g.Whole.Num.GreaterThan(g.ToDate.Num) {
		return Candidate{}
	}
	noun := part.Noun()
	rest := g.Whole.Minus(g.ToDate).As("what is left of " + g.Target)
	needed, sofar := each(rest, left, noun), each(g.ToDate, part.Number, noun)
	n := finance.Counted(left, noun+"s that are left", g.ToDate)
	months := finance.Say("the % % that are left", finance.Spelt(n), finance.Text(noun+"s"))
	if left == 1 {
		months = finance.Say("the % % that is left", finance.Show(n, "one"), finance.Text(noun))
	}
	return Candidate{
		// Said of what grows to a goal for the year, while it is short of the goal and months are left.
		Sentence: finance.Say("To reach the % of % by the end of the year, % has to come to % a % in %, against % a % so far.",
			finance.Text(g.Target), g.Whole, finance.Text(g.Measure), needed, finance.Text(noun), months, sofar, finance.Text(noun)).Distinct(needed, sofar),
		Matter: kind.Matter{As: kind.FoundPace, About: g.Gap, Of: []finance.Quantity{g.Whole}},
	}
}

// each is a sum for each of some months.
func each(q finance.Quantity, n int, noun string) finance.Quantity {
	made := q
	made.Num = q.Num.Div(decimal.NewFromInt(int64(n)))
	return made.By("%s ÷ %d", q.Term(), n).As(fmt.Sprintf("%s for each %s", q.What, noun))
}
