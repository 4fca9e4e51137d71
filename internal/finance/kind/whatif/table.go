package whatif

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (i *whatIf) result() *kind.Result {
	sheet := i.sheet()
	r := sheet.Result(i.rows)
	r.Caption, r.Notes = strings.TrimPrefix(i.Now().String()+", planning figures", ", "), i.notes()
	if i.Main.Has("efficiency") {
		r.Sums = []kind.Adds{{Parts: []string{finance.Capital(i.plans()), i.heading()}, Whole: "Both"}}
	}
	if i.total.amount.Known {
		r.Total, r.Said = sheet.Total(i.bodies.Label(), i.total), i.said()
		r.Foot = []kind.Row{sheet.Line(document.Body, map[string]kind.Cell{finance.Capital(i.One): kind.Words("Reduction set in the report"), i.heading(): kind.Number(i.reduction)})}
		r.Chart = kind.Draw(i.Work, fmt.Sprintf("Reduction of %s, a planning figure", finance.ExactPercent(i.Reduction)), i.whole(),
			kind.Shown(i.Work, kind.Known(i.rows, cutOf)), reduced.called, kind.Plotted("reduction", cutOf)).
			Headed(finance.Say("% % reduction would come to % for the %", finance.Text(article(i.tenth().Text)), i.tenth(), i.total.cut, i.bodies.Spelt()))
	}
	return r
}

func (i *whatIf) sheet() *kind.Sheet[reduced] {
	s := kind.NewSheet(i.Work, reduced.called)
	s.Sum(finance.Capital(i.measure), amountOf)
	if !i.Main.Has("efficiency") {
		s.Sum(i.heading(), cutOf)
		return s
	}
	s.Number(finance.Capital(i.plans())+", %", rateOf)
	s.Sum(finance.Capital(i.plans()), planOf).Wide = true
	s.Sum(i.heading(), cutOf)
	s.Sum("Both", bothOf)
	s.Number("Both, % of "+i.measure, bothRateOf)
	return s
}

// heading is that of the reduction.
func (i *whatIf) heading() string {
	return fmt.Sprintf("Reduction of %s (planning figure)", finance.ExactPercent(i.Reduction))
}

// plans names the plans there are: "efficiency plan", "mean efficiency plan".
func (i *whatIf) plans() string {
	return finance.Pick(len(i.Shots) > 1, "mean ", "") + i.Main.Measure("efficiency")
}

func (i *whatIf) notes() []string {
	notes := []string{
		"Planning figures: what a uniform reduction would come to. They are no one's plan or forecast, and may change.",
	}
	if i.Main.Has("efficiency") {
		notes = append(notes, "The reduction comes on top of the "+i.plans()+"; both are reckoned on the same "+i.measure+".")
	}
	return append(notes, i.Missing(kind.Figures(i.rows, reduced.called, amountOf), i.measure)...)
}
