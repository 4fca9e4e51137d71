package meaning

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// variances finds out which way round a column is that says how far an amount is
// from its plan. Where both stand beside it, the numbers show it. Where they do
// not, and all that is known is positive, that is a doubt.
func variances(s *sheet) {
	for i, c := range s.Columns {
		if c.Sign != "" || !c.Kind.Numeric() {
			continue
		}
		for _, u := range s.uses {
			if u.uses(c.Name, Varies) && !u.uses(c.Name, Names) {
				s.variance(i, u)
				break
			}
		}
	}
}

// variance settles one column for a section.
func (s *sheet) variance(column int, u Use) {
	c := s.Columns[column]
	plan, actual := s.pair(u)
	spending := u.Spending || plan >= 0 && s.Columns[plan].Sign == table.Spending || actual >= 0 && s.Columns[actual].Sign == table.Spending
	switch along, against := s.differences(column, plan, actual); {
	case along > 0 && against == 0 && spending, against > 0 && along == 0 && !spending:
		s.turn(column, spending, plan, actual)
	case along > 0 || against > 0:
	case s.firstOf(column, decimal.Decimal.IsNegative) == nil && gapWords.MatchString(headOf(c)+" "+c.Name):
		if row := s.firstOf(column, decimal.Decimal.IsPositive); row != nil {
			s.doubt(gapDoubt(c, &row[column]))
		}
	}
}

// gapWords are those of a head that can mean either way round.
var gapWords = regexp.MustCompile(`(?i)(\b|_)(gap|variances?|shortfall|adverse|difference|worse|off plan)(\b|_)`)

// pair are the columns that the section calls plan, and the other whose
// direction it tells; -1 for none.
func (s *sheet) pair(u Use) (plan, actual int) {
	plan, actual = -1, -1
	for _, f := range u.Fields {
		switch {
		case f.Means&Varies != 0 || f.Means&(Directs|Sides) == 0:
		case f.Name == "plan":
			plan = s.Index(f.Column)
		default:
			actual = s.Index(f.Column)
		}
	}
	return plan, actual
}

// differences counts the rows in which the column is actual minus plan, along,
// and those in which it is plan minus actual. If any is neither, it is neither.
func (s *sheet) differences(column, plan, actual int) (along, against int) {
	if plan < 0 || actual < 0 {
		return 0, 0
	}
	scale, ok := newScale(s.Rows, column)
	if !ok {
		return 0, 0
	}
	slack := scale.slack(2)
	for _, row := range s.Rows {
		if !row[column].Known || !row[plan].Known || !row[actual].Known {
			continue
		}
		gap, given := row[actual].Num.Sub(row[plan].Num), row[column].Num
		is, isNot := !gap.Sub(given).Abs().GreaterThan(slack), !gap.Add(given).Abs().GreaterThan(slack)
		switch {
		case is && isNot:
		case is:
			along++
		case isNot:
			against++
		default:
			return 0, 0
		}
	}
	return along, against
}

// turn notes that a positive amount of the column is adverse, because it is the
// difference of the other two.
func (s *sheet) turn(column int, spending bool, plan, actual int) {
	s.Columns = slices.Clone(s.Columns)
	c := &s.Columns[column]
	if c.Sign = table.Deficit; spending {
		c.Sign, plan, actual = table.Overspend, actual, plan
	}
	s.say("“%s” is “%s” minus “%s”, so a positive number is adverse.", headOf(*c), headOf(s.Columns[plan]), headOf(s.Columns[actual]))
}

// gapDoubt is the doubt about a gap of which no negative number is known.
func gapDoubt(c table.Column, v *table.Value) table.Doubt {
	amount := c.Figure(v.Num)
	return table.Doubt{
		What:  "sign",
		Words: fmt.Sprintf("%s holds %s under %q, in which no number is negative", v.From, amount, headOf(c)),
		One:   "it is " + amount + " worse than planned",
		Other: "it is " + amount + " better than planned",
		Cure:  fmt.Sprintf("%s.sign: deficit, or %[1]s.sign: surplus", c.Place),
		Cells: v.Cells(),
	}
}
