package finance

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

var whatIfKind = Kind{
	Name: "what-if",
	Does: "a uniform reduction on top of the efficiency plans there are, by organisation, marked as a planning figure",
	Row:  "amount",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "amount", Kinds: money, Does: "what is reduced, such as contract values"},
		{Name: "efficiency", Kinds: []table.Kind{table.Share, table.Money}, Optional: true, Does: "the plan there is already, as a share of the amount or a sum; over several years, its mean"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year; the amount is that of the last"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesReduction, TakesCompare, TakesYears, TakesVintage, TakesTop, TakesTotal, TakesChart},
	Asks:   []Option{TakesReduction},
	Orders: []string{"largest", "name"},
	Says: []Saying{
		{"reduction", "what the reduction comes to, alone and with the plans there are", []string{"reduction", "efficiency", "amount", "both", "share"}},
		{"most", "who would lose the most", []string{"names"}},
	},
	Chart: document.Bar,
	make:  makeWhatIf,
}

// whatIf is a reduction of amounts, reckoned.
type whatIf struct {
	*work
	shots     []snapshot // the last one is told of; plans are the mean of all
	measure   string
	reduction Quantity
	rows      []reduced
	total     reduced
	counted   Quantity
}

// reduced is a body with the reduction of its amount, alone and on top of its
// plan; the rates are shares of the amount.
type reduced struct {
	body           string
	amount, cut    Quantity
	rate, plan     Quantity // the plan there is, as a share and as a sum
	both, bothRate Quantity
}

func makeWhatIf(w *work) (*Result, error) {
	if !w.Reduction.IsPositive() || w.Reduction.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return nil, errors.New("the reduction must be a share of more than 0% and less than 100%")
	}
	n := 1
	if w.Span != (Span{}) || len(w.Years) > 0 {
		n = maxSeries
	}
	shots, err := w.snapshots(n)
	if err != nil {
		return nil, err
	}
	i := &whatIf{work: w, shots: shots, measure: w.main.measure("amount")}
	i.reduction = Given(w.Reduction, table.Share, "%", "reduction")
	for _, r := range i.now().records {
		i.rows = append(i.rows, i.reduce(r.body, r.measured("amount"), i.planned(r)))
	}
	slices.SortStableFunc(i.rows, func(a, b reduced) int {
		if i.Order == "name" {
			return cmp.Compare(a.body, b.body)
		}
		return cmp.Or(descending(a.cut, b.cut), cmp.Compare(a.body, b.body))
	})
	i.sum()
	return i.result(), nil
}

func (i *whatIf) now() snapshot { return i.shots[len(i.shots)-1] }

// planned is the plan that a body has, of several years their mean; unknown
// if that of a year is.
func (i *whatIf) planned(r record) Quantity {
	if len(i.shots) == 1 {
		return r.measured("efficiency")
	}
	plans := make([]Quantity, len(i.shots))
	for n, shot := range i.shots {
		plans[n] = shot.of(r.body).measured("efficiency")
	}
	return mean(plans).As("mean " + i.main.measure("efficiency")).About(r.of())
}

// reduce reckons the reduction of an amount, and the plan as both a share and
// a sum.
func (i *whatIf) reduce(body string, amount, plan Quantity) reduced {
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
	var amounts, plans []Quantity
	for _, d := range i.rows {
		if d.amount.Known && (d.plan.Known || !i.main.has("efficiency")) {
			amounts, plans = append(amounts, d.amount), append(plans, d.plan)
		}
	}
	all := i.now().all(i.work)
	i.counted = Counted(len(amounts), i.many+" with figures", amounts...).About(all)
	i.total = i.reduce(all, SumKnown(amounts).About(all), SumKnown(plans).About(all))
}
