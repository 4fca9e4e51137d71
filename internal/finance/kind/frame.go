package kind

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/period"
	"catchup/internal/table"
)

// KindOf is the kind of the field's column.
func (f *Frame) KindOf(field string) table.Kind { return f.source.Columns[f.At[field]].Kind }

// Starts is the month with which the years of the field's column begin.
func (f *Frame) Starts(field string) period.Start { return f.source.Columns[f.At[field]].Years.Starts }

// Said are the names of the field's column, in words: that in the settings and that in
// the source.
func (f *Frame) Said(field string) string {
	return f.column(field) + " " + strings.ReplaceAll(f.source.Columns[f.At[field]].Head, "_", " ")
}

// Timed reads a moment of the field's column as settings write it. A column of days may
// be read as one of months, and one of texts is.
func (f *Frame) Timed(field, text string, inMonths bool) (table.Value, error) {
	column := f.source.Columns[f.At[field]]
	if inMonths || column.Kind == table.Text {
		column.Kind = table.Month
	}
	return column.Parse(text)
}

// IsRate tells whether the numbers of the field have no sum, as so much per head.
func (f *Frame) IsRate(field string) bool { return meaning.IsRate(f.source.Columns[f.At[field]]) }

// Frame is a source read through the fields of a kind.
type Frame struct {
	source  *table.Table
	fields  []Field
	Columns map[string]string // the source's column of each field
	At      map[string]int    // and its position
	turned  map[string]bool   // the fields whose numbers are written the other way
	spends  map[string]bool   // the bodies whose amounts are, nil if no column says so
	breaks  map[cell][]finance.When
	months  *table.Months // nil if there is no month
	sole    string        // the name of the only body, where no column names it
}

// cell is a body in a column of a source.
type cell struct {
	body   string
	column int
}

// Record is a row of a source: its body, period and vintage, and its values by
// field.
type Record struct {
	Vintage
	Body  string
	row   []table.Value
	nth   int // of the rows of the source
	Frame *Frame
}

// newFrame finds the columns of the fields and checks their kinds.
func newFrame(t *table.Table, fields []Field, columns map[string]string) (*Frame, error) {
	f := &Frame{source: t, fields: fields, Columns: columns, At: map[string]int{}, turned: map[string]bool{}, breaks: map[cell][]finance.When{}}
	for _, field := range fields {
		name := columns[field.Name]
		switch {
		case name != "":
			i, err := field.find(t, name)
			if err != nil {
				return nil, err
			}
			f.At[field.Name] = i
		case !field.Optional:
			return nil, fmt.Errorf("no column is named for %q", field.Name)
		}
	}
	f.time()
	if i, ok := f.At["month"]; ok {
		f.months = t.Columns[i].Months()
	}
	f.variances()
	f.sole = f.alone()
	return f, nil
}

// time has a column of "when" read as the months or the years that it holds. One of
// days stays what it is.
func (f *Frame) time() {
	if i, ok := f.At["when"]; ok {
		f.At[meaning.Timing(f.source.Columns[i].Kind)] = i
	}
}

// alone is what the only body of a source is called that has no column for names:
// as its first column of numbers.
func (f *Frame) alone() string {
	for _, field := range f.fields {
		if i, ok := f.At[field.Name]; ok && f.source.Columns[i].Kind.Numeric() {
			return finance.Capital(f.Measure(field.Name))
		}
	}
	return ""
}

// find finds the field's column and checks its kind.
func (f Field) find(t *table.Table, name string) (int, error) {
	i := t.Index(name)
	if i < 0 {
		return 0, fmt.Errorf("there is no column %q (%s)", name, check.DidYouMean(name, t.Names()))
	}
	if wrong := f.Mismatch(name, t.Columns[i].Kind); wrong != "" {
		return 0, errors.New(wrong)
	}
	return i, nil
}

// Mismatch says why a column of the kind cannot be that of the field; empty if
// it can.
func (f Field) Mismatch(column string, kind table.Kind) string {
	if slices.Contains(f.Kinds, kind) {
		return ""
	}
	return fmt.Sprintf("the column %q is of kind %s and must be %s", column, kind, f.kinds())
}

// NoneBelowZero refuses amounts below nothing in the fields, with their cell, as
// what cannot be so.
func (w *Work) NoneBelowZero(what string, fields ...string) error {
	for _, s := range w.Shots {
		for _, r := range s.Records {
			for _, field := range fields {
				if q := r.Quantity(field); q.Known && q.Num.IsNegative() {
					return fmt.Errorf("%s: %q has %s below zero: %s must not be negative", r.Value(field).From, r.Body, w.Main.Measure(field), what)
				}
			}
		}
	}
	return nil
}

// Has tells whether the source has a column for the field.
func (f *Frame) Has(field string) bool {
	_, ok := f.At[field]
	return ok
}

// field is the field of the name.
func (f *Frame) field(name string) Field {
	return f.fields[slices.IndexFunc(f.fields, func(field Field) bool { return field.Name == name })]
}

// currency is the one currency of the source's money, "" if it has none. It is
// an error if there are two, since they cannot be compared.
func (f *Frame) currency() (string, error) {
	first := Field{}
	for _, field := range f.fields {
		i, ok := f.At[field.Name]
		if !ok || f.source.Columns[i].Kind != table.Money {
			continue
		}
		if first.Name == "" {
			first = field
		}
		if one, other := f.Unit(first.Name), f.Unit(field.Name); one != other {
			return "", fmt.Errorf("the %s is in %s and the %s in %s", first.what(), one, field.what(), other)
		}
	}
	return f.Unit(first.Name), nil
}

// Unit is the unit of the field's column.
func (f *Frame) Unit(field string) string {
	if i, ok := f.At[field]; ok {
		return f.source.Columns[i].Unit
	}
	return ""
}

// records reads the rows of bodies. Those without a name, a year or a month are left
// out with a warning.
func (f *Frame) records() (records []Record, warnings []string) {
	for i, row := range f.source.Rows {
		if f.source.Role(i) != table.Body {
			continue
		}
		r, fault := f.record(row)
		if fault != "" {
			warnings = append(warnings, fault)
			continue
		}
		r.nth = i
		records = append(records, r)
		f.noteBreaks(r)
	}
	return records, warnings
}

// noteBreaks notes in which columns of a row a series has a break.
func (f *Frame) noteBreaks(r Record) {
	for _, column := range f.At {
		if r.row[column].Aside.Breaks() {
			at := cell{r.Body, column}
			f.breaks[at] = append(f.breaks[at], r.When)
		}
	}
}

// record reads one row, or says why it cannot be counted.
func (f *Frame) record(row []table.Value) (r Record, fault string) {
	r = Record{row: row, Frame: f}
	body := r.Value(f.fields[0].Name)
	switch r.Body = strings.TrimSpace(body.Text); {
	case !f.Has(f.fields[0].Name):
		r.Body = f.sole
	case r.Body == "" || !body.Known:
		return r, fmt.Sprintf("%s: a row without a name is left out", body.From)
	}
	if v := r.Value("when"); f.Has("when") && !v.Known {
		return r, fmt.Sprintf("%s: a row of %q that does not say when is left out", v.From, r.Body)
	}
	if f.Has("year") {
		year := r.Value("year")
		if !year.Known {
			return r, fmt.Sprintf("%s: a row of %q without a year is left out", year.From, r.Body)
		}
		r.Year = year.When().Year
	}
	if f.Has("month") {
		if err := r.readMonth(); err != nil {
			return r, fmt.Sprintf("%s: a row of %q is left out: %v", r.Value("month").From, r.Body, err)
		}
	}
	r.Label = strings.ToLower(r.Word("vintage"))
	return r, ""
}

// readMonth reads the month, and the year if its cell names one and there is
// no other.
func (r *Record) readMonth() error {
	v := r.Value("month")
	if !v.Known {
		return errors.New("it has no month")
	}
	w, err := r.Frame.months.When(&v)
	switch {
	case err != nil:
		return err
	case !r.Year.None() && !w.Year.None() && r.Year != w.Year:
		return fmt.Errorf("%q is in %s, and the year beside it is %s", v.String(), w.Year, r.Year)
	case r.Year.None():
		r.Year = w.Year
	}
	r.Part = w.Part
	return nil
}

// Value is the cell of the field; not known if the source has no such column.
func (r Record) Value(field string) table.Value {
	if r.Frame == nil {
		return table.Value{}
	}
	if i, ok := r.Frame.At[field]; ok {
		return r.row[i]
	}
	return table.Value{}
}

// Word is the text of the field.
func (r Record) Word(field string) string { return strings.TrimSpace(r.Value(field).Text) }

// Quantity is the number of the field, named for its row.
func (r Record) Quantity(field string) finance.Quantity { return r.QuantityOf(field, r.Of()) }

// QuantityOf is the number of the field under another name for its row.
func (r Record) QuantityOf(field, of string) finance.Quantity {
	if r.Frame == nil || !r.Frame.Has(field) {
		return finance.Quantity{}
	}
	f, what := r.Frame, r.Frame.field(field).what()
	q := finance.Read(r.Value(field), f.Unit(field), of, what).On(r.When, f.breaks[cell{r.Body, f.At[field]}])
	if q.Known && (f.turned[field] || f.spends[r.Body] && f.field(field).Means&meaning.Directs != 0) {
		return q.As(f.column(field)).Turned().As(what)
	}
	return q
}

// Name is that of the body.
func (r Record) Name() string { return r.Body }

// Of names the row's body, period and vintage: "Devon · 2023-24 draft".
func (r Record) Of() string { return About(r.Body, r.Vintage) }

// About names a body in a count.
func About(body string, k Vintage) string {
	when := strings.TrimSpace(k.When.String() + " " + k.Label)
	if when == "" {
		return body
	}
	return body + " · " + when
}

// column is the name of the field's column in words, "operating_expenditure" as
// "operating expenditure".
func (f *Frame) column(field string) string { return strings.ReplaceAll(f.Columns[field], "_", " ") }

// Measure is what a field's numbers are called: the name that its column has
// in the report, in words. A deficit that is turned is called a position, and an
// overspend a variance.
func (f *Frame) Measure(field string) string {
	name := f.column(field)
	if f.turned[field] {
		name = overspends.ReplaceAllString(deficits.ReplaceAllString(name, "position"), "variance")
	}
	return name
}

var (
	deficits   = regexp.MustCompile(`(?i)\bdeficits?\b`)
	overspends = regexp.MustCompile(`(?i)\bover-?spen(ds?|ding)\b`)
)

// Head is the measure as the head of a column.
func (f *Frame) Head(field string) string { return finance.Capital(f.Measure(field)) }

// Measured is the number of a field under its measure's name.
func (r Record) Measured(field string) finance.Quantity {
	if r.Frame == nil || !r.Frame.Has(field) {
		return finance.Lacking("", "–")
	}
	return r.Quantity(field).As(r.Frame.Measure(field))
}

// MonthFields are fields for a source that holds a column for each month, M1
// to M12.
func MonthFields(kinds []table.Kind, what string) []Field {
	fields := make([]Field, 12)
	for i := range fields {
		m := period.MonthNo(i + 1)
		fields[i] = Field{Name: m.String(), Kinds: kinds, Optional: true, What: what, Does: "the " + what + " of that month, where each month has a column"}
	}
	return fields
}

// with is the frame in which one field reads the column of another.
func (f *Frame) with(field, other string) *Frame {
	made := *f
	made.At = maps.Clone(f.At)
	made.At[field] = f.At[other]
	return &made
}
