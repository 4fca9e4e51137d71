package finance

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/table"
)

// work is what a kind is given: its options, its sources read through its
// fields, and the words for its bodies and their currency.
type work struct {
	Options
	kind      Kind
	main      *frame
	second    *frame // nil if there is no second source
	currency  string // ISO 4217, "" where there is no money
	sign      string
	one, many string // what the bodies are called
	left      int    // rows that were left out
	warnings  []string
}

// Make makes the kind of table from a source, and a second one where the kind
// takes one. Errors name the cells at fault.
func (k Kind) Make(source *table.Table, with []*table.Table, o Options) (*Result, error) {
	w, err := k.work(source, with, o)
	if err != nil {
		return nil, err
	}
	r, err := k.make(w)
	if err != nil {
		return nil, err
	}
	r.Warnings = append(w.warnings, r.Warnings...)
	r.Said = w.chosen(r.Said)
	w.present(r)
	return r, nil
}

// work reads the sources through the kind's fields.
func (k Kind) work(source *table.Table, with []*table.Table, o Options) (*work, error) {
	w := &work{Options: o, kind: k}
	w.Order = cmp.Or(o.Order, k.Orders[0])
	var err error
	if w.main, err = newFrame(source, k.Fields, o.Columns); err != nil {
		return nil, err
	}
	if len(with) > 0 {
		if w.second, err = newFrame(with[0], k.With, o.With); err != nil {
			return nil, err
		}
	}
	w.one = cmp.Or(o.Called, o.Columns[k.Fields[0].Name])
	w.many = Plural(w.one)
	return w, w.oneCurrency()
}

// oneCurrency finds the currency of all sources and holds the unit of the
// table to it.
func (w *work) oneCurrency() (err error) {
	if w.currency, err = w.main.currency(); err != nil {
		return err
	}
	if w.second != nil {
		other, err := w.second.currency()
		if err != nil {
			return err
		}
		if w.currency != "" && other != "" && other != w.currency {
			return fmt.Errorf("the first source is in %s and the second in %s", w.currency, other)
		}
		w.currency = cmp.Or(w.currency, other)
	}
	w.sign = Sign(w.currency)
	if w.currency != "" && w.sign != w.Unit.Sign {
		return fmt.Errorf("money in %s cannot be shown in %s", w.currency, w.Unit)
	}
	return nil
}

// records reads a frame and keeps its warnings.
func (w *work) records(f *frame) []record {
	records, warnings := f.records()
	w.left += len(warnings)
	w.warnings = append(w.warnings, warnings...)
	return records
}

// chosen keeps the sentences that the report asks for, that weigh enough and
// that say something, in the kind's order, and puts the operator's own words
// in the place of the program's.
func (w *work) chosen(all []Said) []Said {
	var chosen []Said
	for _, name := range w.kind.Sayings() {
		if len(w.Say) > 0 && !slices.Contains(w.Say, name) {
			continue
		}
		for _, s := range all {
			if s.Name == name && len(s.Sentence) > 0 && w.weighs(s) {
				s.Sentence = s.reworded(w.Words[name])
				chosen = append(chosen, s)
			}
		}
	}
	return chosen
}

// weighs tells whether a sentence is above the materiality of the report.
func (w *work) weighs(s Said) bool {
	m := w.Materiality
	return s.Weight == nil || !m.Fits(*s.Weight) || s.Weight.Num.Abs().GreaterThanOrEqual(m.Num.Abs())
}
