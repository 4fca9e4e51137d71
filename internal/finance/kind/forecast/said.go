package forecast

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (o *outlook) said() []kind.Said {
	total := o.now.total
	worst := o.worst()
	return []kind.Said{
		{Name: "bodies", Sentence: o.bodies(), Matter: &kind.Matter{As: kind.FoundForecast, About: worst.gap, Of: []finance.Quantity{worst.plan, worst.forecast}}},
		{Name: "total", Sentence: o.together(), Weight: &total.gap, Words: kind.Placeholders{
			"forecast": o.Sense.Worth(total.forecast), "plan": o.Sense.Worth(total.plan), "gap": o.Sense.Sided(total.gap),
		}, Matter: &kind.Matter{As: kind.FoundForecast, About: total.gap, Of: []finance.Quantity{total.plan, total.forecast}}},
		{Name: "missing", Sentence: o.missing(), Words: kind.Placeholders{
			"missing": o.now.missing, "all": o.now.bodies.N, "portion": finance.Portion(o.now.missing, o.now.bodies.N),
		}, Matter: &kind.Matter{As: kind.FoundClass, About: o.now.missing, Of: []finance.Quantity{o.now.bodies.N}}},
		{Name: "movement", Sentence: o.moved(), Weight: &total.movement, Words: kind.Placeholders{"movement": o.Sense.Sided(total.movement)},
			Matter: &kind.Matter{As: kind.FoundForecast, About: total.movement, Of: []finance.Quantity{total.forecast}}},
	}
}

// bodies tells of each that the report is about, else of the worst.
func (o *outlook) bodies() finance.Sentence {
	about := o.About
	if len(about) == 0 {
		about = []string{o.worst().body}
	}
	return finance.Paragraph(kind.Each(about, func(body string) finance.Sentence {
		return o.body(kind.Named(o.now.rows, body, expected.called))
	})...)
}

// worst is the body furthest below its plan of those that are told of.
func (o *outlook) worst() expected {
	rows := kind.Arranged(o.now.rows, "worst", expected.called, expected.off)
	for _, e := range rows {
		if slices.Contains(o.About, e.body) {
			return e
		}
	}
	return rows[0]
}

// body reads "Avon forecast a deficit of £200m, £120m worse than plan, which
// implies a planned deficit of £80m."
func (o *outlook) body(e expected) finance.Sentence {
	switch {
	case !e.gap.Known:
		return nil
	case e.gap.Num.IsZero():
		// Said of a forecast that is its plan exactly.
		return finance.Say("% forecast %, %.", finance.Text(e.body), o.Sense.Worth(e.forecast), o.Sense.Against(e.gap))
	case e.implied:
		// Said of a forecast whose plan is not published, but its gap to the plan is.
		return finance.Say("% forecast %, %, which implies %.", finance.Text(e.body), o.Sense.Worth(e.forecast), o.Sense.Against(e.gap), o.Sense.Planned(e.plan)).Distinct(e.forecast, e.plan)
	}
	// Said of each that the report is about, or else of the worst, if it is off its plan.
	return finance.Say("% forecast % against %, %.", finance.Text(e.body), o.Sense.Worth(e.forecast), o.Sense.Planned(e.plan), o.Sense.Against(e.gap)).Distinct(e.forecast, e.plan)
}

// together tells of all with figures, if they are more than one.
func (o *outlook) together() finance.Sentence {
	f := o.now
	if f.bodies.N.Int() < 2 {
		return nil
	}
	if f.total.gap.Num.IsZero() {
		// Said when two or more have figures that together come to their plans exactly.
		return finance.Say("The % together forecast %, %.", f.bodies.Spelt(), o.Sense.Worth(f.total.forecast), o.Sense.Against(f.total.gap))
	}
	// Said when two or more have figures that together are off their plans.
	return finance.Say("The % together forecast % against %, %.", f.bodies.Spelt(), o.Sense.Worth(f.total.forecast), o.Sense.Planned(f.total.plan), o.Sense.Against(f.total.gap)).Distinct(f.total.forecast, f.total.plan)
}

// missing reads "25 of the 42 systems – more than half – forecast missing
// their plans, up from 18 at month 8."
func (o *outlook) missing() finance.Sentence {
	f := o.now
	if f.bodies.N.Int() < 2 {
		return nil
	}
	// Said when two or more have figures. The period before is told if as many had figures then.
	return finance.Say("%%.", f.bodies.Did(f.missing, o.deed()), o.earlier())
}

// deed is what those that forecast missing their plans do.
func (o *outlook) deed() kind.Deed {
	switch o.Sense {
	case finance.Spending:
		return kind.Deed{One: "forecast spending more than planned", Many: "forecast spending more than planned", Parts: true}
	case finance.Income:
		return kind.Deed{One: "forecast less income than planned", Many: "forecast less income than planned", Parts: true}
	}
	return kind.Deed{One: "forecast missing its plan", Many: "forecast missing their plans", Parts: true}
}

// earlier compares with the month before, if the same number gave figures.
func (o *outlook) earlier() finance.Sentence {
	if o.before == nil || o.before.bodies.N.Int() != o.now.bodies.N.Int() {
		return nil
	}
	then, now := o.before.missing, o.now.missing
	if !finance.Comparable(then, now) {
		return nil
	}
	at := o.before.InWords(o.before.bodies.N)
	if then.Num.IsZero() && now.Num.IsZero() {
		return finance.Say(", as at %", at)
	}
	if moved := finance.Between(then, now); moved.Is() != 0 {
		return finance.Say(", % at %", moved.From(finance.SpeltOrNone(then)), at)
	}
	return finance.Say(", as many as at %", at)
}

// moved reads "The forecasts together are £25m worse than at month 9, most of all in
// Devon (£20m)."
func (o *outlook) moved() finance.Sentence {
	m := o.now.total.movement
	if !m.Known || m.Num.IsZero() {
		return nil
	}
	forecasts := finance.Either(len(o.now.rows) == 1, "forecast is", "forecasts together are")
	s := finance.Say("The % %", forecasts, o.Sense.Than(m, finance.Say("at %", o.before.InWords(o.before.bodies.N))))
	if most := o.mostMoved(); len(o.now.rows) > 1 && most.movement.Num.Sign() == m.Num.Sign() {
		s = finance.Say("%, most of all in % (%)", s, finance.Text(most.body), most.movement)
	}
	// Said when the forecasts together moved since the period before.
	return s.Then(finance.Text("."))
}

// mostMoved is the body that moved the most the way that all did.
func (o *outlook) mostMoved() expected {
	order := finance.Pick(o.now.total.movement.Num.IsNegative(), "worst", "best")
	return kind.Arranged(o.now.rows, order, expected.called, expected.moved)[0]
}
