package kind

import (
	"cmp"
	"slices"

	"catchup/internal/finance"
)

// Order is one way to sort the rows of a table.
type Order struct {
	Name  string // "worst", as reports write it
	Words string // "worst variance first"
}

// Ordered are orders by name and words in turn.
func Ordered(pairs ...string) []Order {
	var orders []Order
	for i := 0; i+1 < len(pairs); i += 2 {
		orders = append(orders, Order{pairs[i], pairs[i+1]})
	}
	return orders
}

// Arrange sorts rows by a quantity, upwards or downwards as the name of the
// order says, or by name. Equal rows are sorted by name, and unknown ones come
// last. Any other order leaves the rows as they are.
func Arrange[R any](rows []R, order string, name func(R) string, by func(R) finance.Quantity) {
	named := func(a, b R) int { return cmp.Compare(name(a), name(b)) }
	switch order {
	case "worst", "lowest", "smallest":
		slices.SortStableFunc(rows, func(a, b R) int { return cmp.Or(finance.Ascending(by(a), by(b)), named(a, b)) })
	case "best", "highest", "largest":
		slices.SortStableFunc(rows, func(a, b R) int { return cmp.Or(finance.Descending(by(a), by(b)), named(a, b)) })
	case "name":
		slices.SortStableFunc(rows, named)
	}
}

// Arranged are the rows in an order, the given ones left as they are.
func Arranged[R any](rows []R, order string, name func(R) string, by func(R) finance.Quantity) []R {
	rows = slices.Clone(rows)
	Arrange(rows, order, name, by)
	return rows
}

// Each is the result of a function for each row.
func Each[R, V any](rows []R, of func(R) V) []V {
	values := make([]V, len(rows))
	for i, r := range rows {
		values[i] = of(r)
	}
	return values
}

// Keep are the rows that hold, the given ones left as they are.
func Keep[R any](rows []R, holds func(R) bool) []R {
	return slices.DeleteFunc(slices.Clone(rows), func(r R) bool { return !holds(r) })
}

// Known are the rows of which a quantity is known.
func Known[R any](rows []R, of func(R) finance.Quantity) []R {
	return Keep(rows, func(r R) bool { return of(r).Known })
}

// First are the first n rows, or all if they are fewer.
func First[R any](rows []R, n int) []R { return rows[:min(n, len(rows))] }

// Named is the row of a name, an empty one if there is none.
func Named[R any](rows []R, wanted string, name func(R) string) R {
	for _, r := range rows {
		if name(r) == wanted {
			return r
		}
	}
	return *new(R)
}

// SumOf adds a quantity of the rows, those that are not known left out.
func SumOf[R any](rows []R, of func(R) finance.Quantity) finance.Quantity {
	return finance.SumKnown(Each(rows, of))
}

// Valued lists rows by name with a value: "Devon (£60m) and Kent (£40m)".
func Valued[R any, P finance.Phrase](rows []R, name func(R) string, value func(R) P) finance.Sentence {
	return finance.Listed(Each(rows, func(r R) finance.Sentence { return finance.Say("% (%)", finance.Text(name(r)), value(r)) }))
}

// Group is several rows under one name, "North West".
type Group[R any] struct {
	Name string
	Rows []R
}

// Grouped puts rows into groups by a name, in the order in which the names
// first come. A row without a name is in the group "".
func Grouped[R any](rows []R, name func(R) string) []Group[R] {
	var groups []Group[R]
	at := map[string]int{}
	for _, r := range rows {
		i, ok := at[name(r)]
		if !ok {
			i = len(groups)
			at[name(r)], groups = i, append(groups, Group[R]{Name: name(r)})
		}
		groups[i].Rows = append(groups[i].Rows, r)
	}
	return groups
}

// Bodies counts the bodies of which a table has figures, out of all.
type Bodies struct {
	N         finance.Quantity
	all       int
	with      string
	one, many string
}

// Bodies are those whose quantities are known, out of all, under the name of
// all together.
func (w *Work) Bodies(qs []finance.Quantity, all int, with, of string) Bodies {
	return Bodies{finance.Counted(len(finance.Known(qs)), w.Many+" "+with, qs...).About(of), all, " " + with, w.One, w.Many}
}

// Lacking is how many have no figures.
func (b Bodies) Lacking() int { return b.all - b.N.Int() }

// suffix says that only some have figures, if that is so.
func (b Bodies) suffix() string { return finance.Pick(b.Lacking() > 0, b.with, "") }

// String reads "42 systems", or "41 systems with figures".
func (b Bodies) String() string { return finance.Count(b.N.Int(), b.one) + b.suffix() }

// Label is the cell that names the total: "All 41 systems with figures".
func (b Bodies) Label() Cell { return Written(b.N, "All "+b.String()) }

// said are the bodies in a sentence, the number as it is shown.
func (b Bodies) said(n finance.Part) finance.Sentence {
	return finance.Numbered(n, b.one, b.many).Then(finance.Text(b.suffix()))
}

// Spelt are the bodies in a sentence, few of them in words: "four systems".
func (b Bodies) Spelt() finance.Sentence { return b.said(finance.Spelt(b.N)) }

// Figures are the bodies in a sentence, in figures: "4 systems".
func (b Bodies) Figures() finance.Sentence { return b.said(finance.Show(b.N, finance.Prose(b.N))) }

// Outside notes those that are in no total, if there are any.
func (b Bodies) Outside(what string) []string {
	if b.Lacking() == 0 {
		return nil
	}
	return []string{finance.Count(b.Lacking(), b.one) + " without " + what + ": not in the total."}
}
