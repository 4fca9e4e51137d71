package schema

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"catchup/internal/expect"
	"catchup/internal/table"
)

// kinds are the types of Table Schema. A date in months or without a date, and
// what has several values, is text.
var kinds = map[string]table.Kind{
	"string": table.Text, "number": table.Number, "integer": table.Number, "boolean": table.Text,
	"date": table.Date, "datetime": table.Time, "year": table.Year, "yearmonth": table.Text, "any": table.Text, "": table.Text,
	"time": table.Text, "duration": table.Text, "object": table.Text, "array": table.Text, "list": table.Text,
	"geopoint": table.Text, "geojson": table.Text,
}

// frictionless reads a Table Schema.
func (r *draft) frictionless(o object) error {
	fields := o.list("fields")
	if len(fields) == 0 {
		return errors.New("its fields are empty")
	}
	for i, f := range fields {
		if err := r.field(asObject(f), i); err != nil {
			return err
		}
	}
	for _, m := range o.list("missingValues") {
		r.missing(m)
	}
	for _, key := range o.list("uniqueKeys") {
		if list, ok := key.([]any); ok {
			r.holds().Keys = append(r.Expect.Keys, words(list))
		}
	}
	if match := o.text("fieldsMatch"); match == "superset" || match == "partial" {
		r.ignore("fieldsMatch: %s (every column must be there)", match)
	}
	r.ignoring(o, "", "foreignKeys")
	r.write()
	return r.key(o.words("primaryKey"))
}

// missing notes a word for a value that is missing, alone or with its label.
func (r *draft) missing(m any) {
	if labelled := asObject(m); labelled != nil {
		r.lacks(labelled.text("value"), labelled.text("label"))
		return
	}
	r.lacks(word(m), "")
}

// field reads the i-th field.
func (r *draft) field(f object, i int) error {
	name, kind := f.text("name"), f.text("type")
	as, known := kinds[kind]
	switch {
	case name == "":
		return fmt.Errorf("field %d has no name", i+1)
	case !known:
		return fmt.Errorf("the field %q is of a type that Table Schema does not know: %q", name, kind)
	}
	of := fmt.Sprintf(" of %q", name)
	switch as {
	case table.Number:
		r.numbers(f.text("decimalChar"), f.text("groupChar"), kind == "integer")
	case table.Date, table.Time:
		r.dates(name, strings.TrimPrefix(f.text("format"), "fmt:"))
	case table.Year:
		r.Calendar = true
	}
	r.ignoring(f, of, "missingValues")
	c := f.object("constraints")
	r.ignoring(c, of, "pattern", "minLength", "maxLength", "exclusiveMinimum", "exclusiveMaximum", "jsonSchema")
	if c.truth("unique", false) {
		r.holds().Keys = append(r.Expect.Keys, []string{name})
	}
	r.must(name, r.limits(c, of, as, kind == "integer"))
	return r.add(name, nil, as)
}

// limits are the constraints of a field that are tested.
func (r *draft) limits(c object, of string, as table.Kind, whole bool) expect.Values {
	v := expect.Values{Required: c.truth("required", false), OneOf: c.words("enum"), Whole: whole}
	if !as.Numeric() {
		r.ignoring(c, of, "minimum", "maximum")
		if as != table.Text && v.OneOf != nil {
			r.ignore("enum%s", of)
			v.OneOf = nil
		}
		return v
	}
	v.Least, v.Most = c.number("minimum"), c.number("maximum")
	return v
}

// dataPackage reads the schema of one resource: the one whose file is read, or
// the only one.
func (r *draft) dataPackage(o object) error {
	var all []object
	var names []string
	for _, v := range o.list("resources") {
		resource := asObject(v)
		if !resource.has("schema") {
			continue
		}
		for _, file := range resource.words("path") {
			if path.Base(file) == r.file {
				return r.resource(resource)
			}
		}
		all, names = append(all, resource), append(names, resource.text("name"))
	}
	switch len(all) {
	case 0:
		return errors.New("none of its resources has a schema")
	case 1:
		return r.resource(all[0])
	}
	return fmt.Errorf("none of its %d resources has the path %s; write the schema of the right one to a file of its own (%s)", len(all), r.file, few(names))
}

// resource reads the schema of a resource and how its file is laid out.
func (r *draft) resource(o object) error {
	if o.object("schema") == nil {
		return fmt.Errorf("the schema of its resource stands in another file, %s: name that", o.text("schema"))
	}
	d := o.object("dialect")
	r.Dialect = Dialect{Delimiter: d.text("delimiter"), Encoding: o.text("encoding"), Comment: d.text("commentChar")}
	r.ignoring(d, " of the dialect", "quoteChar", "escapeChar", "headerRows", "headerJoin", "commentRows", "itemKeys", "property", "sheetName", "sheetNumber", "table")
	if !d.truth("header", true) {
		r.ignore("header: false of the dialect (the file must have a head)")
	}
	return r.frictionless(o.object("schema"))
}

// few are the first names of many.
func few(names []string) string {
	const most = 6
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}
