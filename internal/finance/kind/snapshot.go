package kind

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/finance"
)

// Monthly reads the records of a source by month, whether it holds a row for
// each month, with the field, or a column.
func (w *Work) Monthly(field string) ([]Record, error) {
	records := w.Records(w.Main)
	if w.Main.Has(field) {
		if !w.Main.Has("month") {
			return nil, fmt.Errorf("the %s stands in one column, so a column must be named for the month", field)
		}
		return records, nil
	}
	var spread []Record
	for m := finance.Month(1); m <= 12; m++ {
		if !w.Main.Has(m.String()) {
			continue
		}
		at := w.Main.with(field, m.String())
		for _, r := range records {
			r.Frame, r.Month = at, m
			spread = append(spread, r)
		}
	}
	if spread == nil && len(records) > 0 {
		return nil, fmt.Errorf("no column is named for the %s of any month", field)
	}
	return spread, nil
}

// RunOf are the snapshots of the last financial year up to the month told of,
// oldest first.
func (w *Work) RunOf(records []Record) ([]Snapshot, error) {
	tallied, err := Tally(records, w.Kind.Row)
	if err != nil {
		return nil, err
	}
	whens := tallied.Whens()
	year := whens[len(whens)-1].Year
	kept := slices.DeleteFunc(whens, func(at finance.When) bool { return at.Year != year || w.Month != 0 && at.Month > w.Month })
	if len(kept) == 0 {
		return nil, errors.New("there are no figures up to " + w.Month.Long())
	}
	return w.shoot(tallied, kept)
}

// shoot are the snapshots of the periods, in the vintages asked for.
func (w *Work) shoot(cs Counts, whens []finance.When) ([]Snapshot, error) {
	chosen, _, err := cs.Choose(whens, w.Vintages)
	return Each(chosen, func(k Vintage) Snapshot {
		return Snapshot{k, slices.SortedFunc(maps.Values(cs[k]), ByName), About("all "+w.Many, k)}
	}), err
}

// MaxSeries is how many years a run may have.
const MaxSeries = 30

// Snapshot is a source in one period and vintage: one record of each body, by
// name.
type Snapshot struct {
	Vintage
	Records []Record
	All     string // names the bodies together: "all systems · 2023-24"
}

// Snapshots are those of the last n periods that the report keeps, oldest
// first. A source without periods is one snapshot.
func (w *Work) Snapshots(n int) ([]Snapshot, error) {
	tallied, err := Tally(w.Records(w.Main), w.Kind.Row)
	if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(tallied.Whens(), func(at finance.When) bool { return !w.keeps(at) })
	if len(kept) == 0 {
		return nil, fmt.Errorf("there are no figures for the periods asked for, only for %v", tallied.Whens())
	}
	return w.shoot(tallied, LastOf(kept, n))
}

// Latest is the last snapshot that the report keeps.
func (w *Work) Latest() (Snapshot, error) {
	shots, err := w.Snapshots(1)
	if err != nil {
		return Snapshot{}, err
	}
	return shots[0], nil
}

// keeps tells whether the report asks for the period: all are kept where it
// names none.
func (w *Work) keeps(at finance.When) bool {
	return (len(w.Years) == 0 || slices.Contains(w.Years, at.Year)) &&
		w.Span.Holds(at.Year) && (w.Month == 0 || at.Month == w.Month)
}

// ByName orders records by the names of their bodies.
func ByName(a, b Record) int { return cmp.Compare(a.Body, b.Body) }

// Of finds the record of a body, an empty one if there is none.
func (s Snapshot) Of(body string) Record {
	i, ok := slices.BinarySearchFunc(s.Records, body, func(r Record, name string) int { return cmp.Compare(r.Body, name) })
	if !ok {
		return Record{}
	}
	return s.Records[i]
}

// In reads " in 2023-24", or nothing where the source has no periods.
func (s Snapshot) In() string {
	if s.When == (finance.When{}) {
		return ""
	}
	return " in " + s.When.String()
}

// Measured are the numbers of a field under its measure's name, one for each
// record.
func (s Snapshot) Measured(field string) []finance.Quantity {
	return Each(s.Records, func(r Record) finance.Quantity { return r.Measured(field) })
}

// Figures are the same, with the names of the bodies.
func (s Snapshot) Figures(field string) []Figure {
	return Figures(s.Records, Record.Name, func(r Record) finance.Quantity { return r.Measured(field) })
}
