package yeartodate

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the lines with their parts below them.
func (p *progress) result() *kind.Result {
	r := &kind.Result{
		Caption: p.now().When.String(),
		Columns: p.columns(),
		Ordered: kind.Arranged[p.Order],
		Notes:   p.notes(),
	}
	for _, l := range p.lines {
		r.Rows = append(r.Rows, p.row(l, document.Body))
		for _, part := range l.parts {
			r.Rows = append(r.Rows, p.row(part, document.Sub))
		}
	}
	if p.total.variance.Known {
		total := p.row(p.total, document.Total)
		r.Total, r.Said, r.Chart = &total, p.said(), p.chart()
	}
	return r
}

func (p *progress) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(p.One)}}
	if p.hasMonths() {
		columns = append(columns, kind.Column{Head: "Variance of " + p.now().Month.Name(), Numeric: true, Wide: true, Adds: true})
	}
	for _, head := range []string{"Plan to date", "Actual to date", "Variance"} {
		columns = append(columns, kind.Column{Head: head, Numeric: true, Adds: true})
	}
	if p.Spending {
		columns = append(columns, kind.Column{Head: "% of plan to date", Numeric: true})
	}
	if p.RAG.Set() {
		columns = append(columns, kind.Column{Head: "Rating"})
	}
	return columns
}

// hasMonths tells whether the month alone is known of any line.
func (p *progress) hasMonths() bool {
	for _, l := range p.lines {
		if l.month.Known {
			return true
		}
	}
	return false
}

func (p *progress) row(l line, rank document.Rank) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(l.name)}, Rank: rank}
	if p.hasMonths() {
		row.Cells = append(row.Cells, kind.Number(l.month))
	}
	row.Cells = append(row.Cells, kind.Number(l.plan), kind.Number(l.actual), kind.Number(l.variance))
	if p.Spending {
		row.Cells = append(row.Cells, kind.Number(l.share()))
	}
	if p.RAG.Set() {
		row.Cells = append(row.Cells, p.Rate(l.variance, l.share()))
	}
	return row
}

// share is the variance as a share of the plan.
func (l line) share() finance.Quantity {
	size := l.plan
	size.Num = size.Num.Abs()
	return l.variance.Over(size).As("variance as a share of the year-to-date plan")
}

// notes say how the table is to be read and what of it does not sum.
func (p *progress) notes() []string {
	notes := []string{"Surplus positive, deficit in brackets. Variance is actual minus plan: in brackets it is worse than plan."}
	if p.Spending {
		notes = []string{"Variance is plan minus actual: in brackets more was spent than planned."}
	}
	if p.now().Month > 1 {
		notes = append(notes, "Figures run from April to "+p.now().Month.Name()+".")
	}
	if p.RAG.Set() {
		notes = append(notes, p.RAG.Note("variance", "variance as a share of the year-to-date plan"))
	}
	if n := p.unknown(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s without figures: not in the total.", finance.Count(n, p.One)))
	}
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
	shown := func(q finance.Quantity) string { return p.StyleOf(nil).Shown(q) }
	return []string{fmt.Sprintf("%s a variance of %s; the source's own figure for %s is %s.",
		come, shown(made.variance), whole.name, shown(whole.variance))}
}

// chart draws the variances of the lines.
func (p *progress) chart() *kind.Chart {
	names, variances := make([]string, len(p.lines)), make([]finance.Quantity, len(p.lines))
	for i, l := range p.lines {
		names[i], variances[i] = l.name, l.variance
	}
	return p.Bars("Variance from plan, "+p.now().When.String(), "Variance", names, variances, finance.Paragraph(p.overspend(), p.worst()))
}
