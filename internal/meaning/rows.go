package meaning

import (
	"strings"

	"catchup/internal/check"
)

// Rows says which rows of a source are no bodies, by their names. Capitals and
// spaces make no difference.
type Rows struct {
	// Total are the names of the rows that sum all others.
	Total Row `yaml:"total"`
	// Subtotals are the names of the rows that sum some others.
	Subtotals Row `yaml:"subtotals"`
	// Skip are the names of the rows that are left out.
	Skip Row `yaml:"skip"`
}

// Row is the name of a row, or several of them.
type Row []string

// UnmarshalText reads the short form, one name.
func (r *Row) UnmarshalText(text []byte) error {
	*r = Row{string(text)}
	return nil
}

// Check notes a name that is given twice, since a row has one role.
func (r Rows) Check(at check.Place) {
	seen := map[string]bool{}
	for _, named := range []struct {
		key   string
		names Row
	}{{"total", r.Total}, {"subtotals", r.Subtotals}, {"skip", r.Skip}} {
		for _, name := range named.names {
			if key := folded(name); seen[key] {
				at.Key(named.key).Note("a row has one role", "the row %q is named twice", name)
			} else {
				seen[key] = true
			}
		}
	}
}

// folded is the same for a name in capitals and small letters, with more spaces
// or fewer.
func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// rows gives each row its role.
func rows(s *sheet) {}
