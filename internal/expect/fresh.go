package expect

import (
	"fmt"
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/table"
)

// Fresh is how old data may be. Its short form is the span alone: "90d".
type Fresh struct {
	// Within is the longest time between the day the data speak of and the
	// edition.
	Within setting.Duration `yaml:"within,required"`
	// Column is the column of dates whose newest is that day, or of years or months,
	// whose newest that has ended; a month that names no year is in that of the one
	// column of years. Without it, it is the day that the source itself names ("as at
	// 31 March 2024").
	Column string `yaml:"column"`
}

// UnmarshalText reads the short form.
func (f *Fresh) UnmarshalText(text []byte) error {
	*f = Fresh{}
	return f.Within.UnmarshalText(text)
}

// Check notes a span of zero.
func (f Fresh) Check(at check.Place) {
	if f.Within <= 0 {
		at.Key("within").Note("", "must be longer than nothing")
	}
}

// fresh tests the age of the data at the moment.
func (s Spec) fresh(t *table.Table, as time.Time) []Breach {
	if s.Fresh == nil {
		return nil
	}
	return named("fresh", -1, s.Fresh.test(t, as))
}

func (f Fresh) test(t *table.Table, as time.Time) []Breach {
	day, from, wrong := t.Reading.AsOf, []table.Origin(nil), []Breach(nil)
	if f.Column != "" {
		day, from, wrong = newest(t, f.Column, as)
	}
	switch {
	case wrong != nil:
		return wrong
	case day.IsZero():
		return []Breach{breach(nil, "which day the data of %s speak of is not known", t.Reading.Place)}
	case as.Sub(day) <= f.Within.Span():
		return nil
	}
	return []Breach{breach(from, "the data speak of %s, %s before the edition; they may be %s old",
		day.Format("2 January 2006"), days(as.Sub(day)), days(f.Within.Span()))}
}

// newest is the latest moment in the column that is not after as.
func newest(t *table.Table, column string, as time.Time) (day time.Time, from []table.Origin, wrong []Breach) {
	at, wrong := find(t, column)
	if wrong != nil {
		return day, nil, wrong
	}
	kind := t.Columns[at[0]].Kind
	if kind != table.Date && kind != table.Time && kind != table.Month && kind != table.Year {
		return day, nil, []Breach{breach(nil, "the column %q is of kind %s and has no dates", column, kind)}
	}
	year := onlyYear(t)
	for _, row := range t.Rows {
		if last := end(&row[at[0]], year(row)); last.After(day) && !last.After(as) {
			day, from = last, []table.Origin{row[at[0]].From}
		}
	}
	return day, from, nil
}

// onlyYear reads the year of a row from the one column of years; it is nil if
// there is none, or another one.
func onlyYear(t *table.Table) func(row []table.Value) *table.Value {
	is := func(c table.Column) bool { return c.Kind == table.Year }
	at := slices.IndexFunc(t.Columns, is)
	if at < 0 || slices.ContainsFunc(t.Columns[at+1:], is) {
		return func([]table.Value) *table.Value { return nil }
	}
	return func(row []table.Value) *table.Value { return &row[at] }
}

// end is the moment that a value names, or the last day of its period, in the year
// beside it if it names none; the zero time if there is no such moment.
func end(v, year *table.Value) time.Time {
	when := v.When()
	if v.Known && v.Kind == table.Month && when.Year.None() && year != nil && year.Known {
		when.Year = year.When().Year
	}
	switch {
	case !v.Known:
		return time.Time{}
	case v.Kind == table.Date || v.Kind == table.Time:
		return v.Time
	case when.Year.None():
		return time.Time{}
	}
	return when.LastDay()
}

// days is a span in whole days, or in hours if it is less than two days.
func days(span time.Duration) string {
	if span < 48*time.Hour {
		return fmt.Sprintf("%.0f hours", span.Hours())
	}
	return fmt.Sprintf("%d days", int(span.Hours()/24))
}
