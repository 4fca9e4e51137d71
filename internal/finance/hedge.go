package finance

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Hedge is a word for a number that is used only if it is true. The functions
// below compute exactly whether it is, and return nothing if it is not. The
// quantity behind the word goes with it.
type Hedge struct {
	Words []string // as sentences say them, an example where they hold a number
	Holds string   // where they hold, for the reference
}

// kindOfHedge is the place of a hedge in Hedges; none is said that has no
// place.
type kindOfHedge int

const (
	exactPart kindOfHedge = iota
	aroundPart
	allBut
	moreThanHalf
	nearlyHalf
	most
	aroundSum
	justBeside
	approaching
	nearlyPoint
	extremeSince
	extremeInYears
	lastHedge
)

// Hedges are all that can be said, in the order of the reference.
var Hedges = [lastHedge]Hedge{
	exactPart: {[]string{"half", "two-thirds", "three-quarters", "9 in 10", "1 in 3", "a quarter", "1 in 5", "1 in 10"},
		"exactly; of five or more"},
	aroundPart:   {[]string{"around two-thirds", "around 1 in 3"}, "within 5% of the part and not exactly; there is no “around half”"},
	allBut:       {[]string{"all but two"}, "one to ten left out, at most one in five, of five or more"},
	moreThanHalf: {[]string{"more than half"}, "above a half"},
	nearlyHalf:   {[]string{"nearly half"}, "from 0.45 to just below a half"},
	most:         {[]string{"Most of the seven others"}, "above a half, and not all"},
	aroundSum:    {[]string{"around £2bn"}, "within 5% of a whole billion, and not within 1%"},
	justBeside:   {[]string{"just over £2bn", "just under £2bn"}, "within 1% of a whole billion and not exactly"},
	approaching:  {[]string{"approaching the control total"}, "from 95% to just below a threshold, on the same side of nothing"},
	nearlyPoint:  {[]string{"nearly a percentage point"}, "from 0.75 to just below 1"},
	extremeSince: {[]string{"the highest since 2018-19", "the lowest since 2018-19", "the largest since 2018-19"},
		"above (below) every period since, two at least; the year named is the latest that was as high (low)"},
	extremeInYears: {[]string{"the highest in at least eight years", "the lowest in at least eight years", "the smallest in at least eight years"},
		"above (below) the eight periods before, back to where the series begins or has a gap"},
}

// says shows a quantity by the words of the hedge.
func (kindOfHedge) says(q Quantity, words string) Sentence { return Sentence{Show(q, words)} }

// fewest is from how many on a part is told in words. With fewer, words would
// exaggerate what can be counted on one hand.
const fewest = 5

type fraction struct {
	n, of int64
	word  string
}

// fractions are the parts that have a word, said where they hold exactly and,
// but for the half, with "around" where they hold within 5%.
var fractions = []fraction{
	{1, 2, "half"}, {2, 3, "two-thirds"}, {3, 4, "three-quarters"}, {9, 10, "9 in 10"},
	{1, 3, "1 in 3"}, {1, 4, "a quarter"}, {1, 5, "1 in 5"}, {1, 10, "1 in 10"},
}

// Portion says in words what part n of all is, both counts: "more than half",
// "all but two", else as PartOf.
func Portion(n, all Quantity) Sentence {
	part := PartOf(n, all)
	left := all.Minus(n).As("the others")
	if part == nil || isFraction(part) || left.Int() < 1 || left.Int() >= len(numerals) || Scale(left.Num, 5).GreaterThan(all.Num) {
		return part
	}
	return allBut.says(left, "all but "+Spelt(left).Text)
}

// isFraction tells whether a part is one of the fractions, exactly.
func isFraction(part Sentence) bool {
	return slices.ContainsFunc(fractions, func(f fraction) bool { return f.word == part.Plain() })
}

// PartOf says in words what part n of a sum or of a count is: "nearly half",
// "around two-thirds", "1 in 3". Neither is negative, and n is not more than
// all; "1 of 5" is not also said to be 1 in 5.
func PartOf(n, all Quantity) Sentence {
	if !n.Known || !all.Known || all.Num.LessThan(decimal.NewFromInt(fewest)) || n.Num.IsNegative() || n.Num.GreaterThan(all.Num) {
		return nil
	}
	part := n.Over(all).As("share of " + all.What)
	for _, f := range fractions {
		if scaled, whole := Scale(n.Num, f.of), Scale(all.Num, f.n); !all.Num.Equal(decimal.NewFromInt(f.of)) && scaled.Equal(whole) {
			return exactPart.says(part, f.word)
		}
	}
	for _, f := range fractions[1:] {
		if scaled, whole := Scale(n.Num, f.of), Scale(all.Num, f.n); within(scaled, whole, 5) && !scaled.Equal(whole) {
			return aroundPart.says(part, "around "+f.word)
		}
	}
	switch {
	case Scale(n.Num, 2).GreaterThan(all.Num):
		return moreThanHalf.says(part, "more than half")
	case Scale(n.Num, 20).GreaterThanOrEqual(Scale(all.Num, 9)) && Scale(n.Num, 2).LessThan(all.Num):
		return nearlyHalf.says(part, "nearly half")
	}
	return nil
}

// HalfOrMore shows a share that is at least a half: "half", "more than half".
func HalfOrMore(share, n, all Quantity) Sentence {
	if Scale(n.Num, 2).Equal(all.Num) {
		return exactPart.says(share, "half")
	}
	return moreThanHalf.says(share, "more than half")
}

// Most shows a count that is more than half of all: "Most".
func Most(n Quantity) Sentence { return most.says(n, "Most") }

// Scale multiplies by a whole number.
func Scale(n decimal.Decimal, by int64) decimal.Decimal { return n.Mul(decimal.NewFromInt(by)) }

// within tells whether a number lies within so many per cent of another.
func within(n, of decimal.Decimal, percent int64) bool {
	return Scale(n.Sub(of).Abs(), 100).LessThanOrEqual(Scale(of.Abs(), percent))
}

// approximate is a sum, after the round sum that it is near to, if there is
// one: "around £2bn (£2,030m)", "just over £2bn (£2,010m)".
func approximate(sum Quantity) Sentence {
	if near := nearBillions(sum); near != nil {
		return Say("% (%)", near, sum)
	}
	return Say("%", sum)
}

// nearBillions reads "around £2bn", "just over £2bn", "just under £2bn" of a
// sum that is near whole billions and is not just that.
func nearBillions(sum Quantity) Sentence {
	size := sum.Num.Abs()
	whole := size.Shift(-9).Round(0)
	line := whole.Shift(9)
	if !sum.Known || sum.Kind != table.Money || size.Equal(line) || !within(size, line, 5) {
		return nil
	}
	words := Sign(sum.Unit) + Figure(whole, 0) + "bn"
	switch {
	case !within(size, line, 1):
		return aroundSum.says(sum, "around "+words)
	case size.GreaterThan(line):
		return justBeside.says(sum, "just over "+words)
	}
	return justBeside.says(sum, "just under "+words)
}

// Approaching is "approaching" for a quantity from 95% of a line to just before
// it, with the same sign.
func Approaching(q, line Quantity) Sentence {
	if !Comparable(q, line) || q.Num.Sign() != line.Num.Sign() || !within(q.Num, line.Num, 5) ||
		q.Num.Abs().GreaterThanOrEqual(line.Num.Abs()) {
		return nil
	}
	return approaching.says(q, "approaching")
}

// Change is a difference of shares in words: "nearly a percentage point" from
// three quarters of one to just before one, up or down, else "0.4 percentage
// points".
func Change(difference Quantity) Sentence {
	size := difference.Num.Abs()
	if !difference.Known || difference.Unit != Points || size.LessThan(decimal.New(75, -4)) || size.GreaterThanOrEqual(decimal.New(1, -2)) {
		return Say("%", difference)
	}
	return nearlyPoint.says(difference, "nearly a percentage point")
}

// Aside sets a hedge between dashes, " – more than half – ", or one space.
func Aside(hedge Sentence) Sentence {
	if len(hedge) == 0 {
		return Say(" ")
	}
	return Say(" – % – ", hedge)
}
