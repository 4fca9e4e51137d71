package perunit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// denominators finds the denominator of a record.
type denominators func(kind.Record) finance.Quantity

// newDenominators reads the denominators of the main source or of the second,
// and names them. Those that would say nothing are refused.
func newDenominators(w *kind.Work) (of denominators, named string, err error) {
	main, f := w.Main, w.Main
	if !main.Has("per") {
		f = w.Second
	}
	if f == nil {
		return nil, "", errors.New("no column is named for the denominator, and no second source says it")
	}
	amount, per := main.Measure("amount"), f.Measure("per")
	switch {
	case f == main && main.At["amount"] == main.At["per"]:
		return nil, "", fmt.Errorf("the amount and its denominator are one column, %q", main.Columns["per"])
	case main.KindOf("amount") == table.Number && f.KindOf("per") == table.Money:
		return nil, "", fmt.Errorf("a number (%s) cannot be a share of a sum of money (%s)", amount, per)
	case main.KindOf("amount") == f.KindOf("per") && main.Unit("amount") != f.Unit("per"):
		return nil, "", fmt.Errorf("%s is in %q and %s in %q: one is no share of the other", amount, main.Unit("amount"), per, f.Unit("per"))
	case f == main:
		return func(r kind.Record) finance.Quantity { return r.Measured("per") }, per, nil
	}
	of, err = joined(w)
	return of, finance.Pick(main.Has("month"), "full-year ", "") + per, err
}

// joined finds the denominators in the second source: of the same body and,
// where it has years, of the same year.
func joined(w *kind.Work) (denominators, error) {
	tallied, err := kind.Tally(w.Records(w.Second), w.Second.Measure("per"))
	if err != nil {
		return nil, err
	}
	return func(r kind.Record) finance.Quantity {
		at := kind.Vintage{}
		if w.Second.Has("year") {
			at.Year = r.Year
		}
		found, ok := tallied[at][r.Body]
		if !ok {
			return finance.Lacking(w.Second.KindOf("per"), "no "+w.Second.Measure("per"))
		}
		return found.Measured("per")
	}, nil
}

// usable is a denominator that is above zero and, for a number of a number, no
// less than the part; else it is unknown, and says why.
func usable(q, part finance.Quantity) finance.Quantity {
	switch {
	case !q.Known:
		return q
	case !q.Num.IsPositive():
		return finance.Lacking(q.Kind, q.What+" not above zero")
	case q.Kind == table.Number && part.Kind == table.Number && part.Known && part.Num.GreaterThan(q.Num):
		return finance.Lacking(q.Kind, "more than all")
	}
	return q
}

// perUnit is an amount of bodies, set against a denominator.
type perUnit struct {
	*kind.Work
	measure string // what is divided: "staff costs"
	named   string // the denominator: "head", "full-year allocation"
	of      denominators
	each    bool // whether the ratio is money for each, not a share
	rows    []unitRow
	total   unitRow
	bodies  kind.Bodies
}

// unitRow is a body in one period. A denominator that cannot be used is
// unknown, and its word says why.
type unitRow struct {
	kind.Record
	amount, per, ratio, change finance.Quantity
}

func amountOf(row unitRow) finance.Quantity { return row.amount }
func perOf(row unitRow) finance.Quantity    { return row.per }
func ratioOf(row unitRow) finance.Quantity  { return row.ratio }

func compute(w *kind.Work) (*kind.Result, error) {
	u := &perUnit{Work: w, measure: w.Main.Measure("amount")}
	var err error
	if u.of, u.named, err = newDenominators(w); err != nil {
		return nil, err
	}
	per := finance.Pick(w.Main.Has("per"), w.Main, w.Second)
	u.each = w.Main.KindOf("amount") == table.Money && per.KindOf("per") == table.Number
	for _, shot := range w.Shots {
		u.rows = append(u.rows, kind.Each(shot.Records, u.row)...)
	}
	u.arrange()
	u.sum()
	return u.result(), nil
}

// row divides, if the denominator can be divided by.
func (u *perUnit) row(r kind.Record) unitRow {
	row := unitRow{Record: r, amount: r.Measured("amount"), per: u.of(r)}
	row.ratio = row.amount.Over(usable(row.per, row.amount)).As(u.called())
	return row
}

// called names the ratio: "allocation per head", "staff costs as a share of
// turnover".
func (u *perUnit) called() string {
	return u.measure + finance.Pick(u.each, " per ", " as a share of ") + u.named
}

// series tells whether the table is of several periods.
func (u *perUnit) series() bool { return len(u.Shots) > 1 }

// arrange orders the rows: one period by its ratios, a series by body and period,
// with the change from one to the next.
func (u *perUnit) arrange() {
	if !u.series() {
		kind.Arrange(u.rows, u.Order, unitRow.Name, ratioOf)
		return
	}
	slices.SortStableFunc(u.rows, func(a, b unitRow) int { return cmp.Or(cmp.Compare(a.Body, b.Body), kind.Earlier(a.Vintage, b.Vintage)) })
	for i := range u.rows {
		if row := &u.rows[i]; i > 0 && u.rows[i-1].Body == row.Body {
			row.change = row.ratio.Minus(u.rows[i-1].ratio).As("change of " + row.ratio.What)
		}
	}
}

// sum adds the amounts and the denominators of the rows that have both.
func (u *perUnit) sum() {
	known, all := kind.Known(u.rows, ratioOf), u.Shots[len(u.Shots)-1].All
	u.total = unitRow{amount: kind.SumOf(known, amountOf).About(all), per: kind.SumOf(known, perOf).About(all)}
	u.total.ratio = u.total.amount.Over(u.total.per).As(u.called())
	u.bodies = u.Bodies(kind.Each(known, amountOf), len(u.rows), "with a figure", all)
}

// ratioStyle shows money for each in whole units of its currency, with pence
// where it is less than a hundred.
func (u *perUnit) ratioStyle() *finance.Style {
	if !u.each {
		return nil
	}
	style := &finance.Style{Unit: finance.Unit{Sign: u.Unit.Sign}}
	if u.total.ratio.Num.LessThan(decimal.NewFromInt(100)) {
		style.Decimals = 2
	}
	return style
}

// phrase is a ratio in prose, as its column shows it.
func (u *perUnit) phrase(q finance.Quantity) finance.Part {
	if style := u.ratioStyle(); style != nil {
		return finance.Show(q, finance.InProse(u.Sign, style.Shown(q)))
	}
	return finance.Show(q, finance.Prose(q))
}
