package finance

import "slices"

// said is what there is to say of the targets.
func (v *savings) said() []Said {
	t := v.total
	return []Said{
		{Name: "target", Sentence: v.progress(), Weight: &t.short, Words: map[string]Sentence{
			"target": say("%", t.target), "identified": v.part("identified"), "delivered": v.part("delivered"),
		}},
		{Name: "behind", Sentence: v.shortfall(), Words: map[string]Sentence{
			"behind": say("%", v.behind), "all": say("%", v.known), "portion": portion(v.behind, v.known),
		}},
		{Name: "recurrent", Sentence: v.lasting(), Words: map[string]Sentence{"recurrent": say("%", t.recurrent), "share": say("%", t.recurring())}},
	}
}

// progress reads "Of the efficiency target of £531m, £400m (75.4% of it) is
// identified and £300m (56.5% of it) delivered."
func (v *savings) progress() Sentence {
	var stages []Sentence
	for i, stage := range v.stages() {
		stages = append(stages, say("% %%", v.part(stage), either(i == 0, "is ", ""), stage))
	}
	whose := Sentence(nil)
	if v.known.Int() < len(v.rows) {
		whose = say(" of the %", v.those())
	}
	return say("Of the efficiency target of %%, %.", v.total.target, whose, listed(stages))
}

// those are the bodies with figures: "five systems with figures".
func (v *savings) those() Sentence {
	return say("%%", plural(spelt(v.known), v.one, v.many), either(v.known.Int() < len(v.rows), " with figures", ""))
}

// part is a stage with its share of the target; nothing if the source does not
// give it.
func (v *savings) part(stage string) Sentence {
	if !slices.Contains(v.stages(), stage) {
		return nil
	}
	return say("% (% of it)", v.total.fields()[stage], v.total.of(stage))
}

// shortfall reads "12 of the 42 systems – more than a third – are short of
// their targets, Devon (£20m) the most."
func (v *savings) shortfall() Sentence {
	if v.known.Int() < 2 {
		return nil
	}
	n := none(v.behind)
	n.Text = Capital(n.Text)
	one := v.behind.Int() < 2
	s := say("% of the %%% short of %", n, v.those(), aside(portion(v.behind, v.known)),
		either(one, "is", "are"), either(one, "its target", "their targets"))
	if v.behind.Int() > 1 {
		rows := slices.DeleteFunc(slices.Clone(v.rows), func(s saving) bool { return !v.whole(s) })
		arrange(rows, "worst", saving.called, saving.off)
		s = say("%, % the most (%)", s, rows[0].body, rows[0].short)
	}
	return s.then(".")
}

// lasting reads "Of what is delivered, £200m (66.7%) recurs."
func (v *savings) lasting() Sentence {
	if share := v.total.recurring(); v.recurs() && share.Known {
		return say("Of what is delivered, % (%) recurs.", v.total.recurrent, share)
	}
	return nil
}
