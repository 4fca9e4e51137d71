package expect

import (
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/table"
)

// columns tests that the columns are there.
func (s Spec) columns(t *table.Table) []Breach {
	_, missing := find(t, s.Columns...)
	return named("columns", -1, missing)
}

// rows tests how many rows there are.
func (s Spec) rows(t *table.Table) []Breach {
	if s.Rows == nil || s.Rows.Holds(len(t.Rows)) {
		return nil
	}
	return named("rows", -1, []Breach{breach(nil, "%s has %s; expected are %s", t.Reading.Place, table.CountRows(len(t.Rows)), *s.Rows)})
}

// unique tests that no two rows have the same values in the columns. partial
// rows, of which a value there is unknown, may be passed over.
func unique(t *table.Table, columns []string, partial bool) []Breach {
	at, breaches := find(t, columns...)
	if len(columns) == 0 || len(breaches) > 0 {
		return breaches
	}
	first := map[string][]table.Value{}
	for _, row := range t.Rows {
		if partial && slices.ContainsFunc(at, func(i int) bool { return !row[i].Known }) {
			continue
		}
		key := join(row, at)
		if before, twice := first[key]; twice {
			breaches = append(breaches, breach([]table.Origin{before[at[0]].From, row[at[0]].From},
				"%q is given twice, at %s and at %s", key, before[at[0]].From, row[at[0]].From))
			continue
		}
		first[key] = row
	}
	return breaches
}

// join is the words of a row in some columns, "Devon · 2023-24".
func join(row []table.Value, at []int) string {
	words := make([]string, len(at))
	for i, column := range at {
		words[i] = row[column].String()
	}
	return strings.Join(words, " · ")
}

// Check notes expectations that say nothing and columns named twice.
func (s Spec) Check(at check.Place) {
	for i, name := range s.Columns {
		if name == "" {
			at.Key("columns").Item(i).Note("", "the name of the column is empty")
		}
	}
	twice := map[string]bool{}
	for i, name := range s.Unique {
		if twice[name] {
			at.Key("unique").Item(i).Note("", "the column %q is named twice", name)
		}
		twice[name] = true
	}
}
