package forecast

import (
	"errors"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// outlook is the forecast of one month beside that of the month before, of
// which there may be none.
type outlook struct {
	*kind.Work
	now    forecasts
	before *forecasts
}

// forecasts are those of one month. The total is of the rows with a gap, which
// known counts; missing counts those forecast to miss their plans.
type forecasts struct {
	kind.Snapshot
	rows           []expected
	total          expected
	known, missing finance.Quantity
}

// expected is the forecast of one body. Implied tells that the plan was not
// given but follows from the gap.
type expected struct {
	body                          string
	plan, forecast, gap, movement finance.Quantity
	implied                       bool
}

func (e expected) called() string { return e.body }

func (e expected) off() finance.Quantity { return e.gap }

func makeForecast(w *kind.Work) (*kind.Result, error) {
	if !w.Main.Has("plan") && !w.Main.Has("gap") {
		return nil, errors.New("a column must be named for the plan, or for the gap to it")
	}
	shots, err := w.RunOf(w.Records(w.Main))
	if err != nil {
		return nil, err
	}
	o := &outlook{Work: w, now: newForecasts(w, shots[len(shots)-1])}
	if len(shots) > 1 {
		before := newForecasts(w, shots[len(shots)-2])
		o.before = &before
		o.move()
	}
	kind.Arrange(o.now.rows, w.Order, expected.called, expected.off)
	return o.result(), nil
}

// newForecasts reads one month.
func newForecasts(w *kind.Work, s kind.Snapshot) forecasts {
	f := forecasts{Snapshot: s}
	var plans, forecasts, gaps []finance.Quantity
	missing := 0
	for _, r := range s.Records {
		e := newExpected(w, r)
		f.rows = append(f.rows, e)
		if !e.gap.Known {
			continue
		}
		plans, forecasts, gaps = append(plans, e.plan), append(forecasts, e.forecast), append(gaps, e.gap)
		if misses(w, e) {
			missing++
		}
	}
	all := s.All(w)
	f.total = expected{plan: finance.SumKnown(plans).About(all), forecast: finance.SumKnown(forecasts).About(all), gap: finance.SumKnown(gaps).About(all)}
	f.known = finance.Counted(len(gaps), w.Many+" with figures", gaps...).About(all)
	f.missing = finance.Counted(missing, w.Many+" that forecast missing their plans", gaps...).About(all)
	return f
}

// newExpected reads one row. The gap is computed where the plan is given; where
// it is not, the plan is the forecast less the gap.
func newExpected(w *kind.Work, r kind.Record) expected {
	e := expected{body: r.Body, plan: r.Quantity("plan"), forecast: r.Quantity("forecast")}
	published := r.Quantity("gap")
	if e.plan.Known || !published.Known {
		e.gap = w.Variance(e.plan, e.forecast).As("gap to plan")
		return e
	}
	e.gap, e.implied = published, true
	e.plan = e.forecast.Minus(published)
	if w.Spending {
		e.plan = e.forecast.Plus(published)
	}
	e.plan = e.plan.As("implied plan")
	return e
}

// misses tells whether a body forecasts to miss its plan.
func misses(w *kind.Work, e expected) bool {
	return e.gap.Known && e.gap.Num.LessThan(w.Tolerance.Neg())
}

// move computes how each forecast moved, and that of all who gave one in both
// months; worse is negative.
func (o *outlook) move() {
	var moves []finance.Quantity
	for i, e := range o.now.rows {
		then := o.before.Of(e.body).Quantity("forecast")
		e.movement = o.Variance(then, e.forecast).As("movement")
		if then.Kind != "" {
			e.movement.Rule = finance.Pick(o.Spending, "forecast before − forecast", "forecast − forecast before")
		}
		o.now.rows[i] = e
		moves = append(moves, e.movement)
	}
	o.now.total.movement = finance.SumKnown(moves).As("movement").About(o.now.All(o.Work))
}
