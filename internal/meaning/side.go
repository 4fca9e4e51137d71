package meaning

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// sides asks what money is of which a section tells surpluses and deficits, where
// nothing shows that it is a balance: no amount is below zero, no head names one,
// and neither a setting nor a gap beside it says so. Spending looks the same, and
// of it more than planned is adverse.
func sides(s *sheet) {
	asked := map[string]bool{}
	for _, u := range s.uses {
		at := s.unsided(u)
		if len(at) == 0 {
			continue
		}
		row := s.firstOf(at[0], decimal.Decimal.IsPositive)
		if row == nil || asked[s.Columns[at[0]].Name] {
			continue
		}
		for _, i := range at {
			asked[s.Columns[i].Name] = true
		}
		s.doubt(s.sideDoubt(at, row, u))
	}
}

// unsided are the columns of a section whose direction it tells and nothing
// shows; none if anything does.
func (s *sheet) unsided(u Use) (at []int) {
	if income, spending := s.mixed(u); u.Spending || u.Lined || income != nil && spending != nil {
		return nil
	}
	for _, f := range u.Fields {
		i := s.Index(f.Column)
		switch {
		case i < 0 || f.Means&Directs == 0:
		case f.Means&(Varies|Names) != 0, s.sided(i):
			return nil
		default:
			at = append(at, i)
		}
	}
	return at
}

// sided tells whether a column shows what its amounts are.
func (s *sheet) sided(i int) bool {
	c := s.Columns[i]
	return c.Kind != table.Money || c.Sign != "" || signOf(c) != "" || welcomeWords.MatchString(strings.ReplaceAll(c.Head+" "+c.Name, "_", " ")) ||
		s.firstOf(i, decimal.Decimal.IsNegative) != nil
}

// sideDoubt is the doubt about amounts of which none is below zero.
func (s *sheet) sideDoubt(at []int, row []table.Value, u Use) table.Doubt {
	c, v := s.Columns[at[0]], &row[at[0]]
	var heads, spending, surplus []string
	for _, i := range at {
		heads = append(heads, fmt.Sprintf("%q", headOf(s.Columns[i])))
		spending = append(spending, s.Columns[i].Place+".sign: spending")
		surplus = append(surplus, s.Columns[i].Place+".sign: surplus")
	}
	return table.Doubt{
		What: "sign",
		Words: fmt.Sprintf("%s holds %s under %q, no number of %s is below zero, and “%s” tells whether they are good or bad news",
			v.From, c.Figure(v.Num), headOf(c), strings.Join(heads, " and "), u.Section),
		One:   "they are spending, of which more is adverse",
		Other: "they are surpluses, of which less is",
		Cure:  strings.Join(spending, " and ") + ", or " + strings.Join(surplus, " and "),
		Cells: v.Cells(),
	}
}
