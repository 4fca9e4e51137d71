package whatif

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// whatIf is a reduction of amounts, reckoned.
type whatIf struct {
	*kind.Work
	shots     []kind.Snapshot // the last one is told of; plans are the mean of all
	measure   string
	reduction finance.Quantity
	rows      []reduced
	total     reduced
	counted   finance.Quantity
}

// reduced is a body with the reduction of its amount, alone and on top of its
// plan; the rates are shares of the amount.
type reduced struct {
	body           string
	amount, cut    finance.Quantity
	rate, plan     finance.Quantity // the plan there is, as a share and as a sum
	both, bothRate finance.Quantity
}

func makeWhatIf(w *kind.Work) (*kind.Result, error) {
	if !w.Reduction.IsPositive() || w.Reduction.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return nil, errors.New("the reduction must be a share of more than 0% and less than 100%")
	}
	n := 1
	if w.Span != (finance.Span{}) || len(w.Years) > 0 {
		n = kind.MaxSeries
	}
	shots, err := w.Snapshots(n)
	if err != nil {
		return nil, err
	}
	i := &whatIf{Work: w, shots: shots, measure: w.Main.Measure("amount")}
	i.reduction = finance.Given(w.Reduction, table.Share, "%", "reduction")
	for _, r := range i.now().Records {
		i.rows = append(i.rows, i.reduce(r.Body, r.Measured("amount"), i.planned(r)))
	}
	slices.SortStableFunc(i.rows, func(a, b reduced) int {
		if i.Order == "name" {
			return cmp.Compare(a.body, b.body)
		}
		return cmp.Or(finance.Descending(a.cut, b.cut), cmp.Compare(a.body, b.body))
	})
	i.sum()
	return i.result(), nil
}

func (i *whatIf) now() kind.Snapshot { return i.shots[len(i.shots)-1] }

// planned is the plan that a body has, of several years their mean; unknown
// if that of a year is.
func (i *whatIf) planned(r kind.Record) finance.Quantity {
	if len(i.shots) == 1 {
		return r.Measured("efficiency")
	}
	plans := make([]finance.Quantity, len(i.shots))
	for n, shot := range i.shots {
		plans[n] = shot.Of(r.Body).Measured("efficiency")
	}
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
	var amounts, plans []finance.Quantity
	for _, d := range i.rows {
		if d.amount.Known && (d.plan.Known || !i.Main.Has("efficiency")) {
			amounts, plans = append(amounts, d.amount), append(plans, d.plan)
		}
	}
	all := i.now().All(i.Work)
	i.counted = finance.Counted(len(amounts), i.Many+" with figures", amounts...).About(all)
	i.total = i.reduce(all, finance.SumKnown(amounts).About(all), finance.SumKnown(plans).About(all))
}
