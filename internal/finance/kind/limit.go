package kind

import (
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/table"
)

// Limit is a threshold as a quantity with which a measure is compared.
type Limit struct {
	Threshold
	Level finance.Quantity
	sense finance.Sense
}

// Limits are the report's thresholds, for a measure of the kind.
func (w *Work) Limits(kind table.Kind) ([]Limit, error) {
	all := make([]Limit, len(w.Thresholds))
	for i, t := range w.Thresholds {
		if t.At.Kind != kind {
			return nil, fmt.Errorf("the threshold %q is %s, and the measure is %s", t.Name, t.At.Kind, kind)
		}
		if t.Reserve && w.Sense == finance.Spending {
			return nil, fmt.Errorf("the threshold %q is a reserve, which covers a deficit, and the amounts are spending", t.Name)
		}
		unit := map[table.Kind]string{table.Money: w.currency, table.Share: "%"}[kind]
		all[i] = Limit{t, finance.Given(t.At.Num, kind, unit, t.Name), w.Sense}
	}
	return all, nil
}

// ThresholdsOf are the report's thresholds with which a quantity can be
// compared.
func (w *Work) ThresholdsOf(q finance.Quantity) []finance.Quantity {
	fitting := Keep(w.Thresholds, func(t Threshold) bool { return t.At.Fits(q) })
	return Each(fitting, func(t Threshold) finance.Quantity { return finance.Given(t.At.Num, t.At.Kind, q.Unit, t.Name) })
}

// Called is the name of the threshold.
func (l Limit) Called() string { return l.Name }

// Levels are a measure and the levels of the limits that it is compared with; a
// reserve is compared as the deficit that it covers.
func Levels(limits []Limit, q finance.Quantity) []finance.Quantity {
	return append(Each(limits, func(l Limit) finance.Quantity {
		level := l.Level
		if level.Unit = q.Unit; l.Reserve {
			level.Num = level.Num.Neg()
		}
		return level
	}), q)
}

// Headroom is how far the measure is inside the limit; beyond it, it is
// negative.
func (l Limit) Headroom(q finance.Quantity) finance.Quantity {
	level := l.Level
	if level.Kind == table.Number {
		level.Unit = q.Unit
	}
	made := q.Minus(level)
	switch {
	case l.Reserve:
		made = q.Plus(level)
	case l.sense == finance.Spending:
		made = level.Minus(q)
	}
	return made.As("headroom against " + l.Name).About(q.Of)
}

// named is the limit with its level: "the control total (a deficit of £580m)",
// "the risk reserve of £800m".
func (w *Work) named(l Limit) finance.Sentence {
	if l.Reserve || w.Sense == finance.Spending || w.Sense == finance.Income || l.Level.Kind != table.Money {
		return finance.Say("the % of %", finance.Text(l.Name), l.Level)
	}
	return finance.Say("the % (%)", finance.Text(l.Name), w.Sense.Worth(l.Level))
}

// Stood says how a measure stood to the limits: "it breached the control total
// (a deficit of £580m) by £393m and the risk reserve of £800m was £173m short".
func (w *Work) Stood(limits []Limit, q finance.Quantity) finance.Sentence {
	var all []finance.Sentence
	for _, l := range limits {
		switch headroom := l.Headroom(q); {
		case headroom.Num.IsNegative() && l.Reserve:
			all = append(all, finance.Say("% was % short", w.named(l), headroom))
		case headroom.Num.IsNegative():
			all = append(all, finance.Say("it breached % by %", w.named(l), headroom))
		case headroom.Num.IsZero():
			all = append(all, finance.Say("it was % at %", finance.Show(headroom, "exactly"), w.named(l)))
		case len(finance.Approaching(q, l.Level)) > 0:
			all = append(all, finance.Say("it was % %, % inside it", finance.Approaching(q, l.Level), w.named(l), headroom))
		default:
			all = append(all, finance.Say("it was % inside %", headroom, w.named(l)))
		}
	}
	return finance.Listed(all)
}

// Crossing is what it matters that a measure is beyond limits: as much as it is
// beyond the one that it is furthest beyond. It is nil if it is beyond none.
func Crossing(limits []Limit, q finance.Quantity) *Matter {
	var made *Matter
	for _, l := range limits {
		if headroom := l.Headroom(q); headroom.Known && headroom.Num.IsNegative() && (made == nil || headroom.Num.LessThan(made.About.Num)) {
			made = &Matter{As: FoundCrossed, About: headroom, Of: []finance.Quantity{l.Level}}
		}
	}
	return made
}

// Beyond says briefly how a measure stands to limits that are known: "£211m
// beyond the control total and £9m inside the risk reserve".
func Beyond(limits []Limit, q finance.Quantity) finance.Sentence {
	var all []finance.Sentence
	for _, l := range limits {
		switch headroom := l.Headroom(q); headroom.Num.Sign() {
		case -1:
			all = append(all, finance.Say("% beyond the %", headroom, finance.Text(l.Name)))
		case 0:
			all = append(all, finance.Say("% at the %", finance.Show(headroom, "exactly"), finance.Text(l.Name)))
		default:
			all = append(all, finance.Say("% inside the %", headroom, finance.Text(l.Name)))
		}
	}
	return finance.Listed(all)
}
