package finance

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

var extrapolationKind = Kind{
	Name: "extrapolation",
	Does: "the year to date drawn on to the end of the year in a straight line, and always called so",
	Row:  "amount",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "month", Kinds: month, Does: "the month of the financial year, up to which the amount runs"},
		{Name: "amount", Kinds: adding, Does: "the amount of the year to date"},
		{Name: "plan", Kinds: adding, Optional: true, Does: "what is planned for the whole year"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesCompare, TakesMonth, TakesVintage, TakesAbout, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"largest", "worst", "name"},
	Says: []Saying{
		{"extrapolated", "what all, or those under about, would come to at the rate so far", []string{"months", "amount", "extrapolated"}},
		{"plan", "how far that is from the plan of the whole year", []string{"extrapolated", "plan", "gap"}},
	},
	Chart: document.Bar,
	make:  makeExtrapolation,
}

// extrapolation is a year to date, drawn on.
type extrapolation struct {
	*work
	snapshot
	measure string
	rows    []drawn
	total   drawn
	counted Quantity // bodies with an amount
}

// drawn is a body with its year to date and what that comes to.
type drawn struct {
	body                     string
	amount, whole, plan, gap Quantity
}

func makeExtrapolation(w *work) (*Result, error) {
	now, err := w.latest()
	if err != nil {
		return nil, err
	}
	if now.month == 12 {
		return nil, errors.New("the amounts are of M12, the whole year: there is nothing to extrapolate")
	}
	e := &extrapolation{work: w, snapshot: now, measure: w.main.measure("amount")}
	if isVariance(e.measure) && w.main.has("plan") {
		return nil, fmt.Errorf("the column %q is a variance, which cannot be set against a plan", w.main.columns["amount"])
	}
	for _, r := range now.records {
		e.rows = append(e.rows, e.drawOn(drawn{body: r.body, amount: r.measured("amount"), plan: r.measured("plan")}))
	}
	e.arrange()
	e.sum()
	return e.result(), nil
}

// drawOn extrapolates: the amount × 12 ÷ the months that have gone by.
func (e *extrapolation) drawOn(d drawn) drawn {
	d.whole = d.amount
	d.whole.Word = ""
	d.whole.Num = d.amount.Num.Mul(decimal.NewFromInt(12)).Div(decimal.NewFromInt(int64(e.month)))
	d.whole = d.whole.By("%s × 12 ÷ %d", d.amount.term(), int(e.month)).As("straight-line extrapolation of " + e.measure)
	d.gap = d.whole.Minus(d.plan).As("extrapolation less plan")
	return d
}

func (e *extrapolation) arrange() {
	slices.SortStableFunc(e.rows, func(a, b drawn) int {
		switch e.Order {
		case "largest":
			return cmp.Or(descending(a.whole, b.whole), cmp.Compare(a.body, b.body))
		case "worst":
			return cmp.Or(ascending(a.whole, b.whole), cmp.Compare(a.body, b.body))
		}
		return cmp.Compare(a.body, b.body)
	})
}

// sum adds up the bodies with an amount and, where there are plans, a plan.
func (e *extrapolation) sum() {
	var amounts, plans []Quantity
	for _, row := range e.rows {
		if row.amount.Known && (row.plan.Known || !e.main.has("plan")) {
			amounts, plans = append(amounts, row.amount), append(plans, row.plan)
		}
	}
	all := e.all(e.work)
	e.counted = Counted(len(amounts), e.many+" with a figure", amounts...).About(all)
	e.total = e.drawOn(drawn{body: all, amount: SumKnown(amounts).About(all), plan: SumKnown(plans).About(all)})
}

func (e *extrapolation) result() *Result {
	r := &Result{
		Caption: e.count.String() + ", extrapolated",
		Columns: []Column{{Head: Capital(e.one)}, {Head: fmt.Sprintf("%s to %s", Capital(e.measure), e.month), Numeric: true, Adds: true},
			{Head: "Straight line to M12", Numeric: true, Adds: true}},
		Ordered: map[string]string{"largest": "largest first", "worst": "worst first", "name": "by name"}[e.Order],
		Notes:   e.notes(),
	}
	if e.main.has("plan") {
		r.Columns = append(r.Columns, Column{Head: "Full-year " + e.main.measure("plan"), Numeric: true}, Column{Head: "Extrapolation less plan", Numeric: true})
	}
	for _, row := range e.rows {
		r.Rows = append(r.Rows, Row{Cells: e.cells(words(row.body), row)})
	}
	if e.total.amount.Known {
		r.Total = &Row{Cells: e.cells(told(e.counted, "All "+e.counting()), e.total), Rank: document.Total}
		r.Said, r.Chart = e.said(), e.chart()
	}
	return r
}

// counting reads "42 systems", or "41 systems with figures".
func (e *extrapolation) counting() string {
	if e.counted.Int() < len(e.rows) {
		return Count(e.counted.Int(), e.one) + " with figures"
	}
	return Count(e.counted.Int(), e.one)
}

func (e *extrapolation) cells(label Cell, d drawn) []Cell {
	cells := []Cell{label, number(d.amount), number(d.whole)}
	if e.main.has("plan") {
		cells = append(cells, number(d.plan), number(d.gap))
	}
	return cells
}

func (e *extrapolation) notes() []string {
	notes := []string{fmt.Sprintf("Extrapolated in a straight line: the year to date × 12 ÷ %d. It is not a forecast: it knows nothing of seasons, savings to come or money held back.", int(e.month))}
	if e.month < 3 {
		notes = append(notes, "So early in the year a straight line says little.")
	}
	if missing := e.missing(e.names(), e.measured("amount"), e.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws what the bodies would come to.
func (e *extrapolation) chart() *Chart {
	var names []string
	var qs []Quantity
	for _, row := range e.rows {
		if row.whole.Known {
			names, qs = append(names, row.body), append(qs, row.whole)
		}
	}
	return e.bars("Straight-line extrapolation of "+e.measure+" to the end of the year", "extrapolated", names, qs, e.extrapolated(e.total))
}
