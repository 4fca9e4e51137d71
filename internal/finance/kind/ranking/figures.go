package ranking

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// ranking is a measure of bodies, by their places.
type ranking struct {
	*kind.Work
	then    string // the period before, in words; empty if there is none
	measure string
	phrase  finance.Wording
	rows    []ranked
}

// ranked is a body with its place, now and before.
type ranked struct {
	kind.Record
	score, before finance.Quantity
	at, was       finance.Place
	place, old    finance.Quantity // the places as numbers
}

func compute(w *kind.Work) (*kind.Result, error) {
	r := &ranking{Work: w, measure: w.Main.Measure("score")}
	before := make([]finance.Quantity, len(r.Now().Records))
	switch {
	case w.Main.Has("before"):
		r.then, before = w.Main.Measure("before"), r.Now().Measured("before")
	case len(w.Shots) == 2:
		r.then = w.Shots[0].String()
		for i, old := range r.Now().Records {
			before[i] = w.Shots[0].Of(old.Body).Measured("score")
		}
	}
	r.rank(r.Now().Measured("score"), before)
	return r.result(), nil
}

// rank gives the bodies their places and puts them in that order, ties by
// name, the unknown last.
func (r *ranking) rank(scores, before []finance.Quantity) {
	order := finance.Pick(r.Order == "lowest", finance.Ascending, finance.Descending)
	now, then := finance.Ranks(scores, order), finance.Ranks(before, order)
	for i, one := range r.Now().Records {
		row := ranked{Record: one, score: scores[i], before: before[i], at: now[i], was: then[i]}
		row.place = now[i].Quantity(scores[i], "place among %d by %s, %s first", len(finance.Known(scores)), r.measure, r.Order).Among(scores)
		row.old = then[i].Quantity(before[i], "place among %d by %s, %s first", len(finance.Known(before)), r.measure, r.Order)
		r.rows = append(r.rows, row)
	}
	r.phrase = r.Phrasing("score", scores)
	slices.SortStableFunc(r.rows, func(a, b ranked) int { return order(a.score, b.score) })
}

// counted are the bodies with a place.
func (r *ranking) counted() finance.Quantity {
	scores := kind.Each(r.placed(), scoreOf)
	return finance.Counted(len(scores), r.Many+" with a place", scores...).About(r.Now().All)
}

// placed are the rows with a place.
func (r *ranking) placed() []ranked       { return kind.Known(r.rows, scoreOf) }
func scoreOf(row ranked) finance.Quantity { return row.score }

// rise is by how many places a body moved up; unknown where it was not ranked
// in both periods.
func (row ranked) rise() finance.Quantity { return row.old.Minus(row.place).As("places moved") }
