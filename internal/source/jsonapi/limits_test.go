package jsonapi

import (
	"errors"
	"strings"
	"testing"

	"catchup/internal/table"
)

// TestManyValues reads documents that have more values than memory shall hold.
func TestManyValues(t *testing.T) {
	if _, err := parseJSON([]byte("["+strings.Repeat("0,", 1000)+"0]"), 1000); !errors.Is(err, table.ErrCells) {
		t.Error(err)
	}
	if _, err := parseYAML([]byte(strings.Repeat("- 0\n", 1000)), 1000); !errors.Is(err, table.ErrCells) {
		t.Error(err)
	}
}

// TestLongNames reads an object whose names, each within another, would come to
// much more text than the document has. Its other values are kept.
func TestLongNames(t *testing.T) {
	body := `[{"a":1,"` + strings.Repeat("x", 5000) + `":{"b":1,"c":2}}]`
	p, err := parseJSON([]byte(body), 1000)
	if err != nil {
		t.Fatal(err)
	}
	g := newGrid(&table.Reading{Place: "a.json"}, table.Shape{})
	err = g.add(p.root)
	if got := g.table(); err != nil || len(got.Columns) != 1 || got.Columns[0].Name != "a" || len(got.Warnings) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}
