package finance

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

var update = flag.Bool("update", false, "rewrite the wanted results")

// Columns of test sources.
var (
	textual  = table.ColumnSpec{Kind: table.Text}
	yearly   = table.ColumnSpec{Kind: table.Year}
	numbers  = table.ColumnSpec{Kind: table.Number}
	percent  = table.ColumnSpec{Kind: table.Share, Unit: "%"}
	thousand = table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 3)}
	million  = table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 6)}
)

// from takes a column from another name.
func from(name string, spec table.ColumnSpec) table.ColumnSpec {
	spec.From = name
	return spec
}

// source reads CSV text as a source of the columns.
func source(t *testing.T, text string, columns table.Columns) *table.Table {
	t.Helper()
	text = strings.TrimSpace(text)
	var remarks []string
	for strings.HasPrefix(text, "#") {
		remark, rest, _ := strings.Cut(text, "\n")
		remarks, text = append(remarks, strings.TrimPrefix(remark, "# ")), rest
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	grid, err := table.Shape{Columns: columns}.Grid(&table.Reading{Source: "test", Place: "test.csv"}, lines[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, remark := range remarks {
		grid.Remark(remark)
	}
	for i, line := range lines[1:] {
		if err := grid.Add(i+2+len(remarks), line); err != nil {
			t.Fatal(err)
		}
	}
	typed, err := grid.Table()
	if err != nil {
		t.Fatal(err)
	}
	return typed
}

// file reads a CSV file as a source of the columns.
func file(t *testing.T, path string, columns table.Columns) *table.Table {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source(t, string(text), columns)
}

// mine are the options of a report in £m with one decimal, which names three.
func mine(o Options) Options {
	o.Unit, o.Decimals, o.Total, o.Parts = Unit{"£", "m"}, 1, true, true
	if o.Top == 0 {
		o.Top = 3
	}
	return o
}

// made is what a kind makes of its sources, no number of whose sentences is
// absent from its table if all of it is shown.
func made(t *testing.T, k Kind, o Options, sources ...*table.Table) *Result {
	t.Helper()
	r, err := k.Make(sources[0], sources[1:], mine(o))
	if err != nil {
		t.Fatal(err)
	}
	if o.Rows == 0 {
		everySentenceStandsInItsTable(t, r)
	}
	return r
}

// refused is why a kind makes nothing of its sources.
func refused(t *testing.T, k Kind, o Options, sources ...*table.Table) string {
	t.Helper()
	_, err := k.Make(sources[0], sources[1:], mine(o))
	if err == nil {
		t.Fatal("it must be refused")
	}
	return err.Error()
}

// sentences are what a result says, a line for each.
func sentences(r *Result) string {
	var lines []string
	for _, s := range r.Said {
		lines = append(lines, s.Sentence.Plain())
	}
	return strings.Join(lines, "\n")
}

// grid is a result's rows as they are shown, a line for each, with the total.
func grid(r *Result) string {
	var lines []string
	for _, row := range r.All() {
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = c.Shown
		}
		lines = append(lines, strings.TrimSpace(string(row.Rank)+" "+strings.Join(cells, " | ")))
	}
	return strings.Join(lines, "\n")
}

// same holds text against what is wanted.
func same(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// golden holds a result against testdata/NAME.txt: its rows, its chart's
// finding, its notes and what it says.
func golden(t *testing.T, name string, r *Result) {
	t.Helper()
	parts := []string{"# " + r.Caption, grid(r)}
	if r.Chart != nil {
		parts = append(parts, fmt.Sprintf("[%s] %s", r.Chart.Kind, r.Chart.Alt.Plain()))
	}
	got := strings.Join(append(append(parts, r.Notes...), sentences(r)), "\n") + "\n"
	path := "testdata/" + name + ".txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
