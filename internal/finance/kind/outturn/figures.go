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
	class                  class
}

func (r row) name() string            { return r.body }
func (r row) off() finance.Quantity   { return r.variance }
func planOf(r row) finance.Quantity   { return r.plan }
func actualOf(r row) finance.Quantity { return r.actual }

// class says how an outturn stands to its plan, in the words of the table.
type class string

// The classes are exhaustive and told apart on unrounded values. A variance
// within the tolerance met the plan. A surplus after a break-even plan counts
// as larger than planned, a deficit cut to nothing as smaller. Of spending and of
// income there are but more and less.
const (
	met            class = "met plan"
	overspent      class = "overspent despite a break-even plan"
	largerDeficit  class = "larger deficit than planned"
	intoDeficit    class = "planned surplus, ended in deficit"
	smallerSurplus class = "smaller surplus than planned"
	smallerDeficit class = "smaller deficit than planned"
	intoSurplus    class = "planned deficit, ended in surplus"
	largerSurplus  class = "larger surplus than planned"
	noData         class = "no data"
	moreSpent      class = "more spent than planned"
	lessSpent      class = "less spent than planned"
	lessIncome     class = "less income than planned"
	moreIncome     class = "more income than planned"
	absent         class = "body not in existence"
)

// missed tells whether the class is one of those below plan.
func (c class) missed() bool {
	return c == overspent || c == largerDeficit || c == intoDeficit || c == smallerSurplus || c == moreSpent || c == lessIncome
}

func (c class) tone() document.Tone {
	switch {
	case c.missed():
		return document.Bad
	case c == noData, c == absent:
		return document.Plain
	}
	return document.Good
}

// classify finds the class of an outturn; a variance below nothing is adverse.
func classify(s finance.Sense, plan, actual, variance, tolerance decimal.Decimal) class {
	switch below := variance.IsNegative(); {
	case variance.Abs().LessThanOrEqual(tolerance):
		return met
	case s == finance.Spending:
		return finance.Pick(below, moreSpent, lessSpent)
	case s == finance.Income:
		return finance.Pick(below, lessIncome, moreIncome)
	case below && plan.IsZero():
		return overspent
	case below && plan.IsNegative():
		return largerDeficit
	case below && actual.IsNegative():
		return intoDeficit
	case below:
		return smallerSurplus
	case !plan.IsNegative():
		return largerSurplus
	case actual.IsPositive():
		return intoSurplus
	}
	return smallerDeficit
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
		return row{body, none, none, none, absent}
	case !given:
		return row{body: body, class: noData}
	}
	plan, actual := r.Quantity("plan"), r.Quantity("actual")
	made := row{body, plan, actual, w.Sense.Variance(plan, actual), noData}
	if made.variance.Known {
		made.class = classify(w.Sense, plan.Num, actual.Num, made.variance.Num, w.Tolerance)
	}
	return made
}

// sum adds the bodies of which both plan and outturn are known, and counts.
func (o *outturn) sum(w *kind.Work) {
	all := kind.About("all "+w.Many, o.Vintage)
	known := kind.Known(o.rows, row.off)
	existing := kind.Keep(o.rows, func(r row) bool { return r.class != absent })
	missed := kind.Keep(o.rows, func(r row) bool { return r.class.missed() })
	variances := kind.Each(known, row.off)
	o.total = row{plan: kind.SumOf(known, planOf).About(all), actual: kind.SumOf(known, actualOf).About(all), variance: finance.SumKnown(variances).About(all)}
	o.bodies = w.Bodies(variances, len(existing), "with figures", all)
	o.missed = finance.Counted(len(missed), w.Many+" that missed plan", variances...).About(all).
		By("count: %s whose variance is below −%s", w.Many, w.ToleranceWords())
}

// now is the year told of.
func (c *comparison) now() outturn       { return c.years[len(c.years)-1] }
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
