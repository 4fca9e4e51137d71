package bridge

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets plan and drivers above the outturn they make.
func (b *span) result() *kind.Result {
	sheet := b.sheet()
	r := sheet.Result(append([]driver{{name: "Plan", amount: b.plan}}, b.drivers...))
	total := sheet.Row(document.Total, driver{name: "Outturn", amount: b.outturn})
	if b.complete() {
		total.Cells[2], total.Cells[3] = kind.Number(b.sum(recurs).As("what recurs")), kind.Number(b.once)
	}
	r.Total, r.Notes, r.Said, r.Chart = &total, b.notes(), b.said(), b.chart()
	for _, line := range b.foot() {
		r.Foot = append(r.Foot, sheet.Row(document.Total, line))
	}
	return r
}

// sheet sets an amount, under whether it recurs.
func (b *span) sheet() *kind.Sheet[driver] {
	s := kind.NewSheet(b.Work, driver.called)
	s.Sum("Amount", driver.moved)
	if !b.Main.Has("recurrent") {
		return s
	}
	for _, part := range []struct {
		head string
		of   recurrence
	}{{"Recurrent", recurs}, {"Non-recurrent", once}} {
		column := s.Cell(part.head, func(d driver) kind.Cell {
			return finance.Pick(d.recurs == part.of, kind.Number(d.amount), kind.Words("–"))
		})
		column.Numeric, column.Wide = true, true
	}
	return s
}

// foot sets the variance, the underlying position and the headroom.
func (b *span) foot() []driver {
	foot := []driver{{name: "Variance from plan", amount: b.variance}}
	if b.Main.Has("recurrent") {
		foot = append(foot, driver{name: "Underlying position", amount: b.underlying})
	}
	for _, l := range b.limits {
		foot = append(foot, driver{name: finance.Capital(l.Name), amount: l.Level}, driver{name: "Outturn against " + l.Name, amount: l.Headroom(b.outturn)})
	}
	return foot
}

// notes say how the bridge is to be read.
func (b *span) notes() []string {
	notes := []string{b.reading()}
	if b.Main.Has("recurrent") {
		notes = append(notes, "The underlying position is the outturn without what does not recur.")
	}
	if len(kind.Keep(b.drivers, driver.open)) > 0 {
		notes = append(notes, "The drivers of the source do not make the whole variance; the rest is shown as not explained.")
	}
	unsure := kind.Keep(b.drivers, func(d driver) bool { return !d.open() && d.recurs == unsaid })
	if b.Main.Has("recurrent") && len(unsure) > 0 {
		notes = append(notes, fmt.Sprintf("Whether it recurs is not said of %s, so the underlying position is not known.", finance.List(kind.Each(unsure, driver.called))))
	}
	return notes
}

// reading says what brackets mean.
func (b *span) reading() string {
	switch b.Sense {
	case finance.Spending:
		return "The amounts are spending; a driver in brackets lowers it."
	case finance.Income:
		return "The amounts are income; a driver in brackets lowers it."
	case finance.Overspends:
		return "Underspends positive, overspends in brackets; a driver in brackets is adverse."
	}
	return "Surplus positive, deficit in brackets; a driver in brackets is adverse."
}

// chart draws the steps from plan to outturn.
func (b *span) chart() *kind.Chart {
	steps := append(append([]driver{{name: "Plan", amount: b.plan, recurs: unsaid}}, b.drivers...), driver{name: "Outturn", amount: b.outturn})
	return kind.Draw(b.Work, "From plan to outturn", finance.Paragraph(b.became(), b.driven()), steps, driver.called, kind.Run[driver]{Name: "Amount", Of: b.step}).Headed(b.turned())
}

// step is a bar of the chart, a driver in the tone of its side.
func (b *span) step(d driver) kind.Cell {
	tone, way := document.Plain, b.Sense.Better(d.amount.Num)
	switch {
	case d.amount.What != "driver":
	case way < 0:
		tone = document.Bad
	case way > 0:
		tone = document.Good
	}
	return kind.Number(d.amount).Toned(tone)
}
