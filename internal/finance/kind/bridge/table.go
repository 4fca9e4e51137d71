package bridge

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets plan and drivers above the outturn they make.
func (b *span) result() *kind.Result {
	r := &kind.Result{
		Columns: []kind.Column{{Head: finance.Capital(b.One)}, {Head: "Amount", Numeric: true, Adds: true}},
		Rows:    []kind.Row{b.row("Plan", b.plan, unsaid, document.Body)},
		Ordered: kind.Arranged[b.Order],
		Notes:   b.notes(),
		Said:    b.said(),
		Chart:   b.chart(),
	}
	if b.Main.Has("recurrent") {
		r.Columns = append(r.Columns, kind.Column{Head: "Recurrent", Numeric: true, Wide: true}, kind.Column{Head: "Non-recurrent", Numeric: true, Wide: true})
	}
	for _, d := range b.drivers {
		r.Rows = append(r.Rows, b.row(d.name, d.amount, d.recurs, document.Body))
	}
	total := b.row("Outturn", b.outturn, unsaid, document.Total)
	if b.settled() {
		total.Cells[2], total.Cells[3] = kind.Number(b.sum(recurs).As("what recurs")), kind.Number(b.once)
	}
	r.Total, r.Foot = &total, b.foot()
	return r
}

// row sets an amount, under whether it recurs.
func (b *span) row(label string, q finance.Quantity, of recurrence, rank document.Rank) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(label), kind.Number(q)}, Rank: rank}
	if !b.Main.Has("recurrent") {
		return row
	}
	parts := []kind.Cell{kind.Words("–"), kind.Words("–")}
	if of != unsaid {
		parts[of-recurs] = kind.Number(q)
	}
	row.Cells = append(row.Cells, parts...)
	return row
}

// foot sets the variance, the underlying position and the headroom.
func (b *span) foot() []kind.Row {
	foot := []kind.Row{b.row("Variance from plan", b.variance, unsaid, document.Total)}
	if b.Main.Has("recurrent") {
		foot = append(foot, b.row("Underlying position", b.underlying, unsaid, document.Total))
	}
	for _, l := range b.limits {
		foot = append(foot, b.row(finance.Capital(l.Name), l.Level, unsaid, document.Total),
			b.row("Outturn against "+l.Name, l.Headroom(b.outturn), unsaid, document.Total))
	}
	return foot
}

// notes say how the bridge is to be read.
func (b *span) notes() []string {
	notes := []string{"Surplus positive, deficit in brackets; a driver in brackets is adverse."}
	if b.Main.Has("recurrent") {
		notes = append(notes, "The underlying position is the outturn without what does not recur.")
	}
	var unsure []string
	for _, d := range b.drivers {
		switch {
		case d.name == unexplained:
			notes = append(notes, "The drivers of the source do not make the whole variance; the rest is shown as not explained.")
		case d.recurs == unsaid:
			unsure = append(unsure, d.name)
		}
	}
	if b.Main.Has("recurrent") && len(unsure) > 0 {
		notes = append(notes, fmt.Sprintf("Whether it recurs is not said of %s, so the underlying position is not known.", finance.List(unsure)))
	}
	return notes
}

// chart draws the steps from plan to outturn.
func (b *span) chart() *kind.Chart {
	if !b.Chart {
		return nil
	}
	chart := &kind.Chart{Kind: document.Bridge, Title: "From plan to outturn", Labels: []string{"Plan"},
		Series: []kind.Series{{Name: "Amount", Points: []kind.Cell{kind.Number(b.plan)}}}, Alt: finance.Paragraph(b.became(), b.driven())}
	add := func(label string, c kind.Cell) {
		chart.Labels, chart.Series[0].Points = append(chart.Labels, label), append(chart.Series[0].Points, c)
	}
	for _, d := range b.drivers {
		add(d.name, kind.Number(d.amount).Toned(d.tone()))
	}
	add("Outturn", kind.Number(b.outturn))
	return chart
}

func (d driver) tone() document.Tone {
	switch d.amount.Num.Sign() {
	case -1:
		return document.Bad
	case 1:
		return document.Good
	}
	return document.Plain
}
