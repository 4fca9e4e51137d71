package schema

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"catchup/internal/expect"
	"catchup/internal/table"
)

// datatypes are the built-in datatypes of CSV on the Web (tabular-data-model,
// section 4.6.1) that are not text.
var datatypes = map[string]table.Kind{
	"number": table.Number, "decimal": table.Number, "double": table.Number, "float": table.Number,
	"integer": table.Number, "long": table.Number, "int": table.Number, "short": table.Number, "byte": table.Number,
	"nonNegativeInteger": table.Number, "positiveInteger": table.Number, "unsignedLong": table.Number, "unsignedInt": table.Number,
	"unsignedShort": table.Number, "unsignedByte": table.Number, "nonPositiveInteger": table.Number, "negativeInteger": table.Number,
	"date": table.Date, "dateTime": table.Time, "datetime": table.Time, "dateTimeStamp": table.Time, "gYear": table.Year,
}

// fractional are the numbers that need not be whole.
var fractional = map[string]bool{"number": true, "decimal": true, "double": true, "float": true}

// inherited are the properties that a column has from what it stands in
// (tabular-metadata, section 5.7).
var inherited = []string{"datatype", "null", "required", "separator", "default"}

// csvw reads the metadata of a table, or of the one of a group whose file is
// read.
func (r *draft) csvw(o object) error {
	t, err := r.chosen(o)
	if err != nil {
		return err
	}
	if t.text("tableSchema") != "" {
		return fmt.Errorf("the schema of the table stands in another file, %s: name that", t.text("tableSchema"))
	}
	if err := r.dialect(o, t); err != nil {
		return err
	}
	s := t.object("tableSchema")
	if s == nil { // of one file with the schema alone
		s = o
	}
	columns := s.list("columns")
	if len(columns) == 0 {
		return errors.New("its tableSchema has no columns")
	}
	names := map[string]string{}
	for i, v := range columns {
		c := asObject(v)
		if c.truth("virtual", false) {
			r.ignore("the virtual column %q", c.text("name"))
			continue
		}
		if err := r.column(inherit(c, s, t, o), i, names); err != nil {
			return err
		}
	}
	r.ignoring(s, "", "foreignKeys")
	r.write()
	var key []string
	for _, name := range s.words("primaryKey") {
		if column, ok := names[name]; ok {
			name = column
		}
		key = append(key, name)
	}
	return r.key(key)
}

// chosen is the table of a group whose file is read, or the only one.
func (r *draft) chosen(o object) (object, error) {
	tables := o.list("tables")
	if tables == nil {
		return o, nil
	}
	var urls []string
	for _, v := range tables {
		t := asObject(v)
		if path.Base(t.text("url")) == r.file {
			return t, nil
		}
		urls = append(urls, t.text("url"))
	}
	if len(tables) == 1 {
		return asObject(tables[0]), nil
	}
	return nil, fmt.Errorf("none of its %d tables has the url %s; it has %s", len(tables), r.file, few(urls))
}

// inherit is a column with what it has not itself from the nearest around it.
func inherit(c object, around ...object) object {
	whole := object{}
	for key, v := range c {
		whole[key] = v
	}
	for _, o := range around {
		for _, key := range inherited {
			if !whole.has(key) && o.has(key) {
				whole[key] = o[key]
			}
		}
	}
	return whole
}

// column reads the i-th column. Its titles are the heads that it may have in the
// file; without any that is its name. names gets the name that the column has
// here for its name in the metadata.
func (r *draft) column(c object, i int, names map[string]string) error {
	heads := titles(c["titles"])
	if len(heads) == 0 {
		heads = titles(c["title"]) // as drafts of the recommendation called it
	}
	name := c.text("name")
	switch {
	case name == "" && len(heads) == 0:
		return fmt.Errorf("column %d has neither a name nor titles", i+1)
	case name == "":
		name = heads[0]
	case len(heads) == 0:
		heads = []string{name}
	}
	names[c.text("name")] = name
	of := fmt.Sprintf(" of %q", name)
	r.ignoring(c, of, "separator", "default")
	for _, word := range c.words("null") {
		r.lacks(word, "")
	}
	base, d := datatype(c)
	kind, known := datatypes[base]
	if !known {
		kind = table.Text
	}
	if kind == table.Date || kind == table.Time {
		r.dates(name, d.text("format"))
	}
	r.Calendar = r.Calendar || kind == table.Year
	r.must(name, r.facets(c, d, base, kind, of))
	return r.add(name, heads, kind)
}

// titles are the titles of a column, in all languages.
func titles(v any) []string {
	if o := asObject(v); o != nil {
		var all []string
		for _, language := range o.keys() {
			all = append(all, o.words(language)...)
		}
		return all
	}
	return object{"t": v}.words("t")
}

// datatype is the name of a column's datatype, and the object that describes it,
// nil if the name stands alone.
func datatype(c object) (base string, d object) {
	if d = c.object("datatype"); d != nil {
		return d.text("base"), d
	}
	return c.text("datatype"), nil
}

// facets are what the cells of a column must hold, and how they are written.
func (r *draft) facets(c, d object, base string, kind table.Kind, of string) expect.Values {
	v := expect.Values{Required: c.truth("required", false)}
	r.ignoring(d, of, "length", "minLength", "maxLength", "minExclusive", "maxExclusive")
	if kind != table.Number {
		r.ignoring(d, of, "minimum", "maximum", "minInclusive", "maxInclusive")
		if kind == table.Text {
			r.ignoring(d, of, "format")
		}
		return v
	}
	v.Whole = !fractional[base]
	r.format(d, of, v.Whole)
	for _, name := range []string{"imum", "Inclusive"} {
		if n := d.number("min" + name); n != nil {
			v.Least = n
		}
		if n := d.number("max" + name); n != nil {
			v.Most = n
		}
	}
	return v
}

// format reads how the numbers of a column are written: signs, or a pattern that
// changes nothing of how they are read.
func (r *draft) format(d object, of string, whole bool) {
	if f := d.object("format"); f != nil {
		r.numbers(f.text("decimalChar"), f.text("groupChar"), whole)
		return
	}
	r.numbers("", "", whole)
	if strings.ContainsAny(d.text("format"), "%‰") {
		r.ignore("format%s: a share of a hundred needs kind: share", of)
	}
}

// dialect reads how the file is laid out: of the table, or of the group
// (tabular-metadata, section 5.9).
func (r *draft) dialect(o, t object) error {
	d := t.object("dialect")
	if d == nil {
		d = o.object("dialect")
	}
	if t.text("dialect") != "" {
		return fmt.Errorf("the dialect of the table stands in another file, %s: write it into this one", t.text("dialect"))
	}
	r.Dialect = Dialect{Delimiter: d.text("delimiter"), Encoding: d.text("encoding"), Comment: d.text("commentPrefix")}
	r.Dialect.Skip, _ = d.count("skipRows")
	if n, ok := d.count("headerRowCount"); ok {
		r.Dialect.Heads = n
	}
	if n, ok := d.count("headerRowCount"); ok && n == 0 || !d.truth("header", true) {
		r.ignore("header: false of the dialect (the file must have a head)")
	}
	if n, ok := d.count("skipColumns"); ok && n > 0 {
		r.ignore("skipColumns of the dialect")
	}
	if quote, ok := d["quoteChar"]; ok && quote != `"` {
		r.ignore("quoteChar of the dialect")
	}
	if !d.truth("doubleQuote", true) {
		r.ignore("doubleQuote of the dialect")
	}
	return nil
}
