package finance

import "catchup/internal/table"

// said is what there is to say of the counts.
func (v *revisions) said() []Said {
	at := v.worst()
	if at < 0 {
		return nil
	}
	worst, last := v.counts[at], v.counts[len(v.counts)-1]
	moved := Sentence(nil)
	if worst.movement.Known {
		moved = sided(worst.movement)
	}
	return []Said{
		{Name: "breach", Sentence: v.breach(), Words: map[string]Sentence{"amount": v.worded(worst.amount), "movement": moved}},
		{Name: "revised", Sentence: v.revised(), Words: map[string]Sentence{"amount": v.worded(last.amount)}},
	}
}

// worded is a count of the measure in words.
func (v *revisions) worded(q Quantity) Sentence {
	if v.Spending || q.Kind != table.Money {
		return say("%", q)
	}
	return v.balance(q)
}

// breach reads "The initial forecast was a deficit of £973m, after a
// deterioration of £280m: it breached the control total (a deficit of £580m)
// by £393m and the risk reserve of £800m was £173m short."
func (v *revisions) breach() Sentence {
	at := v.worst()
	if at < 0 {
		return nil
	}
	c := v.counts[at]
	s := say("The % was %", c.body, v.worded(c.amount))
	if c.movement.Known && !c.movement.Num.IsZero() {
		s = say("%, after % of %", s, either(c.movement.Num.IsNegative(), "a deterioration", "an improvement"), c.movement)
	}
	return say("%: %.", s, v.stood(v.limits, c.amount))
}

// revised reads "It was later revised to £873m and £791m: now £211m beyond
// the control total and £9m inside the risk reserve."
func (v *revisions) revised() Sentence {
	at := v.worst()
	if at < 0 {
		return nil
	}
	var later []Sentence
	for _, c := range v.counts[at+1:] {
		switch {
		case !c.amount.Known:
		case c.amount.Num.Sign() == v.counts[at].amount.Num.Sign():
			later = append(later, say("%", c.amount))
		default:
			later = append(later, v.worded(c.amount))
		}
	}
	last := v.counts[len(v.counts)-1].amount
	if len(later) == 0 || !last.Known {
		return nil
	}
	return say("It was later revised to %: now %.", listed(later), beyond(v.limits, last))
}
