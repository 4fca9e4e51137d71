package finance

import "slices"

func (r *rollUp) said() []Said {
	return []Said{
		{Name: "total", Sentence: r.total()},
		{Name: "regions", Sentence: r.best(), Words: map[string]Sentence{"regions": r.leading()}},
		{Name: "differs", Sentence: r.differs()},
	}
}

// total reads "Position comes to a deficit of £304m for the 13 systems with a
// figure; one – Shropshire – is not available. Variance comes to …"
func (r *rollUp) total() Sentence {
	var said []Sentence
	for i, sum := range r.nation.sums {
		if !sum.Known {
			continue
		}
		of := r.nation.of(i)
		tell := r.tells(r.called(i), of)
		s := say("% comes to % for %", Capital(r.called(i)), tell(sum), r.bodies(r.known(i), len(of)))
		if missing := r.unavailable(i); len(missing) > 0 {
			s = say("%; %", s, missing)
		}
		said = append(said, s.then("."))
	}
	return paragraph(said...)
}

// known counts the bodies with a figure of the measure.
func (r *rollUp) known(measure int) Quantity {
	of := r.nation.of(measure)
	return Counted(len(Known(of)), r.many+" with a figure", of...).About(r.nation.sums[measure].Of)
}

// unknown counts the bodies without one.
func (r *rollUp) unknown(measure int) Quantity {
	of := r.nation.of(measure)
	return Counted(len(of)-len(Known(of)), r.many+" without a figure", of...).About(r.nation.sums[measure].Of)
}

// bodies reads "all 42 systems", "the 13 systems with a figure".
func (r *rollUp) bodies(known Quantity, all int) Sentence {
	if known.Int() == all {
		return say("all %", plural(spelt(known), r.one, r.many))
	}
	return say("the % with a figure", plural(spelt(known), r.one, r.many))
}

// unavailable reads "one – Devon – is not available".
func (r *rollUp) unavailable(measure int) Sentence {
	var names []string
	of := r.nation.of(measure)
	for i, q := range of {
		if !q.Known {
			names = append(names, r.nation.bodies[i].body)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return say("% – % – % not available", spelt(r.unknown(measure)), r.some(names), either(len(names) == 1, "is", "are"))
}

// best reads "By region, it is largest in London (£29,000m or 21.0%)
// and the North West (£19,000m or 14.2%)", or worst, where there are deficits.
func (r *rollUp) best() Sentence {
	leading := r.leading()
	if len(leading) == 0 {
		return nil
	}
	return say("By region, % is % in %.", r.main.measure("amount"), either(r.shared, "largest", "worst"), leading)
}

// leading are the report's top of the regions, the largest or the worst first.
func (r *rollUp) leading() Sentence {
	amount := r.at("amount")
	regions := slices.DeleteFunc(slices.Clone(r.regions), func(g region) bool { return !g.sums[amount].Known })
	slices.SortStableFunc(regions, func(a, b region) int {
		if r.shared {
			return descending(a.sums[amount], b.sums[amount])
		}
		return ascending(a.sums[amount], b.sums[amount])
	})
	if len(regions) < 2 {
		return nil
	}
	var named []Sentence
	for _, g := range regions[:min(r.Top, len(regions))] {
		s := r.tell(g.sums[amount])
		if r.shared {
			s = say("% or %", s, g.share)
		}
		named = append(named, say("% (%)", the(g.name), s))
	}
	return listed(named)
}

// elsewhere are the totals published elsewhere, as the report's thresholds.
func (r *rollUp) elsewhere() []Quantity {
	sum := r.nation.sums[r.at("amount")]
	var totals []Quantity
	for _, t := range r.Thresholds {
		if sum.Known && t.At.Fits(sum) {
			totals = append(totals, Given(t.At.Num, t.At.Kind, sum.Unit, t.Name))
		}
	}
	return totals
}

// off is how far the total is from another.
func (r *rollUp) off(other Quantity) Quantity {
	return r.nation.sums[r.at("amount")].Minus(other).As("difference from " + other.What)
}

// differs reads "Sources disagree: the total of £124,200m is £5,990m more than
// the total in the annual report (£118,210m)."
func (r *rollUp) differs() Sentence {
	var said []Sentence
	for _, other := range r.elsewhere() {
		off := r.off(other)
		sum := r.nation.sums[r.at("amount")]
		if off.Num.IsZero() {
			said = append(said, say("The total of % is that of the %.", sum, other.What))
			continue
		}
		said = append(said, say("Sources disagree: the total of % is % % than the % (%).",
			r.tell(sum), off, either(off.Num.IsPositive(), "more", "less"), other.What, r.tell(other)))
	}
	return paragraph(said...)
}
