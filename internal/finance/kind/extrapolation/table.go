package extrapolation

import (
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (e *extrapolation) result() *kind.Result {
	sheet := e.sheet()
	r := sheet.Result(e.rows)
	r.Caption, r.Notes = e.Now().String()+", extrapolated", e.notes()
	for _, d := range e.spokenOf() {
		r.Goals = append(r.Goals, kind.Goal{Measure: e.measure + string(e.whose(d)), Target: e.Main.Measure("plan"), ToDate: d.amount, Whole: d.plan, Gap: d.gap, When: e.Now().When})
	}
	if e.total.amount.Known {
		r.Total, r.Said = sheet.Total(e.bodies.Label(), e.total), e.said()
		r.Chart = kind.Draw(e.Work, "Straight-line extrapolation of "+e.measure+" to the end of the year", e.extrapolated(e.total),
			kind.Shown(e.Work, kind.Known(e.rows, wholeOf)), drawn.called, kind.Plotted("extrapolated", wholeOf)).
			Headed(finance.Say("At the rate so far, % would come to % by the end of the year", finance.Text(e.measure), e.phrase(e.total.whole)))
	}
	return r
}

func (e *extrapolation) sheet() *kind.Sheet[drawn] {
	s := kind.NewSheet(e.Work, drawn.called)
	s.Sum(fmt.Sprintf("%s to %s", finance.Capital(e.measure), e.Now().Part), amountOf)
	s.Sum("Straight line to "+e.Now().Part.End().String(), wholeOf)
	if e.Main.Has("plan") {
		s.Number("Full-year "+e.Main.Measure("plan"), planOf)
		s.Number("Extrapolation less plan", func(d drawn) finance.Quantity { return d.gap })
	}
	return s
}

func (e *extrapolation) notes() []string {
	notes := []string{fmt.Sprintf("Extrapolated in a straight line: the year to date × %d ÷ %d. It is not a forecast: it knows nothing of seasons, savings to come or money held back.", e.Now().Part.Of, e.Now().Part.Number)}
	if e.Now().Part.Months() < 3 {
		notes = append(notes, "So early in the year a straight line says little.")
	}
	notes = append(notes, e.Missing(e.Now().Figures("amount"), e.measure)...)
	return append(notes, e.Unsummed("amount")...)
}
