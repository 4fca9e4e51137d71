package scorecard

import (
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// standing is how a variance stands to the plan.
type standing int

// A variance is unknown, adverse beyond the tolerance, adverse within it, none, or
// favourable.
const (
	unknown standing = iota
	adverse
	near
	none
	favourable
)

// stands is how a variance stands.
func (c *card) stands(variance finance.Quantity) standing {
	switch v := variance.Num; {
	case !variance.Known:
		return unknown
	case v.LessThan(c.Tolerance.Neg()):
		return adverse
	case v.IsNegative():
		return near
	case v.Equal(decimal.Zero):
		return none
	}
	return favourable
}

// status says in words how a line stands, to date and in its forecast. Every line
// has one of them.
func (c *card) status(l line) kind.Cell {
	toDate, year := c.stands(l.variance), c.stands(l.gap)
	switch {
	case toDate == unknown && year == unknown:
		return kind.Words("no data")
	case toDate == adverse && year == adverse:
		return kind.Words("adverse all year").Toned(document.Bad)
	case year == adverse:
		return kind.Words("adverse by year end").Toned(document.Bad)
	case toDate == adverse && year == unknown:
		return kind.Words("adverse").Toned(document.Bad)
	case toDate == adverse:
		return kind.Words("adverse so far").Toned(document.Watch)
	case toDate == near || year == near:
		return kind.Words("within tolerance").Toned(document.Watch)
	case toDate == favourable || year == favourable:
		return kind.Words("favourable").Toned(document.Good)
	}
	return kind.Words("on plan").Toned(document.Good)
}

// statusNotes say what the words of the status and the percentages mean.
func (c *card) statusNotes() []string {
	notes := []string{"Within tolerance is adverse by no more than " + c.ToleranceWords() + ". Percentages are of the plan to date."}
	if c.forecasts() {
		notes = []string{"Adverse all year is adverse to date and in the forecast, adverse so far to date alone, adverse by year end in the forecast alone; within tolerance is adverse by no more than " +
			c.ToleranceWords() + ". Percentages are of the plan to date and of the full-year plan."}
	}
	return notes
}
