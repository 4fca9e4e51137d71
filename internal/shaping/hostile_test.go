package shaping_test

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/shaping"
	"catchup/internal/table"
)

// wide is a table of so many rows and columns of numbers.
func wide(rows, columns int, number func(row, column int) decimal.Decimal) *table.Table {
	reading := &table.Reading{Place: "wide.csv"}
	t := &table.Table{Reading: reading}
	for c := range columns {
		t.Columns = append(t.Columns, table.Column{Name: fmt.Sprintf("c%d", c), Kind: table.Number})
	}
	for r := range rows {
		row := make([]table.Value, columns)
		for c := range row {
			row[c] = table.Value{Kind: table.Number, Known: true, Num: number(r, c), From: table.Origin{Reading: reading, Row: r + 2, Column: table.Letters(c)}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// TestHostileShapes refuses tables that would become many times as large in their
// shape before they take the memory: it takes no more than the room it was given.
func TestHostileShapes(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 30))
	number := func(row, column int) decimal.Decimal { return decimal.NewFromInt(int64(row)) }
	big := wide(1000, 1500, number)
	for name, c := range map[string]struct{ shape, want string }{
		"a row for each of a thousand columns": {`unpivot: { columns: "c500..c1499", name: n, value: v }`, "more than 500000 rows"},
		"many columns of as many rows":         {`unpivot: { columns: "c1000..c1499", name: n, value: v }`, "more than 2000000 cells"},
		"rows below themselves":                {"append: { with: [big, big, big] }\nappend: { with: [big, big, big] }", "more than 2000000 cells"},
		"no memory":                            {"derive: { more: c1 + c2 }", "no room"},
	} {
		took, most := int64(0), int64(0)
		room := shaping.Room{Take: func(bytes int64) error {
			if took += bytes; took > 300_000_000 {
				took -= bytes
				return errors.New("no room")
			}
			most = max(most, took)
			return nil
		}}
		if name == "no memory" {
			room.Take = func(int64) error { return errors.New("no room") }
		}
		if _, err := steps(t, c.shape).Run(big, map[string]*table.Table{"big": big}, room); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestManyNames makes a column for each of some names, and not of thousands.
func TestManyNames(t *testing.T) {
	names := wide(500, 2, func(row, column int) decimal.Decimal { return decimal.NewFromInt(int64(row)) })
	names.Columns[0].Kind = table.Text
	for i, row := range names.Rows {
		row[0].Kind, row[0].Text = table.Text, fmt.Sprint("name ", i)
	}
	if _, err := steps(t, "pivot: { name: c0, value: c1 }").Run(names, nil, shaping.Room{}); err == nil || !strings.Contains(err.Error(), "more than 200 names (list those wanted: columns: [name 0, name 1])") {
		t.Error(err)
	}
}

// TestKeysOfOneHash groups by numbers that are too long for a simple hash. If all
// had the same one, each would be compared with all others, and this would not
// end.
func TestKeysOfOneHash(t *testing.T) {
	huge := decimal.New(1, 30)
	keys := wide(100_000, 2, func(row, column int) decimal.Decimal { return huge.Add(decimal.NewFromInt(int64(row))) })
	made, err := steps(t, "group: { by: [c0, c1], count: n }").Run(keys, nil, shaping.Room{})
	if err != nil || len(made.Rows) != 100_000 {
		t.Errorf("%d groups, %v", len(made.Rows), err)
	}
}

// TestZeros looks for columns that are the sum of others where all are zero.
func TestZeros(t *testing.T) {
	zeros := wide(12_000, 40, func(row, column int) decimal.Decimal { return decimal.Zero })
	made, err := steps(t, `unpivot: { columns: "c0..c39", name: n, value: v }`).Run(zeros, nil, shaping.Room{})
	if err != nil || len(made.Doubts) != 0 {
		t.Errorf("%v, %v", made.Doubts, err)
	}
}

// FuzzFormula reads formulas: each is computed for a row, or refused at its place,
// and what it makes has the cells of its columns.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{
		"actual - plan", "(actual + £1k) × 2 ÷ beds", "-(-plan)", "[net spend] + `net spend`", "10% × plan", "£5m", "((((", "5.", "plan ÷ 0 × 0", "a*", "²", "€1 + plan", strings.Repeat("-(", 120) + "plan",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s struct {
			Shape shaping.Steps `yaml:"shape"`
		}
		s.Shape = shaping.Steps{{Derive: &shaping.Derive{"made": shaping.Derived{Formula: text}}}}
		own := written(t, "own", "plan:money GBP | actual:money GBP | net spend:money GBP | beds:number\n1 | 2 | 3 | 4\n[c] | 2 | 3 | 0")
		made, err := s.Shape.Run(own, nil, shaping.Room{})
		if err != nil {
			if problems := (check.Problems)(nil); !errors.As(err, &problems) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		for _, row := range made.Rows {
			v := &row[len(row)-1]
			if v.Made == nil && v.From.Reading == nil || v.Known && v.Kind == "" {
				t.Errorf("%q makes %+v", text, v)
			}
		}
	})
}
