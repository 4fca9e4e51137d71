package share

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// mostYears is how many years stand side by side: the first and the last ones.
const mostYears = 5

const (
	belowHigh = "Below its high, percentage points"
	changed   = "Change, percentage points"
)

// shown are the positions of the years that the table shows.
func (d *division) shown() []int {
	all := finance.Indices(d.Shots)
	if len(all) <= mostYears {
		return all
	}
	return append(all[:1:1], all[len(all)-mostYears+1:]...)
}

// result sets the shares of each category, with its low, its high and its
// change.
func (d *division) result() *kind.Result {
	sheet := d.sheet()
	r := sheet.Result(d.categories)
	r.Caption = d.label(d.Shots[0]) + " to " + d.label(d.Now())
	total := sheet.Line(document.Total, d.total())
	r.Total, r.Foot, r.Notes, r.Said = &total, d.foot(sheet), d.notes(), d.said()
	r.Chart = d.chart()
	return r
}

// chart draws each year as a whole of its parts, those of no category among them,
// or each category over the years.
func (d *division) chart() *kind.Chart {
	parts, draw, years := slices.Clone(d.categories), kind.Over[category], finance.Indices(d.Shots)
	if d.Chart == document.Share {
		draw, years = kind.Draw, d.shown()
		if rest := d.rest(); rest.name != "" {
			parts = append(parts, rest)
		}
	}
	runs := kind.Each(years, func(year int) kind.Run[category] {
		return kind.Plotted(d.label(d.Shots[year]), func(c category) finance.Quantity { return c.years[year].Quantity })
	})
	return draw(d.Work, finance.Capital("shares of "+d.whole()), finance.Paragraph(d.records(), d.leader()), parts, category.called, runs...).At(kind.Each(years, func(year int) finance.When { return d.Shots[year].When })).Headed(d.headline())
}

// rest is what the categories leave of their total, year by year; it has no name
// if they leave nothing, or come to more.
func (d *division) rest() category {
	made := category{}
	for i, s := range d.Shots {
		sum := kind.SumOf(d.categories, func(c category) finance.Quantity { return c.years[i].Quantity })
		left := decimal.NewFromInt(1).Sub(sum.Num)
		if left.IsNegative() {
			return category{}
		}
		if sum.Known && left.GreaterThan(slack) {
			made.name = "Not in these " + d.Many
		}
		sum.Num = left
		made.years = append(made.years, finance.Dated{When: s.When, Quantity: sum.As("share").About(made.name).By("100%% − the shares of %s", d.Many)})
	}
	return made
}

func (d *division) sheet() *kind.Sheet[category] {
	s := kind.NewSheet(d.Work, category.called)
	for n, i := range d.shown() {
		s.Sum(d.label(d.Shots[i]), func(c category) finance.Quantity { return c.years[i].Quantity }).Wide = n > 0 && i < len(d.Shots)-1
	}
	for _, end := range []struct {
		head string
		of   func(category) finance.Dated
	}{{"Lowest", func(c category) finance.Dated { return c.low }}, {"Highest", func(c category) finance.Dated { return c.high }}} {
		column := s.Cell(end.head, func(c category) kind.Cell { return d.dated(end.of(c)) })
		column.Numeric, column.Wide = true, end.head == "Lowest"
	}
	s.Number(belowHigh, func(c category) finance.Quantity { return c.below }).Wide = true
	s.Number(changed, func(c category) finance.Quantity { return c.change })
	return s
}

// dated is a share with its year: "8.4% (2023-24)".
func (d *division) dated(r finance.Dated) kind.Cell {
	if !r.Known {
		return kind.Words("–")
	}
	return kind.Written(r.Quantity, fmt.Sprintf("%s (%s)", d.StyleOf(nil).Shown(r.Quantity), r.When))
}

// total sums the shares of each year.
func (d *division) total() map[string]kind.Cell {
	under := map[string]kind.Cell{finance.Capital(d.One): kind.Words("All " + d.Many)}
	for _, i := range d.shown() {
		sum := kind.SumOf(d.categories, func(c category) finance.Quantity { return c.years[i].Quantity })
		under[d.label(d.Shots[i])] = kind.Number(sum.As("share").About(d.Shots[i].All))
	}
	return under
}

// foot counts those that are not told of by themselves, if they are several.
func (d *division) foot(sheet *kind.Sheet[category]) []kind.Row {
	all, rose, except, _ := d.others()
	if all.Int() < 2 {
		return nil
	}
	return []kind.Row{sheet.Line(document.Total, map[string]kind.Cell{
		finance.Capital(d.One): kind.Written(all, "The "+finance.Count(all.Int(), "other")),
		belowHigh:              kind.Written(except, finance.Prose(except)+" no larger"),
		changed:                kind.Written(rose, finance.Prose(rose)+" larger"),
	})}
}

// notes say what the shares are of, and which years are of which vintage.
func (d *division) notes() []string {
	notes := []string{"Shares of " + d.whole() + "; a change of shares is in percentage points."}
	if d.mixed() {
		notes = append(notes, d.vintages())
	}
	if years := d.unsummed(); d.Main.Has("total") && len(years) > 0 {
		notes = append(notes, fmt.Sprintf("The %s do not make the whole of %s in %s.", d.Many, d.whole(), finance.List(years)))
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
	for i := 0; i < len(d.Shots); {
		j := i
		for j+1 < len(d.Shots) && d.Shots[j+1].Label == d.Shots[i].Label {
			j++
		}
		years := d.Shots[i].When.String()
		if j > i {
			years += " to " + d.Shots[j].When.String()
		}
		runs = append(runs, years+" "+finance.Pick(d.Shots[i].Label == "", "not labelled", d.Shots[i].Label))
		i = j + 1
	}
	return "Not like for like: " + finance.List(runs) + "."
}

// slack is how far the categories may be off their total, as a share of it,
// before the table says so: half of what one decimal shows.
var slack = decimal.New(5, -4)

// unsummed are the years in which the categories do not make the total.
func (d *division) unsummed() []string {
	var years []string
	for i, s := range d.Shots {
		sum := decimal.Zero
		for _, c := range d.categories {
			sum = sum.Add(c.years[i].Num)
		}
		if sum.Sub(decimal.New(1, 0)).Abs().GreaterThan(slack) {
			years = append(years, s.When.String())
		}
	}
	return years
}
