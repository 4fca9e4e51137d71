package meaning

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Words of a head that say what a positive amount is. Those of welcome say that
// it is good news, or both.
var (
	deficitWords   = regexp.MustCompile(`(?i)\b(deficits?|shortfalls?|loss(es)?|pressures?)\b`)
	overspendWords = regexp.MustCompile(`(?i)\b(overspen(d|ds|ding|t)|over-?spen(d|ds|ding|t))\b`)
	spendingWords  = regexp.MustCompile(`(?i)\b(costs?|expenditures?|expenses?|spen(d|ds|ding|t)|outgoings?|outlays?|pay ?bill)\b`)
	welcomeWords   = regexp.MustCompile(`(?i)\b(surplus(es)?|profits?|income|under-?spen(d|ds|ding|t)|positions?|balances?|contributions?|savings?|improvements?|efficienc(y|ies)|receipts?)\b`)
	bracketed      = regexp.MustCompile(`\([^)]*\)`)
)

// signs asks what a positive amount means where a head calls it bad news or
// spending, a section tells whether it is good or bad, and no setting says.
func signs(s *sheet) {
	for i, c := range s.Columns {
		if c.Sign != "" || c.Kind != table.Money && c.Kind != table.Number || !s.directed(i) {
			continue
		}
		sign := signOf(c)
		if sign == "" {
			continue
		}
		if row := s.firstOf(i, decimal.Decimal.IsPositive); row != nil {
			s.doubt(signDoubt(c, sign, &row[i]))
		}
	}
}

// signOf is what the head of a column says that its positive amounts are, or
// else its name; empty if it does not say, or says that they are good news.
func signOf(c table.Column) table.Sign {
	for _, words := range []string{c.Head, c.Name} {
		words = bracketed.ReplaceAllString(strings.ReplaceAll(words, "_", " "), " ")
		first, sign := len(words), table.Sign("")
		for _, named := range []struct {
			words *regexp.Regexp
			sign  table.Sign
		}{{welcomeWords, table.Surplus}, {overspendWords, table.Overspend}, {deficitWords, table.Deficit}, {spendingWords, table.Spending}} {
			if at := named.words.FindStringIndex(words); at != nil && at[0] < first {
				first, sign = at[0], named.sign
			}
		}
		switch sign {
		case table.Surplus:
			return ""
		case "":
			continue
		}
		return sign
	}
	return ""
}

// directed tells whether a section tells of the column whether its amounts are
// good or bad news, and does not itself say which they are.
func (s *sheet) directed(column int) bool {
	name := s.Columns[column].Name
	for _, u := range s.uses {
		if u.Spending || u.Lined {
			continue
		}
		if u.uses(name, Directs) || u.uses(name, Sides) && s.firstOf(column, decimal.Decimal.IsNegative) != nil {
			return true
		}
	}
	return false
}

// firstOf is the first row of a body whose number in the column is so, nil if
// there is none.
func (s *sheet) firstOf(column int, is func(decimal.Decimal) bool) []table.Value {
	for i, row := range s.Rows {
		if v := &row[column]; v.Known && s.Role(i) == table.Body && is(v.Num) {
			return row
		}
	}
	return nil
}

// signDoubt is the doubt about an amount that its head calls so.
func signDoubt(c table.Column, sign table.Sign, v *table.Value) table.Doubt {
	amount := c.Figure(v.Num)
	reading := map[table.Sign]string{
		table.Deficit:   "a deficit of " + amount,
		table.Overspend: "an overspend of " + amount,
		table.Spending:  amount + " of spending, of which more than planned is adverse",
	}[sign]
	return table.Doubt{
		What:  "sign",
		Words: fmt.Sprintf("%s holds %s under %q, and whether that is good or bad news is told", v.From, amount, headOf(c)),
		One:   "it is " + reading,
		Other: "it is a surplus of " + amount,
		Cure:  fmt.Sprintf("%s.sign: %s, or %[1]s.sign: surplus", c.Place, sign),
		Cells: v.Cells(),
	}
}

// headOf is how the source names a column, or else the settings.
func headOf(c table.Column) string {
	if c.Head != "" {
		return strings.Join(strings.Fields(c.Head), " ")
	}
	return c.Name
}
