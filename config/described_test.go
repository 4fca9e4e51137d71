package config_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/source/csvfile"
	"catchup/internal/table"
)

// described is an installation with a schema beside its data, and with settings
// of its own that go before.
const described = `
-- config/catchup.yaml --
sources:
  wards:
    csv: { path: data/wards.csv, delimiter: "|" }
    schema: data/wards.json
    columns: { amount: { from: Cost, kind: money, unit: GBP } }
    missing: { X: left out }
    year: { starts: August }
    expect: { values: { beds: { least: 1 } } }
  plain: { csv: { path: data/wards.csv }, schema: data/wards.json }
  months: { csv: { path: data/wards.csv }, schema: data/wards.json, columns: { "Beds..Cost": { kind: money, unit: GBP } } }
  shaped:
    csv: { path: data/wards.csv }
    schema: data/wards.json
    shape: [ limit: 3 ]
reports: { r: { spec: reports/r.yaml } }
mail: { from: a@example.org }
-- reports/r.yaml --
title: R
period: week
sections:
  - table: { title: T, from: wards, columns: [ { name: amount }, { name: ward }, { name: beds } ] }
-- data/wards.csv --
Ward|Beds|Year|Cost
-- data/wards.json --
{
  "@context": "http://www.w3.org/ns/csvw",
  "null": ["x", "y"],
  "dialect": { "delimiter": ";", "encoding": "ISO-8859-1", "skipRows": 2, "headerRowCount": 2, "commentPrefix": "%" },
  "tableSchema": {
    "columns": [
      { "name": "ward", "titles": "Ward" },
      { "name": "beds", "titles": "Beds", "datatype": "integer" },
      { "name": "year", "titles": "Year", "datatype": "gYear" },
      { "name": "cost", "titles": "Cost", "datatype": { "base": "decimal", "minimum": 0, "format": { "decimalChar": ",", "groupChar": "." } } }
    ],
    "primaryKey": "ward",
    "foreignKeys": [{}]
  }
}
`

func TestSchemaGivesDefaults(t *testing.T) {
	s, err := config.Load(config.Options{Dir: install(t, txtar.Parse([]byte(described)).Files), Env: os.LookupEnv})
	if err != nil {
		t.Fatal(err)
	}
	wards, plain := s.Sources["wards"], s.Sources["plain"]
	if c := wards.Columns; len(c) != 4 || c["amount"].Unit != "GBP" || c["ward"].From != "Ward" || c["beds"].Kind != table.Number {
		t.Errorf("the columns are %+v", c)
	}
	if _, ok := plain.Columns["cost"]; !ok || len(plain.Columns) != 4 {
		t.Errorf("without settings the columns are %+v", plain.Columns)
	}
	if !plain.Year.Starts.Calendar() || wards.Year.Starts.Month() != time.August {
		t.Errorf("years begin in %s and %s", plain.Year.Starts, wards.Year.Starts)
	}
	if wards.Decimal != "," || wards.Group != "." || wards.CSV.Delimiter != csvfile.Delimiter('|') || plain.CSV.Delimiter != csvfile.Delimiter(';') || plain.CSV.Encoding != csvfile.Latin1 {
		t.Errorf("cells are written as %+v, the file as %+v and %+v", wards.Written, wards.CSV, plain.CSV)
	}
	if h := plain.CSV.Head; h.String() != "3..4" || plain.CSV.Comment != "%" {
		t.Errorf("the head is in the rows %s, comments begin with %q", h, plain.CSV.Comment)
	}
	if diff := cmp.Diff(map[string]string{"X": "left out", "y": "not given"}, wards.Missing); diff != "" {
		t.Error(diff)
	}
	e := wards.Expect
	if len(e.Values) != 3 || e.Values["beds"].Least == nil || e.Values["beds"].Whole || e.Values["amount"].Least == nil || !e.Values["ward"].Required || len(e.Unique) != 1 {
		t.Errorf("expected is %+v", e)
	}
	if c := s.Sources["months"].Columns; len(c) != 1 {
		t.Errorf("a span of columns stands beside those of the schema: %+v", c)
	}
	if s.Sources["shaped"].Expect != nil {
		t.Error("a source that is shaped has the expectations of its schema")
	}
	warnings := strings.Join(s.Warnings, "\n")
	for _, want := range []string{
		"sources.wards: of the schema data/wards.json nobody looks at foreignKeys",
		"sources.shaped: of the schema data/wards.json nobody looks at foreignKeys; what must hold (the table is shaped before it is tested; write it below expect)",
	} {
		if !strings.Contains(warnings, want) {
			t.Errorf("the warnings lack %q:\n%s", want, warnings)
		}
	}
}
