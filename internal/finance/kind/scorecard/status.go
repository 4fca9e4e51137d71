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
		return kind.Words("adverse, and in forecast").Toned(document.Bad)
	case year == adverse:
		return kind.Words("adverse in forecast").Toned(document.Bad)
	case toDate == adverse && year == unknown:
		return kind.Words("adverse").Toned(document.Bad)
	case toDate == adverse:
		return kind.Words("adverse to date alone").Toned(document.Watch)
	case toDate == near || year == near:
		return kind.Words("adverse within tolerance").Toned(document.Watch)
	case toDate == favourable || year == favourable:
		return kind.Words("favourable").Toned(document.Good)
	}
	return kind.Words("on plan").Toned(document.Good)
}
