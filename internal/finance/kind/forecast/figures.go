package forecast

import (
	"errors"
	"fmt"

	"catchup/internal/document"
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

// forecasts are those of one month. The total is of the bodies with a gap;
// missing counts those forecast to miss their plans.
type forecasts struct {
	kind.Snapshot
	rows    []expected
	total   expected
	bodies  kind.Bodies
	missing finance.Quantity
}

// expected is the forecast of one body. Implied tells that the plan was not
// given but follows from the gap.
type expected struct {
	body                          string
	plan, forecast, gap, movement finance.Quantity
	implied                       bool
	result                        kind.Cell
}

func (e expected) called() string            { return e.body }
func (e expected) off() finance.Quantity     { return e.gap }
func (e expected) moved() finance.Quantity   { return e.movement }
func planOf(e expected) finance.Quantity     { return e.plan }
func forecastOf(e expected) finance.Quantity { return e.forecast }

// snapshots reads the months, if there is something to set the forecasts against.
func snapshots(w *kind.Work) ([]kind.Snapshot, error) {
	if !w.Main.Has("plan") && !w.Main.Has("gap") {
		return nil, errors.New("a column must be named for the plan, or for the gap to it")
	}
	return kind.Months("forecast")(w)
}

func compute(w *kind.Work) (*kind.Result, error) {
	o := &outlook{Work: w, now: newForecasts(w, w.Now())}
	if n := len(w.Shots); n > 1 {
		before := newForecasts(w, w.Shots[n-2])
		o.before = &before
		o.move()
	}
	kind.Arrange(o.now.rows, w.Order, expected.called, expected.off)
	return o.result(), nil
}

// newForecasts reads one month.
func newForecasts(w *kind.Work, s kind.Snapshot) forecasts {
	f := forecasts{Snapshot: s, rows: kind.Each(s.Records, func(r kind.Record) expected { return newExpected(w, r) })}
	known := kind.Known(f.rows, expected.off)
	missing := kind.Keep(known, func(e expected) bool { return misses(w, e) })
	gaps := kind.Each(known, expected.off)
	f.bodies = w.Bodies(gaps, len(f.rows), "with figures", s.All)
	f.missing = finance.Counted(len(missing), w.Many+" that forecast missing their plans", gaps...).About(s.All)
	f.total = expected{plan: kind.SumOf(known, planOf).About(s.All), forecast: kind.SumOf(known, forecastOf).About(s.All), gap: finance.SumKnown(gaps).About(s.All),
		result: kind.Written(f.missing, fmt.Sprintf("%s of %s %s", finance.Prose(f.missing), finance.Prose(f.bodies.N), finance.WorseThanPlan))}
	return f
}

// newExpected reads one row. The gap is computed where the plan is given; where
// it is not, the plan is the forecast less the gap.
func newExpected(w *kind.Work, r kind.Record) expected {
	e := read(w, r)
	e.result = standing(w, e)
	return e
}

func read(w *kind.Work, r kind.Record) expected {
	e := expected{body: r.Body, plan: r.Quantity("plan"), forecast: r.Quantity("forecast")}
	published := r.Quantity("gap")
	if e.plan.Known || !published.Known {
		e.gap = w.Sense.Variance(e.plan, e.forecast).As("gap to plan")
		return e
	}
	e.gap, e.implied = published, true
	e.plan = e.forecast.Minus(published)
	if w.Sense == finance.Spending {
		e.plan = e.forecast.Plus(published)
	}
	e.plan = e.plan.As("implied plan")
	return e
}

// standing says in words how a forecast stands to its plan.
func standing(w *kind.Work, e expected) kind.Cell {
	switch {
	case !e.gap.Known:
		return kind.Words("no data")
	case misses(w, e):
		return kind.Words(finance.WorseThanPlan).Toned(document.Bad)
	case e.gap.Num.GreaterThan(w.Tolerance):
		return kind.Words(finance.BetterThanPlan).Toned(document.Good)
	}
	return kind.Words("on plan").Toned(document.Good)
}

// misses tells whether a body forecasts to miss its plan.
func misses(w *kind.Work, e expected) bool {
	return e.gap.Known && e.gap.Num.LessThan(w.Tolerance.Neg())
}

// move computes how each forecast moved, and that of all who gave one in both
// months; worse is negative.
func (o *outlook) move() {
	for i, e := range o.now.rows {
		then := o.before.Of(e.body).Quantity("forecast")
		e.movement = o.Sense.Variance(then, e.forecast).As("movement")
		if then.Kind != "" {
			e.movement.Rule = finance.Pick(o.Sense == finance.Spending, "forecast before − forecast", "forecast − forecast before")
		}
		o.now.rows[i] = e
	}
	o.now.total.movement = kind.SumOf(o.now.rows, expected.moved).As("movement").About(o.now.All)
}
