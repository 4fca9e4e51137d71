package expect

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Reference is the source that lists the codes of a column, "bodies", where
// the column has the same name, or else "bodies.code".
type Reference struct{ Source, Column string }

// UnmarshalText reads the name of a source, and after a dot that of a column.
func (r *Reference) UnmarshalText(text []byte) error {
	source, column, dotted := strings.Cut(string(text), ".")
	if source == "" || dotted && column == "" {
		return fmt.Errorf("%q is neither a source, bodies, nor a column of one, bodies.code", text)
	}
	*r = Reference{source, column}
	return nil
}

// known tests that the columns hold no codes that are not listed.
func (s Spec) known(t *table.Table, others map[string]*table.Table) []Breach {
	var all []Breach
	for _, column := range slices.Sorted(maps.Keys(s.Known)) {
		all = append(all, named("known."+column, -1, s.Known[column].test(t, column, others))...)
	}
	return all
}

func (r Reference) test(t *table.Table, column string, others map[string]*table.Table) []Breach {
	listed, missing := r.codes(column, others[r.Source])
	at, more := find(t, column)
	breaches := append(missing, more...)
	if len(breaches) > 0 {
		return breaches
	}
	for _, row := range t.Rows {
		if v := row[at[0]]; v.Known && !listed[v.String()] {
			hint := check.DidYouMean(v.String(), slices.Collect(maps.Keys(listed)))
			breaches = append(breaches, breach([]table.Origin{v.From}, "%s: %q is not listed by %s%s", v.From, v, r.Source, bracketed(hint)))
		}
	}
	return breaches
}

// codes are the known values of the listing column.
func (r Reference) codes(column string, list *table.Table) (listed map[string]bool, missing []Breach) {
	if list == nil {
		return nil, []Breach{breach(nil, "the source %q, which lists the codes, could not be read", r.Source)}
	}
	at, missing := find(list, cmp.Or(r.Column, column))
	if len(missing) > 0 {
		return nil, missing
	}
	listed = map[string]bool{}
	for _, row := range list.Rows {
		if v := row[at[0]]; v.Known {
			listed[v.String()] = true
		}
	}
	return listed, nil
}

func bracketed(hint string) string {
	if hint == "" {
		return ""
	}
	return " (" + hint + ")"
}
