package finance

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

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

// Portion says in words what part n of all is: "more than half", "nearly
// half", "around two-thirds", "1 in 3".
func Portion(n, all Quantity) Sentence {
	if !n.Known || !all.Known || all.Num.LessThan(decimal.NewFromInt(fewest)) {
		return nil
	}
	return Hedged(n.Over(all).As("share of "+all.What), part(n.Num, all.Num))
}

// Hedged is a quantity shown by a word, nothing if there is no word.
func Hedged(q Quantity, word string) Sentence {
	if word == "" {
		return nil
	}
	return Sentence{Show(q, word)}
}

// part is the word for n of all, both not negative and n not more than all;
// "1 of 5" is not also said to be 1 in 5.
func part(n, all decimal.Decimal) string {
	if n.IsNegative() || n.GreaterThan(all) {
		return ""
	}
	for _, f := range fractions {
		if Scale(n, f.of).Equal(Scale(all, f.n)) && !all.Equal(decimal.NewFromInt(f.of)) {
			return f.word
		}
	}
	for _, f := range fractions[1:] {
		if within(Scale(n, f.of), Scale(all, f.n)) {
			return "around " + f.word
		}
	}
	switch {
	case Scale(n, 2).GreaterThan(all):
		return "more than half"
	case Scale(n, 20).GreaterThanOrEqual(Scale(all, 9)):
		return "nearly half"
	}
	return ""
}

// Scale multiplies by a whole number.
func Scale(n decimal.Decimal, by int64) decimal.Decimal { return n.Mul(decimal.NewFromInt(by)) }

// within tells whether a number lies within 5% of another.
func within(n, of decimal.Decimal) bool {
	return Scale(n.Sub(of).Abs(), 20).LessThanOrEqual(of.Abs())
}

// allBut reads "all but 2", where no more than one in five are left out and
// some are.
func allBut(n, all Quantity) Sentence {
	left := all.Minus(n).As("the others")
	if !left.Known || all.Int() < fewest || left.Int() < 1 || Scale(left.Num, 5).GreaterThan(all.Num) {
		return nil
	}
	return Say("all but %", left)
}

// around reads "around £2bn" for a quantity within 5% of a round one that it
// is not.
func around(q, round Quantity) Sentence {
	if !comparable(q, round) || q.Num.Equal(round.Num) || !within(q.Num, round.Num) {
		return nil
	}
	return Hedged(q, "around "+coarse(round))
}

// approaching reads "approaching £800m" for a quantity from 95% of a line to
// just before it, on the same side of nothing.
func approaching(q, line Quantity) Sentence {
	if !comparable(q, line) || q.Num.Sign() != line.Num.Sign() || !within(q.Num, line.Num) ||
		q.Num.Abs().GreaterThanOrEqual(line.Num.Abs()) {
		return nil
	}
	return Hedged(q, "approaching "+coarse(line))
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
	case off.IsZero() || Scale(off.Abs(), 10).GreaterThan(unit.Num.Abs()):
		return nil
	case off.IsPositive():
		return Hedged(q, "just over "+coarse(line))
	}
	return Hedged(q, "just under "+coarse(line))
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
	return Hedged(difference, "nearly a percentage point")
}

// Change is a difference of shares in words: "nearly a percentage point", else
// "0.4 percentage points".
func Change(difference Quantity) Sentence {
	if near := nearlyPoint(difference); near != nil {
		return near
	}
	return Say("%", difference)
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
	return Prose(line)
}

// Numerals are the numbers that prose spells out.
var Numerals = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// Spelt shows a count as prose does: to ten in words, else in figures.
func Spelt(q Quantity) Part {
	if q.Known && q.Num.IsInteger() && q.Int() >= 0 && q.Int() < len(Numerals) {
		return Show(q, Numerals[q.Int()])
	}
	return Show(q, Prose(q))
}

// Numbered is a count with its noun: "1 system", "nine systems" as shown.
func Numbered(n Part, one, many string) Sentence {
	return Say("% %", n, Text(Text(Pick(n.Quantity.Num.Equal(decimal.NewFromInt(1)), one, many))))
}

// Aside sets a hedge between dashes, " – more than half – ", or one space.
func Aside(hedge Sentence) Sentence {
	if len(hedge) == 0 {
		return Say(" ")
	}
	return Say(" – % – ", hedge)
}

// SpeltOrNone is a count in prose where it stands alone: "none", "five", "14".
func SpeltOrNone(n Quantity) Part {
	if n.Int() == 0 {
		return Show(n, "none")
	}
	return Spelt(n)
}
