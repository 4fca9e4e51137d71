package meaning

import (
	"fmt"
	"regexp"
	"strings"

	"catchup/internal/table"
)

// Words of the names of lines that are income, and of those that are spending.
var (
	incomeLines   = regexp.MustCompile(`(?i)\b(income|revenues?|receipts)\b`)
	spendingLines = regexp.MustCompile(`(?i)\b(pay|non-pay|staff(ing)?|wages|salaries|agency|drugs|costs?|expenditures?|expenses?|spend(ing)?|depreciation|purchases|consumables|tax|generation|collection)\b`)
)

// lines asks where a section sets income beside spending, both above zero, and
// nothing says which is which: more than planned is good of one and adverse of
// the other. The names of the lines are what shows it.
func lines(s *sheet) {
	for _, u := range s.uses {
		name, at := s.Index(u.column("line")), s.flowing(u)
		if u.Lined || name < 0 || at < 0 {
			continue
		}
		income := s.namedFlow(name, at, func(line string) bool { return incomeLines.MatchString(line) && !spendingLines.MatchString(line) })
		spending := s.namedFlow(name, at, func(line string) bool { return spendingLines.MatchString(line) && !incomeLines.MatchString(line) })
		if income != nil && spending != nil {
			s.doubt(s.linesDoubt(u, name, at, income, spending))
			return
		}
	}
}

// flowing is the first column of amounts that the section sets against others, −1
// if there is none.
func (s *sheet) flowing(u Use) int {
	for _, f := range u.Fields {
		if i := s.Index(f.Column); i >= 0 && f.Means&Directs != 0 && f.Means&(Varies|Names) == 0 {
			return i
		}
	}
	return -1
}

// namedFlow is the first row of a line of such a name whose amount is above zero;
// nil if there is none, or if such a line has one below zero.
func (s *sheet) namedFlow(name, at int, is func(line string) bool) (first []table.Value) {
	for i, row := range s.Rows {
		v := &row[at]
		switch {
		case s.Role(i) != table.Body || !v.Known || v.Num.IsZero() || !is(row[name].Text):
			continue
		case v.Num.IsNegative():
			return nil
		case first == nil:
			first = row
		}
	}
	return first
}

// linesDoubt is the doubt about a line of income beside one of spending.
func (s *sheet) linesDoubt(u Use, name, at int, income, spending []table.Value) table.Doubt {
	c := s.Columns[at]
	one, other := strings.TrimSpace(income[name].Text), strings.TrimSpace(spending[name].Text)
	return table.Doubt{
		What: "lines",
		Words: fmt.Sprintf("“%s” sets “%s” (%s: %s) beside “%s” (%s: %s), and tells whether they are good or bad news",
			u.Section, one, income[at].From, c.Figure(income[at].Num), other, spending[at].From, c.Figure(spending[at].Num)),
		One:   "one is income, of which more is good, and the other spending, of which more is adverse",
		Other: "all of them are the same",
		Cure:  fmt.Sprintf("columns: { sense: COLUMN } in the section, where the column says income or spending of each line; a constant of shape: derive will do if all are the same (%s)", c.Place),
		Cells: append(income[at].Cells(), spending[at].Cells()...),
	}
}
