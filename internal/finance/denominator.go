package finance

import (
	"errors"
	"fmt"

	"catchup/internal/table"
)

// denominators finds the denominator of a record.
type denominators func(record) Quantity

// denominators reads the denominators of the main source or of the second,
// and names them. Those that would say nothing are refused.
func (w *work) denominators() (of denominators, named string, err error) {
	f := w.main
	if !f.has("per") {
		f = w.second
	}
	switch {
	case f == nil:
		return nil, "", errors.New("no column is named for the denominator, and no second source says it")
	case w.main.has("per") && w.columnsAlike("amount", "per"):
		return nil, "", fmt.Errorf("the amount and its denominator are one column, %q", w.main.columns["per"])
	case w.main.kind("amount") == table.Number && f.kind("per") == table.Money:
		return nil, "", fmt.Errorf("a number (%s) cannot be a share of a sum of money (%s)", w.main.measure("amount"), f.measure("per"))
	case w.main.kind("amount") == f.kind("per") && w.main.unit("amount") != f.unit("per"):
		return nil, "", fmt.Errorf("%s is in %q and %s in %q: one is no share of the other", w.main.measure("amount"), w.main.unit("amount"), f.measure("per"), f.unit("per"))
	case f == w.main:
		return func(r record) Quantity { return r.measured("per") }, f.measure("per"), nil
	}
	of, err = w.joined()
	named = f.measure("per")
	if w.main.has("month") {
		named = "full-year " + named
	}
	return of, named, err
}

// columnsAlike tells whether two fields of the main source are one column.
func (w *work) columnsAlike(a, b string) bool { return w.main.at[a] == w.main.at[b] }

// joined finds the denominators in the second source: of the same body and,
// where it has years, of the same year.
func (w *work) joined() (denominators, error) {
	tallied, err := tally(w.records(w.second), w.second.measure("per"))
	if err != nil {
		return nil, err
	}
	return func(r record) Quantity {
		at := count{}
		if w.second.has("year") {
			at.year = r.year
		}
		found, ok := tallied[at][r.body]
		if !ok {
			return Lacking(w.second.kind("per"), "no "+w.second.measure("per"))
		}
		return found.measured("per")
	}, nil
}

// kind is the kind of the field's column.
func (f *frame) kind(field string) table.Kind { return f.source.Columns[f.at[field]].Kind }

// usable is a denominator that is above zero and, for a number of a number, no
// less than the part; else it is unknown, and says why.
func (q Quantity) usable(part Quantity) Quantity {
	switch {
	case !q.Known:
		return q
	case !q.Num.IsPositive():
		return Lacking(q.Kind, q.What+" not above zero")
	case q.Kind == table.Number && part.Kind == table.Number && part.Known && part.Num.GreaterThan(q.Num):
		return Lacking(q.Kind, "more than all")
	}
	return q
}
