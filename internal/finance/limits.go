package finance

import (
	"fmt"

	"catchup/internal/table"
)

// limit is a threshold as a quantity that a measure is held against.
type limit struct {
	Threshold
	level    Quantity
	spending bool
}

// limits are the report's thresholds, for a measure of the kind.
func (w *work) limits(kind table.Kind) ([]limit, error) {
	all := make([]limit, len(w.Thresholds))
	for i, t := range w.Thresholds {
		if t.At.Kind != kind {
			return nil, fmt.Errorf("the threshold %q is %s, and the measure is %s", t.Name, t.At.Kind, kind)
		}
		unit := map[table.Kind]string{table.Money: w.currency, table.Share: "%"}[kind]
		all[i] = limit{t, Given(t.At.Num, kind, unit, t.Name), w.Spending}
	}
	return all, nil
}

// headroom is how far the measure is inside the limit; beyond it, it is
// negative.
func (l limit) headroom(q Quantity) Quantity {
	level := l.level
	if level.Kind == table.Number {
		level.Unit = q.Unit
	}
	made := q.Minus(level)
	switch {
	case l.Reserve:
		made = q.Plus(level)
	case l.spending:
		made = level.Minus(q)
	}
	return made.As("headroom against " + l.Name).About(q.Of)
}

// named is the limit with its level: "the control total (a deficit of £580m)",
// "the risk reserve of £800m".
func (w *work) named(l limit) Sentence {
	if l.Reserve || w.Spending || l.level.Kind != table.Money {
		return say("the % of %", l.Name, l.level)
	}
	return say("the % (%)", l.Name, w.balance(l.level))
}

// stood says how a measure stood to the limits: "it breached the control total
// (a deficit of £580m) by £393m and the risk reserve of £800m was £173m short".
func (w *work) stood(limits []limit, q Quantity) Sentence {
	var all []Sentence
	for _, l := range limits {
		switch headroom := l.headroom(q); {
		case headroom.Num.IsNegative() && l.Reserve:
			all = append(all, say("% was % short", w.named(l), headroom))
		case headroom.Num.IsNegative():
			all = append(all, say("it breached % by %", w.named(l), headroom))
		case headroom.Num.IsZero():
			all = append(all, say("it was % at %", show(headroom, "exactly"), w.named(l)))
		default:
			all = append(all, say("it was % inside %", headroom, w.named(l)))
		}
	}
	return listed(all)
}

// beyond says briefly how a measure stands to limits that are known: "£211m
// beyond the control total and £9m inside the risk reserve".
func beyond(limits []limit, q Quantity) Sentence {
	var all []Sentence
	for _, l := range limits {
		switch headroom := l.headroom(q); headroom.Num.Sign() {
		case -1:
			all = append(all, say("% beyond the %", headroom, l.Name))
		case 0:
			all = append(all, say("% at the %", show(headroom, "exactly"), l.Name))
		default:
			all = append(all, say("% inside the %", headroom, l.Name))
		}
	}
	return listed(all)
}
