package kind

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/period"
	"catchup/internal/table"
)

// InMonth tells whether the amounts of the field are of single months, not of
// the year from its beginning: as its column says, or else the section.
func (w *Work) InMonth(field string) bool {
	return cmp.Or(w.Main.basis(field), basisOf(w.Amounts)) == table.InMonth
}

// RunsToDate tells whether the settings say that the amounts of the field run from the
// beginning of the year.
func (w *Work) RunsToDate(field string) bool {
	return cmp.Or(w.Main.basis(field), basisOf(w.Amounts)) == table.ToDate
}

// basis is what the settings of the field's column say that its amounts cover.
func (f *Frame) basis(field string) table.Basis {
	if i, ok := f.At[field]; ok {
		return f.source.Columns[i].Basis
	}
	return ""
}

// basisOf is the basis that a section's word for the amounts of months means.
func basisOf(a Amounts) table.Basis {
	switch a {
	case InMonth:
		return table.InMonth
	case YearToDate:
		return table.ToDate
	}
	return ""
}

// CheckAmounts is why the section's word for the amounts of months cannot stand
// beside what the settings of a column say, nil if it can.
func (a Amounts) CheckAmounts(column string, b table.Basis) error {
	if own := basisOf(a); own != "" && b != "" && own != b {
		return fmt.Errorf("the section says %s, and the column %q of its source is %s", a, column, b)
	}
	return nil
}

// ToDate is a field of a body from the beginning of the year to the part that is
// told of: as given, or the sum of the months.
func (w *Work) ToDate(body, field string) finance.Quantity {
	now := w.Now().Of(body)
	if !w.InMonth(field) {
		return now.Quantity(field)
	}
	var months []finance.Quantity
	for _, part := range w.Now().Part.UpTo() {
		months = append(months, w.at(part, body, field))
	}
	sums := finance.Accumulated(months)
	return sums[len(sums)-1].About(now.Of())
}

// Alone is a field of a body in the last month alone: as given, or the difference
// to the month before.
func (w *Work) Alone(body, field string) finance.Quantity {
	now := w.Now().Of(body).Quantity(field)
	if w.InMonth(field) || w.Now().Part.First() {
		return now
	}
	return now.Minus(w.at(w.Now().Part.Before(), body, field)).As(field + " of the " + w.Now().Part.Noun())
}

// AloneAt is a field of a body in one month alone, of any year that is read.
func (w *Work) AloneAt(when finance.When, body, field string) finance.Quantity {
	q := w.on(when, body, field)
	if w.InMonth(field) || when.Part.First() {
		return q
	}
	return q.Minus(w.on(when.Before(), body, field)).As(field + " of the " + when.Part.Noun())
}

// at is a field in a part of the year; unknown if there is no such row.
func (w *Work) at(part period.Part, body, field string) finance.Quantity {
	return w.on(finance.When{Year: w.Now().Year, Part: part}, body, field)
}

// on is a field in a period; unknown if there is no such row.
func (w *Work) on(when finance.When, body, field string) finance.Quantity {
	for _, s := range w.Shots {
		if r := s.Of(body); s.When == when && r.Body != "" {
			return r.Quantity(field)
		}
	}
	return finance.Lacking(w.Main.KindOf(field), "not available")
}

// mostUnsummed is how many bodies a note names that have no year to date.
const mostUnsummed = 3

// Unsummed says which months have no amount in a field whose single months are
// added up: a body that lacks one has no year to date.
func (w *Work) Unsummed(fields ...string) (notes []string) {
	var lacking []string
	months := map[string]string{}
	for _, r := range w.Now().Records {
		if months[r.Body] = w.lacking(r.Body, fields); months[r.Body] != "" {
			lacking = append(lacking, r.Body)
		}
	}
	for _, group := range Grouped(lacking, func(body string) string { return months[body] }) {
		names, n := group.Rows, len(group.Rows)
		switch {
		case n > 1 && n == len(w.Now().Records):
			names = []string{"The " + w.Many}
		case n > mostUnsummed:
			names = append(slices.Clip(names[:mostUnsummed]), fmt.Sprintf("%d more", n-mostUnsummed))
		}
		has, it := "has", "it"
		if n > 1 {
			has, it = "have", "they"
		}
		notes = append(notes, fmt.Sprintf("%s %s no amount for %s, so %s %s no year to date.", finance.List(names), has, group.Name, it, has))
	}
	return notes
}

// lacking lists the months up to the one that is told of in which a body has no
// amount of a field whose single months are added up.
func (w *Work) lacking(body string, fields []string) string {
	var months []string
	for _, part := range w.Now().Part.UpTo() {
		if slices.ContainsFunc(fields, func(f string) bool { return w.InMonth(f) && !w.at(part, body, f).Known }) {
			months = append(months, part.String())
		}
	}
	return finance.List(months)
}
