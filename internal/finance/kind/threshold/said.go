package threshold

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func (v *revisions) said() []kind.Said {
	at := v.worst()
	if at < 0 {
		return nil
	}
	worst, last := v.counts[at], v.counts[len(v.counts)-1]
	moved := finance.Sentence(nil)
	if worst.movement.Known {
		moved = v.Sense.Sided(worst.movement)
	}
	var breached *kind.Matter
	if at == len(v.counts)-1 { // else it is past
		breached = kind.Crossing(v.limits, worst.amount)
	}
	return []kind.Said{
		{Name: "breach", Sentence: v.breach(), Words: kind.Placeholders{"amount": v.worded(worst.amount), "movement": moved}, Matter: breached},
		{Name: "revised", Sentence: v.revised(), Words: kind.Placeholders{"amount": v.worded(last.amount)}, Alone: v.stands(), Matter: kind.Crossing(v.limits, last.amount)},
	}
}

// worded is a count of the measure in words.
func (v *revisions) worded(q finance.Quantity) finance.Sentence {
	if v.Sense == finance.Spending || v.Sense == finance.Income || q.Kind != table.Money {
		return finance.Say("%", q)
	}
	return v.Sense.Worth(q)
}

// breach reads "The initial forecast was a deficit of £973m, after an
// adverse movement of £280m: it breached the control total (a deficit of £580m)
// by £393m and the risk reserve of £800m was £173m short."
func (v *revisions) breach() finance.Sentence {
	at := v.worst()
	if at < 0 {
		return nil
	}
	c := v.counts[at]
	s := finance.Say("The % was %", finance.Text(c.Body), v.worded(c.amount))
	if c.movement.Known && !c.movement.Num.IsZero() {
		s = finance.Say("%, after % of %", s, finance.Either(c.movement.Num.IsNegative(), "an adverse movement", "a favourable movement"), c.movement)
	}
	// Said of the count that crosses its thresholds the furthest.
	return finance.Say("%: %.", s, v.Stood(v.limits, c.amount)).Distinct(kind.Levels(v.limits, c.amount)...)
}

// standing reads "The fourth-quarter forecast is £211m beyond the control total
// and £9m inside the risk reserve".
func (v *revisions) standing() finance.Sentence {
	last := v.counts[len(v.counts)-1]
	if !last.amount.Known || len(v.limits) == 0 {
		return nil
	}
	return finance.Say("The % is %", finance.Text(last.Body), kind.Beyond(v.limits, last.amount)).Distinct(kind.Levels(v.limits, last.amount)...)
}

// stands is the same as a sentence.
func (v *revisions) stands() finance.Sentence {
	if s := v.standing(); s != nil {
		// Said in the findings and where the breach is not told, in place of the revisions.
		return s.Then(finance.Text("."))
	}
	return nil
}

// revised reads "It was later revised to £873m and £791m: now £211m beyond
// the control total and £9m inside the risk reserve."
func (v *revisions) revised() finance.Sentence {
	at := v.worst()
	if at < 0 {
		return nil
	}
	later := kind.Each(kind.Known(v.counts[at+1:], amountOf), func(c revision) finance.Sentence {
		if c.amount.Num.Sign() == v.counts[at].amount.Num.Sign() {
			return finance.Say("%", c.amount)
		}
		return v.worded(c.amount)
	})
	last := v.counts[len(v.counts)-1].amount
	if len(later) == 0 || !last.Known {
		return nil
	}
	// Said when there are counts after that one.
	return finance.Say("It was later revised to %: now %.", finance.Listed(later), kind.Beyond(v.limits, last)).Distinct(kind.Levels(v.limits, last)...)
}
