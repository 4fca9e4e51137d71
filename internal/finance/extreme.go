package finance

import (
	"fmt"

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
func Extreme(series []Dated) Sentence {
	if s := exceeding(series, "highest", decimal.Decimal.GreaterThanOrEqual); s != nil {
		return s
	}
	return exceeding(series, "lowest", decimal.Decimal.LessThanOrEqual)
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
		case !Comparable(then.Quantity, now.Quantity) || then.What != now.What || then.When != series[i+1].When.Before():
			return run, nil
		case reaches(then.Num, now.Num):
			return run, &then
		}
		run = append(run, then.Quantity)
	}
	return run, nil
}
