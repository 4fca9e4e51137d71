package finance

import (
	"errors"

	"catchup/internal/document"
)

var forecast = Kind{
	Name: "forecast",
	Does: "forecast outturn against plan, and how it moved since the month before",
	Row:  "forecast",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month of the forecast, as in M9"},
		{Name: "plan", Kinds: money, Optional: true, Does: "the plan of the full year, a deficit negative"},
		{Name: "forecast", Kinds: money, Does: "the forecast of the full year, a deficit negative"},
		{Name: "gap", Kinds: money, Optional: true, What: "gap to plan", Does: "the gap to plan as published, worse than plan negative; the plan it implies is told where no plan is given"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesMonth, TakesVintage, TakesAbout, TakesTolerance, TakesMateriality, TakesSpending, TakesRAG, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"worst", "best", "name"},
	Says: []Saying{
		{"bodies", "forecast, gap and plan, or the plan implied, of each organisation named in about, else of the worst", nil},
		{"total", "what all forecast against their plans", []string{"forecast", "plan", "gap"}},
		{"missing", "how many forecast missing their plans", []string{"missing", "all", "portion"}},
		{"movement", "how the forecast moved since the month before", []string{"movement"}},
	},
	Chart: document.Dot,
	make:  makeForecast,
}

// outlook is the forecast of one month beside that of the month before, of
// which there may be none.
type outlook struct {
	*work
	now    forecasts
	before *forecasts
}

// forecasts are those of one month. The total is of the rows with a gap, which
// known counts; missing counts those forecast to miss their plans.
type forecasts struct {
	snapshot
	rows           []expected
	total          expected
	known, missing Quantity
}

// expected is the forecast of one body. Implied tells that the plan was not
// given but follows from the gap.
type expected struct {
	body                          string
	plan, forecast, gap, movement Quantity
	implied                       bool
}

func (e expected) called() string { return e.body }

func (e expected) off() Quantity { return e.gap }

func makeForecast(w *work) (*Result, error) {
	if !w.main.has("plan") && !w.main.has("gap") {
		return nil, errors.New("a column must be named for the plan, or for the gap to it")
	}
	shots, err := w.runOf(w.records(w.main))
	if err != nil {
		return nil, err
	}
	o := &outlook{work: w, now: w.forecasts(shots[len(shots)-1])}
	if len(shots) > 1 {
		before := w.forecasts(shots[len(shots)-2])
		o.before = &before
		o.move()
	}
	arrange(o.now.rows, w.Order, expected.called, expected.off)
	return o.result(), nil
}

// forecasts reads one month.
func (w *work) forecasts(s snapshot) forecasts {
	f := forecasts{snapshot: s}
	var plans, forecasts, gaps []Quantity
	missing := 0
	for _, r := range s.records {
		e := w.expected(r)
		f.rows = append(f.rows, e)
		if !e.gap.Known {
			continue
		}
		plans, forecasts, gaps = append(plans, e.plan), append(forecasts, e.forecast), append(gaps, e.gap)
		if w.misses(e) {
			missing++
		}
	}
	all := s.all(w)
	f.total = expected{plan: SumKnown(plans).About(all), forecast: SumKnown(forecasts).About(all), gap: SumKnown(gaps).About(all)}
	f.known = Counted(len(gaps), w.many+" with figures", gaps...).About(all)
	f.missing = Counted(missing, w.many+" that forecast missing their plans", gaps...).About(all)
	return f
}

// expected reads one row. The gap is computed where the plan is given; where
// it is not, the plan is the forecast less the gap.
func (w *work) expected(r record) expected {
	e := expected{body: r.body, plan: r.quantity("plan"), forecast: r.quantity("forecast")}
	published := r.quantity("gap")
	if e.plan.Known || !published.Known {
		e.gap = w.variance(e.plan, e.forecast).As("gap to plan")
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
func (w *work) misses(e expected) bool {
	return e.gap.Known && e.gap.Num.LessThan(w.Tolerance.Neg())
}

// move computes how each forecast moved, and that of all who gave one in both
// months; worse is negative.
func (o *outlook) move() {
	var moves []Quantity
	for i, e := range o.now.rows {
		then := o.before.of(e.body).quantity("forecast")
		e.movement = o.variance(then, e.forecast).As("movement")
		if then.Kind != "" {
			e.movement.Rule = either(o.Spending, "forecast before − forecast", "forecast − forecast before")
		}
		o.now.rows[i] = e
		moves = append(moves, e.movement)
	}
	o.now.total.movement = SumKnown(moves).As("movement").About(o.now.all(o.work))
}
