package share

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// mostYears is how many years stand side by side: the first and the last ones.
const mostYears = 5

// shown are the positions of the years that the table shows.
func (d *division) shown() []int {
	all := finance.Indices(d.shots)
	if len(all) <= mostYears {
		return all
	}
	return append(all[:1:1], all[len(all)-mostYears+1:]...)
}

// result sets the shares of each category, with its low, its high and its
// change.
func (d *division) result() *kind.Result {
	r := &kind.Result{
		Caption: d.label(d.first()) + " to " + d.label(d.now()),
		Columns: d.columns(),
		Ordered: map[string]string{"largest": "largest share first", "smallest": "smallest share first", "name": "by name"}[d.Order],
		Total:   d.total(),
		Foot:    d.foot(),
		Notes:   d.notes(),
		Said:    d.said(),
		Chart:   d.chart(),
	}
	for _, c := range d.categories {
		r.Rows = append(r.Rows, d.row(c))
	}
	return r
}

func (d *division) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(d.One)}}
	for n, i := range d.shown() {
		inner := n > 0 && i < len(d.shots)-1
		columns = append(columns, kind.Column{Head: d.label(d.shots[i]), Numeric: true, Wide: inner, Adds: true})
	}
	return append(columns, kind.Column{Head: "Lowest", Numeric: true, Wide: true}, kind.Column{Head: "Highest", Numeric: true},
		kind.Column{Head: "Below its high, percentage points", Numeric: true, Wide: true},
		kind.Column{Head: "Change, percentage points", Numeric: true})
}

func (d *division) row(c category) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(c.name)}}
	for _, i := range d.shown() {
		row.Cells = append(row.Cells, kind.Number(c.years[i].Quantity))
	}
	row.Cells = append(row.Cells, d.dated(c.low), d.dated(c.high), kind.Number(c.below), kind.Number(c.change))
	return row
}

// dated is a share with its year: "8.4% (2023-24)".
func (d *division) dated(r finance.Dated) kind.Cell {
	if !r.Known {
		return kind.Words("–")
	}
	return kind.Written(r.Quantity, fmt.Sprintf("%s (%s)", finance.Percent(r.Num, d.Decimals), r.When))
}

// total sums the shares of each year.
func (d *division) total() *kind.Row {
	row := &kind.Row{Cells: []kind.Cell{kind.Words("All " + d.Many)}, Rank: document.Total}
	for _, i := range d.shown() {
		var all []finance.Quantity
		for _, c := range d.categories {
			all = append(all, c.years[i].Quantity)
		}
		row.Cells = append(row.Cells, kind.Number(finance.SumKnown(all).As("share").About(kind.About("all "+d.Many, d.shots[i].Vintage))))
	}
	row.Cells = append(row.Cells, kind.Words("–"), kind.Words("–"), kind.Words("–"), kind.Words("–"))
	return row
}

// foot counts those that are not told of by themselves.
func (d *division) foot() []kind.Row {
	all, rose, except, _ := d.others()
	if all.Int() == 0 {
		return nil
	}
	row := kind.Row{Cells: []kind.Cell{kind.Written(all, "The "+finance.Count(all.Int(), "other"))}, Rank: document.Total}
	for range d.shown() {
		row.Cells = append(row.Cells, kind.Words("–"))
	}
	row.Cells = append(row.Cells, kind.Words("–"), kind.Words("–"), kind.Written(except, finance.Prose(except)+" did not rise"), kind.Written(rose, finance.Prose(rose)+" rose"))
	return []kind.Row{row}
}

// notes say what the shares are of, and which years are of which vintage.
func (d *division) notes() []string {
	notes := []string{"Shares of " + d.whole() + "; a change of shares is in percentage points."}
	if d.mixed() {
		notes = append(notes, d.vintages())
	}
	if d.Main.Has("total") {
		notes = append(notes, d.unsummed()...)
	}
	return notes
}

// whole names what the shares are of: "total spend", "the total".
func (d *division) whole() string {
	if name := d.Main.Measure("total"); name != "" && name != "total" {
		return name
	}
	return "the total"
}

// vintages says which years are of which vintage: "2023-24 is plan, the other
// years outturn; they are not like for like."
func (d *division) vintages() string {
	var runs []string
	for i := 0; i < len(d.shots); {
		j := i
		for j+1 < len(d.shots) && d.shots[j+1].Label == d.shots[i].Label {
			j++
		}
		years := d.shots[i].When.String()
		if j > i {
			years += " to " + d.shots[j].When.String()
		}
		runs = append(runs, years+" "+finance.Pick(d.shots[i].Label == "", "not labelled", d.shots[i].Label))
		i = j + 1
	}
	return "Not like for like: " + finance.List(runs) + "."
}

// slack is how far the categories may be off their total, as a share of it,
// before the table says so: half of what one decimal shows.
var slack = decimal.New(5, -4)

// unsummed says in which years the categories do not make the total.
func (d *division) unsummed() []string {
	var years []string
	for i, s := range d.shots {
		sum := decimal.Zero
		for _, c := range d.categories {
			sum = sum.Add(c.years[i].Num)
		}
		if sum.Sub(decimal.New(1, 0)).Abs().GreaterThan(slack) {
			years = append(years, s.When.String())
		}
	}
	if len(years) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The %s do not make the whole of %s in %s.", d.Many, d.whole(), finance.List(years))}
}

// chart draws the shares of the years shown.
func (d *division) chart() *kind.Chart {
	if !d.Chart {
		return nil
	}
	chart := &kind.Chart{Kind: document.Share, Title: finance.Capital("shares of " + d.whole()), Alt: finance.Paragraph(d.records(), d.leader())}
	for _, i := range d.shown() {
		chart.Labels = append(chart.Labels, d.label(d.shots[i]))
	}
	for _, c := range d.categories {
		series := kind.Series{Name: c.name}
		for _, i := range d.shown() {
			series.Points = append(series.Points, kind.Number(c.years[i].Quantity))
		}
		chart.Series = append(chart.Series, series)
	}
	return chart
}
