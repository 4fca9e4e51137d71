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

// lines asks where a section sets income beside spending, both above zero: more
// than planned is good of one and adverse of the other. The names of the lines are
// what shows it. Amounts that the settings call surpluses or income are, such as
// what is saved of pay, and those that they call spending cannot all be.
func lines(s *sheet) {
	asked := map[int]bool{}
	for _, u := range s.uses {
		at := s.flowing(u)
		if income, spending := s.mixed(u); income != nil && spending != nil && !asked[at] {
			asked[at] = true
			s.doubt(s.linesDoubt(u, at, income, spending))
		}
	}
}

// mixed are a row of income and one of spending that the section sets beside each
// other, both above zero; nil if there are not both, or if the settings say what
// they are.
func (s *sheet) mixed(u Use) (income, spending []table.Value) {
	name, at := s.Index(u.column("line")), s.flowing(u)
	if u.Lined || name < 0 || at < 0 {
		return nil, nil
	}
	if sign := s.Columns[at].Sign; sign != "" && sign != table.Spending || welcomeWords.MatchString(headOf(s.Columns[at])) {
		return nil, nil
	}
	income = s.namedFlow(name, at, func(line string) bool { return incomeLines.MatchString(line) && !spendingLines.MatchString(line) })
	spending = s.namedFlow(name, at, func(line string) bool { return spendingLines.MatchString(line) && !incomeLines.MatchString(line) })
	return income, spending
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
func (s *sheet) linesDoubt(u Use, at int, income, spending []table.Value) table.Doubt {
	c, name := s.Columns[at], s.Index(u.column("line"))
	one, other := strings.TrimSpace(income[name].Text), strings.TrimSpace(spending[name].Text)
	return table.Doubt{
		What: "lines",
		Words: fmt.Sprintf("“%s” sets “%s” (%s: %s) beside “%s” (%s: %s), and tells whether they are good or bad news",
			u.Section, one, income[at].From, c.Figure(income[at].Num), other, spending[at].From, c.Figure(spending[at].Num)),
		One:   "one is income, of which more is good, and the other spending, of which more is adverse",
		Other: "all of them are one of the two",
		Cure:  fmt.Sprintf("columns: { sense: COLUMN } in the section, with a column that says income or spending of each line, or %[1]s.sign: income, or %[1]s.sign: surplus", c.Place),
		Cells: append(income[at].Cells(), spending[at].Cells()...),
	}
}
