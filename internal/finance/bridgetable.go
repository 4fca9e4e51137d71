package finance

import (
	"fmt"

	"catchup/internal/document"
)

// result sets plan and drivers above the outturn they make.
func (b *span) result() *Result {
	r := &Result{
		Columns: []Column{{Head: Capital(b.one)}, {Head: "Amount", Numeric: true, Adds: true}},
		Rows:    []Row{b.row("Plan", b.plan, unsaid, document.Body)},
		Ordered: arranged[b.Order],
		Notes:   b.notes(),
		Said:    b.said(),
		Chart:   b.chart(),
	}
	if b.main.has("recurrent") {
		r.Columns = append(r.Columns, Column{Head: "Recurrent", Numeric: true, Wide: true}, Column{Head: "Non-recurrent", Numeric: true, Wide: true})
	}
	for _, d := range b.drivers {
		r.Rows = append(r.Rows, b.row(d.name, d.amount, d.recurs, document.Body))
	}
	total := b.row("Outturn", b.outturn, unsaid, document.Total)
	if b.settled() {
		total.Cells[2], total.Cells[3] = number(b.sum(recurs).As("what recurs")), number(b.once)
	}
	r.Total, r.Foot = &total, b.foot()
	return r
}

// row sets an amount, under whether it recurs.
func (b *span) row(label string, q Quantity, of recurrence, rank document.Rank) Row {
	row := Row{Cells: []Cell{words(label), number(q)}, Rank: rank}
	if !b.main.has("recurrent") {
		return row
	}
	parts := []Cell{words("–"), words("–")}
	if of != unsaid {
		parts[of-recurs] = number(q)
	}
	row.Cells = append(row.Cells, parts...)
	return row
}

// foot sets the variance, the underlying position and the headroom.
func (b *span) foot() []Row {
	foot := []Row{b.row("Variance from plan", b.variance, unsaid, document.Total)}
	if b.main.has("recurrent") {
		foot = append(foot, b.row("Underlying position", b.underlying, unsaid, document.Total))
	}
	for _, l := range b.limits {
		foot = append(foot, b.row(Capital(l.Name), l.level, unsaid, document.Total),
			b.row("Outturn against "+l.Name, l.headroom(b.outturn), unsaid, document.Total))
	}
	return foot
}

// notes say how the bridge is to be read.
func (b *span) notes() []string {
	notes := []string{"Surplus positive, deficit in brackets; a driver in brackets is adverse."}
	if b.main.has("recurrent") {
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
	if b.main.has("recurrent") && len(unsure) > 0 {
		notes = append(notes, fmt.Sprintf("Whether it recurs is not said of %s, so the underlying position is not known.", List(unsure)))
	}
	return notes
}

// chart draws the steps from plan to outturn.
func (b *span) chart() *Chart {
	if !b.Chart {
		return nil
	}
	chart := &Chart{Kind: document.Bridge, Title: "From plan to outturn", Labels: []string{"Plan"},
		Series: []Series{{Name: "Amount", Points: []Cell{number(b.plan)}}}, Alt: paragraph(b.became(), b.driven())}
	add := func(label string, c Cell) {
		chart.Labels, chart.Series[0].Points = append(chart.Labels, label), append(chart.Series[0].Points, c)
	}
	for _, d := range b.drivers {
		add(d.name, number(d.amount).toned(d.tone()))
	}
	add("Outturn", number(b.outturn))
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
