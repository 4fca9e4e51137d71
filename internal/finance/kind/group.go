package kind

import (
	"catchup/internal/finance"
)

// group is several records under one name, "North West".
type group struct {
	Name    string
	Records []Record
}

// Grouped puts records into groups by a name, in the order in which the names
// first come. A record without a name is in the group "".
func Grouped(records []Record, name func(Record) string) []group {
	var groups []group
	at := map[string]int{}
	for _, r := range records {
		n := name(r)
		i, ok := at[n]
		if !ok {
			i = len(groups)
			at[n], groups = i, append(groups, group{Name: n})
		}
		groups[i].Records = append(groups[i].Records, r)
	}
	return groups
}

// Quantities are the numbers of a field, one for each record.
func Quantities(records []Record, field string) []finance.Quantity {
	qs := make([]finance.Quantity, len(records))
	for i, r := range records {
		qs[i] = r.Quantity(field)
	}
	return qs
}
