package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/table"
)

// outturnTable sets plan against outturn as a table for reading: the
// organisation, its variance in earlier years, then plan, outturn, variance
// and class of the year told of.
type outturnTable struct {
	Finance
	*finance.Comparison
}

func (o outturnTable) now() finance.Outturn { return o.Years[len(o.Years)-1] }

func (o outturnTable) earlier() []finance.Outturn { return o.Years[:len(o.Years)-1] }

func (o outturnTable) set() document.Table {
	rows := ordered(o.now().Rows, o.Show.Order)
	shown := rows[:min(o.Show.Rows, len(rows))]
	set := document.Table{
		Caption: fmt.Sprintf("%s, %s", o.Title, o.now().Year),
		Unit:    o.Unit.String(),
		Columns: o.heads(),
		Notes:   o.notes(len(shown), len(rows)),
	}
	for _, r := range shown {
		set.Rows = append(set.Rows, o.row(r))
	}
	if o.Show.Total && o.now().Total.Known > 0 {
		set.Rows = append(set.Rows, o.total())
	}
	if !o.adds(shown) {
		set.Notes = append(set.Notes, "Figures may not add because of rounding.")
	}
	set.Notes = append(set.Notes, o.Notes...)
	weigh(&set)
	return set
}

// ordered puts the rows, which come worst first, in the order asked for. Ties
// go by name, and what has no variance comes last.
func ordered(rows []finance.Row, order string) []finance.Row {
	rows = slices.Clone(rows)
	switch order {
	case "name":
		slices.SortFunc(rows, func(a, b finance.Row) int { return cmp.Compare(a.Body, b.Body) })
	case "best":
		slices.SortStableFunc(rows, func(a, b finance.Row) int {
			if !a.Known() || !b.Known() {
				return 0 // they stand last already
			}
			return b.Variance.Cmp(a.Variance)
		})
	}
	return rows
}

func (o outturnTable) heads() []document.Column {
	heads := []document.Column{{Head: capital(o.called())}}
	for _, year := range o.earlier() {
		heads = append(heads, document.Column{Head: "Variance " + year.Year.String(), Numeric: true, Wide: true})
	}
	for _, head := range []string{"Plan", "Outturn", "Variance"} {
		heads = append(heads, document.Column{Head: head, Numeric: true})
	}
	return append(heads, document.Column{Head: "Result"})
}

func (o outturnTable) row(r finance.Row) document.Row {
	cells := []document.Cell{words(r.Body)}
	for _, year := range o.earlier() {
		i := slices.IndexFunc(year.Rows, func(then finance.Row) bool { return then.Body == r.Body })
		cells = append(cells, o.variance(year.Rows[i]))
	}
	cells = append(cells, o.money(r.Plan), o.money(r.Actual), o.variance(r))
	result := words(string(r.Class))
	switch {
	case r.Class.Missed():
		result.Tone = document.Bad
	case r.Class == finance.Met, r.Class.Beat():
		result.Tone = document.Good
	}
	return document.Row{Cells: append(cells, result)}
}

// total sums all organisations with figures, whether they are shown or not.
func (o outturnTable) total() document.Row {
	t := o.now().Total
	label := "All " + finance.Count(t.Known, o.called())
	if t.Unknown > 0 {
		label += " with figures"
	}
	cells := []document.Cell{words(label)}
	for _, year := range o.earlier() {
		cells = append(cells, o.sum(year.Total.Variance, year.Total.Known > 0))
	}
	cells = append(cells, o.sum(t.Plan, true), o.sum(t.Actual, true), o.sum(t.Variance, true))
	result := words(fmt.Sprintf("%d of %d missed plan", t.Missed, t.Known))
	return document.Row{Cells: append(cells, result), Rank: document.Total}
}

func (o outturnTable) variance(r finance.Row) document.Cell {
	if r.Class == finance.Absent {
		return document.Cell{Value: table.Value{Kind: table.Money}, Shown: "–"}
	}
	return o.sum(r.Variance, r.Known())
}

// sum is a cell that was computed.
func (o outturnTable) sum(n decimal.Decimal, known bool) document.Cell {
	return o.money(table.Value{Kind: table.Money, Known: known, Num: n})
}

func (o outturnTable) money(v table.Value) document.Cell {
	return figures{unit: o.Unit, decimals: o.Decimals}.cell(v, table.Money)
}

// notes say what is shown and how it is to be read.
func (o outturnTable) notes(shown, all int) []string {
	var notes []string
	if shown < all {
		notes = append(notes, fmt.Sprintf("%d of %s shown, %s.", shown, finance.Count(all, o.called()), spelt[o.Show.Order]))
	}
	if status := o.status(); status != "" {
		notes = append(notes, status)
	}
	notes = append(notes,
		"Surplus positive, deficit in brackets. Variance is outturn minus plan: in brackets it is worse than plan.",
		fmt.Sprintf("A plan counts as missed where the outturn is more than %s below it.", finance.Prose(o.Tolerance.Decimal, o.Unit.Sign)))
	if unknown := o.now().Total.Unknown; unknown > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", finance.Count(unknown, o.called())))
	}
	if left := len(o.Warnings); left > 0 {
		notes = append(notes, fmt.Sprintf("%s of the source without a name or a year: left out.", finance.Count(left, "row")))
	}
	return notes
}

// spelt says the order of the rows in words.
var spelt = map[string]string{"worst": "worst variance first", "best": "best variance first", "name": "by name"}

// status names the vintages: "2022-23: the final accounts; 2023-24: the draft
// accounts."
func (o outturnTable) status() string {
	var said []string
	for _, year := range o.Years {
		if year.Vintage != "" {
			said = append(said, fmt.Sprintf("%s: %s", year.Year, year.Accounts()))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, "; ") + "."
}

// adds tells whether the printed figures add: in every row plan and variance
// make the outturn, and if all rows are shown the rows make the total.
func (o outturnTable) adds(shown []finance.Row) bool {
	total, sum := o.now().Total, [3]decimal.Decimal{}
	rows := append(slices.Clone(shown), finance.Row{
		Plan: known(total.Plan), Actual: known(total.Actual), Variance: total.Variance,
	})
	for i, r := range rows {
		plan, actual, variance := o.rounded(r.Plan.Num), o.rounded(r.Actual.Num), o.rounded(r.Variance)
		if r.Known() && !plan.Add(variance).Equal(actual) {
			return false
		}
		if i < len(shown) && r.Known() {
			sum = [3]decimal.Decimal{sum[0].Add(plan), sum[1].Add(actual), sum[2].Add(variance)}
		}
	}
	return len(shown) < total.Known || !o.Show.Total ||
		sum[0].Equal(o.rounded(total.Plan)) && sum[1].Equal(o.rounded(total.Actual)) && sum[2].Equal(o.rounded(total.Variance))
}

func known(n decimal.Decimal) table.Value { return table.Value{Kind: table.Money, Known: true, Num: n} }

func (o outturnTable) rounded(n decimal.Decimal) decimal.Decimal {
	return o.Unit.Rounded(n, o.Decimals)
}
