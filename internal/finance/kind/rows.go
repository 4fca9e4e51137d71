package kind

import (
	"cmp"
	"slices"
	"strings"

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

// Valued lists rows by name with a value: "Devon (£60m) and Kent (£40m)",
// and one below nothing, which has brackets of its own, "Kent at (£40m)".
func Valued[R any, P finance.Phrase](rows []R, name func(R) string, value func(R) P) finance.Sentence {
	return finance.Listed(Each(rows, func(r R) finance.Sentence {
		if said := finance.Say("%", value(r)); strings.HasPrefix(said.Plain(), "(") {
			return finance.Say("% at %", finance.Text(name(r)), said)
		}
		return finance.Say("% (%)", finance.Text(name(r)), value(r))
	}))
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
