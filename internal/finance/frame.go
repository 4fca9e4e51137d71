package finance

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/period"
	"catchup/internal/table"
)

// frame is a source read through the fields of a kind.
type frame struct {
	source  *table.Table
	fields  []Field
	columns map[string]string // the source's column of each field
	at      map[string]int    // and its position
}

// record is a row of a source: whose, when and in which vintage, and its
// values by field.
type record struct {
	count
	body  string
	row   []table.Value
	frame *frame
}

// frame finds the columns of the fields and holds them to their kinds.
func newFrame(t *table.Table, fields []Field, columns map[string]string) (*frame, error) {
	f := &frame{t, fields, columns, map[string]int{}}
	for _, field := range fields {
		name := columns[field.Name]
		switch {
		case name != "":
			i, err := field.find(t, name)
			if err != nil {
				return nil, err
			}
			f.at[field.Name] = i
		case !field.Optional:
			return nil, fmt.Errorf("no column is named for %q", field.Name)
		}
	}
	return f, nil
}

// find finds the field's column and holds it to its kinds.
func (f Field) find(t *table.Table, name string) (int, error) {
	i := t.Index(name)
	if i < 0 {
		return 0, fmt.Errorf("there is no column %q (%s)", name, check.DidYouMean(name, t.Names()))
	}
	if kind := t.Columns[i].Kind; !slices.Contains(f.Kinds, kind) {
		return 0, fmt.Errorf("the column %q is of kind %s and must be %s", name, kind, f.kinds())
	}
	return i, nil
}

// has tells whether the source has a column for the field.
func (f *frame) has(field string) bool {
	_, ok := f.at[field]
	return ok
}

// field is the field of the name.
func (f *frame) field(name string) Field {
	return f.fields[slices.IndexFunc(f.fields, func(field Field) bool { return field.Name == name })]
}

// currency is the one currency of the source's money, "" if it has none. Two
// cannot be set against each other.
func (f *frame) currency() (string, error) {
	first := Field{}
	for _, field := range f.fields {
		i, ok := f.at[field.Name]
		if !ok || f.source.Columns[i].Kind != table.Money {
			continue
		}
		if first.Name == "" {
			first = field
		}
		if one, other := f.unit(first.Name), f.unit(field.Name); one != other {
			return "", fmt.Errorf("the %s is in %s and the %s in %s", first.what(), one, field.what(), other)
		}
	}
	return f.unit(first.Name), nil
}

// unit is the unit of the field's column.
func (f *frame) unit(field string) string {
	if i, ok := f.at[field]; ok {
		return f.source.Columns[i].Unit
	}
	return ""
}

// records reads the rows. Those without a name, a year or a month are left
// out with a warning.
func (f *frame) records() (records []record, warnings []string) {
	for _, row := range f.source.Rows {
		r, fault := f.record(row)
		if fault != "" {
			warnings = append(warnings, fault)
			continue
		}
		records = append(records, r)
	}
	return records, warnings
}

// record reads one row, or says why it cannot be counted.
func (f *frame) record(row []table.Value) (r record, fault string) {
	r = record{row: row, frame: f}
	body := r.value(f.fields[0].Name)
	if r.body = strings.TrimSpace(body.Text); r.body == "" || !body.Known {
		return r, fmt.Sprintf("%s: a row without a name is left out", body.From)
	}
	if f.has("year") {
		year := r.value("year")
		if !year.Known {
			return r, fmt.Sprintf("%s: a row of %q without a year is left out", year.From, r.body)
		}
		r.year = period.FinancialYear(year.Num.IntPart())
	}
	if f.has("month") {
		if err := r.readMonth(); err != nil {
			return r, fmt.Sprintf("%s: a row of %q is left out: %v", r.value("month").From, r.body, err)
		}
	}
	r.vintage = strings.ToLower(r.word("vintage"))
	return r, ""
}

// readMonth reads the month, and the year if its cell names one and there is
// no other.
func (r *record) readMonth() error {
	v := r.value("month")
	if !v.Known {
		return errors.New("it has no month")
	}
	w, err := monthOf(v)
	r.month = w.month
	if r.year == 0 {
		r.year = w.year
	}
	return err
}

// value is the cell of the field; not known if the source has no such column.
func (r record) value(field string) table.Value {
	if r.frame == nil {
		return table.Value{}
	}
	if i, ok := r.frame.at[field]; ok {
		return r.row[i]
	}
	return table.Value{}
}

// word is the text of the field.
func (r record) word(field string) string { return strings.TrimSpace(r.value(field).Text) }

// quantity is the number of the field, named for its row.
func (r record) quantity(field string) Quantity {
	if r.frame == nil || !r.frame.has(field) {
		return Quantity{}
	}
	return Read(r.value(field), r.frame.unit(field), r.of(), r.frame.field(field).what())
}

// of says whose the row is and of when: "Devon · 2023-24 draft".
func (r record) of() string { return about(r.body, r.count) }

// about names a body in a count.
func about(body string, k count) string {
	when := strings.TrimSpace(k.when.String() + " " + k.vintage)
	if when == "" {
		return body
	}
	return body + " · " + when
}
