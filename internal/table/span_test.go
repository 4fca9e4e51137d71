package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpan takes every column from one head to the other, each under its own
// head, with the span as the place where the settings say what they mean. A
// column within it that is asked for by itself has its own.
func TestSpan(t *testing.T) {
	text := func(names ...string) *Table {
		raw := &Table{Reading: &Reading{Place: "data.csv"}}
		row := make([]Value, len(names))
		for i, name := range names {
			raw.Columns = append(raw.Columns, Column{Name: name, Kind: Text})
			row[i] = Value{Kind: Text, Known: true, Text: "1"}
		}
		raw.Rows = [][]Value{row}
		return raw
	}
	columns := Columns{"body": {Kind: Text}, "Apr..Jul": {Kind: Number}, "Jun": {Kind: Share}}
	got, err := columns.Apply(text("Body", "Apr", "May", "Jun", "Jul", "Note"))
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]string{}
	for _, c := range got.Columns {
		places[c.Name+":"+string(c.Kind)] = c.Place
	}
	want := map[string]string{
		"body:text": "columns.body", "Apr:number": "columns.Apr..Jul", "May:number": "columns.Apr..Jul",
		"Jun:share": "columns.Jun", "Jul:number": "columns.Apr..Jul",
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	if _, err := columns.Apply(text("Body", "Jul", "Jun", "Apr")); err == nil || err.Error() != `the column "Apr" stands behind "Jul" (write Jul..Apr)` {
		t.Error(err)
	}
}
