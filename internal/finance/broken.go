package finance

import (
	"slices"

	"catchup/internal/table"
)

// A series that its publisher marks as broken ("[b]") cannot be compared over the
// break: what was counted before it was counted otherwise. A Quantity therefore
// knows its period and the breaks of the series that it is made of. A difference
// or a ratio over a break is unknown, and whoever compares two numbers without
// either asks Comparable.

// brokenMark stands for what would compare numbers over a break.
var brokenMark = table.Mark{Sign: "b", Means: "break in series"}

// On dates a quantity, and says in which periods its series has a break.
func (q Quantity) On(at When, breaks []When) Quantity {
	q.at, q.breaks = at, breaks
	return q
}

// Comparable tells whether quantities are known, of one kind and one unit, and
// without a break in their series between them.
func Comparable(a, b Quantity) bool {
	return a.Known && b.Known && a.Kind == b.Kind && a.Unit == b.Unit && !a.broken(b)
}

// broken tells whether a series of either has a break between the two.
func (q Quantity) broken(p Quantity) bool {
	if q.at.none() || p.at.none() || q.at.Part.Of != p.at.Part.Of {
		return false
	}
	first, last := q.at, p.at
	if first.Compare(last) > 0 {
		first, last = last, first
	}
	between := func(b When) bool { return b.Compare(first) > 0 && b.Compare(last) <= 0 }
	return slices.ContainsFunc(q.breaks, between) || slices.ContainsFunc(p.breaks, between)
}

// Unbroken are the readings of a series, oldest first, from its last break on.
func Unbroken(series []Dated) []Dated {
	for i := range series {
		if now := series[len(series)-1]; !series[i].broken(now.Quantity) {
			return series[i:]
		}
	}
	return nil
}

// overBreak is what would compare quantities over a break: it is unknown.
func (q Quantity) overBreak(operands []Quantity) Quantity {
	q.Known, q.Word = false, brokenMark.String()
	q = q.orUnknown(operands...)
	q.Aside = table.Join(&table.Aside{Why: brokenMark.Means, Marks: []table.Mark{brokenMark}}, q.Aside)
	return q
}

// isOverBreak tells whether it is unknown for that.
func (q Quantity) isOverBreak() bool {
	return !q.Known && q.Aside != nil && q.Aside.Why == brokenMark.Means
}

// Among gives a quantity the breaks of all those that it was taken among, as a
// place among scores.
func (q Quantity) Among(all []Quantity) Quantity { return q.dated(all) }

// dated gives a quantity the last period of its operands, and their breaks.
func (q Quantity) dated(operands []Quantity) Quantity {
	for _, o := range operands {
		if o.at.Compare(q.at) > 0 {
			q.at = o.at
		}
		for _, b := range o.breaks {
			if !slices.Contains(q.breaks, b) {
				q.breaks = append(slices.Clip(q.breaks), b)
			}
		}
	}
	return q
}
