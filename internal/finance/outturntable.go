package finance

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// result sets plan against outturn as a table: the organisation, its variance
// in earlier years, then plan, outturn, variance and class of the year told of.
func (c *comparison) result() *Result {
	at := 1 + len(c.earlier())
	r := &Result{
		Caption: c.now().when.String(),
		Columns: c.columns(),
		Sums:    []Adds{{Parts: []int{at, at + 2}, Whole: at + 1}},
		Ordered: map[string]string{"worst": "worst variance first", "best": "best variance first", "name": "by name"}[c.Order],
		Notes:   c.notes(),
		Chart:   c.chart(),
	}
	for _, row := range c.ordered() {
		r.Rows = append(r.Rows, c.cells(row))
	}
	if c.now().known.Int() > 0 {
		r.Total, r.Said = c.total(), c.said()
	}
	return r
}

func (c *comparison) columns() []Column {
	columns := []Column{{Head: Capital(c.one)}}
	for _, year := range c.earlier() {
		columns = append(columns, Column{Head: "Variance " + year.when.String(), Numeric: true, Wide: true, Adds: true})
	}
	for _, head := range []string{"Plan", "Outturn", "Variance"} {
		columns = append(columns, Column{Head: head, Numeric: true, Adds: true})
	}
	columns = append(columns, Column{Head: "Result"})
	if c.RAG.Set() {
		columns = append(columns, Column{Head: "Rating"})
	}
	return columns
}

func (c *comparison) cells(r outturnRow) Row {
	cells := []Cell{words(r.body)}
	for _, year := range c.earlier() {
		cells = append(cells, number(year.named(r.body).variance))
	}
	cells = append(cells, number(r.plan), number(r.actual), number(r.variance), words(string(r.class)).toned(r.class.tone()))
	if c.RAG.Set() {
		cells = append(cells, c.rated(r))
	}
	return Row{Cells: cells}
}

// rated rates the variance, or its share of the plan if the bounds are shares.
func (c *comparison) rated(r outturnRow) Cell {
	size := r.plan
	size.Num = size.Num.Abs()
	return c.RAG.rate(r.variance, r.variance.Over(size))
}

// total sums all organisations with figures, whether they are shown or not.
func (c *comparison) total() *Row {
	now := c.now()
	label := "All " + Count(now.known.Int(), c.one)
	if now.unknown > 0 {
		label += " with figures"
	}
	cells := []Cell{told(now.known, label)}
	for _, year := range c.earlier() {
		cells = append(cells, number(year.variance))
	}
	cells = append(cells, number(now.plan), number(now.actual), number(now.variance),
		told(now.missed, fmt.Sprintf("%s of %s missed plan", prose(now.missed), prose(now.known))))
	if c.RAG.Set() {
		cells = append(cells, c.rated(outturnRow{plan: now.plan, variance: now.variance}))
	}
	return &Row{Cells: cells, Rank: document.Total}
}

// notes say which accounts the figures are of and how they are to be read.
func (c *comparison) notes() []string {
	var notes []string
	if status := c.status(); status != "" {
		notes = append(notes, status)
	}
	notes = append(notes,
		"Surplus positive, deficit in brackets. Variance is outturn minus plan: in brackets it is worse than plan.",
		fmt.Sprintf("A plan counts as missed where the outturn is more than %s below it.", c.toleranceWords()))
	if c.RAG.Set() {
		notes = append(notes, c.RAG.note("variance", "variance as a share of the plan"))
	}
	if unknown := c.now().unknown; unknown > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", Count(unknown, c.one)))
	}
	return notes
}

// status names the vintages: "2022-23: the final accounts; 2023-24: the draft
// accounts."
func (c *comparison) status() string {
	var said []string
	for _, year := range c.years {
		if year.vintage != "" {
			said = append(said, fmt.Sprintf("%s: %s", year.when, year.accounts()))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, "; ") + "."
}

// chart draws the variances of the rows shown, the worst first, and says how
// many missed their plans.
func (c *comparison) chart() *Chart {
	if !c.Chart || c.now().known.Int() == 0 {
		return nil
	}
	chart := &Chart{Kind: document.Bar, Title: "Variance from plan, " + c.now().when.String(), Series: []Series{{Name: "Variance"}}}
	rows := c.ordered()
	if c.Rows > 0 {
		rows = rows[:min(c.Rows, len(rows))]
	}
	for _, r := range rows {
		chart.Labels = append(chart.Labels, r.body)
		chart.Series[0].Points = append(chart.Series[0].Points, number(r.variance).toned(r.class.tone()))
	}
	chart.Alt = paragraph(c.missed(), c.extremes(rows))
	return chart
}

// extremes reads "The variances shown run from £20.3m adverse (Avon) to £5m
// favourable (Teign)."
func (c *comparison) extremes(rows []outturnRow) Sentence {
	var least, most *outturnRow
	for i, r := range rows {
		if !r.variance.Known {
			continue
		}
		if least == nil || r.variance.Num.LessThan(least.variance.Num) {
			least = &rows[i]
		}
		if most == nil || r.variance.Num.GreaterThan(most.variance.Num) {
			most = &rows[i]
		}
	}
	if least == most {
		return nil
	}
	return say("The variances shown run from % (%) to % (%).", sided(least.variance), least.body, sided(most.variance), most.body)
}

// sided is a variance with its side: "£20.3m adverse", "nothing".
func sided(variance Quantity) Sentence {
	if variance.Num.IsZero() {
		return say("%", show(variance, "nothing"))
	}
	return say("% %", variance, favour(variance.Num))
}
