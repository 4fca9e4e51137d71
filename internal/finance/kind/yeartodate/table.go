package yeartodate

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the lines with their parts below them.
func (p *progress) result() *kind.Result {
	sheet := p.sheet()
	r := sheet.Result(nil)
	r.Caption, r.Notes = p.Now().When.String(), p.notes()
	for _, l := range p.lines {
		r.Rows = append(r.Rows, sheet.Row(document.Body, l))
		for _, part := range l.parts {
			r.Rows = append(r.Rows, sheet.Row(document.Sub, part))
		}
	}
	if p.total.variance.Known {
		r.Total, r.Said = sheet.Total(p.bodies.Label(), p.total), p.said()
		r.Chart = kind.Draw(p.Work, "Variance from plan, "+p.Now().When.String(), finance.Paragraph(p.overspend(), p.worst()),
			kind.Shown(p.Work, p.lines), line.called, kind.Plotted("Variance", line.off)).Headed(p.overspend())
	}
	return r
}

func (p *progress) sheet() *kind.Sheet[line] {
	s := kind.NewSheet(p.Work, line.called)
	if len(kind.Known(p.lines, line.alone)) > 0 {
		s.Sum("Variance of "+p.Now().Name(), line.alone).Wide = true
	}
	s.Sum("Plan to date", planOf)
	s.Sum("Actual to date", actualOf)
	s.Sum("Variance", line.off)
	if p.Sense == finance.Spending {
		s.Number("% of plan to date", line.share)
	}
	s.Rate(p.Work, line.off, planOf)
	return s
}

// share is the variance as a share of the plan.
func (l line) share() finance.Quantity {
	size := l.plan
	size.Num = size.Num.Abs()
	return l.variance.Over(size).As("variance as a share of the year-to-date plan")
}

// notes say how the table is to be read and what of it does not sum.
func (p *progress) notes() []string {
	notes := []string{p.Sense.Reading("Variance", "actual")}
	if p.Now().Part.Months() > 1 {
		notes = append(notes, "Figures run from "+p.Now().Opens()+" to "+p.Now().Ends()+".")
	}
	notes = append(notes, p.ToleranceNote()...)
	notes = append(notes, p.RAG.Note("variance", "variance as a share of the year-to-date plan")...)
	notes = append(notes, p.bodies.Outside("figures")...)
	notes = append(notes, p.Unsummed("plan", "actual")...)
	for _, l := range p.lines {
		if len(l.parts) > 0 {
			notes = append(notes, p.differs("The parts of "+l.name+" come to", l, p.sum(l.name, l.parts))...)
		}
	}
	if p.whole != nil {
		notes = append(notes, p.differs("The lines come to", *p.whole, p.total)...)
	}
	return notes
}

// differs says where parts do not make the whole that the source gives.
func (p *progress) differs(come string, whole, made line) []string {
	gap := made.variance.Minus(whole.variance)
	if !gap.Known || gap.Num.Abs().LessThanOrEqual(p.Tolerance) {
		return nil
	}
	style := p.StyleOf(nil)
	return []string{fmt.Sprintf("%s a variance of %s; the source's own figure for %s is %s.",
		come, style.Shown(made.variance), whole.name, style.Shown(whole.variance))}
}
