package outturn

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

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

// Beat tells whether the class is one of those above plan.
func (c Class) Beat() bool {
	return c == SmallerDeficit || c == IntoSurplus || c == LargerSurplus
}

func (c Class) tone() document.Tone {
	switch {
	case c.Missed():
		return document.Bad
	case c == Met, c.Beat():
		return document.Good
	}
	return document.Plain
}

func classify(plan, actual, tolerance decimal.Decimal) Class {
	variance := actual.Sub(plan)
	switch {
	case variance.Abs().LessThanOrEqual(tolerance):
		return Met
	case variance.IsNegative():
		return missed(plan, actual)
	default:
		return beat(plan, actual)
	}
}

func missed(plan, actual decimal.Decimal) Class {
	switch {
	case plan.IsZero():
		return Overspent
	case plan.IsNegative():
		return LargerDeficit
	case actual.IsNegative():
		return IntoDeficit
	default:
		return SmallerSurplus
	}
}

func beat(plan, actual decimal.Decimal) Class {
	switch {
	case !plan.IsNegative():
		return LargerSurplus
	case actual.IsPositive():
		return IntoSurplus
	default:
		return SmallerDeficit
	}
}

// comparison is plan against outturn over years, the last being the one that
// is told of; others are the vintages of those years that were not chosen.
type comparison struct {
	*kind.Work
	years  []outturn
	others []outturn
}

// outturn is plan against outturn of every body in one count, the worst
// variance first, ties by name, and those without a variance last. The sums
// and counts are of the known ones; unknown counts the others that existed.
type outturn struct {
	kind.Vintage
	rows                   []outturnRow
	plan, actual, variance finance.Quantity
	known, missed          finance.Quantity
	unknown                int
}

// outturnRow is the outturn of one body.
type outturnRow struct {
	body                   string
	plan, actual, variance finance.Quantity
	class                  Class
}

func makeOutturn(w *kind.Work) (*kind.Result, error) {
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
	c := &comparison{Work: w}
	for _, k := range chosen {
		c.years = append(c.years, c.outturn(tallied, k))
	}
	for _, k := range others {
		c.others = append(c.others, c.outturn(tallied, k))
	}
	return c, nil
}

// outturn computes one count, with a row for every body of the counts.
func (c *comparison) outturn(cs kind.Counts, k kind.Vintage) outturn {
	existing := cs.Bodies(func(other kind.Vintage) bool { return other.When == k.When })
	o := outturn{Vintage: k}
	for body := range cs.Bodies(func(kind.Vintage) bool { return true }) {
		row := absent(body)
		if r, ok := cs[k][body]; ok {
			row = c.row(r)
		} else if existing[body] {
			row = outturnRow{body: body, class: NoData}
		}
		o.rows = append(o.rows, row)
	}
	slices.SortFunc(o.rows, worst)
	o.sum(c.Many, c.ToleranceWords())
	return o
}

// absent is the row of a body that did not exist.
func absent(body string) outturnRow {
	none := finance.Lacking(table.Money, "–")
	return outturnRow{body, none, none, none, Absent}
}

func (c *comparison) row(r kind.Record) outturnRow {
	plan, actual := r.Quantity("plan"), r.Quantity("actual")
	row := outturnRow{r.Body, plan, actual, actual.Minus(plan).As("variance"), NoData}
	if row.variance.Known {
		row.class = classify(plan.Num, actual.Num, c.Tolerance)
	}
	return row
}

// worst orders the worst variance first, unknown ones last, ties by name.
func worst(a, b outturnRow) int {
	return cmp.Or(finance.Ascending(a.variance, b.variance), cmp.Compare(a.body, b.body))
}

// sum adds the bodies of which both plan and outturn are known, and counts.
func (o *outturn) sum(many, tolerance string) {
	var plans, actuals, variances []finance.Quantity
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
	all := kind.About("all "+many, o.Vintage)
	o.plan, o.actual, o.variance = finance.SumKnown(plans).About(all), finance.SumKnown(actuals).About(all), finance.SumKnown(variances).About(all)
	o.known = finance.Counted(len(variances), many+" with figures", variances...).About(all)
	o.missed = finance.Counted(missed, many+" that missed plan", variances...).About(all).By("count: %s whose variance is below −%s", many, tolerance)
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
		slices.SortStableFunc(rows, func(a, b outturnRow) int { return finance.Descending(a.variance, b.variance) })
	}
	return rows
}

// named finds the row of a body.
func (o outturn) named(body string) outturnRow {
	return o.rows[slices.IndexFunc(o.rows, func(r outturnRow) bool { return r.body == body })]
}
