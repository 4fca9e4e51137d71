package ranking

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

func (r *ranking) said() []kind.Said {
	if len(r.placed()) == 0 {
		return nil
	}
	grown := r.grown()
	return []kind.Said{
		{Name: "first", Sentence: r.first(), Words: kind.Placeholders{
			"first": finance.Text(finance.List(r.leaders())), "score": r.phrase(r.rows[0].score), "followers": r.followers(),
		}},
		{Name: "moved", Sentence: r.movement(), Words: kind.Placeholders{
			"moved": r.movers(), "all": r.counted(), "since": finance.Text(r.then),
		}},
		{Name: "place", Sentence: r.places()},
		{Name: "growth", Sentence: r.promised(grown), Weight: &grown, Words: kind.Placeholders{
			"growth": finance.Grew(grown), "since": finance.Text(r.then),
		}, Matter: r.kept(grown)},
	}
}

// first reads "By total, Devon is highest of the 42 systems at £6,205m,
// followed by Kent (£5,000m) and Essex (£4,900m)."
func (r *ranking) first() finance.Sentence {
	leaders := r.leaders()
	if r.counted().Int() == 1 {
		// Said when one has a place, which is no ranking.
		return finance.Say("Only % has a place by %, at %.", finance.Text(leaders[0]), finance.Text(r.measure), r.phrase(r.rows[0].score))
	}
	whose := finance.Either(len(leaders) > max(kind.NameAll, r.Top), "several", finance.Text(finance.List(leaders)))
	s := finance.Say("By %, % % % of the % at %", finance.Text(r.measure), whose, finance.Either(len(leaders) == 1, "is", "are joint"), finance.Text(r.Order), r.all(), r.phrase(r.rows[0].score))
	if followers := r.followers(); len(followers) > 0 {
		s = finance.Say("%, followed by %", s, followers)
	}
	// Said when two or more have a place. The followers are named unless ties make them too many.
	return s.Then(finance.Text(".")).Distinct(kind.Each(kind.Keep(r.placed(), func(row ranked) bool { return row.at.Rank <= r.Top }), scoreOf)...)
}

// leading reads "Devon is highest of the 42 systems, at £6,205m"; nothing if many
// share the first place, or nobody else has one.
func (r *ranking) leading() finance.Sentence {
	leaders := r.leaders()
	if len(leaders) > kind.NameAll || r.counted().Int() == 1 {
		return nil
	}
	return finance.Say("% % % of the %, at %", finance.Text(finance.List(leaders)), finance.Either(len(leaders) == 1, "is", "are joint"), finance.Text(r.Order), r.all(), r.phrase(r.rows[0].score))
}

// all counts those with a place: "42 systems".
func (r *ranking) all() finance.Sentence { return r.bodies().Spelt() }

// bodies are those with a place.
func (r *ranking) bodies() kind.Bodies {
	n := r.counted()
	return r.Counted(n, n.Int(), "with a place")
}

// leaders are the names of those in the first place.
func (r *ranking) leaders() []string {
	return kind.Each(kind.Keep(r.rows, func(row ranked) bool { return row.at.Rank == 1 }), ranked.Name)
}

// followers are those whose places lie behind the first and within the
// report's top, unless ties make them too many to name.
func (r *ranking) followers() finance.Sentence {
	rows := kind.Keep(r.rows, func(row ranked) bool { return row.at.Rank > 1 && row.at.Rank <= r.Top })
	if len(rows) > max(kind.NameAll, r.Top) {
		return nil
	}
	return kind.Valued(rows, ranked.Name, func(row ranked) finance.Sentence { return r.phrase(row.score) })
}

// movers counts those that changed places.
func (r *ranking) movers() finance.Quantity {
	rises := kind.Each(kind.Known(r.rows, ranked.rise), ranked.rise)
	moved := kind.Keep(rises, func(rise finance.Quantity) bool { return !rise.Num.IsZero() })
	q := finance.Counted(len(moved), r.Many+" that changed places", rises...).About(r.Now().All)
	q.Known = len(rises) > 0
	return q
}

// movement reads "Six of the 42 systems changed places since 2023-24: Devon
// rose furthest, from 9th to 5th, and Kent fell furthest, from 2nd to 6th."
func (r *ranking) movement() finance.Sentence {
	movers := r.movers()
	switch {
	case r.then == "" || !movers.Known || r.counted().Int() < 2:
		return nil
	case movers.Num.IsZero():
		// Said when there is an earlier ranking and nobody changed places.
		return finance.Say("% of them changed places since %.", finance.Show(movers, "None"), finance.Text(r.then))
	}
	s := finance.Say("% since %", r.bodies().Did(movers, kind.Deed{One: "changed places", Many: "changed places"}), finance.Text(r.then))
	if furthest := r.furthest(); len(furthest) > 0 {
		s = finance.Say("%: %", s, furthest)
	}
	// Said when there is an earlier ranking and somebody changed places. Who moved the furthest is named if it is one.
	return s.Then(finance.Text("."))
}

// furthest says who rose and who fell by the most places, where it is one.
func (r *ranking) furthest() finance.Sentence {
	rows := kind.Known(r.rows, ranked.rise)
	slices.SortStableFunc(rows, func(a, b ranked) int { return finance.Descending(a.rise(), b.rise()) })
	last := len(rows) - 1
	rose, fell := r.farthest(rows, 0, 1, 1), r.farthest(rows, last, last-1, -1)
	if rose != nil && fell != nil {
		return finance.Say("%, and %", rose, fell)
	}
	return finance.Paragraph(rose, fell)
}

// farthest reads "Devon rose furthest, from 9th to 5th", of a row that moved so
// and otherwise than the one beside it.
func (r *ranking) farthest(rows []ranked, at, beside, way int) finance.Sentence {
	row := rows[at]
	tied := beside >= 0 && beside < len(rows) && row.rise().Num.Equal(rows[beside].rise().Num)
	if row.rise().Num.Sign() != way || tied {
		return nil
	}
	return finance.Say("% %", finance.Text(row.Body), finance.Moved(row.rise()).Furthest(finance.Ordinal(row.old, row.was.Tied), finance.Ordinal(row.place, row.at.Tied)))
}

// places reads "Devon is 12th of the 42 systems by total at £3m, up from
// 14th."
func (r *ranking) places() finance.Sentence {
	about := kind.Keep(r.placed(), func(row ranked) bool { return slices.Contains(r.About, row.Body) && r.counted().Int() > 1 })
	return finance.Paragraph(kind.Each(about, func(row ranked) finance.Sentence {
		s := finance.Say("% is % of the % by % at %", finance.Text(row.Body), finance.Ordinal(row.place, row.at.Tied), r.all(), finance.Text(r.measure), r.phrase(row.score))
		if rise := row.rise(); rise.Known && !rise.Num.IsZero() {
			s = finance.Say("%, %", s, finance.Moved(rise).From(finance.Ordinal(row.old, row.was.Tied)))
		}
		// Said of each of several with a place that the report is about.
		return s.Then(finance.Text("."))
	})...)
}

// grown is the growth of all since the period before; unknown unless the
// measure is money and every body is known in both.
func (r *ranking) grown() finance.Quantity {
	if r.then == "" || !r.sums() {
		return finance.Quantity{}
	}
	then := finance.Sum(kind.Each(r.rows, func(row ranked) finance.Quantity { return row.before }))
	return finance.Growth(finance.Sum(kind.Each(r.rows, scoreOf)).About(r.Now().All), then)
}

// promised reads "The total of all 42 systems grew by 2.1% since 2023-24,
// against the promised growth of 4%: 1.9 percentage points short."
func (r *ranking) promised(grown finance.Quantity) finance.Sentence {
	if !grown.Known {
		return nil
	}
	s := finance.Say("The % of % % since %", finance.Text(r.measure), r.bodies().AllSpelt(), finance.Grew(grown), finance.Text(r.then))
	for _, p := range r.ThresholdsOf(grown) {
		s = finance.Say("%, against the % of %: %", s, finance.Text(p.What), finance.Show(p, finance.ExactPercent(p.Num)), against(grown.Minus(p)))
	}
	// Said when the measure has a sum and everybody has a figure in both periods.
	return s.Then(finance.Text("."))
}

// kept is what the growth of all matters: whether a promise is broken, if there is
// one.
func (r *ranking) kept(grown finance.Quantity) *kind.Matter {
	for _, p := range r.ThresholdsOf(grown) {
		if short := grown.Minus(p); short.Num.IsNegative() {
			return &kind.Matter{As: kind.FoundCrossed, About: grown, Size: short, Of: []finance.Quantity{p}}
		}
	}
	return &kind.Matter{As: kind.FoundVariance, About: grown}
}

// against reads "1.9 percentage points short", "kept".
func against(difference finance.Quantity) finance.Sentence {
	switch difference.Num.Sign() {
	case 0:
		return finance.Say("%", finance.Show(difference, "just kept"))
	case -1:
		return finance.Say("% short", finance.Change(difference))
	}
	return finance.Say("% above it", finance.Change(difference))
}
