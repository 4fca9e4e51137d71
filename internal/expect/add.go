package expect

import (
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Add is columns that must come to another one in every row, as plan and
// variance come to the outturn.
type Add struct {
	// Parts are the columns that are added.
	Parts []string `yaml:"parts,required"`
	// Total is the column they must come to.
	Total string `yaml:"total,required"`
	// Tolerance is how far from it they may be: 0.05m, or 2% of it; without it
	// they must come to it exactly.
	Tolerance Margin `yaml:"tolerance"`
}

// Check notes a sum of nothing.
func (a Add) Check(at check.Place) {
	if len(a.Parts) == 0 {
		at.Key("parts").Note("", "name the columns that are added")
	}
}

// test adds row by row. A row with an unknown value is passed over.
func (a Add) test(t *table.Table) []Breach {
	at, breaches := numeric(t, append([]string{a.Total}, a.Parts...)...)
	if len(breaches) > 0 {
		return breaches
	}
	for _, row := range t.Rows {
		total, parts := row[at[0]], pick(row, at[1:])
		sum, known := add(parts)
		if known && total.Known && !a.Tolerance.holds(sum, total.Num) {
			column := t.Columns[at[0]]
			breaches = append(breaches, breach(cells(append(parts, total)), "%s come to %s; %s (%s) is %s",
				strings.Join(a.Parts, " and "), column.Figure(sum), a.Total, total.From, column.Figure(total.Num)))
		}
	}
	return breaches
}

// pick is the values of a row in some columns.
func pick(row []table.Value, at []int) []table.Value {
	values := make([]table.Value, len(at), len(at)+1)
	for i, column := range at {
		values[i] = row[column]
	}
	return values
}

// add is the sum of the values; it is not known if one of them is not.
func add(values []table.Value) (sum decimal.Decimal, known bool) {
	for _, v := range values {
		if !v.Known {
			return sum, false
		}
		sum = sum.Add(v.Num)
	}
	return sum, true
}

// cells is where the values came from.
func cells(values []table.Value) []table.Origin {
	from := make([]table.Origin, len(values))
	for i, v := range values {
		from[i] = v.From
	}
	return from
}
