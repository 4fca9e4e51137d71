package whatif

import (
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (i *whatIf) said() []kind.Said {
	return []kind.Said{
		{Name: "reduction", Sentence: i.told(), Words: kind.Placeholders{
			"reduction": i.tenth(), "efficiency": i.between(rates), "amount": i.total.cut,
			"both": i.total.both, "share": i.between(bothRates),
		}},
		{Name: "most", Sentence: i.most(), Words: kind.Placeholders{"names": i.leading()}},
	}
}

// tenth is the reduction as prose shows it, "10%".
func (i *whatIf) tenth() finance.Part { return finance.Show(i.reduction, finance.SizeOf(i.Reduction)) }

// told reads "A 10% reduction in contract values on top of 4–5% efficiency
// plans would come to £244m for the four trusts, and with the plans to £354m,
// 14–15% of contract values. This is a planning figure."
func (i *whatIf) told() finance.Sentence {
	what := finance.Say("% % reduction in %", finance.Text(article(i.tenth().Text)), i.tenth(), finance.Text(i.measure))
	sum := finance.Say("% for %", i.total.cut, i.all())
	if plans := i.between(rates); len(plans) > 0 {
		what = finance.Say("% on top of %", what, i.plans(plans))
		sum = finance.Say("%, and with the plans to %, % of %", sum, i.total.both, i.between(bothRates), finance.Text(i.measure))
	}
	return finance.Say("% would come to %. This is a planning figure.", what, sum)
}

// plans reads "4–5% efficiency plans", or of several years "efficiency plans
// averaging 4–5% over three years".
func (i *whatIf) plans(between finance.Sentence) finance.Sentence {
	plans := finance.Plural(i.Main.Measure("efficiency"))
	if len(i.shots) == 1 {
		return finance.Say("% %", between, finance.Text(plans))
	}
	return finance.Say("% averaging % over % years", finance.Text(plans), between, finance.Spelt(finance.Counted(len(i.shots), "years of plans")))
}

// all reads "the four trusts".
func (i *whatIf) all() finance.Sentence {
	s := finance.Say("the %", finance.Numbered(finance.Spelt(i.counted), i.One, i.Many))
	if i.counted.Int() < len(i.rows) {
		return s.Then(finance.Text(" with figures"))
	}
	return s
}

func rates(d reduced) finance.Quantity { return d.rate }

func bothRates(d reduced) finance.Quantity { return d.bothRate }

// between reads "4–5%": the lowest and the highest of the bodies' rates.
func (i *whatIf) between(rate func(reduced) finance.Quantity) finance.Sentence {
	var qs []finance.Quantity
	for _, d := range i.rows {
		if d.both.Known {
			qs = append(qs, rate(d))
		}
	}
	if len(qs) == 0 {
		return nil
	}
	slices.SortStableFunc(qs, finance.Ascending)
	low, high := finance.Show(qs[0], finance.SizeOf(qs[0].Num)), finance.Show(qs[len(qs)-1], finance.SizeOf(qs[len(qs)-1].Num))
	if low.Text == high.Text {
		return finance.Sentence{low}
	}
	low.Text = low.Text[:len(low.Text)-1]
	return finance.Say("%–%", low, high)
}

// most reads "The most would go from East Lancashire (£71m) and Lancashire
// Teaching Hospitals (£80m)."
func (i *whatIf) most() finance.Sentence {
	if names := i.leading(); len(names) > 0 {
		return finance.Say("The most would go from %.", names)
	}
	return nil
}

// leading are the report's top of the bodies, the largest reduction first.
func (i *whatIf) leading() finance.Sentence {
	rows := slices.DeleteFunc(slices.Clone(i.rows), func(d reduced) bool { return !d.cut.Known })
	slices.SortStableFunc(rows, func(a, b reduced) int { return finance.Descending(a.cut, b.cut) })
	if len(rows) <= i.Top {
		rows = rows[:min(1, len(rows))]
	}
	var named []finance.Sentence
	for _, d := range rows[:min(i.Top, len(rows))] {
		named = append(named, finance.Say("% (%)", finance.Text(d.body), d.cut))
	}
	return finance.Listed(named)
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
