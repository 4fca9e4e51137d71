package finance

import "slices"

// said is what there is to say of the forecasts.
func (o *outlook) said() []Said {
	total := o.now.total
	return []Said{
		{Name: "bodies", Sentence: o.bodies()},
		{Name: "total", Sentence: o.together(), Weight: &total.gap, Words: map[string]Sentence{
			"forecast": o.worth(total.forecast), "plan": o.worth(total.plan), "gap": sided(total.gap),
		}},
		{Name: "missing", Sentence: o.missing(), Words: map[string]Sentence{
			"missing": say("%", o.now.missing), "all": say("%", o.now.known), "portion": portion(o.now.missing, o.now.known),
		}},
		{Name: "movement", Sentence: o.moved(), Weight: &total.movement, Words: map[string]Sentence{"movement": sided(total.movement)}},
	}
}

// worth is a forecast or a plan in words: "a deficit of £200m", or "spending
// of £200m".
func (w *work) worth(q Quantity) Sentence {
	if w.Spending {
		return say("spending of %", q)
	}
	return w.balance(q)
}

// planned is a plan in words: "a planned deficit of £80m".
func (w *work) planned(q Quantity) Sentence {
	switch {
	case w.Spending:
		return say("a plan of %", q)
	case q.Num.IsZero():
		return say("a plan to %", show(q, "break even"))
	}
	return say("a planned %", w.position(q))
}

// bodies tells of each that the report is about, else of the worst.
func (o *outlook) bodies() Sentence {
	about := o.About
	if len(about) == 0 {
		worst := slices.Clone(o.now.rows)
		arrange(worst, "worst", expected.called, expected.off)
		about = []string{worst[0].body}
	}
	var all []Sentence
	for _, body := range about {
		if i := slices.IndexFunc(o.now.rows, func(e expected) bool { return e.body == body }); i >= 0 {
			all = append(all, o.body(o.now.rows[i]))
		}
	}
	return paragraph(all...)
}

// body reads "Avon forecast a deficit of £200m, £120m worse than plan, which
// implies a planned deficit of £80m."
func (o *outlook) body(e expected) Sentence {
	switch {
	case !e.gap.Known:
		return nil
	case e.implied:
		return say("% forecast %, %, which implies %.", e.body, o.worth(e.forecast), o.against(e.gap), o.planned(e.plan))
	}
	return say("% forecast % against %, %.", e.body, o.worth(e.forecast), o.planned(e.plan), o.against(e.gap))
}

// against reads "£120m worse than plan", "as planned".
func (o *outlook) against(gap Quantity) Sentence {
	switch {
	case gap.Num.IsZero():
		return say("% planned", show(gap, "as"))
	case o.Spending:
		return say("% % than planned", gap, either(gap.Num.IsNegative(), "more", "less"))
	}
	return say("% % than plan", gap, either(gap.Num.IsNegative(), "worse", "better"))
}

// together tells of all with figures, if they are more than one.
func (o *outlook) together() Sentence {
	f := o.now
	if f.known.Int() < 2 {
		return nil
	}
	return say("The % %% together forecast % against %, %.", spelt(f.known), o.many, either(len(f.rows) > f.known.Int(), " with figures", ""),
		o.worth(f.total.forecast), o.planned(f.total.plan), o.against(f.total.gap))
}

// missing reads "25 of the 42 systems – more than half – forecast missing
// their plans, up from 18 at month 8."
func (o *outlook) missing() Sentence {
	f := o.now
	if f.known.Int() < 2 {
		return nil
	}
	n := none(f.missing)
	n.Text = Capital(n.Text)
	plans := either(f.missing.Int() < 2, "its plan", "their plans")
	return say("% of the % %%forecast missing %%.", n, spelt(f.known), o.many, aside(portion(f.missing, f.known)), plans, o.earlier())
}

// earlier compares with the month before, if the same number gave figures.
func (o *outlook) earlier() Sentence {
	if o.before == nil || o.before.known.Int() != o.now.known.Int() {
		return nil
	}
	then, now := o.before.missing, o.now.missing
	at := o.before.month.said(o.before.known)
	switch {
	case then.Int() < now.Int():
		return say(", up from % at %", none(then), at)
	case then.Int() > now.Int():
		return say(", down from % at %", none(then), at)
	}
	return say(", as many as at %", at)
}

// moved reads "The forecasts have worsened by £25m since month 9, most of all
// Devon's (£20m)."
func (o *outlook) moved() Sentence {
	m := o.now.total.movement
	if !m.Known || m.Num.IsZero() {
		return nil
	}
	forecasts := either(len(o.now.rows) == 1, "forecast has", "forecasts have")
	s := say("The % % by % since %", forecasts, either(m.Num.IsNegative(), "worsened", "improved"), m, o.before.month.said(o.before.known))
	if most := o.mostMoved(); len(o.now.rows) > 1 && most.movement.Num.Sign() == m.Num.Sign() {
		s = say("%, most of all in % (%)", s, most.body, most.movement)
	}
	return s.then(".")
}

// mostMoved is the body that moved the most the way that all did.
func (o *outlook) mostMoved() expected {
	rows := slices.Clone(o.now.rows)
	order := either(o.now.total.movement.Num.IsNegative(), "worst", "best")
	arrange(rows, order, expected.called, func(e expected) Quantity { return e.movement })
	return rows[0]
}
