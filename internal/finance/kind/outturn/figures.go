package outturn

import (
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// comparison is plan against outturn over years, the last being the one that
// is told of; others are the vintages of those years that were not chosen.
type comparison struct {
	*kind.Work
	years, others []outturn
}

// outturn is plan against outturn of every body in one count, the worst
// variance first, ties by name, and those without a variance last. The total is
// of the bodies with figures, of all that existed.
type outturn struct {
	kind.Vintage
	rows   []row
	total  row
	bodies kind.Bodies
	missed finance.Quantity
}

// row is the outturn of one body.
type row struct {
	body                   string
	plan, actual, variance finance.Quantity
	class                  Class
}

func (r row) name() string            { return r.body }
func (r row) off() finance.Quantity   { return r.variance }
func planOf(r row) finance.Quantity   { return r.plan }
func actualOf(r row) finance.Quantity { return r.actual }

// Class says how an outturn stands to its plan, in the words of the table.
type Class string

// The classes are exhaustive and told apart on unrounded values. A variance
// within the tolerance met the plan. A surplus after a break-even plan counts
// as larger than planned, a deficit cut to nothing as smaller.
const (
	Met            Class = "met plan"
	Overspent      Class = "overspent despite a break-even plan"
	LargerDeficit  Class = "larger deficit than planned"
	IntoDeficit    Class = "planned surplus, ended in deficit"
	SmallerSurplus Class = "smaller surplus than planned"
	SmallerDeficit Class = "smaller deficit than planned"
	IntoSurplus    Class = "planned deficit, ended in surplus"
	LargerSurplus  Class = "larger surplus than planned"
	NoData         Class = "no data"
	Absent         Class = "body not in existence"
)

// Missed tells whether the class is one of those below plan.
func (c Class) Missed() bool {
	return c == Overspent || c == LargerDeficit || c == IntoDeficit || c == SmallerSurplus
}

func (c Class) tone() document.Tone {
	switch {
	case c.Missed():
		return document.Bad
	case c == NoData, c == Absent:
		return document.Plain
	}
	return document.Good
}

func classify(plan, actual, tolerance decimal.Decimal) Class {
	variance := actual.Sub(plan)
	switch below := variance.IsNegative(); {
	case variance.Abs().LessThanOrEqual(tolerance):
		return Met
	case below && plan.IsZero():
		return Overspent
	case below && plan.IsNegative():
		return LargerDeficit
	case below && actual.IsNegative():
		return IntoDeficit
	case below:
		return SmallerSurplus
	case !plan.IsNegative():
		return LargerSurplus
	case actual.IsPositive():
		return IntoSurplus
	}
	return SmallerDeficit
}

func compute(w *kind.Work) (*kind.Result, error) {
	c, err := newComparison(w)
	if err != nil {
		return nil, err
	}
	return c.result(), nil
}

// newComparison computes the counts of the years asked for, or of the last two.
func newComparison(w *kind.Work) (*comparison, error) {
	tallied, err := kind.Tally(w.Records(w.Main), w.Kind.Row)
	if err != nil {
		return nil, err
	}
	whens := kind.WholeYears(w.Years)
	if len(whens) == 0 {
		whens = kind.LastOf(tallied.Whens(), 2)
	}
	chosen, others, err := tallied.Choose(whens, w.Vintages)
	if err != nil {
		return nil, err
	}
	tallied = tallied.Within(whens)
	of := func(k kind.Vintage) outturn { return newOutturn(w, tallied, k) }
	return &comparison{w, kind.Each(chosen, of), kind.Each(others, of)}, nil
}

// newOutturn computes one count, with a row for every body of the counts.
func newOutturn(w *kind.Work, cs kind.Counts, k kind.Vintage) outturn {
	existing := cs.Bodies(func(other kind.Vintage) bool { return other.When == k.When })
	o := outturn{Vintage: k}
	for body := range cs.Bodies(func(kind.Vintage) bool { return true }) {
		r, given := cs[k][body]
		o.rows = append(o.rows, newRow(w, body, r, given, existing[body]))
	}
	kind.Arrange(o.rows, "worst", row.name, row.off)
	o.sum(w)
	return o
}

// newRow is the row of a body, which may have no figures, or not exist.
func newRow(w *kind.Work, body string, r kind.Record, given, exists bool) row {
	none := finance.Lacking(table.Money, "–")
	switch {
	case !exists:
		return row{body, none, none, none, Absent}
	case !given:
		return row{body: body, class: NoData}
	}
	plan, actual := r.Quantity("plan"), r.Quantity("actual")
	made := row{body, plan, actual, actual.Minus(plan).As("variance"), NoData}
	if made.variance.Known {
		made.class = classify(plan.Num, actual.Num, w.Tolerance)
	}
	return made
}

// sum adds the bodies of which both plan and outturn are known, and counts.
func (o *outturn) sum(w *kind.Work) {
	all := kind.About("all "+w.Many, o.Vintage)
	known := kind.Known(o.rows, row.off)
	existing := kind.Keep(o.rows, func(r row) bool { return r.class != Absent })
	missed := kind.Keep(o.rows, func(r row) bool { return r.class.Missed() })
	variances := kind.Each(known, row.off)
	o.total = row{plan: kind.SumOf(known, planOf).About(all), actual: kind.SumOf(known, actualOf).About(all), variance: finance.SumKnown(variances).About(all)}
	o.bodies = w.Bodies(variances, len(existing), "with figures", all)
	o.missed = finance.Counted(len(missed), w.Many+" that missed plan", variances...).About(all).
		By("count: %s whose variance is below −%s", w.Many, w.ToleranceWords())
}

// now is the year told of.
func (c *comparison) now() outturn { return c.years[len(c.years)-1] }

func (c *comparison) earlier() []outturn { return c.years[:len(c.years)-1] }

// of is the variance of a body in this year, and that of all for the total.
func (o outturn) of(r row) finance.Quantity {
	for _, own := range o.rows {
		if own.body == r.body {
			return own.variance
		}
	}
	return o.total.variance
}
