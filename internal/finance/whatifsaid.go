package finance

import (
	"slices"
	"strings"
)

func (i *whatIf) said() []Said {
	return []Said{
		{Name: "reduction", Sentence: i.told(), Words: map[string]Sentence{
			"reduction": {i.tenth()}, "efficiency": i.between(rates), "amount": say("%", i.total.cut),
			"both": say("%", i.total.both), "share": i.between(bothRates),
		}},
		{Name: "most", Sentence: i.most(), Words: map[string]Sentence{"names": i.leading()}},
	}
}

// tenth is the reduction as prose shows it, "10%".
func (i *whatIf) tenth() Part { return show(i.reduction, sizeOf(i.Reduction)) }

// told reads "A 10% reduction in contract values on top of 4–5% efficiency
// plans would come to £244m for the four trusts, and with the plans to £354m,
// 14–15% of contract values. This is a planning figure."
func (i *whatIf) told() Sentence {
	what := say("% % reduction in %", article(i.tenth().Text), i.tenth(), i.measure)
	sum := say("% for %", i.total.cut, i.all())
	if plans := i.between(rates); len(plans) > 0 {
		what = say("% on top of %", what, i.plans(plans))
		sum = say("%, and with the plans to %, % of %", sum, i.total.both, i.between(bothRates), i.measure)
	}
	return say("% would come to %. This is a planning figure.", what, sum)
}

// plans reads "4–5% efficiency plans", or of several years "efficiency plans
// averaging 4–5% over three years".
func (i *whatIf) plans(between Sentence) Sentence {
	plans := Plural(i.main.measure("efficiency"))
	if len(i.shots) == 1 {
		return say("% %", between, plans)
	}
	return say("% averaging % over % years", plans, between, spelt(Counted(len(i.shots), "years of plans")))
}

// all reads "the four trusts".
func (i *whatIf) all() Sentence {
	s := say("the %", plural(spelt(i.counted), i.one, i.many))
	if i.counted.Int() < len(i.rows) {
		return s.then(" with figures")
	}
	return s
}

func rates(d reduced) Quantity     { return d.rate }
func bothRates(d reduced) Quantity { return d.bothRate }

// between reads "4–5%": the lowest and the highest of the bodies' rates.
func (i *whatIf) between(rate func(reduced) Quantity) Sentence {
	var qs []Quantity
	for _, d := range i.rows {
		if d.both.Known {
			qs = append(qs, rate(d))
		}
	}
	if len(qs) == 0 {
		return nil
	}
	slices.SortStableFunc(qs, ascending)
	low, high := show(qs[0], sizeOf(qs[0].Num)), show(qs[len(qs)-1], sizeOf(qs[len(qs)-1].Num))
	if low.Text == high.Text {
		return Sentence{low}
	}
	low.Text = low.Text[:len(low.Text)-1]
	return say("%–%", low, high)
}

// most reads "The most would go from East Lancashire (£71m) and Lancashire
// Teaching Hospitals (£80m)."
func (i *whatIf) most() Sentence {
	if names := i.leading(); len(names) > 0 {
		return say("The most would go from %.", names)
	}
	return nil
}

// leading are the report's top of the bodies, the largest reduction first.
func (i *whatIf) leading() Sentence {
	rows := slices.DeleteFunc(slices.Clone(i.rows), func(d reduced) bool { return !d.cut.Known })
	slices.SortStableFunc(rows, func(a, b reduced) int { return descending(a.cut, b.cut) })
	if len(rows) <= i.Top {
		rows = rows[:min(1, len(rows))]
	}
	var named []Sentence
	for _, d := range rows[:min(i.Top, len(rows))] {
		named = append(named, say("% (%)", d.body, d.cut))
	}
	return listed(named)
}

// article is the indefinite one before a percentage: "an 8% reduction".
func article(percent string) string {
	for _, vowel := range []string{"8", "11", "18"} {
		if strings.HasPrefix(percent, vowel) {
			return "An"
		}
	}
	return "A"
}
