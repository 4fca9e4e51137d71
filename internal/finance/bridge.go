package finance

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
)

var bridge = Kind{
	Name: "bridge",
	Does: "from plan through its drivers to outturn, what of it recurs, and the position without the rest",
	Row:  "amount",
	Fields: []Field{
		{Name: "driver", Kinds: text, Does: "what moved the position; a row called plan begins the bridge, one called outturn, forecast or actual ends it"},
		{Name: "amount", Kinds: money, Does: "by how much, adverse negative; of plan and outturn the position, a deficit negative"},
		{Name: "recurrent", Kinds: text, Optional: true, Does: "yes or recurrent, no or non-recurrent"},
	},
	Takes:  []Option{TakesThresholds, TakesTolerance, TakesMateriality, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"source", "worst", "best", "name"},
	Says: []Saying{
		{"became", "what the plan became", []string{"plan", "outturn", "variance"}},
		{"drivers", "what drove it most, and what offset it", nil},
		{"underlying", "the position without what does not recur", []string{"reported", "once", "underlying"}},
		{"limits", "how the outturn stands to control total and reserves", nil},
	},
	Chart: document.Bridge,
	make:  makeBridge,
}

// span is a bridge from plan to outturn. Once is what of the drivers does not
// recur, underlying the outturn without it; both are unknown where it is not
// said of every driver whether it recurs.
type span struct {
	*work
	plan, outturn, variance Quantity
	drivers                 []driver
	once, underlying        Quantity
	limits                  []limit
}

// driver is one step of a bridge.
type driver struct {
	name   string
	amount Quantity
	recurs recurrence
}

func (d driver) called() string { return d.name }

func (d driver) moved() Quantity { return d.amount }

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

// unexplained is the step that the drivers of a source leave open.
const unexplained = "Not explained"

func makeBridge(w *work) (*Result, error) {
	records := w.records(w.main)
	if _, err := tally(records, w.kind.Row); err != nil {
		return nil, err
	}
	b := &span{work: w}
	for _, r := range records {
		b.add(r)
	}
	if b.plan.Kind == "" {
		return nil, fmt.Errorf("no row is called plan, from which the bridge begins")
	}
	b.close()
	var err error
	if b.limits, err = w.limits(b.outturn.Kind); err != nil {
		return nil, err
	}
	arrange(b.drivers, w.Order, driver.called, driver.moved)
	return b.result(), nil
}

// add takes a row as the plan, the outturn or a driver.
func (b *span) add(r record) {
	q := r.quantity("amount")
	switch strings.ToLower(r.body) {
	case "plan", "planned":
		b.plan = q.As("plan")
	case "outturn", "actual", "reported", "forecast", "forecast outturn", "fot":
		b.outturn = q.As("outturn")
	default:
		b.drivers = append(b.drivers, driver{r.body, q.As("driver"), recurrences[strings.ToLower(r.word("recurrent"))]})
	}
}

// close computes the outturn if the source gives none, the step that the
// drivers leave open, and the underlying position.
func (b *span) close() {
	made := Sum(append([]Quantity{b.plan}, b.amounts(nil)...)).As("plan and drivers")
	if b.outturn.Kind == "" {
		b.outturn = made.As("outturn")
	}
	b.variance = b.outturn.Minus(b.plan).As("variance")
	if open := b.outturn.Minus(made).As("driver").About(unexplained); open.Known && open.Num.Abs().GreaterThan(b.Tolerance) {
		b.drivers = append(b.drivers, driver{unexplained, open, unsaid})
	}
	b.once, b.underlying = Lacking(b.plan.Kind, "not available"), Lacking(b.plan.Kind, "not available")
	if b.settled() {
		b.once = b.sum(once).As("what does not recur")
		b.underlying = b.outturn.Minus(b.once).As("underlying position")
	}
}

// settled tells whether it is said of every driver whether it recurs.
func (b *span) settled() bool {
	return len(b.drivers) > 0 && !slices.ContainsFunc(b.drivers, func(d driver) bool { return d.recurs == unsaid })
}

// sum adds the drivers of a recurrence; nothing is zero.
func (b *span) sum(of recurrence) Quantity {
	qs := b.amounts(func(d driver) bool { return d.recurs == of })
	if len(qs) == 0 {
		nothing := Counted(0, "drivers", b.amounts(nil)...)
		nothing.Kind, nothing.Unit, nothing.Rule = b.plan.Kind, b.plan.Unit, "none of the drivers"
		return nothing
	}
	return Sum(qs)
}

// amounts are those of the drivers that are kept.
func (b *span) amounts(keep func(driver) bool) []Quantity {
	var qs []Quantity
	for _, d := range b.drivers {
		if keep == nil || keep(d) {
			qs = append(qs, d.amount)
		}
	}
	return qs
}
