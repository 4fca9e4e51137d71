package finance

import (
	"cmp"
	"slices"
)

// arranged are the words for the orders that arrange knows.
var arranged = map[string]string{
	"source": "in the order of the source", "worst": "worst variance first", "best": "best variance first", "name": "by name",
}

// arrange sorts rows by a quantity, the worst or the best first, or by name;
// ties go by name and the unknown come last. Any other order leaves them.
func arrange[T any](rows []T, order string, name func(T) string, by func(T) Quantity) {
	named := func(a, b T) int { return cmp.Compare(name(a), name(b)) }
	switch order {
	case "worst":
		slices.SortStableFunc(rows, func(a, b T) int { return cmp.Or(ascending(by(a), by(b)), named(a, b)) })
	case "best":
		slices.SortStableFunc(rows, func(a, b T) int { return cmp.Or(descending(by(a), by(b)), named(a, b)) })
	case "name":
		slices.SortStableFunc(rows, named)
	}
}
