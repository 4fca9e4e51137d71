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
	f := w.Main
	if !f.Has("per") {
		f = w.Second
	}
	switch {
	case f == nil:
		return nil, "", errors.New("no column is named for the denominator, and no second source says it")
	case w.Main.Has("per") && columnsAlike(w, "amount", "per"):
		return nil, "", fmt.Errorf("the amount and its denominator are one column, %q", w.Main.Columns["per"])
	case w.Main.KindOf("amount") == table.Number && f.KindOf("per") == table.Money:
		return nil, "", fmt.Errorf("a number (%s) cannot be a share of a sum of money (%s)", w.Main.Measure("amount"), f.Measure("per"))
	case w.Main.KindOf("amount") == f.KindOf("per") && w.Main.Unit("amount") != f.Unit("per"):
		return nil, "", fmt.Errorf("%s is in %q and %s in %q: one is no share of the other", w.Main.Measure("amount"), w.Main.Unit("amount"), f.Measure("per"), f.Unit("per"))
	case f == w.Main:
		return func(r kind.Record) finance.Quantity { return r.Measured("per") }, f.Measure("per"), nil
	}
	of, err = joined(w)
	named = f.Measure("per")
	if w.Main.Has("month") {
		named = "full-year " + named
	}
	return of, named, err
}

// columnsAlike tells whether two fields of the main source are one column.
func columnsAlike(w *kind.Work, a, b string) bool { return w.Main.At[a] == w.Main.At[b] }

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
	shots []kind.Snapshot // one, or those of a run of years
	named string          // the denominator: "head", "full-year allocation"
	of    denominators
	rows  []unitRow
	sums  struct{ amount, per, ratio, counted finance.Quantity }
}

// unitRow is a body in one period. A denominator that cannot be used is
// unknown, and its word says why.
type unitRow struct {
	kind.Record
	amount, per, ratio, change finance.Quantity
}

func makePerUnit(w *kind.Work) (*kind.Result, error) {
	n := 1
	if w.Span != (finance.Span{}) {
		n = kind.MaxSeries
	}
	shots, err := w.Snapshots(n)
	if err != nil {
		return nil, err
	}
	u := &perUnit{Work: w, shots: shots}
	if u.of, u.named, err = newDenominators(w); err != nil {
		return nil, err
	}
	for _, shot := range shots {
		for _, r := range shot.Records {
			u.rows = append(u.rows, u.row(r))
		}
	}
	u.arrange()
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
	if u.each() {
		return u.Main.Measure("amount") + " per " + u.named
	}
	return u.Main.Measure("amount") + " as a share of " + u.named
}

// each tells whether the ratio is money for each, not a share.
func (u *perUnit) each() bool {
	return u.amountKind() == table.Money && u.perKind() == table.Number
}

// counts tells whether it is a number of a number.
func (u *perUnit) counts() bool { return u.amountKind() == table.Number }

// series tells whether the table is of several periods.
func (u *perUnit) series() bool { return len(u.shots) > 1 }

// arrange orders the rows: one period by its ratios, ties by name, the unknown
// last; a series by body and period, with the change from one to the next.
func (u *perUnit) arrange() {
	slices.SortStableFunc(u.rows, func(a, b unitRow) int {
		switch {
		case u.series():
			return cmp.Or(cmp.Compare(a.Body, b.Body), kind.Earlier(a.Vintage, b.Vintage))
		case u.Order == "highest":
			return finance.Descending(a.ratio, b.ratio)
		case u.Order == "lowest":
			return finance.Ascending(a.ratio, b.ratio)
		}
		return cmp.Compare(a.Body, b.Body)
	})
	for i := range u.rows {
		if row := &u.rows[i]; i > 0 && u.rows[i-1].Body == row.Body {
			row.change = row.ratio.Minus(u.rows[i-1].ratio).As("change of " + row.ratio.What)
		}
	}
	u.sum()
}

// sum adds the amounts and the denominators of the rows that have both.
func (u *perUnit) sum() {
	var amounts, pers []finance.Quantity
	for _, row := range u.rows {
		if row.ratio.Known {
			amounts, pers = append(amounts, row.amount), append(pers, row.per)
		}
	}
	all := u.shots[len(u.shots)-1].All(u.Work)
	u.sums.amount, u.sums.per = finance.SumKnown(amounts).About(all), finance.SumKnown(pers).About(all)
	u.sums.ratio = u.sums.amount.Over(u.sums.per).As(u.called())
	u.sums.counted = finance.Counted(len(amounts), u.Many+" with a figure", amounts...).About(all)
}

// ratioStyle shows money for each in whole units of its currency, with pence
// where it is less than a hundred.
func (u *perUnit) ratioStyle() *finance.Style {
	if !u.each() {
		return nil
	}
	style := &finance.Style{Unit: finance.Unit{Sign: u.Unit.Sign}}
	if u.sums.ratio.Num.LessThan(decimal.NewFromInt(100)) {
		style.Decimals = 2
	}
	return style
}

// phrase is a ratio in prose, as its column shows it.
func (u *perUnit) phrase(q finance.Quantity) finance.Part {
	if style := u.ratioStyle(); style != nil {
		return finance.Show(q, u.Sign+style.Shown(q))
	}
	return finance.Show(q, finance.Prose(q))
}

// amountKind and perKind are the kinds of what is divided and by what.
func (u *perUnit) amountKind() table.Kind { return u.Main.KindOf("amount") }

func (u *perUnit) perKind() table.Kind {
	if u.Main.Has("per") {
		return u.Main.KindOf("per")
	}
	return u.Second.KindOf("per")
}
