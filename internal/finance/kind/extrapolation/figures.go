package extrapolation

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// extrapolation is a year to date, extrapolated to the whole year.
type extrapolation struct {
	*kind.Work
	measure string
	rows    []drawn
	total   drawn
	bodies  kind.Bodies // with an amount and, where there are plans, a plan
}

// drawn is a body with its year to date and the extrapolation.
type drawn struct {
	body                     string
	amount, whole, plan, gap finance.Quantity
}

func (d drawn) called() string          { return d.body }
func amountOf(d drawn) finance.Quantity { return d.amount }
func wholeOf(d drawn) finance.Quantity  { return d.whole }
func planOf(d drawn) finance.Quantity   { return d.plan }

// snapshots reads the last month, and those before it if the amounts are of each
// month alone.
func snapshots(w *kind.Work) ([]kind.Snapshot, error) {
	if w.InMonth("amount") {
		return kind.Months("amount")(w)
	}
	return kind.Last(1)(w)
}

func compute(w *kind.Work) (*kind.Result, error) {
	if part := w.Now().Part; part.Last() {
		return nil, fmt.Errorf("the amounts are of %s, the whole year: there is nothing to extrapolate", part)
	}
	e := &extrapolation{Work: w, measure: w.Main.Measure("amount")}
	if finance.IsVariance(e.measure) && w.Main.Has("plan") {
		return nil, fmt.Errorf("the column %q is a variance, which cannot be set against a plan", w.Main.Columns["amount"])
	}
	e.rows = kind.Each(w.Now().Records, func(r kind.Record) drawn {
		return e.drawOn(drawn{body: r.Body, amount: e.ToDate(r.Body, "amount").As(e.measure), plan: r.Measured("plan")})
	})
	kind.Arrange(e.rows, e.Order, drawn.called, wholeOf)
	e.sum()
	return e.result(), nil
}

// drawOn extrapolates: the amount × 12 ÷ the months that have gone by, or × 4 ÷
// the quarters.
func (e *extrapolation) drawOn(d drawn) drawn {
	d.whole = d.amount
	d.whole.Word = ""
	part := e.Now().Part
	d.whole.Num = d.amount.Num.Mul(decimal.NewFromInt(int64(part.Of))).Div(decimal.NewFromInt(int64(part.Number)))
	d.whole = d.whole.By("%s × %d ÷ %d", d.amount.Term(), part.Of, part.Number).As("straight-line extrapolation of " + e.measure)
	d.gap = d.whole.Minus(d.plan).As("extrapolation less plan")
	return d
}

// sum adds up the bodies with an amount and, where there are plans, a plan.
func (e *extrapolation) sum() {
	all := e.Now().All
	known := kind.Keep(e.rows, func(d drawn) bool { return d.amount.Known && (d.plan.Known || !e.Main.Has("plan")) })
	e.bodies = e.Bodies(kind.Each(known, amountOf), len(e.rows), "with figures", all)
	// Earlier editions know the figure by this name, and corrections find it by it.
	e.bodies.N = e.bodies.N.As(e.Many+" with a figure").By("count: %s with a figure", e.Many)
	e.total = e.drawOn(drawn{body: all, amount: kind.SumOf(known, amountOf).About(all), plan: kind.SumOf(known, planOf).About(all)})
}
