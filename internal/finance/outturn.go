package finance

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

var planOutturn = Kind{
	Name: "plan-outturn",
	Does: "plan against outturn by organisation, over one or more years",
	Row:  "outturn",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "year", Kinds: year, Does: "the financial year"},
		{Name: "plan", Kinds: money, Does: "the plan, a deficit negative"},
		{Name: "actual", Kinds: money, What: "outturn", Does: "the outturn, a deficit negative"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesCompare, TakesVintage, TakesAbout, TakesTolerance, TakesMateriality, TakesRAG, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"worst", "best", "name"},
	Says: []Saying{
		{"missed", "how many missed their plans, and how many the year before", []string{"missed", "all", "portion", "year", "before", "vintages"}},
		{"classes", "which ones, by class, worst first", []string{"overspent", "overspent_names", "larger_deficits", "larger_deficits_names",
			"into_deficit", "into_deficit_names", "smaller_surpluses", "smaller_surpluses_names", "year"}},
		{"total", "what the plan of all became", []string{"plan", "outturn", "variance", "year"}},
	},
	Chart: document.Bar,
	make:  makeOutturn,
}

// comparison is plan against outturn over years, the last being the one that
// is told of; others are the vintages of those years that were not chosen.
type comparison struct {
	*work
	years  []outturn
	others []outturn
}

// outturn is plan against outturn of every body in one count, the worst
// variance first, ties by name, and those without a variance last. The sums
// and counts are of the known ones; unknown counts the others that existed.
type outturn struct {
	count
	rows                   []outturnRow
	plan, actual, variance Quantity
	known, missed          Quantity
	unknown                int
}

// outturnRow is the outturn of one body.
type outturnRow struct {
	body                   string
	plan, actual, variance Quantity
	class                  Class
}

func makeOutturn(w *work) (*Result, error) {
	c, err := w.compare()
	if err != nil {
		return nil, err
	}
	return c.result(), nil
}

// compare computes the counts of the years asked for, or of the last two.
func (w *work) compare() (*comparison, error) {
	tallied, err := tally(w.records(w.main), w.kind.Row)
	if err != nil {
		return nil, err
	}
	whens := years(w.Years)
	if len(whens) == 0 {
		whens = lastOf(tallied.whens(), 2)
	}
	chosen, others, err := tallied.choose(whens, w.Vintages)
	if err != nil {
		return nil, err
	}
	tallied = tallied.within(whens)
	c := &comparison{work: w}
	for _, k := range chosen {
		c.years = append(c.years, c.outturn(tallied, k))
	}
	for _, k := range others {
		c.others = append(c.others, c.outturn(tallied, k))
	}
	return c, nil
}

// outturn computes one count, with a row for every body of the counts.
func (c *comparison) outturn(cs counts, k count) outturn {
	existing := cs.bodies(func(other count) bool { return other.when == k.when })
	o := outturn{count: k}
	for body := range cs.bodies(func(count) bool { return true }) {
		row := absent(body)
		if r, ok := cs[k][body]; ok {
			row = c.row(r)
		} else if existing[body] {
			row = outturnRow{body: body, class: NoData}
		}
		o.rows = append(o.rows, row)
	}
	slices.SortFunc(o.rows, worst)
	o.sum(c.many, c.toleranceWords())
	return o
}

// absent is the row of a body that did not exist.
func absent(body string) outturnRow {
	none := Lacking(table.Money, "–")
	return outturnRow{body, none, none, none, Absent}
}

func (c *comparison) row(r record) outturnRow {
	plan, actual := r.quantity("plan"), r.quantity("actual")
	row := outturnRow{r.body, plan, actual, actual.Minus(plan).As("variance"), NoData}
	if row.variance.Known {
		row.class = classify(plan.Num, actual.Num, c.Tolerance)
	}
	return row
}

// worst orders the worst variance first, unknown ones last, ties by name.
func worst(a, b outturnRow) int {
	return cmp.Or(ascending(a.variance, b.variance), cmp.Compare(a.body, b.body))
}

// sum adds the bodies of which both plan and outturn are known, and counts.
func (o *outturn) sum(many, tolerance string) {
	var plans, actuals, variances []Quantity
	missed := 0
	for _, r := range o.rows {
		switch {
		case r.variance.Known:
			plans, actuals, variances = append(plans, r.plan), append(actuals, r.actual), append(variances, r.variance)
		case r.class == NoData:
			o.unknown++
		}
		if r.class.Missed() {
			missed++
		}
	}
	all := about("all "+many, o.count)
	o.plan, o.actual, o.variance = SumKnown(plans).About(all), SumKnown(actuals).About(all), SumKnown(variances).About(all)
	o.known = Counted(len(variances), many+" with figures", variances...).About(all)
	o.missed = Counted(missed, many+" that missed plan", variances...).About(all).By("count: %s whose variance is below −%s", many, tolerance)
}

// now is the year told of.
func (c *comparison) now() outturn { return c.years[len(c.years)-1] }

func (c *comparison) earlier() []outturn { return c.years[:len(c.years)-1] }

// ordered are the rows of the year told of in the order asked for. Ties go by
// name, and what has no variance comes last.
func (c *comparison) ordered() []outturnRow {
	rows := slices.Clone(c.now().rows)
	switch c.Order {
	case "name":
		slices.SortFunc(rows, func(a, b outturnRow) int { return cmp.Compare(a.body, b.body) })
	case "best":
		slices.SortStableFunc(rows, func(a, b outturnRow) int { return descending(a.variance, b.variance) })
	}
	return rows
}

// ascending orders quantities by size, the unknown last.
func ascending(a, b Quantity) int {
	if a.Known != b.Known {
		return cmp.Compare(known(b), known(a))
	}
	return a.Num.Cmp(b.Num)
}

// descending orders quantities the largest first, the unknown last.
func descending(a, b Quantity) int {
	if a.Known != b.Known {
		return cmp.Compare(known(b), known(a))
	}
	return b.Num.Cmp(a.Num)
}

func known(q Quantity) int {
	if q.Known {
		return 1
	}
	return 0
}

// named finds the row of a body.
func (o outturn) named(body string) outturnRow {
	return o.rows[slices.IndexFunc(o.rows, func(r outturnRow) bool { return r.body == body })]
}

// toleranceWords says how far below plan still counts as met.
func (w *work) toleranceWords() string {
	return Prose(decimal.Max(w.Tolerance, decimal.Zero), w.sign)
}
