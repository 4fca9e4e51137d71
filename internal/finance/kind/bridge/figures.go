package bridge

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// span is a bridge from plan to outturn. once is the part of the drivers that
// does not recur, and underlying the outturn without it. Both are unknown if
// the source does not say of every driver whether it recurs.
type span struct {
	*kind.Work
	plan, outturn, variance finance.Quantity
	drivers                 []driver
	once, underlying        finance.Quantity
	limits                  []kind.Limit
}

// driver is one step of a bridge.
type driver struct {
	name   string
	amount finance.Quantity
	recurs recurrence
}

func (d driver) called() string          { return d.name }
func (d driver) moved() finance.Quantity { return d.amount }

// open tells whether the step is the part that the drivers of the source do not
// explain.
func (d driver) open() bool { return d.name == unexplained }

// recurrence says whether a step recurs in later years.
type recurrence int

const (
	unsaid recurrence = iota
	recurs
	once
)

// recurrences are the words for it in sources.
var recurrences = map[string]recurrence{
	"yes": recurs, "y": recurs, "true": recurs, "r": recurs, "recurrent": recurs, "recurring": recurs,
	"no": once, "n": once, "false": once, "nr": once, "non-recurrent": once, "nonrecurrent": once, "non-recurring": once, "one-off": once,
}

// unexplained is the name of the step that the drivers of a source do not
// explain.
const unexplained = "Not explained"

// plans and outturns are what the rows are called that begin and end a bridge.
var (
	plans    = []string{"plan", "planned"}
	outturns = []string{"outturn", "actual", "reported", "forecast", "forecast outturn", "fot"}
)

func compute(w *kind.Work) (*kind.Result, error) {
	records := w.Records(w.Main)
	if _, err := kind.Tally(records, w.Kind.Row); err != nil {
		return nil, err
	}
	b := &span{Work: w}
	for _, r := range records {
		b.add(r)
	}
	if b.plan.Kind == "" {
		return nil, fmt.Errorf("no row is called plan, from which the bridge begins")
	}
	b.close()
	var err error
	if b.limits, err = w.Limits(b.outturn.Kind); err != nil {
		return nil, err
	}
	kind.Arrange(b.drivers, w.Order, driver.called, b.effect)
	return b.result(), nil
}

// effect is what a driver does to the position: worse is below nothing.
func (b *span) effect(d driver) finance.Quantity {
	if b.Sense == finance.Spending {
		return d.amount.Turned()
	}
	return d.amount
}

// add takes a row as the plan, the outturn or a driver.
func (b *span) add(r kind.Record) {
	q := r.Quantity("amount")
	switch name := strings.ToLower(r.Body); {
	case slices.Contains(plans, name):
		b.plan = q.As("plan")
	case slices.Contains(outturns, name):
		b.outturn = q.As("outturn")
	default:
		b.drivers = append(b.drivers, driver{r.Body, q.As("driver"), recurrences[strings.ToLower(r.Word("recurrent"))]})
	}
}

// close computes the outturn if the source gives none, the step that the
// drivers leave open, and the underlying position.
func (b *span) close() {
	made := finance.Sum(append([]finance.Quantity{b.plan}, b.amounts(every)...)).As("plan and drivers")
	if b.outturn.Kind == "" {
		b.outturn = made.As("outturn")
	}
	b.variance = b.Sense.Variance(b.plan, b.outturn)
	if open := b.outturn.Minus(made).As("driver").About(unexplained); open.Known && open.Num.Abs().GreaterThan(b.Tolerance) {
		b.drivers = append(b.drivers, driver{unexplained, open, unsaid})
	}
	b.once, b.underlying = finance.Lacking(b.plan.Kind, "not available"), finance.Lacking(b.plan.Kind, "not available")
	if b.complete() {
		b.once = b.sum(once).As("what does not recur")
		b.underlying = b.outturn.Minus(b.once).As("underlying position")
	}
}

// complete tells whether it is said of every driver whether it recurs.
func (b *span) complete() bool {
	return len(b.drivers) > 0 && !slices.ContainsFunc(b.drivers, func(d driver) bool { return d.recurs == unsaid })
}

// sum adds the drivers of a recurrence; nothing is zero.
func (b *span) sum(of recurrence) finance.Quantity {
	qs := b.amounts(func(d driver) bool { return d.recurs == of })
	if len(qs) == 0 {
		nothing := finance.Counted(0, "drivers", b.amounts(every)...)
		nothing.Kind, nothing.Unit, nothing.Rule = b.plan.Kind, b.plan.Unit, "none of the drivers"
		return nothing
	}
	return finance.Sum(qs)
}

// amounts are those of the drivers that are kept.
func (b *span) amounts(keep func(driver) bool) []finance.Quantity {
	return kind.Each(kind.Keep(b.drivers, keep), driver.moved)
}

// every keeps every driver.
func every(driver) bool { return true }
