package ranking

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// said is what there is to say of a ranking.
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
		}},
	}
}

// first reads "By total, Devon is highest of the 42 systems at £6,205m,
// followed by Kent (£5,000m) and Essex (£4,900m)."
func (r *ranking) first() finance.Sentence {
	leaders := r.leaders()
	whose := finance.Say("%", finance.Text(finance.List(leaders)))
	if len(leaders) > max(kind.NameAll, r.Top) {
		whose = finance.Say("several")
	}
	how := finance.Either(len(leaders) == 1, "is", "are joint")
	s := finance.Say("By %, % % % of the % at %", finance.Text(r.measure), whose, finance.Text(how), finance.Text(r.Order), r.all(), r.phrase(r.rows[0].score))
	if followers := r.followers(); len(followers) > 0 {
		s = finance.Say("%, followed by %", s, followers)
	}
	return s.Then(finance.Text("."))
}

// all counts those with a place: "42 systems".
func (r *ranking) all() finance.Sentence {
	return finance.Numbered(finance.Spelt(r.counted()), r.One, r.Many)
}

// leaders are the names of those in the first place.
func (r *ranking) leaders() []string {
	var names []string
	for _, row := range r.placed() {
		if row.at.Rank == 1 {
			names = append(names, row.Body)
		}
	}
	return names
}

// followers are those whose places lie behind the first and within the
// report's top, unless ties make them too many to name.
func (r *ranking) followers() finance.Sentence {
	var named []finance.Sentence
	for _, row := range r.placed() {
		if row.at.Rank > 1 && row.at.Rank <= r.Top {
			named = append(named, finance.Say("% (%)", finance.Text(row.Body), r.phrase(row.score)))
		}
	}
	if len(named) > max(kind.NameAll, r.Top) {
		return nil
	}
	return finance.Listed(named)
}

// movers counts those that changed places.
func (r *ranking) movers() finance.Quantity {
	n, by := 0, []finance.Quantity{}
	for _, row := range r.placed() {
		if rise := row.rise(); rise.Known {
			by = append(by, rise)
			if !rise.Num.IsZero() {
				n++
			}
		}
	}
	q := finance.Counted(n, r.Many+" that changed places", by...).About(r.now.All(r.Work))
	q.Known = len(by) > 0
	return q
}

// movement reads "Six of the 42 systems changed places since 2023-24: Devon
// rose furthest, from 9th to 5th, and Kent fell furthest, from 2nd to 6th."
func (r *ranking) movement() finance.Sentence {
	movers := r.movers()
	switch {
	case r.then == "" || !movers.Known:
		return nil
	case movers.Num.IsZero():
		return finance.Say("% of them changed places since %.", finance.Show(movers, "None"), finance.Text(r.then))
	}
	s := finance.Say("% of the % changed places since %", finance.Spelt(movers), r.all(), finance.Text(r.then)).Capital()
	if furthest := r.furthest(); len(furthest) > 0 {
		s = finance.Say("%: %", s, furthest)
	}
	return s.Then(finance.Text("."))
}

// furthest says who rose and who fell by the most places, where it is one.
func (r *ranking) furthest() finance.Sentence {
	rows := slices.DeleteFunc(r.placed(), func(row ranked) bool { return !row.rise().Known })
	slices.SortStableFunc(rows, func(a, b ranked) int { return finance.Descending(a.rise(), b.rise()) })
	var said []finance.Sentence
	if top := rows[0]; top.rise().Num.IsPositive() && alone(rows, 0, 1) {
		said = append(said, finance.Say("% rose furthest, from % to %", finance.Text(top.Body), finance.Ordinal(top.old, top.was.Tied), finance.Ordinal(top.place, top.at.Tied)))
	}
	if last := rows[len(rows)-1]; last.rise().Num.IsNegative() && alone(rows, len(rows)-1, len(rows)-2) {
		said = append(said, finance.Say("% fell furthest, from % to %", finance.Text(last.Body), finance.Ordinal(last.old, last.was.Tied), finance.Ordinal(last.place, last.at.Tied)))
	}
	if len(said) == 2 {
		return finance.Say("%, and %", said[0], said[1])
	}
	return finance.Paragraph(said...)
}

// alone tells whether a row moved otherwise than the one beside it.
func alone(rows []ranked, i, beside int) bool {
	return beside < 0 || beside >= len(rows) || !rows[i].rise().Num.Equal(rows[beside].rise().Num)
}

// places reads "Devon is 12th of the 42 systems by total at £3m, up from
// 14th."
func (r *ranking) places() finance.Sentence {
	var said []finance.Sentence
	for _, row := range r.placed() {
		if !slices.Contains(r.About, row.Body) {
			continue
		}
		s := finance.Say("% is % of the % by % at %", finance.Text(row.Body), finance.Ordinal(row.place, row.at.Tied), r.all(), finance.Text(r.measure), r.phrase(row.score))
		if rise := row.rise(); rise.Known && !rise.Num.IsZero() {
			s = finance.Say("%, % from %", s, finance.Either(rise.Num.IsPositive(), "up", "down"), finance.Ordinal(row.old, row.was.Tied))
		}
		said = append(said, s.Then(finance.Text(".")))
	}
	return finance.Paragraph(said...)
}

// grown is the growth of all since the period before; unknown unless the
// measure is money and every body is known in both.
func (r *ranking) grown() finance.Quantity {
	if r.then == "" || r.rows[0].score.Kind != table.Money {
		return finance.Quantity{}
	}
	var now, then []finance.Quantity
	for _, row := range r.rows {
		now, then = append(now, row.score), append(then, row.before)
	}
	return finance.Growth(finance.Sum(now).About(r.now.All(r.Work)), finance.Sum(then))
}

// promised reads "The total of all 42 systems grew by 2.1% since 2023-24,
// against the promised growth of 4%: 1.9 percentage points short."
func (r *ranking) promised(grown finance.Quantity) finance.Sentence {
	if !grown.Known {
		return nil
	}
	s := finance.Say("The % of all % % since %", finance.Text(r.measure), r.all(), finance.Grew(grown), finance.Text(r.then))
	for _, p := range r.promises(grown) {
		s = finance.Say("%, against the % of %: %", s, finance.Text(p.What), finance.Show(p, finance.SizeOf(p.Num)), against(grown.Minus(p)))
	}
	return s.Then(finance.Text("."))
}

// promises are the thresholds that growth can be held against.
func (r *ranking) promises(grown finance.Quantity) []finance.Quantity {
	var promises []finance.Quantity
	for _, t := range r.Thresholds {
		if t.At.Fits(grown) {
			promises = append(promises, finance.Given(t.At.Num, t.At.Kind, grown.Unit, t.Name))
		}
	}
	return promises
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
