package finance

import (
	"fmt"
	"slices"
)

// group is several records under one name, "North West".
type group struct {
	name    string
	records []record
}

// grouped puts records into groups by a name, in the order in which the names
// first come. A record without a name is in the group "".
func grouped(records []record, name func(record) string) []group {
	var groups []group
	at := map[string]int{}
	for _, r := range records {
		n := name(r)
		i, ok := at[n]
		if !ok {
			i = len(groups)
			at[n], groups = i, append(groups, group{name: n})
		}
		groups[i].records = append(groups[i].records, r)
	}
	return groups
}

// quantities are the numbers of a field, one for each record.
func quantities(records []record, field string) []Quantity {
	qs := make([]Quantity, len(records))
	for i, r := range records {
		qs[i] = r.quantity(field)
	}
	return qs
}

// accumulated are the running sums; from the first unknown on they are unknown.
func accumulated(qs []Quantity) []Quantity {
	sums := slices.Clone(qs)
	for i := 1; i < len(sums); i++ {
		sums[i] = sums[i-1].Plus(qs[i]).As(qs[i].What).About(qs[i].Of)
		sums[i].Rule = fmt.Sprintf("sum of the first %d × %s", i+1, qs[0].term())
	}
	return sums
}

// shares are the parts of a total.
func shares(qs []Quantity, total Quantity) []Quantity {
	parts := make([]Quantity, len(qs))
	for i, q := range qs {
		parts[i] = q.Over(total).As("share of " + total.What)
	}
	return parts
}
