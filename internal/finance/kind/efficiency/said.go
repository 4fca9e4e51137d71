package efficiency

import (
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (v *savings) said() []kind.Said {
	t := v.total
	words := kind.Placeholders{"target": t.target}
	for _, g := range v.stages() {
		words[g.field] = v.part(g)
	}
	return []kind.Said{
		{Name: "target", Sentence: v.progress(), Weight: &t.short, Words: words, Matter: &kind.Matter{As: kind.FoundVariance, About: t.short, Of: []finance.Quantity{t.target}}},
		{Name: "behind", Sentence: v.shortfall(), Words: kind.Placeholders{
			"behind": v.behind, "all": v.bodies.N, "portion": finance.Portion(v.behind, v.bodies.N),
		}, Matter: &kind.Matter{As: kind.FoundClass, About: v.behind, Of: []finance.Quantity{v.bodies.N}}},
		{Name: "recurrent", Sentence: v.lasting(), Words: kind.Placeholders{"recurrent": t.recurrent, "share": t.recurring()}},
	}
}

// progress reads "Of the efficiency target of £531m, £400m (75.4% of it) is
// identified and £300m (56.5% of it) delivered."
func (v *savings) progress() finance.Sentence {
	var stages []finance.Sentence
	for i, g := range v.stages() {
		stages = append(stages, finance.Say("% %%", v.part(g), finance.Either(i == 0, "is ", ""), finance.Text(g.field)))
	}
	whose := finance.Sentence(nil)
	if v.bodies.Lacking() > 0 {
		whose = finance.Say(" of the %", v.bodies.Spelt())
	}
	// Said in every edition, with the stages that the source has.
	return finance.Say("Of the efficiency target of %%, %.", v.total.target, whose, finance.Listed(stages))
}

// part is a stage with its share of the target.
func (v *savings) part(g stage) finance.Sentence {
	if share := g.share(v.total); share.Known {
		return finance.Say("% (% of it)", g.of(v.total), share)
	}
	return finance.Say("%", g.of(v.total))
}

// shortfall reads "12 of the 42 systems – more than a third – are short of
// their targets, Devon (£20m) the most."
func (v *savings) shortfall() finance.Sentence {
	if v.bodies.N.Int() < 2 {
		return nil
	}
	s := v.bodies.Did(v.behind, kind.Deed{One: "is short of its target", Many: "are short of their targets", Parts: true})
	if v.behind.Int() > 1 {
		worst := kind.Arranged(v.whole, "worst", saving.called, saving.off)[0]
		s = finance.Say("%, % the most (%)", s, finance.Text(worst.body), worst.short)
	}
	// Said when two or more have a target. The one that is furthest short is named if there are several.
	return s.Then(finance.Text("."))
}

// behindIn reads "Three of the five systems are short of their targets".
func (v *savings) behindIn() finance.Sentence {
	if v.bodies.N.Int() < 2 {
		return nil
	}
	return v.bodies.Did(v.behind, kind.Deed{One: "is short of its target", Many: "are short of their targets"})
}

// lasting reads "Of what is delivered, £200m (66.7%) recurs."
func (v *savings) lasting() finance.Sentence {
	if share := v.total.recurring(); v.recurs() && share.Known {
		// Said when the source says what recurs, and something is delivered.
		return finance.Say("Of what is delivered, % (%) recurs.", v.total.recurrent, share)
	}
	return nil
}
