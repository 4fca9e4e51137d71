package outturn

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets plan against outturn as a table: the organisation, its variance
// in earlier years, then plan, outturn, variance and class of the year told of.
func (c *comparison) result() *kind.Result {
	at := 1 + len(c.earlier())
	r := &kind.Result{
		Caption: c.now().When.String(),
		Columns: c.columns(),
		Sums:    []kind.Adds{{Parts: []int{at, at + 2}, Whole: at + 1}},
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

func (c *comparison) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(c.One)}}
	for _, year := range c.earlier() {
		columns = append(columns, kind.Column{Head: "Variance " + year.When.String(), Numeric: true, Wide: true, Adds: true})
	}
	for _, head := range []string{"Plan", "Outturn", "Variance"} {
		columns = append(columns, kind.Column{Head: head, Numeric: true, Adds: true})
	}
	columns = append(columns, kind.Column{Head: "Result"})
	if c.RAG.Set() {
		columns = append(columns, kind.Column{Head: "Rating"})
	}
	return columns
}

func (c *comparison) cells(r outturnRow) kind.Row {
	cells := []kind.Cell{kind.Words(r.body)}
	for _, year := range c.earlier() {
		cells = append(cells, kind.Number(year.named(r.body).variance))
	}
	cells = append(cells, kind.Number(r.plan), kind.Number(r.actual), kind.Number(r.variance), kind.Words(string(r.class)).Toned(r.class.tone()))
	if c.RAG.Set() {
		cells = append(cells, c.rated(r))
	}
	return kind.Row{Cells: cells}
}

// rated rates the variance, or its share of the plan if the bounds are shares.
func (c *comparison) rated(r outturnRow) kind.Cell {
	size := r.plan
	size.Num = size.Num.Abs()
	return c.Rate(r.variance, r.variance.Over(size))
}

// total sums all organisations with figures, whether they are shown or not.
func (c *comparison) total() *kind.Row {
	now := c.now()
	label := "All " + finance.Count(now.known.Int(), c.One)
	if now.unknown > 0 {
		label += " with figures"
	}
	cells := []kind.Cell{kind.Written(now.known, label)}
	for _, year := range c.earlier() {
		cells = append(cells, kind.Number(year.variance))
	}
	cells = append(cells, kind.Number(now.plan), kind.Number(now.actual), kind.Number(now.variance),
		kind.Written(now.missed, fmt.Sprintf("%s of %s missed plan", finance.Prose(now.missed), finance.Prose(now.known))))
	if c.RAG.Set() {
		cells = append(cells, c.rated(outturnRow{plan: now.plan, variance: now.variance}))
	}
	return &kind.Row{Cells: cells, Rank: document.Total}
}

// notes say which accounts the figures are of and how they are to be read.
func (c *comparison) notes() []string {
	var notes []string
	if status := c.status(); status != "" {
		notes = append(notes, status)
	}
	notes = append(notes,
		"Surplus positive, deficit in brackets. Variance is outturn minus plan: in brackets it is worse than plan.",
		fmt.Sprintf("A plan counts as missed where the outturn is more than %s below it.", c.ToleranceWords()))
	if c.RAG.Set() {
		notes = append(notes, c.RAG.Note("variance", "variance as a share of the plan"))
	}
	if unknown := c.now().unknown; unknown > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", finance.Count(unknown, c.One)))
	}
	return notes
}

// status names the vintages: "2022-23: the final accounts; 2023-24: the draft
// accounts."
func (c *comparison) status() string {
	var said []string
	for _, year := range c.years {
		if year.Label != "" {
			said = append(said, fmt.Sprintf("%s: %s", year.When, year.Accounts()))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, "; ") + "."
}

// chart draws the variances of the rows shown, the worst first, and says how
// many missed their plans.
func (c *comparison) chart() *kind.Chart {
	if !c.Chart || c.now().known.Int() == 0 {
		return nil
	}
	chart := &kind.Chart{Kind: document.Bar, Title: "Variance from plan, " + c.now().When.String(), Series: []kind.Series{{Name: "Variance"}}}
	rows := c.ordered()
	if c.Rows > 0 {
		rows = rows[:min(c.Rows, len(rows))]
	}
	for _, r := range rows {
		chart.Labels = append(chart.Labels, r.body)
		chart.Series[0].Points = append(chart.Series[0].Points, kind.Number(r.variance).Toned(r.class.tone()))
	}
	chart.Alt = finance.Paragraph(c.missed(), c.extremes(rows))
	return chart
}

// extremes reads "The variances shown run from £20.3m adverse (Avon) to £5m
// favourable (Teign)."
func (c *comparison) extremes(rows []outturnRow) finance.Sentence {
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
	return finance.Say("The variances shown run from % (%) to % (%).", finance.Sided(least.variance), finance.Text(least.body), finance.Sided(most.variance), finance.Text(most.body))
}
