package efficiency

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// said is what there is to say of the targets.
func (v *savings) said() []kind.Said {
	t := v.total
	return []kind.Said{
		{Name: "target", Sentence: v.progress(), Weight: &t.short, Words: kind.Placeholders{
			"target": t.target, "identified": v.part("identified"), "delivered": v.part("delivered"),
		}},
		{Name: "behind", Sentence: v.shortfall(), Words: kind.Placeholders{
			"behind": v.behind, "all": v.known, "portion": finance.Portion(v.behind, v.known),
		}},
		{Name: "recurrent", Sentence: v.lasting(), Words: kind.Placeholders{"recurrent": t.recurrent, "share": t.recurring()}},
	}
}

// progress reads "Of the efficiency target of £531m, £400m (75.4% of it) is
// identified and £300m (56.5% of it) delivered."
func (v *savings) progress() finance.Sentence {
	var stages []finance.Sentence
	for i, stage := range v.stages() {
		stages = append(stages, finance.Say("% %%", v.part(stage), finance.Either(i == 0, "is ", ""), finance.Text(stage)))
	}
	whose := finance.Sentence(nil)
	if v.known.Int() < len(v.rows) {
		whose = finance.Say(" of the %", v.those())
	}
	return finance.Say("Of the efficiency target of %%, %.", v.total.target, whose, finance.Listed(stages))
}

// those are the bodies with figures: "five systems with figures".
func (v *savings) those() finance.Sentence {
	return finance.Say("%%", finance.Numbered(finance.Spelt(v.known), v.One, v.Many), finance.Either(v.known.Int() < len(v.rows), " with figures", ""))
}

// part is a stage with its share of the target; nothing if the source does not
// give it.
func (v *savings) part(stage string) finance.Sentence {
	if !slices.Contains(v.stages(), stage) {
		return nil
	}
	return finance.Say("% (% of it)", v.total.fields()[stage], v.total.of(stage))
}

// shortfall reads "12 of the 42 systems – more than a third – are short of
// their targets, Devon (£20m) the most."
func (v *savings) shortfall() finance.Sentence {
	if v.known.Int() < 2 {
		return nil
	}
	n := finance.SpeltOrNone(v.behind)
	n.Text = finance.Capital(n.Text)
	one := v.behind.Int() < 2
	s := finance.Say("% of the %%% short of %", n, v.those(), finance.Aside(finance.Portion(v.behind, v.known)),
		finance.Either(one, "is", "are"), finance.Either(one, "its target", "their targets"))
	if v.behind.Int() > 1 {
		rows := slices.DeleteFunc(slices.Clone(v.rows), func(s saving) bool { return !v.whole(s) })
		kind.Arrange(rows, "worst", saving.called, saving.off)
		s = finance.Say("%, % the most (%)", s, finance.Text(rows[0].body), rows[0].short)
	}
	return s.Then(finance.Text("."))
}

// lasting reads "Of what is delivered, £200m (66.7%) recurs."
func (v *savings) lasting() finance.Sentence {
	if share := v.total.recurring(); v.recurs() && share.Known {
		return finance.Say("Of what is delivered, % (%) recurs.", v.total.recurrent, share)
	}
	return nil
}
