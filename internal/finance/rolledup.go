package finance

import (
	"cmp"
	"errors"
	"slices"

	"catchup/internal/document"
	"catchup/internal/table"
)

var rollUpKind = Kind{
	Name: "roll-up",
	Does: "organisations summed to regions and to a national total, those without a figure counted and never zero",
	Row:  "figures",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "region", Kinds: text, Optional: true, Does: "its region, unless the second source says it"},
		{Name: "amount", Kinds: adding, Does: "what is summed"},
		{Name: "plan", Kinds: adding, Optional: true, Does: "what was planned of it"},
		{Name: "variance", Kinds: adding, Optional: true, Does: "amount minus plan; reckoned if a plan is there"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month of the financial year"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	With: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name, as in the first source"},
		{Name: "region", Kinds: text, Does: "its region"},
	},
	Takes:  []Option{TakesCompare, TakesMonth, TakesVintage, TakesThresholds, TakesTop, TakesTotal, TakesParts, TakesChart},
	Orders: []string{"largest", "worst", "name"},
	Says: []Saying{
		{"total", "what all come to, of how many, and who is not available", nil},
		{"regions", "which regions have the largest or, where there are deficits, the worst of it", []string{"regions"}},
		{"differs", "how far the total is from those published elsewhere, set as thresholds", nil},
	},
	Chart: document.Bar,
	make:  makeRollUp,
}

// adding are the kinds of column that can be summed; shares cannot.
var adding = []table.Kind{table.Money, table.Number}

// rollUp is bodies summed to regions and to the nation.
type rollUp struct {
	*work
	snapshot
	measures []string // the fields summed, in the order of the columns
	regions  []region
	nation   region
	spare    []string // bodies that the second source alone has
	tell     telling
	shared   bool // whether shares of the total mean something
}

// region is a sum of bodies, with the bodies.
type region struct {
	name    string
	sums    []Quantity // one for each measure, of the known
	missing Quantity   // how many bodies lack a figure
	share   Quantity   // of the amount
	bodies  []rolled
}

// rolled is a body with its figures, one for each measure.
type rolled struct {
	record
	figures []Quantity
}

func makeRollUp(w *work) (*Result, error) {
	now, err := w.latest()
	if err != nil {
		return nil, err
	}
	r := &rollUp{work: w, snapshot: now, measures: []string{"amount"}}
	if w.main.has("plan") {
		r.measures = []string{"plan", "amount", "variance"}
	} else if w.main.has("variance") {
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
func (r *rollUp) regionOf() (func(record) string, error) {
	if r.main.has("region") {
		return func(one record) string { return cmp.Or(one.word("region"), "No region") }, nil
	}
	if r.second == nil {
		return nil, errors.New("no column is named for the region, and no second source says it")
	}
	tallied, err := tally(r.work.records(r.second), "region")
	if err != nil {
		return nil, err
	}
	of := tallied[count{}]
	for body := range of {
		if r.of(body).frame == nil {
			r.spare = append(r.spare, body)
		}
	}
	return func(one record) string { return cmp.Or(of[one.body].word("region"), "No region") }, nil
}

// roll sums the bodies of each region, and all of them.
func (r *rollUp) roll(of func(record) string) {
	for _, g := range grouped(r.snapshot.records, of) {
		r.regions = append(r.regions, r.sum(g.name, g.records))
	}
	r.nation = r.sum("all "+r.many, r.snapshot.records)
	r.shared = !slices.ContainsFunc(r.nation.bodies, func(b rolled) bool { return b.figures[r.at("amount")].Num.IsNegative() })
	r.tell = r.tells(r.called(r.at("amount")), r.nation.of(r.at("amount")))
	for i := range r.regions {
		one := &r.regions[i]
		one.share = one.sums[r.at("amount")].Over(r.nation.sums[r.at("amount")]).As("share of " + r.main.measure("amount")).About(one.sums[0].Of)
	}
	slices.SortStableFunc(r.regions, func(a, b region) int { return r.order(a.sums, b.sums, a.name, b.name) })
}

// sum adds the figures of records; each body's own sums stand in its order.
func (r *rollUp) sum(name string, records []record) region {
	made := region{name: name}
	for _, one := range records {
		made.bodies = append(made.bodies, rolled{one, r.figures(one)})
	}
	slices.SortStableFunc(made.bodies, func(a, b rolled) int { return r.order(a.figures, b.figures, a.body, b.body) })
	var all []Quantity
	lacking := 0
	for i := range r.measures {
		of := made.of(i)
		made.sums, all = append(made.sums, SumKnown(of).As(r.called(i)).About(about(name, r.count))), append(all, of...)
	}
	for _, b := range made.bodies {
		if len(Known(b.figures)) < len(b.figures) {
			lacking++
		}
	}
	made.missing = Counted(lacking, r.many+" without a figure", all...).About(about(name, r.count))
	return made
}

// figures are a body's figures; a variance that no column has is reckoned.
func (r *rollUp) figures(one record) []Quantity {
	qs := make([]Quantity, len(r.measures))
	for i, field := range r.measures {
		qs[i] = one.measured(field)
		if field == "variance" && !r.main.has(field) {
			qs[i] = one.measured("amount").Minus(one.measured("plan")).As("variance")
		}
	}
	return qs
}

// of are the figures of one measure.
func (g region) of(measure int) []Quantity {
	qs := make([]Quantity, len(g.bodies))
	for i, b := range g.bodies {
		qs[i] = b.figures[measure]
	}
	return qs
}

// at is the position of a measure, -1 if it is not summed.
func (r *rollUp) at(measure string) int { return slices.Index(r.measures, measure) }

// called names the i-th measure.
func (r *rollUp) called(i int) string { return cmp.Or(r.main.measure(r.measures[i]), r.measures[i]) }

// order puts the largest or the worst first, ties by name, the unknown last.
func (r *rollUp) order(a, b []Quantity, one, other string) int {
	amount, worst := r.at("amount"), r.at("variance")
	if worst < 0 {
		worst = amount
	}
	switch r.Order {
	case "worst":
		return cmp.Or(ascending(a[worst], b[worst]), cmp.Compare(one, other))
	case "largest":
		return cmp.Or(descending(a[amount], b[amount]), cmp.Compare(one, other))
	}
	return cmp.Compare(one, other)
}
