package table

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// TestShapeStreams builds a grid in a shape: it must come to what the whole
// grid, shaped afterwards, comes to.
func TestShapeStreams(t *testing.T) {
	shape := Shape{
		Columns: Columns{"body": {Kind: Text}, "year": {Kind: Year}, "plan": {Kind: Money, Unit: "GBP", Scale: decimal.New(1, 3)}},
		Keep:    &Filter{Columns: []string{"year"}, Keeps: func(v []*Value) bool { return !v[0].Known || v[0].Num.IntPart() == 2023 }},
	}
	lines := []string{"Devon|2023-24|1|x", "Dorset|2022-23|unread|x", "|||", "Kent|2023/34|2|x"}
	g, err := shape.Grid(&Reading{Source: "test", Place: "data.csv"}, []string{"Body", "year", "Plan", "rest"})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if err := g.Add(i+2, strings.Split(line, "|")); err != nil {
			t.Fatal(err)
		}
	}
	streamed, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	after, err := shape.Apply(grid(t, append([]string{"Body|year|Plan|rest"}, lines...)...))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Devon|2023-24|1000", "Kent|?2023/34|2000"}
	if diff := cmp.Diff(want, cells(streamed)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, cells(after)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(streamed.Warnings, after.Warnings); diff != "" || len(after.Warnings) != 1 {
		t.Error(diff, after.Warnings)
	}
	if again, err := shape.Apply(streamed); again != streamed || err != nil {
		t.Errorf("a table that has its shape was shaped again: %v", err)
	}
}

func TestShapeIsBounded(t *testing.T) {
	g := newGrid(t, &Reading{}, make([]string, 3))
	g.limits.Cells = 6
	line := []string{"x"}
	if err := errors.Join(g.Add(1, line), g.Add(2, line)); err != nil {
		t.Fatal(err)
	}
	if err := g.Add(3, line); !errors.Is(err, ErrCells) {
		t.Error(err)
	}
}

// TestFilterLearns filters by the greatest number that has come: the rows that
// were kept before a greater one came are let go again, most of them long
// before the end.
func TestFilterLearns(t *testing.T) {
	greatest, held := int64(0), 0
	shape := Shape{Columns: Columns{"n": {Kind: Number}}, Keep: &Filter{Columns: []string{"n"}, Keeps: func(v []*Value) bool {
		greatest = max(greatest, v[0].Num.IntPart())
		return v[0].Num.IntPart() == greatest
	}}}
	g, err := shape.Grid(&Reading{}, []string{"n"})
	if err != nil {
		t.Fatal(err)
	}
	for row := range 10 * firstSift {
		if err := g.Add(row+2, []string{strconv.Itoa(row / 3)}); err != nil {
			t.Fatal(err)
		}
		held = max(held, len(g.table.Rows))
	}
	got, err := g.Table()
	if err != nil || len(got.Rows) != 1 || held > firstSift {
		t.Errorf("%d rows, at most %d held: %v", len(got.Rows), held, err)
	}
}

func TestFolded(t *testing.T) {
	for _, same := range [][]string{
		{"North East and Yorkshire", "NORTH EAST & YORKSHIRE", "North-East & Yorkshire.", "north  east and yorkshire"},
		{"St Mary's", "St. Marys", "ST MARY’S"}, {"2.1", "2 1"},
	} {
		for _, s := range same {
			if folded(s) != folded(same[0]) {
				t.Errorf("%q is %q, %q is %q", s, folded(s), same[0], folded(same[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"2.1", "21"}, {"South East", "South West"}, {"A1", "A2"}} {
		if folded(pair[0]) == folded(pair[1]) {
			t.Errorf("%q and %q are one", pair[0], pair[1])
		}
	}
}

func TestRemarkNamesTheDay(t *testing.T) {
	for line, want := range map[string]string{
		"Position as at 31 March 2024": "2024-03-31", "AS OF: 5th July 2024.": "2024-07-05", "as on 2024-07-05": "2024-07-05",
		"as at 31/3/2024, provisional": "2024-03-31", "as at the end of March": "0001-01-01", "as at 31 Smarch 2024": "0001-01-01",
	} {
		g := newGrid(t, &Reading{}, nil)
		g.Remark(line)
		if got := g.table.Reading.AsOf.Format("2006-01-02"); got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

// FuzzBare reads numbers by the short way and by the long one.
func FuzzBare(f *testing.F) {
	for _, text := range []string{"-12.50", "0", "007", "1.", ".5", "--1", "999999999999999999", "1e3", "-", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		short, ok := bare(text, 3)
		long, err := ParseFigure(text)
		if ok && (err != nil || !short.Equal(long.Amount.Shift(3))) {
			t.Errorf("%q: %s, %s %v", text, short, long.Amount, err)
		}
	})
}
