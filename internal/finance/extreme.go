package finance

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"
)

// Dated is a quantity of a period.
type Dated struct {
	When
	Quantity
}

// LeastRun is how many periods before it a reading must exceed to be called
// the highest or the lowest.
const LeastRun = 2

// Extreme says of the last of a series, oldest first, that it is "the lowest
// since 2018-19" or "the highest in at least eight years", and nothing if it is
// neither. "Since" names the latest period that was as low. "At least" counts
// the periods before, back to the beginning of the series or to a gap. A value
// with another name, such as a plan among outturns, is a gap.
func Extreme(series []Dated) Sentence { return extremeAs(series, "highest", "lowest") }

// ExtremeSize says the same of the last of a series whose side of nothing the words
// before it tell, as of a deficit: "the largest since 2018-19" of the lowest.
func ExtremeSize(series []Dated) Sentence {
	if now := series[len(series)-1]; now.Num.IsNegative() {
		return extremeAs(series, "smallest", "largest")
	}
	return extremeAs(series, "largest", "smallest")
}

// extremeAs says it with these words for the two ends.
func extremeAs(series []Dated, highest, lowest string) Sentence {
	if s := exceeding(series, highest, decimal.Decimal.GreaterThanOrEqual); s != nil {
		return s
	}
	return exceeding(series, lowest, decimal.Decimal.LessThanOrEqual)
}

// Rarity is how unlikely it is that the last of a series is the highest or the
// lowest, in halvings of its probability; zero if it is neither. Of n values that
// follow no rule each is as likely as any other to be the highest, so that 2 of n
// chances make a record (A. Rényi, Théorie des éléments saillants d’une suite
// d’observations, 1962).
func Rarity(series []Dated) float64 {
	run, _ := unbroken(series, decimal.Decimal.GreaterThanOrEqual)
	other, _ := unbroken(series, decimal.Decimal.LessThanOrEqual)
	n := max(len(run), len(other))
	if n < LeastRun {
		return 0
	}
	return max(0, math.Log2(float64(n+1)/2))
}

func exceeding(series []Dated, word string, reaches func(a, b decimal.Decimal) bool) Sentence {
	run, since := unbroken(series, reaches)
	if len(run) < LeastRun {
		return nil
	}
	now := series[len(series)-1]
	seen := append(run, now.Quantity)
	record := now.Quantity
	record.Rule, record.From = fmt.Sprintf("%s of %d", word, len(seen)), cells(seen)
	if since != nil {
		return Say("the % since %", extremeSince.says(record, word), since.When)
	}
	k := Counted(len(run), "periods before, none of them as extreme", run...).About(now.Of)
	one := Pick(now.Part.None(), "year", now.Part.Noun())
	return Say("the % in at least %", extremeInYears.says(record, word), Numbered(Spelt(k), one, one+"s"))
}

// unbroken are the readings just before the last that do not reach it, the
// latest first, and the one before them that does, if there is no gap between
// them.
func unbroken(series []Dated, reaches func(a, b decimal.Decimal) bool) (run []Quantity, since *Dated) {
	last := len(series) - 1
	for i := last - 1; i >= 0; i-- {
		then, now := series[i], series[last]
		switch {
		case !Comparable(then.Quantity, now.Quantity) || then.What != now.What || !series[i+1].When.Follows(then.When):
			return run, nil
		case reaches(then.Num, now.Num):
			return run, &then
		}
		run = append(run, then.Quantity)
	}
	return run, nil
}
