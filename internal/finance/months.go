package finance

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/table"
)

// monthFields are fields for a source that holds a column for each month, M1
// to M12.
func monthFields(kinds []table.Kind, what string) []Field {
	fields := make([]Field, 12)
	for i := range fields {
		m := Month(i + 1)
		fields[i] = Field{Name: m.String(), Kinds: kinds, Optional: true, What: what, Does: "the " + what + " of that month, where each month has a column"}
	}
	return fields
}

// long is the month as notes name it, "month 9".
func (m Month) long() string { return "month " + strings.TrimPrefix(m.String(), "M") }

// said is the month in a sentence, "month 9", with the cells of that month.
func (m Month) said(by ...Quantity) Sentence {
	n := Counted(int(m), "month of the financial year", by...).By("month of the financial year")
	return say("month %", n)
}

// monthly reads the records of a source by month, whether it holds a row for
// each month, with the field, or a column.
func (w *work) monthly(field string) ([]record, error) {
	records := w.records(w.main)
	if w.main.has(field) {
		if !w.main.has("month") {
			return nil, fmt.Errorf("the %s stands in one column, so a column must be named for the month", field)
		}
		return records, nil
	}
	var spread []record
	for m := Month(1); m <= 12; m++ {
		if !w.main.has(m.String()) {
			continue
		}
		at := w.main.with(field, m.String())
		for _, r := range records {
			r.frame, r.month = at, m
			spread = append(spread, r)
		}
	}
	if spread == nil && len(records) > 0 {
		return nil, fmt.Errorf("no column is named for the %s of any month", field)
	}
	return spread, nil
}

// with is the frame in which one field reads the column of another.
func (f *frame) with(field, other string) *frame {
	made := *f
	made.at = maps.Clone(f.at)
	made.at[field] = f.at[other]
	return &made
}

// runOf are the snapshots of the last financial year up to the month told of,
// oldest first.
func (w *work) runOf(records []record) ([]snapshot, error) {
	tallied, err := tally(records, w.kind.Row)
	if err != nil {
		return nil, err
	}
	whens := tallied.whens()
	year := whens[len(whens)-1].year
	kept := slices.DeleteFunc(whens, func(at when) bool { return at.year != year || w.Month != 0 && at.month > w.Month })
	if len(kept) == 0 {
		return nil, errors.New("there are no figures up to " + w.Month.long())
	}
	return tallied.shoot(kept, w.Options)
}

// shoot are the snapshots of the periods, in the vintages asked for.
func (cs counts) shoot(whens []when, o Options) ([]snapshot, error) {
	chosen, _, err := cs.choose(whens, o.Vintages)
	if err != nil {
		return nil, err
	}
	shots := make([]snapshot, len(chosen))
	for i, k := range chosen {
		shots[i] = snapshot{k, slices.SortedFunc(maps.Values(cs[k]), byName)}
	}
	return shots, nil
}
