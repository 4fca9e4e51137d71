package finance

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// reading is a quantity of a period.
type reading struct {
	when
	Quantity
}

// leastRun is how many periods before it a reading must exceed to be called
// the highest or the lowest.
const leastRun = 2

// extreme says of the last of a series, oldest first, that it is "the lowest
// since 2018-19" or "the highest in at least eight years", and nothing where
// it is neither. Since names the latest period that was as low; at least
// counts the periods before, back to where the series begins or has a gap. What
// is not of the same name, as a plan among outturns, is a gap.
func extreme(series []reading) Sentence {
	if s := exceeding(series, "highest", decimal.Decimal.GreaterThanOrEqual); s != nil {
		return s
	}
	return exceeding(series, "lowest", decimal.Decimal.LessThanOrEqual)
}

func exceeding(series []reading, word string, reaches func(a, b decimal.Decimal) bool) Sentence {
	run, since := unbroken(series, reaches)
	if len(run) < leastRun {
		return nil
	}
	now := series[len(series)-1]
	seen := append(run, now.Quantity)
	record := now.Quantity
	record.Rule, record.From = fmt.Sprintf("%s of %d", word, len(seen)), cells(seen)
	if since != nil {
		return say("the % since %", show(record, word), since.when.String())
	}
	k := Counted(len(run), "periods before, none of them as extreme", run...).About(now.Of)
	one := either(now.month == 0, "year", "month")
	return say("the % in at least %", show(record, word), plural(spelt(k), one, one+"s"))
}

// unbroken are the readings just before the last that do not reach it, the
// latest first, and the one before them that does, if there is no gap between.
func unbroken(series []reading, reaches func(a, b decimal.Decimal) bool) (run []Quantity, since *reading) {
	last := len(series) - 1
	for i := last - 1; i >= 0; i-- {
		then, now := series[i], series[last]
		switch {
		case !comparable(then.Quantity, now.Quantity) || then.What != now.What || then.when != series[i+1].when.before():
			return run, nil
		case reaches(then.Num, now.Num):
			return run, &then
		}
		run = append(run, then.Quantity)
	}
	return run, nil
}

// before is the year before a year, the month before a month.
func (w when) before() when {
	switch w.month {
	case 0:
		return when{year: w.year - 1}
	case 1:
		return when{w.year - 1, 12}
	}
	return when{w.year, w.month - 1}
}
