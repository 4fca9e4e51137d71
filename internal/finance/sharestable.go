package finance

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// mostYears is how many years stand side by side: the first and the last ones.
const mostYears = 5

// shown are the positions of the years that the table shows.
func (d *division) shown() []int {
	all := indices(d.shots)
	if len(all) <= mostYears {
		return all
	}
	return append(all[:1:1], all[len(all)-mostYears+1:]...)
}

// result sets the shares of each category, with its low, its high and its
// change.
func (d *division) result() *Result {
	r := &Result{
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

func (d *division) columns() []Column {
	columns := []Column{{Head: Capital(d.one)}}
	for n, i := range d.shown() {
		inner := n > 0 && i < len(d.shots)-1
		columns = append(columns, Column{Head: d.label(d.shots[i]), Numeric: true, Wide: inner, Adds: true})
	}
	return append(columns, Column{Head: "Lowest", Numeric: true, Wide: true}, Column{Head: "Highest", Numeric: true},
		Column{Head: "Below its high, percentage points", Numeric: true, Wide: true},
		Column{Head: "Change, percentage points", Numeric: true})
}

func (d *division) row(c category) Row {
	row := Row{Cells: []Cell{words(c.name)}}
	for _, i := range d.shown() {
		row.Cells = append(row.Cells, number(c.years[i].Quantity))
	}
	row.Cells = append(row.Cells, d.dated(c.low), d.dated(c.high), number(c.below), number(c.change))
	return row
}

// dated is a share with its year: "8.4% (2023-24)".
func (d *division) dated(r reading) Cell {
	if !r.Known {
		return words("–")
	}
	return told(r.Quantity, fmt.Sprintf("%s (%s)", Percent(r.Num, d.Decimals), r.when))
}

// total sums the shares of each year.
func (d *division) total() *Row {
	row := &Row{Cells: []Cell{words("All " + d.many)}, Rank: document.Total}
	for _, i := range d.shown() {
		var all []Quantity
		for _, c := range d.categories {
			all = append(all, c.years[i].Quantity)
		}
		row.Cells = append(row.Cells, number(SumKnown(all).As("share").About(about("all "+d.many, d.shots[i].count))))
	}
	row.Cells = append(row.Cells, words("–"), words("–"), words("–"), words("–"))
	return row
}

// foot counts those that are not told of by themselves.
func (d *division) foot() []Row {
	all, rose, except, _ := d.others()
	if all.Int() == 0 {
		return nil
	}
	row := Row{Cells: []Cell{told(all, "The "+Count(all.Int(), "other"))}, Rank: document.Total}
	for range d.shown() {
		row.Cells = append(row.Cells, words("–"))
	}
	row.Cells = append(row.Cells, words("–"), words("–"), told(except, prose(except)+" did not rise"), told(rose, prose(rose)+" rose"))
	return []Row{row}
}

// notes say what the shares are of, and which years are of which vintage.
func (d *division) notes() []string {
	notes := []string{"Shares of " + d.whole() + "; a change of shares is in percentage points."}
	if d.mixed() {
		notes = append(notes, d.vintages())
	}
	if d.main.has("total") {
		notes = append(notes, d.unsummed()...)
	}
	return notes
}

// whole names what the shares are of: "total spend", "the total".
func (d *division) whole() string {
	if name := d.main.measure("total"); name != "" && name != "total" {
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
		for j+1 < len(d.shots) && d.shots[j+1].vintage == d.shots[i].vintage {
			j++
		}
		years := d.shots[i].when.String()
		if j > i {
			years += " to " + d.shots[j].when.String()
		}
		runs = append(runs, years+" "+either(d.shots[i].vintage == "", "not labelled", d.shots[i].vintage))
		i = j + 1
	}
	return "Not like for like: " + List(runs) + "."
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
			years = append(years, s.when.String())
		}
	}
	if len(years) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The %s do not make the whole of %s in %s.", d.many, d.whole(), List(years))}
}

// chart draws the shares of the years shown.
func (d *division) chart() *Chart {
	if !d.Chart {
		return nil
	}
	chart := &Chart{Kind: document.Share, Title: Capital("shares of " + d.whole()), Alt: paragraph(d.records(), d.leader())}
	for _, i := range d.shown() {
		chart.Labels = append(chart.Labels, d.label(d.shots[i]))
	}
	for _, c := range d.categories {
		series := Series{Name: c.name}
		for _, i := range d.shown() {
			series.Points = append(series.Points, number(c.years[i].Quantity))
		}
		chart.Series = append(chart.Series, series)
	}
	return chart
}
