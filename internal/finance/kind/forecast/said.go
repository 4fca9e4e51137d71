package forecast

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (o *outlook) said() []kind.Said {
	total := o.now.total
	return []kind.Said{
		{Name: "bodies", Sentence: o.bodies()},
		{Name: "total", Sentence: o.together(), Weight: &total.gap, Words: kind.Placeholders{
			"forecast": o.worth(total.forecast), "plan": o.worth(total.plan), "gap": finance.Sided(total.gap),
		}},
		{Name: "missing", Sentence: o.missing(), Words: kind.Placeholders{
			"missing": o.now.missing, "all": o.now.bodies.N, "portion": finance.Portion(o.now.missing, o.now.bodies.N),
		}},
		{Name: "movement", Sentence: o.moved(), Weight: &total.movement, Words: kind.Placeholders{"movement": finance.Sided(total.movement)}},
	}
}

// worth is a forecast or a plan in words: "a deficit of £200m", or "spending
// of £200m".
func (o *outlook) worth(q finance.Quantity) finance.Sentence {
	if o.Spending {
		return finance.Say("spending of %", q)
	}
	return finance.Balance(q)
}

// planned is a plan in words: "a planned deficit of £80m".
func (o *outlook) planned(q finance.Quantity) finance.Sentence {
	switch {
	case o.Spending:
		return finance.Say("a plan of %", q)
	case q.Num.IsZero():
		return finance.Say("a plan to %", finance.Show(q, "break even"))
	}
	return finance.Say("a planned %", finance.Position(q))
}

// bodies tells of each that the report is about, else of the worst.
func (o *outlook) bodies() finance.Sentence {
	about := o.About
	if len(about) == 0 {
		about = []string{kind.Arranged(o.now.rows, "worst", expected.called, expected.off)[0].body}
	}
	return finance.Paragraph(kind.Each(about, func(body string) finance.Sentence {
		return o.body(kind.Named(o.now.rows, body, expected.called))
	})...)
}

// body reads "Avon forecast a deficit of £200m, £120m worse than plan, which
// implies a planned deficit of £80m."
func (o *outlook) body(e expected) finance.Sentence {
	switch {
	case !e.gap.Known:
		return nil
	case e.implied:
		return finance.Say("% forecast %, %, which implies %.", finance.Text(e.body), o.worth(e.forecast), o.against(e.gap), o.planned(e.plan))
	}
	return finance.Say("% forecast % against %, %.", finance.Text(e.body), o.worth(e.forecast), o.planned(e.plan), o.against(e.gap))
}

// against reads "£120m worse than plan", "as planned".
func (o *outlook) against(gap finance.Quantity) finance.Sentence {
	switch {
	case gap.Num.IsZero():
		return finance.Say("% planned", finance.Show(gap, "as"))
	case o.Spending:
		return finance.Say("% % than planned", gap, finance.Either(gap.Num.IsNegative(), "more", "less"))
	}
	return finance.Say("% % than plan", gap, finance.Either(gap.Num.IsNegative(), "worse", "better"))
}

// together tells of all with figures, if they are more than one.
func (o *outlook) together() finance.Sentence {
	f := o.now
	if f.bodies.N.Int() < 2 {
		return nil
	}
	return finance.Say("The % together forecast % against %, %.", f.bodies.Spelt(), o.worth(f.total.forecast), o.planned(f.total.plan), o.against(f.total.gap))
}

// missing reads "25 of the 42 systems – more than half – forecast missing
// their plans, up from 18 at month 8."
func (o *outlook) missing() finance.Sentence {
	f := o.now
	if f.bodies.N.Int() < 2 {
		return nil
	}
	plans := finance.Either(f.missing.Int() < 2, "its plan", "their plans")
	return finance.Say("% of the % %%forecast missing %%.", finance.Opening(f.missing), finance.Spelt(f.bodies.N), finance.Text(o.Many), finance.Aside(finance.Portion(f.missing, f.bodies.N)), plans, o.earlier())
}

// earlier compares with the month before, if the same number gave figures.
func (o *outlook) earlier() finance.Sentence {
	if o.before == nil || o.before.bodies.N.Int() != o.now.bodies.N.Int() {
		return nil
	}
	then, now := o.before.missing, o.now.missing
	at := o.before.InWords(o.before.bodies.N)
	switch {
	case then.Int() < now.Int():
		return finance.Say(", up from % at %", finance.SpeltOrNone(then), at)
	case then.Int() > now.Int():
		return finance.Say(", down from % at %", finance.SpeltOrNone(then), at)
	}
	return finance.Say(", as many as at %", at)
}

// moved reads "The forecasts have worsened by £25m since month 9, most of all
// Devon's (£20m)."
func (o *outlook) moved() finance.Sentence {
	m := o.now.total.movement
	if !m.Known || m.Num.IsZero() {
		return nil
	}
	forecasts := finance.Either(len(o.now.rows) == 1, "forecast has", "forecasts have")
	s := finance.Say("The % % by % since %", forecasts, finance.Either(m.Num.IsNegative(), "worsened", "improved"), m, o.before.InWords(o.before.bodies.N))
	if most := o.mostMoved(); len(o.now.rows) > 1 && most.movement.Num.Sign() == m.Num.Sign() {
		s = finance.Say("%, most of all in % (%)", s, finance.Text(most.body), most.movement)
	}
	return s.Then(finance.Text("."))
}

// mostMoved is the body that moved the most the way that all did.
func (o *outlook) mostMoved() expected {
	order := finance.Pick(o.now.total.movement.Num.IsNegative(), "worst", "best")
	return kind.Arranged(o.now.rows, order, expected.called, expected.moved)[0]
}
