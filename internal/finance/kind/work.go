package kind

import (
	"cmp"
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/table"
)

// Work is what a kind is given: its options, its sources read through its
// fields, and the words for its bodies and their currency.
type Work struct {
	Options
	Kind      Kind
	Main      *Frame
	Second    *Frame // nil if there is no second source
	currency  string // ISO 4217, "" where there is no money
	Sign      string
	Sense     finance.Sense
	One, Many string // what the bodies are called
	mixed     bool   // whether income and spending stand in one table
	lessened  bool   // whether the usual tolerance was too large
	left      int    // rows that were left out
	warnings  []string
	Shots     []Snapshot // what the kind reads of the main source, oldest first
}

// Now is the last snapshot, that which is told of.
func (w *Work) Now() Snapshot { return w.Shots[len(w.Shots)-1] }

// Make makes the kind of table from a source, and a second one where the kind
// takes one. Errors name the cells at fault.
func (k Kind) Make(source *table.Table, with []*table.Table, o Options) (*Result, error) {
	w, err := k.work(source, with, o)
	if err != nil {
		return nil, err
	}
	if k.Reads != nil {
		if w.Shots, err = k.Reads(w); err != nil {
			return nil, err
		}
	}
	r, err := k.Compute(w)
	if err != nil {
		return nil, err
	}
	for _, order := range k.Orders {
		if order.Name == w.Order {
			r.Ordered = cmp.Or(r.Ordered, order.Words)
		}
	}
	r.Said = w.chosen(r.Said)
	r.Held = func() Held {
		held := w.hold()
		held.Goals, held.Looked = r.Goals, r.Looked
		return held
	}
	w.comment(r)
	w.happened(r.Chart)
	for _, c := range r.Charts {
		w.happened(c)
	}
	w.present(r)
	r.Warnings = append(w.warnings, r.Warnings...)
	return r, nil
}

// work reads the sources through the kind's fields.
func (k Kind) work(source *table.Table, with []*table.Table, o Options) (*Work, error) {
	w := &Work{Options: o, Kind: k}
	w.Order = cmp.Or(o.Order, k.Orders[0].Name)
	var err error
	if w.Main, err = newFrame(source, k.All(), o.Columns); err != nil {
		return nil, err
	}
	if len(with) > 0 {
		if w.Second, err = newFrame(with[0], k.With, o.With); err != nil {
			return nil, err
		}
	}
	if err := w.oneYear(); err != nil {
		return nil, err
	}
	if err := w.sensed(); err != nil {
		return nil, err
	}
	w.called()
	w.lessen()
	return w, w.oneCurrency()
}

// called finds what the bodies are called. A column whose name is no noun calls
// them by what the kind sets in its rows, and the operator is told.
func (w *Work) called() {
	field := w.Kind.Fields[0].Name
	w.One = cmp.Or(w.Called, finance.Noun(w.Columns[field]))
	if w.One == "" {
		w.One = finance.Pick(field == "body", "organisation", field)
		if field == "body" || field == "line" {
			w.warnings = append(w.warnings, fmt.Sprintf("the name of the column %q does not say what one row is, so it is called %q: write what it is, as in called: trust", w.Columns[field], w.One))
		}
	}
	w.Many = finance.Plural(w.One)
}

// oneYear holds all columns of years and months to one kind of year: years of
// different starts are not compared.
func (w *Work) oneYear() error {
	var first *table.Column
	for _, f := range []*Frame{w.Main, w.Second} {
		for _, field := range []string{"year", "month"} {
			if f == nil || !f.Has(field) {
				continue
			}
			c := &f.source.Columns[f.At[field]]
			if first == nil {
				first = c
			}
			if one, other := first.Years.Starts, c.Years.Starts; one != other {
				return fmt.Errorf("the years of the column %q start in %s, and those of the column %q in %s: they are not the same years", first.Name, one, c.Name, other)
			}
		}
	}
	return nil
}

// oneCurrency finds the currency of all sources and holds the unit of the
// table to it.
func (w *Work) oneCurrency() (err error) {
	if w.currency, err = w.Main.currency(); err != nil {
		return err
	}
	if w.Second != nil {
		other, err := w.Second.currency()
		if err != nil {
			return err
		}
		if w.currency != "" && other != "" && other != w.currency {
			return fmt.Errorf("the first source is in %s and the second in %s", w.currency, other)
		}
		w.currency = cmp.Or(w.currency, other)
	}
	w.Sign = finance.Sign(w.currency)
	if w.currency != "" && w.Sign != w.Unit.Sign {
		return fmt.Errorf("money in %s cannot be shown in %s", w.currency, w.Unit)
	}
	return nil
}

// Records reads a frame and keeps its warnings.
func (w *Work) Records(f *Frame) []Record {
	records, warnings := f.records()
	w.left += len(warnings)
	w.warnings = append(w.warnings, warnings...)
	return records
}
