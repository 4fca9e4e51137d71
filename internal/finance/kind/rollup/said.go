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
		{Name: "differs", Sentence: r.differs(), Matter: r.disagree()},
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
		s := finance.Say("% comes to % for %", finance.Text(r.head(i)), r.wording(i)(sum), r.bodies(i))
		if missing := r.unavailable(i); len(missing) > 0 {
			s = finance.Say("%; %", s, missing)
		}
		// Said of each measure with a sum. Who has no figure is named.
		said = append(said, s.Then(finance.Text(".")))
	}
	return finance.Paragraph(said...)
}

// bodies reads "all 42 systems", "the 13 systems with a figure".
func (r *rollUp) bodies(measure int) finance.Sentence {
	if known := r.known(measure); known.Int() < len(r.nation.bodies) {
		return finance.Say("the %", r.Counted(known, len(r.nation.bodies), "with a figure").Spelt())
	}
	return r.Counted(r.known(measure), len(r.nation.bodies), "with a figure").AllSpelt()
}

// unavailable reads "one – Devon – is not available".
func (r *rollUp) unavailable(measure int) finance.Sentence {
	lacking := kind.Keep(r.nation.bodies, func(b rolled) bool { return !b.figures[measure].Known })
	if len(lacking) == 0 {
		return nil
	}
	return finance.Say("% – % – % not available", finance.Spelt(r.unknown(measure)), finance.Text(r.Some(kind.Each(lacking, rolled.Name))), finance.Either(len(lacking) == 1, "is", "are"))
}

// first reads "By region, operating expenditure is largest in London".
func (r *rollUp) first() finance.Sentence {
	regions := r.ranked()
	if len(regions) < 2 || r.amountOf(regions[0]).Num.Equal(r.amountOf(regions[1]).Num) {
		return nil
	}
	return finance.Say("By region, % is % in %", finance.Text(r.Main.Measure("amount")), finance.Either(r.leads(), "largest", "worst"), finance.Text(finance.The(regions[0].name)))
}

// best reads "By region, it is largest in London (£29,000m or 21.0%)
// and the North West (£19,000m or 14.2%)", or worst, where there are deficits.
func (r *rollUp) best() finance.Sentence {
	leading := r.leading()
	if len(leading) == 0 {
		return nil
	}
	// Said when two regions or more have a figure.
	return finance.Say("By region, % is % in %.", finance.Text(r.Main.Measure("amount")), finance.Either(r.leads(), "largest", "worst"), leading)
}

// leads tells whether the regions with the largest amounts are told, else those
// with the worst.
func (r *rollUp) leads() bool { return r.shared || r.Sense.Flows() }

// ranked are the regions with a figure, the largest or the worst first.
func (r *rollUp) ranked() []region {
	regions := kind.Known(r.regions, r.amountOf)
	order := finance.Pick(r.leads(), finance.Descending, finance.Ascending)
	slices.SortStableFunc(regions, func(a, b region) int { return order(r.amountOf(a), r.amountOf(b)) })
	return regions
}

// leading are the report's top of the regions, the largest or the worst first.
func (r *rollUp) leading() finance.Sentence {
	regions := r.ranked()
	if len(regions) < 2 {
		return nil
	}
	the := func(g region) string { return finance.The(g.name) }
	return kind.Valued(kind.First(regions, r.Top), the, func(g region) finance.Sentence {
		if r.shared {
			return finance.Say("% or %", r.phrase(r.amountOf(g)), g.share)
		}
		return r.phrase(r.amountOf(g))
	})
}

// elsewhere are the totals published elsewhere, as the report's thresholds.
func (r *rollUp) elsewhere() []finance.Quantity {
	sum := r.nation.sums[r.amount]
	if !sum.Known {
		return nil
	}
	return r.ThresholdsOf(sum)
}

// off is how far the total is from another.
func (r *rollUp) off(other finance.Quantity) finance.Quantity {
	return r.nation.sums[r.amount].Minus(other).As("difference from " + other.What)
}

// disagree is what it matters that sources disagree; nil if they do not.
func (r *rollUp) disagree() *kind.Matter {
	for _, other := range r.elsewhere() {
		if off := r.off(other); off.Known && !off.Num.IsZero() {
			return &kind.Matter{As: kind.FoundVariance, About: off, Of: []finance.Quantity{other}}
		}
	}
	return nil
}

// differs reads "Sources disagree: the total of £124,200m is £5,990m more than
// the total in the annual report (£118,210m)."
func (r *rollUp) differs() finance.Sentence {
	sum := r.nation.sums[r.amount]
	return finance.Paragraph(kind.Each(r.elsewhere(), func(other finance.Quantity) finance.Sentence {
		off := r.off(other)
		if off.Num.IsZero() {
			// Said of each total in `thresholds` that is the same.
			return finance.Say("The total of % is the same as the %.", sum, finance.Text(other.What))
		}
		// Said of each total in `thresholds` that is another.
		return finance.Say("Sources disagree: the total of % is % % than the % (%).",
			r.phrase(sum), off, finance.Either(off.Num.IsPositive(), "more", "less"), finance.Text(other.What), r.phrase(other))
	})...)
}
