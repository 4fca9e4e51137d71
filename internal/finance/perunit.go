package finance

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

var perUnitKind = Kind{
	Name: "per-unit",
	Does: "an amount per head, or as a percentage of an allocation, a turnover or a number, the denominator named",
	Row:  "amount",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "amount", Kinds: adding, Does: "what is divided"},
		{Name: "per", Kinds: adding, Optional: true, Does: "what it is divided by, unless the second source says it; the name of its column is that of the denominator"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month of the financial year"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	With: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name, as in the first source"},
		{Name: "per", Kinds: adding, Does: "what the amount is divided by"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year it is of"},
	},
	Takes:  []Option{TakesCompare, TakesYears, TakesMonth, TakesVintage, TakesAbout, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"highest", "lowest", "name"},
	Says: []Saying{
		{"spread", "the lowest, the highest, and that of all", []string{"lowest", "highest", "all"}},
		{"since", "how that of the bodies under about, or of the only one, moved over the years, and that shares compare where the denominator changed", nil},
	},
	Chart: document.Bar,
	make:  makePerUnit,
}

// perUnit is an amount of bodies, set against a denominator.
type perUnit struct {
	*work
	shots []snapshot // one, or those of a run of years
	named string     // the denominator: "head", "full-year allocation"
	of    denominators
	rows  []unitRow
	sums  struct{ amount, per, ratio, counted Quantity }
}

// unitRow is a body in one period. A denominator that cannot be used is
// unknown, and its word says why.
type unitRow struct {
	record
	amount, per, ratio, change Quantity
}

func makePerUnit(w *work) (*Result, error) {
	n := 1
	if w.Span != (Span{}) {
		n = maxSeries
	}
	shots, err := w.snapshots(n)
	if err != nil {
		return nil, err
	}
	u := &perUnit{work: w, shots: shots}
	if u.of, u.named, err = w.denominators(); err != nil {
		return nil, err
	}
	for _, shot := range shots {
		for _, r := range shot.records {
			u.rows = append(u.rows, u.row(r))
		}
	}
	u.arrange()
	return u.result(), nil
}

// maxSeries is how many years a run may have.
const maxSeries = 30

// row divides, if the denominator can be divided by.
func (u *perUnit) row(r record) unitRow {
	row := unitRow{record: r, amount: r.measured("amount"), per: u.of(r)}
	row.ratio = row.amount.Over(row.per.usable(row.amount)).As(u.called())
	return row
}

// called names the ratio: "allocation per head", "staff costs as a share of
// turnover".
func (u *perUnit) called() string {
	if u.each() {
		return u.main.measure("amount") + " per " + u.named
	}
	return u.main.measure("amount") + " as a share of " + u.named
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
			return cmp.Or(cmp.Compare(a.body, b.body), earlier(a.count, b.count))
		case u.Order == "highest":
			return descending(a.ratio, b.ratio)
		case u.Order == "lowest":
			return ascending(a.ratio, b.ratio)
		}
		return cmp.Compare(a.body, b.body)
	})
	for i := range u.rows {
		if row := &u.rows[i]; i > 0 && u.rows[i-1].body == row.body {
			row.change = row.ratio.Minus(u.rows[i-1].ratio).As("change of " + row.ratio.What)
		}
	}
	u.sum()
}

// sum adds the amounts and the denominators of the rows that have both.
func (u *perUnit) sum() {
	var amounts, pers []Quantity
	for _, row := range u.rows {
		if row.ratio.Known {
			amounts, pers = append(amounts, row.amount), append(pers, row.per)
		}
	}
	all := u.shots[len(u.shots)-1].all(u.work)
	u.sums.amount, u.sums.per = SumKnown(amounts).About(all), SumKnown(pers).About(all)
	u.sums.ratio = u.sums.amount.Over(u.sums.per).As(u.called())
	u.sums.counted = Counted(len(amounts), u.many+" with a figure", amounts...).About(all)
}

// ratioStyle shows money for each in whole units of its currency, with pence
// where it is less than a hundred.
func (u *perUnit) ratioStyle() *Style {
	if !u.each() {
		return nil
	}
	style := &Style{Unit: Unit{Sign: u.Unit.Sign}}
	if u.sums.ratio.Num.LessThan(decimal.NewFromInt(100)) {
		style.Decimals = 2
	}
	return style
}

// tell is a ratio in prose, as its column shows it.
func (u *perUnit) tell(q Quantity) Part {
	if style := u.ratioStyle(); style != nil {
		return show(q, u.sign+style.shown(q))
	}
	return show(q, prose(q))
}

// amountKind and perKind are the kinds of what is divided and by what.
func (u *perUnit) amountKind() table.Kind { return u.main.kind("amount") }

func (u *perUnit) perKind() table.Kind {
	if u.main.has("per") {
		return u.main.kind("per")
	}
	return u.second.kind("per")
}
