package whatif

import (
	"errors"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// whatIf is a reduction of amounts, reckoned.
type whatIf struct {
	*kind.Work
	measure   string
	reduction finance.Quantity
	rows      []reduced
	total     reduced
	bodies    kind.Bodies
}

// reduced is a body with the reduction of its amount, alone and on top of its
// plan; the rates are shares of the amount.
type reduced struct {
	body           string
	amount, cut    finance.Quantity
	rate, plan     finance.Quantity // the plan there is, as a share and as a sum
	both, bothRate finance.Quantity
}

func (d reduced) called() string            { return d.body }
func amountOf(d reduced) finance.Quantity   { return d.amount }
func cutOf(d reduced) finance.Quantity      { return d.cut }
func rateOf(d reduced) finance.Quantity     { return d.rate }
func planOf(d reduced) finance.Quantity     { return d.plan }
func bothOf(d reduced) finance.Quantity     { return d.both }
func bothRateOf(d reduced) finance.Quantity { return d.bothRate }

func compute(w *kind.Work) (*kind.Result, error) {
	if !w.Reduction.IsPositive() || w.Reduction.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return nil, errors.New("the reduction must be a share of more than 0% and less than 100%")
	}
	if err := w.NoneBelowZero("what is reduced", "amount"); err != nil {
		return nil, err
	}
	i := &whatIf{Work: w, measure: w.Main.Measure("amount")}
	i.reduction = finance.Given(w.Reduction, table.Share, "%", "reduction")
	i.rows = kind.Each(i.Now().Records, func(r kind.Record) reduced { return i.reduce(r.Body, r.Measured("amount"), i.planned(r)) })
	kind.Arrange(i.rows, i.Order, reduced.called, cutOf)
	i.sum()
	return i.result(), nil
}

// planned is the plan that a body has, of several years their mean; unknown
// if that of a year is.
func (i *whatIf) planned(r kind.Record) finance.Quantity {
	if len(i.Shots) == 1 {
		return r.Measured("efficiency")
	}
	plans := kind.Each(i.Shots, func(shot kind.Snapshot) finance.Quantity { return shot.Of(r.Body).Measured("efficiency") })
	return finance.Mean(plans).As("mean " + i.Main.Measure("efficiency")).About(r.Of())
}

// reduce reckons the reduction of an amount, and the plan as both a share and
// a sum.
func (i *whatIf) reduce(body string, amount, plan finance.Quantity) reduced {
	d := reduced{body: body, amount: amount, rate: plan, plan: plan}
	if plan.Kind == table.Share {
		d.plan = amount.Times(plan).As("plan").About(amount.Of)
	} else {
		d.rate = plan.Over(amount).As("plan as a share of " + i.measure)
	}
	d.cut = amount.Times(i.reduction).As("reduction")
	d.both = d.plan.Plus(d.cut).As("reduction and plan")
	d.bothRate = d.both.Over(amount).As("reduction and plan as a share of " + i.measure)
	return d
}

// sum adds up the bodies with an amount and, where there are plans, a plan.
func (i *whatIf) sum() {
	all := i.Now().All
	known := kind.Keep(i.rows, func(d reduced) bool { return d.amount.Known && (d.plan.Known || !i.Main.Has("efficiency")) })
	i.bodies = i.Bodies(kind.Each(known, amountOf), len(i.rows), "with figures", all)
	i.total = i.reduce(all, kind.SumOf(known, amountOf).About(all), kind.SumOf(known, planOf).About(all))
}
