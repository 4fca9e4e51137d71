package meaning

import (
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/table"
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
	// Bodies are the names of rows that sum nothing, though it looks so.
	Bodies Row `yaml:"bodies"`
}

// Row is the name of a row, or several of them.
type Row []string

// UnmarshalText reads the short form, one name.
func (r *Row) UnmarshalText(text []byte) error {
	*r = Row{string(text)}
	return nil
}

// lists are the names by their keys.
func (r Rows) lists() map[string]Row {
	return map[string]Row{"total": r.Total, "subtotals": r.Subtotals, "skip": r.Skip, "bodies": r.Bodies}
}

// Check notes a name that is given twice, since a row has one role.
func (r Rows) Check(at check.Place) {
	seen, lists := map[string]bool{}, r.lists()
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		for _, name := range lists[key] {
			if seen[plain(name)] {
				at.Key(key).Note("a row has one role", "the row %q is named twice", name)
			}
			seen[plain(name)] = true
		}
	}
}

// roles are what the settings say of rows, by their plain names.
func (r Rows) roles() map[string]string {
	all := map[string]string{}
	for key, names := range r.lists() {
		for _, name := range names {
			all[plain(name)] = key
		}
	}
	return all
}

// plain is the same for a name in capitals and small letters, with more spaces
// or fewer.
func plain(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// rows gives each row its role: the one that the settings give it, or else the
// one that its name and its sums show.
func rows(s *sheet) {
	if len(s.uses) == 0 {
		return
	}
	s.skip()
	for _, name := range s.naming() {
		b := newBook(s, name)
		b.named()
		b.search()
		b.tell()
	}
	s.missing()
}

// naming are the columns that name rows: those that sections name bodies by, or
// else the first of text.
func (s *sheet) naming() []int {
	if at := s.used(Names | Steps); len(at) > 0 {
		return at
	}
	first := slices.IndexFunc(s.Columns, func(c table.Column) bool { return c.Kind == table.Text })
	if first < 0 || len(s.adding()) == 0 {
		return nil
	}
	return []int{first}
}

// skip leaves out the rows that the settings leave out.
func (s *sheet) skip() {
	out := map[string]bool{}
	for _, name := range s.spec.Rows.Skip {
		out[plain(name)] = true
	}
	if len(out) == 0 {
		return
	}
	kept := make([][]table.Value, 0, len(s.Rows))
	for _, row := range s.Rows {
		if name := s.label(row, s.naming()); !out[plain(name)] {
			kept = append(kept, row)
		} else {
			s.found[plain(name)] = true
		}
	}
	s.Rows = kept
}

// label is the name of a row: what stands in the first of the columns, or else
// in the first column of text in which anything stands.
func (s *sheet) label(row []table.Value, first []int) string {
	for _, i := range first {
		if row[i].Known {
			return row[i].Text
		}
	}
	for i, c := range s.Columns {
		if c.Kind == table.Text && row[i].Known {
			return row[i].Text
		}
	}
	return ""
}

// missing warns of names in the settings that no row has.
func (s *sheet) missing() {
	lists := s.spec.Rows.lists()
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		for _, name := range lists[key] {
			if !s.found[plain(name)] {
				s.Warn("rows.%s names %q, and no row is called so", key, name)
			}
		}
	}
}

// mark gives a row its role.
func (s *sheet) mark(row int, role table.Role) {
	if s.Roles == nil {
		s.Roles = make([]table.Role, len(s.Rows))
	}
	s.Roles[row] = role
}
