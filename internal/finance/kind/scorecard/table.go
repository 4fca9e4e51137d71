package scorecard

import (
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the lines with their parts below them.
func (c *card) result() *kind.Result {
	sheet := c.sheet()
	r := sheet.Result(nil)
	r.Caption, r.Notes = c.Now().When.String(), c.notes()
	r.Sums = []kind.Adds{c.Adds("Plan to date", "Actual to date", "Variance")}
	if c.forecasts() {
		r.Sums = append(r.Sums, c.Adds("Full-year plan", "Forecast", "Forecast variance"))
	}
	for _, l := range c.lines {
		r.Rows = append(r.Rows, sheet.Row(document.Body, l))
		for _, part := range l.parts {
			if c.Parts {
				r.Rows = append(r.Rows, sheet.Row(document.Sub, part))
			}
		}
	}
	if c.total.variance.Known {
		r.Total, r.Said = sheet.Total(c.bodies.Label(), c.total), c.said()
		r.Chart = kind.Draw(c.Work, "Variance from plan, "+c.Now().When.String(), finance.Paragraph(c.together(), c.furthest()),
			kind.Shown(c.Work, c.lines), line.called, kind.Plotted("Variance", line.off)).Headed(c.together())
	}
	return r
}

// sheet sets at most nine columns of figures; a mail has four of them, a telephone
// those that matter.
func (c *card) sheet() *kind.Sheet[line] {
	s := kind.NewSheet(c.Work, line.called)
	s.Sum("Plan to date", planOf).Wide = true
	s.Sum("Actual to date", actualOf).Wide = true
	s.Sum("Variance", line.off)
	s.Number("% of plan", line.share)
	if c.forecasts() {
		s.Sum("Full-year plan", yearPlanOf).Wide = true
		s.Sum("Forecast", forecastOf).Wide = true
		s.Sum("Forecast variance", line.missing).Spare = 2
		s.Number("% of full year", line.gapShare).Spare = 3
	}
	if c.earlier != nil {
		s.Sum("Movement since "+c.before.Part.String(), line.moved).Wide = true
	}
	s.Cell("Status", c.status).Spare = 1
	s.Rate(c.Work, line.off, planOf)
	if len(kind.Known(c.lines, line.latest)) > 0 {
		s.Cell(finance.Pick(c.Now().Part.Of == 12, "Twelve months", "Four quarters"), c.spark).Spare = 4
	}
	return s
}

// share is the variance as a share of the year-to-date plan.
func (l line) share() finance.Quantity { return l.part(l.variance, l.plan, "year-to-date plan") }

// gapShare is the same of the forecast and the full-year plan.
func (l line) gapShare() finance.Quantity { return l.part(l.gap, l.yearPlan, "full-year plan") }

// part is a variance as a share of the size of its plan; a dash where that is net.
func (l line) part(variance, plan finance.Quantity, of string) finance.Quantity {
	if l.net {
		return finance.Lacking(variance.Kind, "–")
	}
	plan.Num = plan.Num.Abs()
	return variance.Over(plan).As("variance as a share of the " + of)
}

// latest is the last amount of the trend but the one of the month itself, so that
// a line of one month has no trend.
func (l line) latest() finance.Quantity {
	if known := finance.Known(l.trend); len(known) > 1 {
		return known[len(known)-1]
	}
	return finance.Quantity{}
}

// spark is the amounts of the last months, as a small line.
func (c *card) spark(l line) kind.Cell {
	known := finance.Known(l.trend)
	if len(known) < 2 {
		return kind.Words("–")
	}
	first, last := known[0], known[len(known)-1]
	style := c.StyleOf(nil)
	cell := kind.Sparked(style.Shown(first)+" to "+style.Shown(last), l.trend)
	change := last.Minus(first).As("trend").About(last.Of).By("last month − first of %d", len(known))
	cell.Quantity = &change
	return cell
}

// notes say how the table is to be read and what of it does not sum.
func (c *card) notes() []string {
	notes := []string{c.Sense.Reading("Variance", "actual")}
	if c.Now().Part.Months() > 1 {
		notes = append(notes, "Figures to date run from "+c.Now().Opens()+" to "+c.Now().Ends()+"; the small lines are of single "+c.Now().Part.Noun()+"s.")
	}
	notes = append(notes, c.statusNotes()...)
	notes = append(notes, c.ToleranceNote()...)
	notes = append(notes, c.RAG.Note("variance", "variance as a share of the year-to-date plan")...)
	notes = append(notes, c.bodies.Outside("figures")...)
	notes = append(notes, c.Unsummed("plan", "actual")...)
	if c.forecasts() {
		notes = append(notes, c.Missing(kind.Figures(c.lines, line.called, line.missing), "the forecast variance")...)
	}
	for _, l := range c.lines {
		if len(l.parts) > 0 {
			notes = append(notes, c.differs("The parts of "+l.name+" come to", l, c.sum(l.name, l.parts))...)
		}
	}
	if c.whole != nil {
		notes = append(notes, c.differs("The lines come to", *c.whole, c.total)...)
	}
	return notes
}
