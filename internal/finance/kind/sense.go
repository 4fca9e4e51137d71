package kind

import (
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// sensed reads what the amounts of the section mean, of the signs of its columns
// and of the section itself, and has those turned that are written the other way.
// Amounts that are set against each other must mean the same.
func (w *Work) sensed() error {
	w.Sense = finance.Pick(w.Spending, finance.Spending, finance.Unsaid)
	var first string // what the settings say of the first column that they speak of
	for _, f := range w.frames() {
		for _, amount := range f.amounts() {
			s, turned := finance.SenseOf(f.signOf(amount.Name))
			says := fmt.Sprintf("the column %q of the %s has sign: %s", f.Columns[amount.Name], amount.what(), f.signOf(amount.Name))
			switch {
			case s == finance.Unsaid:
				continue
			case w.Sense == finance.Unsaid:
				w.Sense, first = s, says
			case w.Spending && w.Sense != s:
				return fmt.Errorf("the section says spending: true, and %s", says)
			case w.Sense != s:
				return fmt.Errorf("%s, and %s; they cannot be set against each other", first, says)
			}
			f.turned[amount.Name] = turned
		}
	}
	if err := w.lineSenses(); err != nil {
		return err
	}
	for _, f := range w.frames() {
		if err := f.oneWay(); err != nil {
			return err
		}
	}
	return nil
}

// frames are the sources that are read.
func (w *Work) frames() []*Frame {
	if w.Second == nil {
		return []*Frame{w.Main}
	}
	return []*Frame{w.Main, w.Second}
}

// oneWay refuses amounts of which some are said to be written the other way and
// others are not said to be anything.
func (f *Frame) oneWay() error {
	for _, a := range f.amounts() {
		for _, b := range f.amounts() {
			if f.turned[a.Name] && f.signOf(b.Name) == "" {
				return fmt.Errorf("the column %q of the %s has sign: %s, and nothing is said of the column %q of the %s, which is set against it: write columns.%s.sign for it too",
					f.Columns[a.Name], a.what(), f.signOf(a.Name), f.Columns[b.Name], b.what(), f.Columns[b.Name])
			}
		}
	}
	return nil
}

// amounts are the fields of the frame whose direction the kind tells, without
// those that say how far an amount is from another.
func (f *Frame) amounts() []Field {
	return Keep(f.fields, func(field Field) bool {
		return f.Has(field.Name) && field.Means&(meaning.Directs|meaning.Sides) != 0 && field.Means&meaning.Varies == 0
	})
}

// variances turns the fields that say how far an amount is from another, where
// a positive number is the adverse one.
func (f *Frame) variances() {
	for _, field := range f.fields {
		if f.Has(field.Name) && field.Means&meaning.Varies != 0 {
			switch f.signOf(field.Name) {
			case table.Deficit, table.Overspend, table.Spending:
				f.turned[field.Name] = true
			}
		}
	}
}

// signOf is what the settings say that the positive amounts of the field mean,
// empty if nothing.
func (f *Frame) signOf(field string) table.Sign {
	if i, ok := f.At[field]; ok {
		return f.source.Columns[i].Sign
	}
	return ""
}

// Phrasing is how sentences tell the numbers of a field. Of a field without a
// direction they are as the source writes them, in the words of its own sign.
func (w *Work) Phrasing(field string, qs []finance.Quantity) finance.Wording {
	s := w.Sense
	if w.Main.field(field).Means&(meaning.Directs|meaning.Sides|meaning.Varies) == 0 {
		own, reversed := finance.SenseOf(w.Main.signOf(field))
		if s = own; reversed {
			return s.Reversed()
		}
	}
	return s.Phrasing(w.Main.Measure(field), qs)
}

// Adds says how plan, actual and variance add up, by the heads of their columns.
func (w *Work) Adds(plan, actual, variance string) Adds {
	if w.Sense == finance.Spending {
		return Adds{Parts: []string{actual, variance}, Whole: plan}
	}
	return Adds{Parts: []string{plan, variance}, Whole: actual}
}

// turnedNote says which columns are shown the other way than in the source.
func (w *Work) turnedNote() []string {
	var notes []string
	for _, sign := range []table.Sign{table.Deficit, table.Overspend, table.Spending} {
		fields := Keep(w.Kind.Fields, func(f Field) bool { return w.Main.turned[f.Name] && w.Main.signOf(f.Name) == sign })
		if len(fields) == 0 {
			continue
		}
		names := Each(fields, func(f Field) string { return "“" + w.Main.column(f.Name) + "”" })
		what := finance.Pick(sign == table.Deficit, "a deficit", "an overspend")
		notes = append(notes, fmt.Sprintf("In %s of the source %s is a positive number; here it is in brackets.", finance.List(names), what))
	}
	return notes
}
