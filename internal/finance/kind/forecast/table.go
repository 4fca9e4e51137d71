package forecast

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets forecast against plan by organisation.
func (o *outlook) result() *kind.Result {
	now, sheet := o.now, o.sheet()
	r := sheet.Result(now.rows)
	r.Caption, r.Notes = now.When.String(), o.notes()
	if now.bodies.N.Int() > 0 {
		r.Said = o.said()
		r.Chart = o.chart(kind.Shown(o.Work, now.rows))
	}
	if now.bodies.N.Int() > 1 {
		r.Total, r.Foot = sheet.Total(now.bodies.Label(), now.total), o.foot(sheet)
	}
	return r
}

// chart sets each forecast against its plan, as two dots or as a slope.
func (o *outlook) chart(rows []expected) *kind.Chart {
	draw := kind.Draw[expected]
	if o.Chart == document.Slope {
		draw = kind.Over
	}
	deed := o.deed()
	deed.Parts = false
	headline := finance.Sentence(nil)
	if o.now.bodies.N.Int() > 1 {
		headline = o.now.bodies.Did(o.now.missing, deed)
	}
	return draw(o.Work, "Forecast against plan", finance.Paragraph(o.missing(), o.together()), rows, expected.called,
		kind.Plotted("Plan", planOf), kind.Plotted("Forecast", forecastOf)).Headed(headline)
}

func (o *outlook) sheet() *kind.Sheet[expected] {
	s := kind.NewSheet(o.Work, expected.called)
	s.Sum(finance.Pick(o.Main.Has("plan"), "Plan", "Implied plan"), planOf)
	s.Sum("Forecast", forecastOf)
	s.Sum("Gap to plan", expected.off)
	if o.before != nil {
		s.Sum("Movement since "+o.before.Part.String(), expected.moved).Wide = true
	}
	s.Cell("Result", func(e expected) kind.Cell { return e.result })
	s.Rate(o.Work, expected.off, planOf)
	return s
}

// foot is the total of the month before.
func (o *outlook) foot(sheet *kind.Sheet[expected]) []kind.Row {
	if o.before == nil || o.before.bodies.N.Int() == 0 {
		return nil
	}
	before := *o.before
	before.total.movement = finance.Lacking(before.total.gap.Kind, "–")
	label := before.bodies.Label()
	label.Shown += " at " + before.Part.String()
	return []kind.Row{*sheet.Total(label, before.total)}
}

// notes say how the table is to be read.
func (o *outlook) notes() []string {
	notes := []string{o.Sense.Reading("The gap", "forecast")}
	notes = append(notes, o.RAG.Note("gap to plan", "gap as a share of the plan")...)
	notes = append(notes, o.Within(kind.Each(o.now.rows, expected.off), "told as on plan")...)
	if implied := kind.Keep(o.now.rows, func(e expected) bool { return e.implied }); len(implied) > 0 {
		notes = append(notes, fmt.Sprintf("The plan of %s is not published: it is what forecast and gap imply.", o.Some(kind.Each(implied, expected.called))))
	}
	return append(notes, o.now.bodies.Outside("figures")...)
}
