package finance

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// A hedge is a word for a number that is only said where it is true: each
// function here computes whether it holds, exactly, and returns nothing where
// it does not. The quantity behind the word goes with it.

// fewest is of how many a part is told in words; of fewer they would puff up
// what can be counted on a hand.
const fewest = 5

// fractions are the parts that have a word, said where they hold exactly and,
// but for the half, with "around" where they hold within 5%.
var fractions = []struct {
	n, of int64
	word  string
}{
	{1, 2, "half"}, {2, 3, "two-thirds"}, {3, 4, "three-quarters"}, {9, 10, "9 in 10"},
	{1, 3, "1 in 3"}, {1, 4, "a quarter"}, {1, 5, "1 in 5"}, {1, 10, "1 in 10"},
}

// portion says in words what part n of all is: "more than half", "nearly
// half", "around two-thirds", "1 in 3".
func portion(n, all Quantity) Sentence {
	if !n.Known || !all.Known || all.Num.LessThan(decimal.NewFromInt(fewest)) {
		return nil
	}
	return hedged(n.Over(all).As("share of "+all.What), part(n.Num, all.Num))
}

// hedged is a quantity shown by a word, nothing if there is no word.
func hedged(q Quantity, word string) Sentence {
	if word == "" {
		return nil
	}
	return Sentence{show(q, word)}
}

// part is the word for n of all, both not negative and n not more than all;
// "1 of 5" is not also said to be 1 in 5.
func part(n, all decimal.Decimal) string {
	if n.IsNegative() || n.GreaterThan(all) {
		return ""
	}
	for _, f := range fractions {
		if scale(n, f.of).Equal(scale(all, f.n)) && !all.Equal(decimal.NewFromInt(f.of)) {
			return f.word
		}
	}
	for _, f := range fractions[1:] {
		if within(scale(n, f.of), scale(all, f.n)) {
			return "around " + f.word
		}
	}
	switch {
	case scale(n, 2).GreaterThan(all):
		return "more than half"
	case scale(n, 20).GreaterThanOrEqual(scale(all, 9)):
		return "nearly half"
	}
	return ""
}

func scale(n decimal.Decimal, by int64) decimal.Decimal { return n.Mul(decimal.NewFromInt(by)) }

// within tells whether a number lies within 5% of another.
func within(n, of decimal.Decimal) bool {
	return scale(n.Sub(of).Abs(), 20).LessThanOrEqual(of.Abs())
}

// allBut reads "all but 2", where no more than one in five are left out and
// some are.
func allBut(n, all Quantity) Sentence {
	left := all.Minus(n).As("the others")
	if !left.Known || all.Int() < fewest || left.Int() < 1 || scale(left.Num, 5).GreaterThan(all.Num) {
		return nil
	}
	return say("all but %", left)
}

// around reads "around £2bn" for a quantity within 5% of a round one that it
// is not.
func around(q, round Quantity) Sentence {
	if !comparable(q, round) || q.Num.Equal(round.Num) || !within(q.Num, round.Num) {
		return nil
	}
	return hedged(q, "around "+coarse(round))
}

// approaching reads "approaching £800m" for a quantity from 95% of a line to
// just before it, on the same side of nothing.
func approaching(q, line Quantity) Sentence {
	if !comparable(q, line) || q.Num.Sign() != line.Num.Sign() || !within(q.Num, line.Num) ||
		q.Num.Abs().GreaterThanOrEqual(line.Num.Abs()) {
		return nil
	}
	return hedged(q, "approaching "+coarse(line))
}

// beside reads "just over £2bn" or "just under £2bn" for a quantity that is
// off a line by no more than a tenth of the unit it is told in (for billions,
// £100m).
func beside(q, line, unit Quantity) Sentence {
	if !comparable(q, line) || !comparable(q, unit) || q.Num.Sign() != line.Num.Sign() {
		return nil
	}
	off := q.Num.Abs().Sub(line.Num.Abs())
	switch {
	case off.IsZero() || scale(off.Abs(), 10).GreaterThan(unit.Num.Abs()):
		return nil
	case off.IsPositive():
		return hedged(q, "just over "+coarse(line))
	}
	return hedged(q, "just under "+coarse(line))
}

// comparable tells whether quantities are known, of one kind and one unit.
func comparable(a, b Quantity) bool {
	return a.Known && b.Known && a.Kind == b.Kind && a.Unit == b.Unit
}

// nearlyPoint reads "nearly a percentage point" for a difference of shares of
// three quarters of one to just before one, up or down.
func nearlyPoint(difference Quantity) Sentence {
	size := difference.Num.Abs()
	if !difference.Known || difference.Unit != Points || size.LessThan(decimal.New(75, -4)) || size.GreaterThanOrEqual(decimal.New(1, -2)) {
		return nil
	}
	return hedged(difference, "nearly a percentage point")
}

// change is a difference of shares in words: "nearly a percentage point", else
// "0.4 percentage points".
func change(difference Quantity) Sentence {
	if near := nearlyPoint(difference); near != nil {
		return near
	}
	return say("%", difference)
}

// rounded is a sum of a billion or more to the whole billion; else unknown.
func rounded(q Quantity) Quantity {
	whole := Given(q.Num.Shift(-9).Round(0).Shift(9), q.Kind, q.Unit, q.What)
	whole.Known = q.Known && q.Kind == table.Money && !whole.Num.IsZero()
	return whole
}

// coarse shows a line that a quantity is held against, whole billions as such:
// "£2bn".
func coarse(line Quantity) string {
	whole := line.Num.Abs().Shift(-9)
	if line.Kind == table.Money && whole.IsInteger() && !whole.IsZero() {
		return Sign(line.Unit) + Figure(whole, 0) + "bn"
	}
	return prose(line)
}

// numerals are the numbers that prose spells out.
var numerals = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// spelt shows a count as prose does: to ten in words, else in figures.
func spelt(q Quantity) Part {
	if q.Known && q.Num.IsInteger() && q.Int() >= 0 && q.Int() < len(numerals) {
		return show(q, numerals[q.Int()])
	}
	return show(q, prose(q))
}

// plural is a count with its noun: "1 system", "nine systems" as shown.
func plural(n Part, one, many string) Sentence {
	return say("% %", n, either(n.Quantity.Num.Equal(decimal.NewFromInt(1)), one, many))
}
