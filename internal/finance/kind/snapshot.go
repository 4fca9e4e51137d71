package kind

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/period"
)

// Months reads the snapshots of the last financial year up to the month told of,
// oldest first. Where the field has no column, each month may have one.
func Months(field string) func(*Work) ([]Snapshot, error) { return months(field, false) }

// Trailing reads the same, after the snapshots of the year before.
func Trailing(field string) func(*Work) ([]Snapshot, error) { return months(field, true) }

func months(field string, trailing bool) func(*Work) ([]Snapshot, error) {
	return func(w *Work) ([]Snapshot, error) {
		records, err := w.spread(w.Records(w.Main), field)
		if err != nil {
			return nil, err
		}
		tallied, err := Tally(records, w.Kind.Row)
		if err != nil {
			return nil, err
		}
		whens := Keep(tallied.Whens(), func(at finance.When) bool { return len(w.Years) == 0 || slices.Contains(w.Years, at.Year) })
		if len(whens) == 0 {
			return nil, fmt.Errorf("there are no figures for the periods asked for, only for %v", tallied.Whens())
		}
		year := whens[len(whens)-1].Year
		kept := Keep(whens, func(at finance.When) bool {
			return at.Year == year && (w.Month.None() || at.Part.Months() <= w.Month.Months()) ||
				trailing && !year.None() && at.Year == year.Add(-1)
		})
		if len(kept) == 0 || kept[len(kept)-1].Year != year {
			return nil, errors.New("there are no figures up to " + w.Month.Long())
		}
		return w.shoot(tallied, kept)
	}
}

// spread gives each record the month whose column it reads, where a source holds
// not a row for each month but a column.
func (w *Work) spread(records []Record, field string) ([]Record, error) {
	switch {
	case !w.Main.field(field).Optional:
		return records, nil
	case w.Main.Has(field) && !w.Main.Has("month"):
		return nil, fmt.Errorf("the %s stands in one column, so a column must be named for the month", field)
	case w.Main.Has(field):
		return records, nil
	}
	var spread []Record
	for _, m := range period.MonthNo(12).UpTo() {
		if !w.Main.Has(m.String()) {
			continue
		}
		at := w.Main.with(field, m.String())
		for _, r := range records {
			r.Frame, r.Part = at, m
			spread = append(spread, r)
		}
	}
	if spread == nil && len(records) > 0 {
		return nil, fmt.Errorf("no column is named for the %s of any month", field)
	}
	return spread, nil
}

// shoot are the snapshots of the periods, in the vintages asked for.
func (w *Work) shoot(cs Counts, whens []finance.When) ([]Snapshot, error) {
	chosen, _, err := cs.Choose(whens, w.Vintages)
	return Each(chosen, func(k Vintage) Snapshot {
		return Snapshot{k, slices.SortedFunc(maps.Values(cs[k]), ByName), About("all "+w.Many, k)}
	}), err
}

// mostSeries is how many years a run may have.
const mostSeries = 30

// Snapshot is a source in one period and vintage: one record of each body, by
// name.
type Snapshot struct {
	Vintage
	Records []Record
	All     string // names the bodies together: "all systems · 2023-24"
}

// Last reads the snapshots of the last n periods that the report keeps, oldest
// first. A source without periods is one snapshot.
func Last(n int) func(*Work) ([]Snapshot, error) {
	return func(w *Work) ([]Snapshot, error) { return w.last(n) }
}

// LastOrAll reads the snapshots of all periods that the report keeps if it asks for
// several, else the last.
func LastOrAll(asked func(Options) bool) func(*Work) ([]Snapshot, error) {
	return func(w *Work) ([]Snapshot, error) { return w.last(finance.Pick(asked(w.Options), mostSeries, 1)) }
}

func (w *Work) last(n int) ([]Snapshot, error) {
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

// keeps tells whether the report asks for the period: all are kept where it
// names none.
func (w *Work) keeps(at finance.When) bool {
	return (len(w.Years) == 0 || slices.Contains(w.Years, at.Year)) &&
		w.Span.Holds(at.Year) && (w.Month.None() || at.Part == w.Month)
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
