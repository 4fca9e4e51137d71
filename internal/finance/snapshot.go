package finance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// snapshot is a source in one period and vintage: one record of each body, by
// name.
type snapshot struct {
	count
	records []record
}

// snapshots are those of the last n periods that the report keeps, oldest
// first. A source without periods is one snapshot.
func (w *work) snapshots(n int) ([]snapshot, error) {
	tallied, err := tally(w.records(w.main), w.kind.Row)
	if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(tallied.whens(), func(at when) bool { return !w.keeps(at) })
	if len(kept) == 0 {
		return nil, fmt.Errorf("there are no figures for the periods asked for, only for %v", tallied.whens())
	}
	chosen, _, err := tallied.choose(lastOf(kept, n), w.Vintages)
	if err != nil {
		return nil, err
	}
	shots := make([]snapshot, len(chosen))
	for i, k := range chosen {
		shots[i] = snapshot{k, slices.SortedFunc(maps.Values(tallied[k]), byName)}
	}
	return shots, nil
}

// latest is the last snapshot that the report keeps.
func (w *work) latest() (snapshot, error) {
	shots, err := w.snapshots(1)
	if err != nil {
		return snapshot{}, err
	}
	return shots[0], nil
}

// keeps tells whether the report asks for the period: all are kept where it
// names none.
func (w *work) keeps(at when) bool {
	return (len(w.Years) == 0 || slices.Contains(w.Years, at.year)) &&
		w.Span.Holds(at.year) && (w.Month == 0 || at.month == w.Month)
}

func byName(a, b record) int { return cmp.Compare(a.body, b.body) }

// of finds the record of a body, an empty one if there is none.
func (s snapshot) of(body string) record {
	i, ok := slices.BinarySearchFunc(s.records, body, func(r record, name string) int { return cmp.Compare(r.body, name) })
	if !ok {
		return record{}
	}
	return s.records[i]
}

// all names the bodies together: "all systems · 2023-24".
func (s snapshot) all(w *work) string { return about("all "+w.many, s.count) }

// in reads " in 2023-24", or nothing where the source has no periods.
func (s snapshot) in() string {
	if s.when == (when{}) {
		return ""
	}
	return " in " + s.when.String()
}

// names are those of its bodies.
func (s snapshot) names() []string {
	names := make([]string, len(s.records))
	for i, r := range s.records {
		names[i] = r.body
	}
	return names
}

// missing says whose quantities are not known, "" if all are: "1 system
// without a figure for income, left out and not counted as zero – Devon (not
// available)."
func (w *work) missing(names []string, qs []Quantity, what string) string {
	var lacking []string
	for i, q := range qs {
		if !q.Known {
			lacking = append(lacking, fmt.Sprintf("%s (%s)", names[i], unknown(q)))
		}
	}
	if len(lacking) == 0 {
		return ""
	}
	return fmt.Sprintf("%s without a figure for %s, left out and not counted as zero – %s.",
		Count(len(lacking), w.one), what, w.some(lacking))
}
