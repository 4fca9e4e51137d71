package extrapolation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// extrapolation is a year to date, drawn on.
type extrapolation struct {
	*kind.Work
	kind.Snapshot
	measure string
	rows    []drawn
	total   drawn
	counted finance.Quantity // bodies with an amount
}

// drawn is a body with its year to date and what that comes to.
type drawn struct {
	body                     string
	amount, whole, plan, gap finance.Quantity
}

func makeExtrapolation(w *kind.Work) (*kind.Result, error) {
	now, err := w.Latest()
	if err != nil {
		return nil, err
	}
	if now.Month == 12 {
		return nil, errors.New("the amounts are of M12, the whole year: there is nothing to extrapolate")
	}
	e := &extrapolation{Work: w, Snapshot: now, measure: w.Main.Measure("amount")}
	if finance.IsVariance(e.measure) && w.Main.Has("plan") {
		return nil, fmt.Errorf("the column %q is a variance, which cannot be set against a plan", w.Main.Columns["amount"])
	}
	for _, r := range now.Records {
		e.rows = append(e.rows, e.drawOn(drawn{body: r.Body, amount: r.Measured("amount"), plan: r.Measured("plan")}))
	}
	e.arrange()
	e.sum()
	return e.result(), nil
}

// drawOn extrapolates: the amount × 12 ÷ the months that have gone by.
func (e *extrapolation) drawOn(d drawn) drawn {
	d.whole = d.amount
	d.whole.Word = ""
	d.whole.Num = d.amount.Num.Mul(decimal.NewFromInt(12)).Div(decimal.NewFromInt(int64(e.Snapshot.Month)))
	d.whole = d.whole.By("%s × 12 ÷ %d", d.amount.Term(), int(e.Snapshot.Month)).As("straight-line extrapolation of " + e.measure)
	d.gap = d.whole.Minus(d.plan).As("extrapolation less plan")
	return d
}

func (e *extrapolation) arrange() {
	slices.SortStableFunc(e.rows, func(a, b drawn) int {
		switch e.Order {
		case "largest":
			return cmp.Or(finance.Descending(a.whole, b.whole), cmp.Compare(a.body, b.body))
		case "worst":
			return cmp.Or(finance.Ascending(a.whole, b.whole), cmp.Compare(a.body, b.body))
		}
		return cmp.Compare(a.body, b.body)
	})
}

// sum adds up the bodies with an amount and, where there are plans, a plan.
func (e *extrapolation) sum() {
	var amounts, plans []finance.Quantity
	for _, row := range e.rows {
		if row.amount.Known && (row.plan.Known || !e.Main.Has("plan")) {
			amounts, plans = append(amounts, row.amount), append(plans, row.plan)
		}
	}
	all := e.All(e.Work)
	e.counted = finance.Counted(len(amounts), e.Many+" with a figure", amounts...).About(all)
	e.total = e.drawOn(drawn{body: all, amount: finance.SumKnown(amounts).About(all), plan: finance.SumKnown(plans).About(all)})
}
