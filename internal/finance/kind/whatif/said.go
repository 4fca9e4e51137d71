package whatif

import (
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (i *whatIf) said() []kind.Said {
	return []kind.Said{
		{Name: "reduction", Sentence: i.whole(), Words: kind.Placeholders{
			"reduction": i.tenth(), "efficiency": i.between(rateOf), "amount": i.total.cut,
			"both": i.total.both, "share": i.between(bothRateOf),
		}},
		{Name: "most", Sentence: i.most(), Words: kind.Placeholders{"names": i.leading()}},
	}
}

// tenth is the reduction as prose shows it, "10%".
func (i *whatIf) tenth() finance.Part {
	return finance.Show(i.reduction, finance.ExactPercent(i.Reduction))
}

// whole reads "A 10% reduction in contract values on top of efficiency plans of
// 4% to 5% would come to £244m for the four trusts, and with the plans to £354m,
// 14% to 15% of contract values. This is a planning figure."
func (i *whatIf) whole() finance.Sentence {
	what := finance.Say("% % reduction in %", finance.Text(article(i.tenth().Text)), i.tenth(), finance.Text(i.measure))
	sum := finance.Say("% for the %", i.total.cut, i.bodies.Spelt())
	if plans := i.between(rateOf); len(plans) > 0 {
		what = finance.Say("% on top of %", what, i.onTopOf(plans))
		sum = finance.Say("%, and with the plans to %, % of %", sum, i.total.both, i.between(bothRateOf), finance.Text(i.measure))
	}
	// Said in every edition.
	return finance.Say("% would come to %. This is a planning figure.", what, sum)
}

// onTopOf reads "efficiency plans of 4% to 5%", or of several years "efficiency
// plans averaging 4% to 5% over three years".
func (i *whatIf) onTopOf(between finance.Sentence) finance.Sentence {
	plans := finance.Plural(i.Main.Measure("efficiency"))
	if len(i.Shots) == 1 {
		return finance.Say("% of %", finance.Text(plans), between)
	}
	return finance.Say("% averaging % over % years", finance.Text(plans), between, finance.Spelt(finance.Counted(len(i.Shots), "years of plans")))
}

// between reads "4% to 5%": the lowest and the highest of the bodies' rates.
func (i *whatIf) between(rate func(reduced) finance.Quantity) finance.Sentence {
	qs := kind.Each(kind.Known(i.rows, bothOf), rate)
	if len(qs) == 0 {
		return nil
	}
	slices.SortStableFunc(qs, finance.Ascending)
	low, high := finance.Show(qs[0], finance.SizeOf(qs[0].Num)), finance.Show(qs[len(qs)-1], finance.SizeOf(qs[len(qs)-1].Num))
	if low.Text == high.Text {
		return finance.Sentence{low}
	}
	return finance.Say("% to %", low, high)
}

// most reads "The most would go from East Lancashire (£71m) and Lancashire
// Teaching Hospitals (£80m)."
func (i *whatIf) most() finance.Sentence {
	if names := i.leading(); len(names) > 0 {
		// Said when at least one amount is above nothing.
		return finance.Say("The most would go from %.", names)
	}
	return nil
}

// leading are the report's top of the bodies, the largest reduction first.
func (i *whatIf) leading() finance.Sentence {
	cut := kind.Keep(kind.Known(i.rows, cutOf), func(r reduced) bool { return r.cut.Num.IsPositive() })
	rows := kind.Arranged(cut, "largest", reduced.called, cutOf)
	if len(rows) <= i.Top {
		rows = kind.First(rows, 1)
	}
	return kind.Valued(kind.First(rows, i.Top), reduced.called, cutOf)
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
