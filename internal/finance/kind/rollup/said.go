package rollup

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (r *rollUp) said() []kind.Said {
	return []kind.Said{
		{Name: "total", Sentence: r.total()},
		{Name: "regions", Sentence: r.best(), Words: kind.Placeholders{"regions": r.leading()}},
		{Name: "differs", Sentence: r.differs()},
	}
}

// total reads "Position comes to a deficit of £304m for the 13 systems with a
// figure; one – Shropshire – is not available. Variance comes to …"
func (r *rollUp) total() finance.Sentence {
	var said []finance.Sentence
	for i, sum := range r.nation.sums {
		if !sum.Known {
			continue
		}
		of := r.nation.of(i)
		phrase := finance.Phrasing(r.called(i), of)
		s := finance.Say("% comes to % for %", finance.Text(finance.Capital(r.called(i))), phrase(sum), r.bodies(r.known(i), len(of)))
		if missing := r.unavailable(i); len(missing) > 0 {
			s = finance.Say("%; %", s, missing)
		}
		said = append(said, s.Then(finance.Text(".")))
	}
	return finance.Paragraph(said...)
}

// known counts the bodies with a figure of the measure.
func (r *rollUp) known(measure int) finance.Quantity {
	of := r.nation.of(measure)
	return finance.Counted(len(finance.Known(of)), r.Many+" with a figure", of...).About(r.nation.sums[measure].Of)
}

// unknown counts the bodies without one.
func (r *rollUp) unknown(measure int) finance.Quantity {
	of := r.nation.of(measure)
	return finance.Counted(len(of)-len(finance.Known(of)), r.Many+" without a figure", of...).About(r.nation.sums[measure].Of)
}

// bodies reads "all 42 systems", "the 13 systems with a figure".
func (r *rollUp) bodies(known finance.Quantity, all int) finance.Sentence {
	if known.Int() == all {
		return finance.Say("all %", finance.Numbered(finance.Spelt(known), r.One, r.Many))
	}
	return finance.Say("the % with a figure", finance.Numbered(finance.Spelt(known), r.One, r.Many))
}

// unavailable reads "one – Devon – is not available".
func (r *rollUp) unavailable(measure int) finance.Sentence {
	var names []string
	of := r.nation.of(measure)
	for i, q := range of {
		if !q.Known {
			names = append(names, r.nation.bodies[i].Body)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return finance.Say("% – % – % not available", finance.Spelt(r.unknown(measure)), finance.Text(r.Some(names)), finance.Either(len(names) == 1, "is", "are"))
}

// best reads "By region, it is largest in London (£29,000m or 21.0%)
// and the North West (£19,000m or 14.2%)", or worst, where there are deficits.
func (r *rollUp) best() finance.Sentence {
	leading := r.leading()
	if len(leading) == 0 {
		return nil
	}
	return finance.Say("By region, % is % in %.", finance.Text(r.Main.Measure("amount")), finance.Either(r.shared, "largest", "worst"), leading)
}

// leading are the report's top of the regions, the largest or the worst first.
func (r *rollUp) leading() finance.Sentence {
	amount := r.at("amount")
	regions := slices.DeleteFunc(slices.Clone(r.regions), func(g region) bool { return !g.sums[amount].Known })
	slices.SortStableFunc(regions, func(a, b region) int {
		if r.shared {
			return finance.Descending(a.sums[amount], b.sums[amount])
		}
		return finance.Ascending(a.sums[amount], b.sums[amount])
	})
	if len(regions) < 2 {
		return nil
	}
	var named []finance.Sentence
	for _, g := range regions[:min(r.Top, len(regions))] {
		s := r.phrase(g.sums[amount])
		if r.shared {
			s = finance.Say("% or %", s, g.share)
		}
		named = append(named, finance.Say("% (%)", finance.Text(finance.The(g.name)), s))
	}
	return finance.Listed(named)
}

// elsewhere are the totals published elsewhere, as the report's thresholds.
func (r *rollUp) elsewhere() []finance.Quantity {
	sum := r.nation.sums[r.at("amount")]
	var totals []finance.Quantity
	for _, t := range r.Thresholds {
		if sum.Known && t.At.Fits(sum) {
			totals = append(totals, finance.Given(t.At.Num, t.At.Kind, sum.Unit, t.Name))
		}
	}
	return totals
}

// off is how far the total is from another.
func (r *rollUp) off(other finance.Quantity) finance.Quantity {
	return r.nation.sums[r.at("amount")].Minus(other).As("difference from " + other.What)
}

// differs reads "Sources disagree: the total of £124,200m is £5,990m more than
// the total in the annual report (£118,210m)."
func (r *rollUp) differs() finance.Sentence {
	var said []finance.Sentence
	for _, other := range r.elsewhere() {
		off := r.off(other)
		sum := r.nation.sums[r.at("amount")]
		if off.Num.IsZero() {
			said = append(said, finance.Say("The total of % is that of the %.", sum, finance.Text(other.What)))
			continue
		}
		said = append(said, finance.Say("Sources disagree: the total of % is % % than the % (%).",
			r.phrase(sum), off, finance.Either(off.Num.IsPositive(), "more", "less"), finance.Text(other.What), r.phrase(other)))
	}
	return finance.Paragraph(said...)
}
