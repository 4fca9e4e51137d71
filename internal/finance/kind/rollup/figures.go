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
	kind.Snapshot
	measures []string // the fields summed, in the order of the columns
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

func makeRollUp(w *kind.Work) (*kind.Result, error) {
	now, err := w.Latest()
	if err != nil {
		return nil, err
	}
	r := &rollUp{Work: w, Snapshot: now, measures: []string{"amount"}}
	if w.Main.Has("plan") {
		r.measures = []string{"plan", "amount", "variance"}
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
	tallied, err := kind.Tally(r.Work.Records(r.Second), "region")
	if err != nil {
		return nil, err
	}
	of := tallied[kind.Vintage{}]
	for body := range of {
		if r.Of(body).Frame == nil {
			r.spare = append(r.spare, body)
		}
	}
	return func(one kind.Record) string { return cmp.Or(of[one.Body].Word("region"), "No region") }, nil
}

// roll sums the bodies of each region, and all of them.
func (r *rollUp) roll(of func(kind.Record) string) {
	for _, g := range kind.Grouped(r.Snapshot.Records, of) {
		r.regions = append(r.regions, r.sum(g.Name, g.Records))
	}
	r.nation = r.sum("all "+r.Many, r.Snapshot.Records)
	r.shared = !slices.ContainsFunc(r.nation.bodies, func(b rolled) bool { return b.figures[r.at("amount")].Num.IsNegative() })
	r.phrase = finance.Phrasing(r.called(r.at("amount")), r.nation.of(r.at("amount")))
	for i := range r.regions {
		one := &r.regions[i]
		one.share = one.sums[r.at("amount")].Over(r.nation.sums[r.at("amount")]).As("share of " + r.Main.Measure("amount")).About(one.sums[0].Of)
	}
	slices.SortStableFunc(r.regions, func(a, b region) int { return r.order(a.sums, b.sums, a.name, b.name) })
}

// sum adds the figures of records; each body's own sums stand in its order.
func (r *rollUp) sum(name string, records []kind.Record) region {
	made := region{name: name}
	for _, one := range records {
		made.bodies = append(made.bodies, rolled{one, r.figures(one)})
	}
	slices.SortStableFunc(made.bodies, func(a, b rolled) int { return r.order(a.figures, b.figures, a.Body, b.Body) })
	var all []finance.Quantity
	lacking := 0
	for i := range r.measures {
		of := made.of(i)
		made.sums, all = append(made.sums, finance.SumKnown(of).As(r.called(i)).About(kind.About(name, r.Vintage))), append(all, of...)
	}
	for _, b := range made.bodies {
		if len(finance.Known(b.figures)) < len(b.figures) {
			lacking++
		}
	}
	made.missing = finance.Counted(lacking, r.Many+" without a figure", all...).About(kind.About(name, r.Vintage))
	return made
}

// figures are a body's figures; a variance that no column has is reckoned.
func (r *rollUp) figures(one kind.Record) []finance.Quantity {
	qs := make([]finance.Quantity, len(r.measures))
	for i, field := range r.measures {
		qs[i] = one.Measured(field)
		if field == "variance" && !r.Main.Has(field) {
			qs[i] = one.Measured("amount").Minus(one.Measured("plan")).As("variance")
		}
	}
	return qs
}

// of are the figures of one measure.
func (g region) of(measure int) []finance.Quantity {
	qs := make([]finance.Quantity, len(g.bodies))
	for i, b := range g.bodies {
		qs[i] = b.figures[measure]
	}
	return qs
}

// at is the position of a measure, -1 if it is not summed.
func (r *rollUp) at(measure string) int { return slices.Index(r.measures, measure) }

// called names the i-th measure.
func (r *rollUp) called(i int) string { return cmp.Or(r.Main.Measure(r.measures[i]), r.measures[i]) }

// order puts the largest or the worst first, ties by name, the unknown last.
func (r *rollUp) order(a, b []finance.Quantity, one, other string) int {
	amount, worst := r.at("amount"), r.at("variance")
	if worst < 0 {
		worst = amount
	}
	switch r.Order {
	case "worst":
		return cmp.Or(finance.Ascending(a[worst], b[worst]), cmp.Compare(one, other))
	case "largest":
		return cmp.Or(finance.Descending(a[amount], b[amount]), cmp.Compare(one, other))
	}
	return cmp.Compare(one, other)
}
