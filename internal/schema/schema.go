// Package schema reads what a publisher says of a table in a file beside it: a
// Table Schema or a Data Package of Frictionless (datapackage.org, version 2), or
// metadata of CSV on the Web (W3C Recommendation of 17 December 2015). Of it come
// the names and kinds of columns, the words for values that are missing, how
// numbers and dates are written, how the file is laid out, and what must hold.
// What is not honoured is named. The package does no I/O.
package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"catchup/internal/expect"
	"catchup/internal/table"
)

// Schema is what a file says of a table. Expect is what must hold, nil if
// nothing must. Calendar tells that its years are those of the calendar. Ignored
// names what the file says and nobody looks at, each in a few words.
type Schema struct {
	Columns  table.Columns
	Written  table.Written
	Expect   *expect.Spec
	Dialect  Dialect
	Calendar bool
	Ignored  []string
}

// Dialect is how a text file of rows is laid out; a field is empty or 0 where the
// schema says nothing. Skip is how many rows stand before the head, and Heads how
// many rows the head has.
type Dialect struct {
	Delimiter string
	Encoding  string
	Comment   string
	Skip      int
	Heads     int
}

// mostFields is how many columns a schema may describe: as many as a sheet has.
const mostFields = 16_384

// Read reads a schema. file is the name or the address of the data, by which one
// of several tables is chosen.
func Read(text, file string) (Schema, error) {
	root, err := parse(text)
	if err != nil {
		return Schema{}, err
	}
	r := &draft{file: path.Base(file)}
	r.Columns = table.Columns{}
	switch {
	case root.has("fields"):
		err = r.frictionless(root)
	case root.has("resources"):
		err = r.dataPackage(root)
	case root.has("tableSchema"), root.has("tables"), root.has("@context"):
		err = r.csvw(root)
	default:
		err = errors.New("it is neither a Table Schema (it has no fields) nor metadata of CSV on the Web (no tableSchema)")
	}
	slices.Sort(r.Ignored)
	r.Ignored = slices.Compact(r.Ignored)
	return r.Schema, err
}

// parse reads the text of an object.
func parse(text string) (object, error) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix([]byte(text), []byte("\ufeff"))))
	d.UseNumber()
	var root object
	err := d.Decode(&root)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("the file ends before the schema is whole")
	case err != nil:
		at := d.InputOffset()
		if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
			at = syntax.Offset
		}
		line := strings.Count(text[:min(len(text), int(at))], "\n") + 1
		return nil, fmt.Errorf("near line %d: it is no JSON object: %w", line, err)
	}
	return root, nil
}

// draft is a Schema in the making.
type draft struct {
	Schema
	file    string
	decimal []string // the signs of the fields of numbers, each once
	group   []string
}

// ignore names something that nobody looks at.
func (r *draft) ignore(format string, args ...any) {
	r.Ignored = append(r.Ignored, fmt.Sprintf(format, args...))
}

// ignoring names which of the keys an object has, of the column or of all.
func (r *draft) ignoring(o object, of string, keys ...string) {
	for _, key := range keys {
		if o.has(key) {
			r.ignore("%s%s", key, of)
		}
	}
}

// add adds a column, taken from one of the heads.
func (r *draft) add(name string, heads []string, kind table.Kind) error {
	if len(r.Columns) == mostFields {
		return fmt.Errorf("it describes more than %d columns", mostFields)
	}
	if _, ok := r.Columns[name]; ok {
		return fmt.Errorf("two columns are called %q", name)
	}
	c := table.ColumnSpec{Kind: kind}
	if len(heads) > 0 {
		c.From, c.Others = heads[0], heads[1:]
	}
	if c.From == name && len(c.Others) == 0 {
		c.From = ""
	}
	r.Columns[name] = c
	return nil
}

// holds is what must hold, made if nothing did before.
func (r *draft) holds() *expect.Spec {
	if r.Expect == nil {
		r.Expect = &expect.Spec{Values: map[string]expect.Values{}}
	}
	return r.Expect
}

// must notes what the cells of a column must hold.
func (r *draft) must(column string, v expect.Values) {
	if v.Required || v.OneOf != nil || v.Least != nil || v.Most != nil || v.Whole {
		r.holds().Values[column] = v
	}
}

// key notes the columns that together name a row. None of them may be empty.
func (r *draft) key(columns []string) error {
	for _, name := range columns {
		if _, ok := r.Columns[name]; !ok {
			return fmt.Errorf("the key names a column %q, which it does not describe", name)
		}
		v := r.holds().Values[name]
		v.Required = true
		r.holds().Values[name] = v
	}
	if len(columns) > 0 {
		r.holds().Unique = columns
	}
	return nil
}

// numbers notes how the numbers of a field are written. Whole ones have no sign
// before decimals.
func (r *draft) numbers(decimal, group string, whole bool) {
	if decimal = cmp.Or(decimal, "."); !whole && !slices.Contains(r.decimal, decimal) {
		r.decimal = append(r.decimal, decimal)
	}
	if group != "" && !slices.Contains(r.group, group) {
		r.group = append(r.group, group)
	}
}

// write sets how numbers are written, which must be the same in all columns.
func (r *draft) write() {
	if len(r.decimal) > 1 || len(r.group) > 1 {
		r.ignore("decimalChar and groupChar, which differ from column to column")
		return
	}
	r.Written.Decimal, r.Written.Group = strings.Join(r.decimal, ""), strings.Join(r.group, "")
	if r.Written.Group == r.Written.Decimal {
		r.Written.Group = ""
	}
}

// lacks notes a word for a value that is missing, and what it means. Words that
// are read as such anyway need no note.
func (r *draft) lacks(word, means string) {
	if plain := strings.ToLower(strings.TrimSpace(word)); means == "" && slices.Contains(usual, plain) || plain == "" {
		return
	}
	if means == "" {
		means = "not given"
	}
	if r.Written.Missing == nil {
		r.Written.Missing = map[string]string{}
	}
	r.Written.Missing[strings.TrimSpace(word)] = means
}

// usual are words for a missing value that are read without a schema.
var usual = []string{"-", "--", "..", "n/a", "na", "#n/a", "nan", "null", "none"}

// dates notes the form of the dates of a column: whether the month or the day
// stands first where both are numbers.
func (r *draft) dates(column, form string) {
	day, month := strings.IndexAny(form, "dD"), strings.IndexByte(form, 'M')
	if strings.Contains(form, "%") {
		day, month = strings.Index(form, "%d"), strings.Index(form, "%m")
	}
	order := table.DayFirst
	if month >= 0 && month < day {
		order = table.MonthFirst
	}
	switch year := strings.IndexAny(form, "yY"); {
	case form == "", form == "default", form == "any", year >= 0 && year < min(day, month), day < 0 || month < 0:
	case r.Written.Dates != "" && r.Written.Dates != order:
		r.ignore("the format of %q, which differs from that of other dates", column)
	default:
		r.Written.Dates = order
	}
}
