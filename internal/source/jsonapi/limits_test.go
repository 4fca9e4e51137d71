package jsonapi

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"catchup/internal/source"
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

// TestSmallDocumentsOfManyCells reads documents that stand for many more cells
// than they have: none is made before they are counted.
func TestSmallDocumentsOfManyCells(t *testing.T) {
	var codes []string
	for i := range 1500 {
		codes = append(codes, fmt.Sprintf(`"c%d"`, i))
	}
	index := `{"category":{"index":[` + strings.Join(codes, ",") + `]}}`
	wide := strings.TrimSuffix(strings.Repeat(`{"id":"D","values":[{"id":"x"}]},`, 1500), ",")
	many := strings.TrimSuffix(strings.Repeat(`"0":[1],`, 1500), ",")
	own := strings.TrimSuffix(strings.Repeat(`"x":1,`, 3000), ",")
	rows := strings.TrimSuffix(strings.Repeat(`{"y":1},`, 3000), ",")
	for _, body := range []string{
		`{"a":[{` + own + `,"b":[` + rows + `]}]}`,
		`{"id":["a","b"],"size":[1500,1500],"value":{},"dimension":{"a":` + index + `,"b":` + index + `}}`,
		`{"id":["a","b","c"],"size":[2000000000,2000000000,3],"value":{},"dimension":{"a":{}}}`,
		`{"dataSets":[{"observations":{` + many + `}}],"structure":{"dimensions":{"dataSet":[` + wide + `],"observation":[{"id":"T","values":[{"id":"y"}]}]}}}`,
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := file(t, body, Spec{Pages: 1, Rows: map[bool]string{true: "a.b"}[body[2] == 'a']}).Read(t.Context(), source.Request{})
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; !errors.Is(err, table.ErrCells) || took > 50 {
			t.Errorf("%.60s took %d MB: %v", body, took, err)
		}
	}
}
