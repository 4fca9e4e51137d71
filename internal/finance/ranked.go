package finance

import (
	"slices"

	"catchup/internal/table"
)

// said is what there is to say of a ranking.
func (r *ranking) said() []Said {
	if len(r.placed()) == 0 {
		return nil
	}
	grown := r.grown()
	return []Said{
		{Name: "first", Sentence: r.first(), Words: map[string]Sentence{
			"first": say(List(r.leaders())), "score": r.tell(r.rows[0].score), "followers": r.followers(),
		}},
		{Name: "moved", Sentence: r.movement(), Words: map[string]Sentence{
			"moved": say("%", r.movers()), "all": say("%", r.counted()), "since": say(r.then),
		}},
		{Name: "place", Sentence: r.places()},
		{Name: "growth", Sentence: r.promised(grown), Weight: &grown, Words: map[string]Sentence{
			"growth": grew(grown), "since": say(r.then),
		}},
	}
}

// first reads "By total, Devon is highest of the 42 systems at £6,205m,
// followed by Kent (£5,000m) and Essex (£4,900m)."
func (r *ranking) first() Sentence {
	leaders := r.leaders()
	whose := say(List(leaders))
	if len(leaders) > max(nameAll, r.Top) {
		whose = say("several")
	}
	how := either(len(leaders) == 1, "is", "are joint")
	s := say("By %, % % % of the % at %", r.measure, whose, how, r.Order, r.all(), r.tell(r.rows[0].score))
	if followers := r.followers(); len(followers) > 0 {
		s = say("%, followed by %", s, followers)
	}
	return s.then(".")
}

// all counts those with a place: "42 systems".
func (r *ranking) all() Sentence {
	return plural(spelt(r.counted()), r.one, r.many)
}

// leaders are the names of those in the first place.
func (r *ranking) leaders() []string {
	var names []string
	for _, row := range r.placed() {
		if row.at.rank == 1 {
			names = append(names, row.body)
		}
	}
	return names
}

// followers are those whose places lie behind the first and within the
// report's top, unless ties make them too many to name.
func (r *ranking) followers() Sentence {
	var named []Sentence
	for _, row := range r.placed() {
		if row.at.rank > 1 && row.at.rank <= r.Top {
			named = append(named, say("% (%)", row.body, r.tell(row.score)))
		}
	}
	if len(named) > max(nameAll, r.Top) {
		return nil
	}
	return listed(named)
}

// movers counts those that changed places.
func (r *ranking) movers() Quantity {
	n, by := 0, []Quantity{}
	for _, row := range r.placed() {
		if rise := row.rise(); rise.Known {
			by = append(by, rise)
			if !rise.Num.IsZero() {
				n++
			}
		}
	}
	q := Counted(n, r.many+" that changed places", by...).About(r.now.all(r.work))
	q.Known = len(by) > 0
	return q
}

// movement reads "Six of the 42 systems changed places since 2023-24: Devon
// rose furthest, from 9th to 5th, and Kent fell furthest, from 2nd to 6th."
func (r *ranking) movement() Sentence {
	movers := r.movers()
	switch {
	case r.then == "" || !movers.Known:
		return nil
	case movers.Num.IsZero():
		return say("% of them changed places since %.", show(movers, "None"), r.then)
	}
	s := say("% of the % changed places since %", spelt(movers), r.all(), r.then).capital()
	if furthest := r.furthest(); len(furthest) > 0 {
		s = say("%: %", s, furthest)
	}
	return s.then(".")
}

// furthest says who rose and who fell by the most places, where it is one.
func (r *ranking) furthest() Sentence {
	rows := slices.DeleteFunc(r.placed(), func(row ranked) bool { return !row.rise().Known })
	slices.SortStableFunc(rows, func(a, b ranked) int { return descending(a.rise(), b.rise()) })
	var said []Sentence
	if top := rows[0]; top.rise().Num.IsPositive() && alone(rows, 0, 1) {
		said = append(said, say("% rose furthest, from % to %", top.body, ordinal(top.old, top.was.tied), ordinal(top.place, top.at.tied)))
	}
	if last := rows[len(rows)-1]; last.rise().Num.IsNegative() && alone(rows, len(rows)-1, len(rows)-2) {
		said = append(said, say("% fell furthest, from % to %", last.body, ordinal(last.old, last.was.tied), ordinal(last.place, last.at.tied)))
	}
	if len(said) == 2 {
		return say("%, and %", said[0], said[1])
	}
	return paragraph(said...)
}

// alone tells whether a row moved otherwise than the one beside it.
func alone(rows []ranked, i, beside int) bool {
	return beside < 0 || beside >= len(rows) || !rows[i].rise().Num.Equal(rows[beside].rise().Num)
}

// places reads "Devon is 12th of the 42 systems by total at £3m, up from
// 14th."
func (r *ranking) places() Sentence {
	var said []Sentence
	for _, row := range r.placed() {
		if !slices.Contains(r.About, row.body) {
			continue
		}
		s := say("% is % of the % by % at %", row.body, ordinal(row.place, row.at.tied), r.all(), r.measure, r.tell(row.score))
		if rise := row.rise(); rise.Known && !rise.Num.IsZero() {
			s = say("%, % from %", s, either(rise.Num.IsPositive(), "up", "down"), ordinal(row.old, row.was.tied))
		}
		said = append(said, s.then("."))
	}
	return paragraph(said...)
}

// grown is the growth of all since the period before; unknown unless the
// measure is money and every body is known in both.
func (r *ranking) grown() Quantity {
	if r.then == "" || r.rows[0].score.Kind != table.Money {
		return Quantity{}
	}
	var now, then []Quantity
	for _, row := range r.rows {
		now, then = append(now, row.score), append(then, row.before)
	}
	return growth(Sum(now).About(r.now.all(r.work)), Sum(then))
}

// promised reads "The total of all 42 systems grew by 2.1% since 2023-24,
// against the promised growth of 4%: 1.9 percentage points short."
func (r *ranking) promised(grown Quantity) Sentence {
	if !grown.Known {
		return nil
	}
	s := say("The % of all % % since %", r.measure, r.all(), grew(grown), r.then)
	for _, p := range r.promises(grown) {
		s = say("%, against the % of %: %", s, p.What, show(p, sizeOf(p.Num)), against(grown.Minus(p)))
	}
	return s.then(".")
}

// promises are the thresholds that growth can be held against.
func (r *ranking) promises(grown Quantity) []Quantity {
	var promises []Quantity
	for _, t := range r.Thresholds {
		if t.At.Fits(grown) {
			promises = append(promises, Given(t.At.Num, t.At.Kind, grown.Unit, t.Name))
		}
	}
	return promises
}

// against reads "1.9 percentage points short", "kept".
func against(difference Quantity) Sentence {
	switch difference.Num.Sign() {
	case 0:
		return say("%", show(difference, "just kept"))
	case -1:
		return say("% short", change(difference))
	}
	return say("% above it", change(difference))
}
