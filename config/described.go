package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/expect"
	"catchup/internal/period"
	"catchup/internal/schema"
	"catchup/internal/source"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// describe gives each source that has a schema what the schema says and the
// settings do not. A warning names what of it is not honoured.
func (s *Settings) describe(at check.Place) {
	for _, name := range slices.Sorted(maps.Keys(s.Sources)) {
		from := s.Sources[name]
		if from.Schema == nil || from.Schema.Name == "" {
			continue
		}
		says, err := schema.Read(from.Schema.Text, from.file())
		if err != nil {
			at.Key(name).Key("schema").Note("", "%s: %v", from.Schema.Name, err)
			continue
		}
		ignored := append(says.Ignored, from.honour(says)...)
		s.Sources[name] = from
		if len(ignored) > 0 {
			s.Warnings = append(s.Warnings, fmt.Sprintf("sources.%s: of the schema %s nobody looks at %s", name, from.Schema.Name, strings.Join(ignored, "; ")))
		}
	}
}

// file is the name or the address of the data; empty if they are in no file.
func (s *Source) file() string {
	switch {
	case s.CSV != nil:
		return s.CSV.Path.String()
	case s.XLSX != nil:
		return s.XLSX.Path.String()
	case s.ODS != nil:
		return s.ODS.Path.String()
	case s.ODS != nil:
		return s.ODS.Path.String()
	case s.JSON != nil:
		return s.JSON.URL.String()
	}
	return ""
}

// honour takes what the schema says, except where the settings say it, and
// returns what of it cannot be.
func (s *Source) honour(says schema.Schema) (ignored []string) {
	names := s.takeColumns(says.Columns)
	s.takeWriting(says.Written, says.Calendar)
	switch {
	case says.Expect == nil:
	case len(s.Shape) > 0:
		ignored = append(ignored, "what must hold (the table is shaped before it is tested; write it below expect)")
	default:
		s.takeExpectations(*says.Expect, names)
	}
	return append(ignored, s.takeDialect(says.Dialect)...)
}

// takeColumns adds the columns that the settings do not have, under the name of
// the schema or that of a head. It returns what the columns of the schema are
// called here.
func (s *Source) takeColumns(columns table.Columns) map[string]string {
	names, taken := map[string]string{}, map[string]string{}
	spanned := slices.ContainsFunc(slices.Collect(maps.Keys(s.Columns)), s.Columns.Spans)
	for name, c := range s.Columns {
		taken[strings.ToLower(cmp.Or(c.From, name))] = name
	}
	if s.Columns == nil {
		s.Columns = table.Columns{}
	}
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		c := columns[name]
		names[name] = name
		if _, ok := s.Columns[name]; ok {
			continue
		}
		own := false
		for _, head := range append([]string{name, c.From}, c.Others...) {
			if column, ok := taken[strings.ToLower(head)]; ok && !own {
				names[name], own = column, true
			}
		}
		if !own && !spanned { // a span takes the columns that nobody else does
			s.Columns[name] = c
		}
	}
	return names
}

// takeWriting takes how cells are written. Years of the calendar take the place of
// financial ones, which is what no setting means.
func (s *Source) takeWriting(w table.Written, calendar bool) {
	if calendar && s.Year.Starts.Month() == time.April {
		s.Year.Starts = period.StartOf(time.January)
	}
	if s.Decimal == "" && s.Group == "" {
		s.Decimal, s.Group = w.Decimal, w.Group
	}
	s.Dates = cmp.Or(s.Dates, w.Dates)
	missing := maps.Clone(w.Missing)
	for word, means := range s.Missing {
		maps.DeleteFunc(missing, func(other, _ string) bool { return strings.EqualFold(word, other) })
		if missing == nil {
			missing = map[string]string{}
		}
		missing[word] = means
	}
	s.Missing = missing
}

// takeExpectations takes what must hold, under the names that columns have here.
func (s *Source) takeExpectations(says expect.Spec, names map[string]string) {
	called := func(columns []string) []string {
		here := slices.Clone(columns)
		for i, name := range here {
			here[i] = cmp.Or(names[name], name)
		}
		return here
	}
	var own expect.Spec
	if s.Expect != nil {
		own = *s.Expect
	}
	if len(own.Unique) == 0 {
		own.Unique = called(says.Unique)
	}
	for _, key := range says.Keys {
		own.Keys = append(slices.Clip(own.Keys), called(key))
	}
	values := maps.Clone(own.Values)
	for name, v := range says.Values {
		name = cmp.Or(names[name], name)
		if values == nil {
			values = map[string]expect.Values{}
		}
		if _, ok := values[name]; !ok {
			values[name] = v
		}
	}
	own.Values = values
	s.Expect = &own
}

// takeDialect takes how a file is laid out, and returns what of it cannot be.
func (s *Source) takeDialect(d schema.Dialect) (ignored []string) {
	switch {
	case s.CSV != nil:
		csv := *s.CSV
		csv.Spec = laidOut(csv.Spec, d)
		if csv.Delimiter == 0 && d.Delimiter != "" && csv.Delimiter.UnmarshalText([]byte(d.Delimiter)) != nil {
			ignored = append(ignored, fmt.Sprintf("the delimiter %q", d.Delimiter))
		}
		if csv.Encoding == "" && d.Encoding != "" && csv.Encoding.UnmarshalText([]byte(d.Encoding)) != nil {
			ignored = append(ignored, fmt.Sprintf("the encoding %q", d.Encoding))
		}
		s.CSV = &csv
	case s.XLSX != nil:
		book := *s.XLSX
		book.Spec = laidOut(book.Spec, d)
		s.XLSX = &book
	case s.ODS != nil:
		book := *s.ODS
		book.Spec = laidOut(book.Spec, d)
		s.ODS = &book
	}
	return ignored
}

// laidOut is how the rows of a file are read, with the head and the comments of
// the schema where the settings say nothing.
func laidOut(own dialect.Spec, d schema.Dialect) dialect.Spec {
	if heads := max(1, d.Heads); own.Head == (source.Rows{}) && d.Skip+d.Heads > 0 {
		own.Head = source.Rows{First: d.Skip + 1, Last: d.Skip + heads}
	}
	own.Comment = cmp.Or(own.Comment, d.Comment)
	return own
}
