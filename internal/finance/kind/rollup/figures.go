package rollup

import (
	"cmp"
	"errors"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// rollUp is bodies summed to regions and to the nation.
type rollUp struct {
	*kind.Work
	measures []string // the fields summed, in the order of the columns
	amount   int      // which of them is the amount
	regions  []region
	nation   region
	spare    []string // bodies that the second source alone has
	phrase   finance.Wording
	shared   bool // whether shares of the total mean something
}

// region is a sum of bodies, with the bodies.
type region struct {
	name    string
	sums    []finance.Quantity // one for each measure, of the known
	missing finance.Quantity   // how many bodies lack a figure
	share   finance.Quantity   // of the amount
	bodies  []rolled
}

// rolled is a body with its figures, one for each measure.
type rolled struct {
	kind.Record
	figures []finance.Quantity
}

func compute(w *kind.Work) (*kind.Result, error) {
	r := &rollUp{Work: w, measures: []string{"amount"}}
	if w.Main.Has("plan") {
		r.measures, r.amount = []string{"plan", "amount", "variance"}, 1
	} else if w.Main.Has("variance") {
		r.measures = append(r.measures, "variance")
	}
	of, err := r.regionOf()
	if err != nil {
		return nil, err
	}
	r.roll(of)
	return r.result(), nil
}

// regionOf tells the region of a body, by its own source or the second one.
func (r *rollUp) regionOf() (func(kind.Record) string, error) {
	if r.Main.Has("region") {
		return func(one kind.Record) string { return cmp.Or(one.Word("region"), "No region") }, nil
	}
	if r.Second == nil {
		return nil, errors.New("no column is named for the region, and no second source says it")
	}
	tallied, err := kind.Tally(r.Records(r.Second), "region")
	if err != nil {
		return nil, err
	}
	of := tallied[kind.Vintage{}]
	for body := range of {
		if r.Now().Of(body).Frame == nil {
			r.spare = append(r.spare, body)
		}
	}
	return func(one kind.Record) string { return cmp.Or(of[one.Body].Word("region"), "No region") }, nil
}

// roll sums the bodies of each region, and all of them.
func (r *rollUp) roll(of func(kind.Record) string) {
	r.nation = r.sum("all "+r.Many, r.Now().Records)
	amounts, total := r.nation.of(r.amount), r.nation.sums[r.amount]
	for _, g := range kind.Grouped(r.Now().Records, of) {
		made := r.sum(g.Name, g.Rows)
		made.share = made.sums[r.amount].Over(total).As("share of " + r.Main.Measure("amount")).About(made.sums[0].Of)
		r.regions = append(r.regions, made)
	}
	r.shared = !slices.ContainsFunc(amounts, func(q finance.Quantity) bool { return q.Num.IsNegative() })
	r.phrase = r.Phrasing("amount", amounts)
	kind.Arrange(r.regions, r.Order, region.called, func(g region) finance.Quantity { return r.ordering(g.sums) })
}

func (g region) called() string { return g.name }

// sum adds the figures of records; each body's own sums stand in its order.
func (r *rollUp) sum(name string, records []kind.Record) region {
	made := region{name: name, bodies: kind.Each(records, func(one kind.Record) rolled { return rolled{one, r.figures(one)} })}
	kind.Arrange(made.bodies, r.Order, rolled.Name, func(b rolled) finance.Quantity { return r.ordering(b.figures) })
	var all []finance.Quantity
	about := kind.About(name, r.Now().Vintage)
	for i := range r.measures {
		of := made.of(i)
		made.sums, all = append(made.sums, finance.SumKnown(of).As(r.called(i)).About(about)), append(all, of...)
	}
	lacking := kind.Keep(made.bodies, func(b rolled) bool { return len(finance.Known(b.figures)) < len(b.figures) })
	made.missing = finance.Counted(len(lacking), r.Many+" without a figure", all...).About(about)
	return made
}

// figures are a body's figures; a variance that no column has is reckoned.
func (r *rollUp) figures(one kind.Record) []finance.Quantity {
	return kind.Each(r.measures, func(field string) finance.Quantity {
		if field == "variance" && !r.Main.Has(field) {
			return r.Sense.Variance(one.Measured("plan"), one.Measured("amount"))
		}
		return one.Measured(field)
	})
}

// of are the figures of one measure.
func (g region) of(measure int) []finance.Quantity {
	return kind.Each(g.bodies, func(b rolled) finance.Quantity { return b.figures[measure] })
}

// called names the i-th measure.
func (r *rollUp) called(i int) string {
	return cmp.Or(r.Main.Measure(r.measures[i]), r.measures[i])
}

// ordering is what figures are sorted by: the amount or, for the worst first, the
// variance if there is one. Of spending the largest is the worst.
func (r *rollUp) ordering(figures []finance.Quantity) finance.Quantity {
	last := len(figures) - 1
	switch {
	case r.Order == "worst" && last == 0 && r.Sense == finance.Spending:
		return figures[0].Turned()
	case r.Order == "worst":
		return figures[last]
	}
	return figures[r.amount]
}

// wording is how sentences tell the i-th measure.
func (r *rollUp) wording(i int) finance.Wording {
	if r.measures[i] == "variance" {
		return r.Sense.Sided
	}
	return r.Phrasing(r.measures[i], r.nation.of(i))
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
