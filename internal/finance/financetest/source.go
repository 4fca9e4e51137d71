// Package financetest holds what tests of the kinds of finance table share: the
// columns of their sources, the making of a table, and what holds for all.
package financetest

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// Tolerance is that of a report without one of its own.
var Tolerance = decimal.New(50_000, 0)

// Allocations are the published allocations of the 42 systems.
func Allocations(t *testing.T) *table.Table {
	return File(t, Examples+"icb_allocations_2023_24_2024_25.csv", table.Columns{
		"system": Textual, "region": Textual,
		"allocation": From("total_2024_25_gbp_k", Thousand), "2023-24": From("total_2023_24_gbp_k", Thousand),
		"primary_medical": From("pmc_2024_25_gbp_k", Thousand),
	})
}

// Providers are the audited operating expenditures of 212 providers.
func Providers(t *testing.T) *table.Table {
	return File(t, Examples+"provider_operating_expenditure_tac.csv", table.Columns{
		"provider": Textual, "region": Textual,
		"operating_expenditure": From("total_2023_24_gbp_k", Thousand), "expenditure_before": From("total_2022_23_gbp_k", Thousand),
		"staff_costs": From("staff_costs_2023_24_gbp_k", Thousand),
	})
}

// PartsMakeTheirSums holds, exactly, sub-rows to their rows and rows to the
// total in every column that adds.
func PartsMakeTheirSums(t *testing.T, r *kind.Result) {
	t.Helper()
	for i, column := range r.Columns {
		if !column.Adds {
			continue
		}
		regions, within := decimal.Zero, decimal.Zero
		for n := len(r.Rows) - 1; n >= 0; n-- { // from the last, so that sub-rows come before their row
			q := r.Rows[n].Cells[i].Quantity
			num := decimal.Zero
			if q != nil && q.Known {
				num = q.Num
			}
			if r.Rows[n].Rank == "sub" {
				within = within.Add(num)
				continue
			}
			if !within.Equal(num) {
				t.Errorf("%s of %s: %s, its parts %s", column.Head, r.Rows[n].Cells[0].Shown, num, within)
			}
			regions, within = regions.Add(num), decimal.Zero
		}
		if total := r.Total.Cells[i].Quantity; total.Known && !total.Num.Equal(regions) {
			t.Errorf("%s: the total is %s, the rows come to %s", column.Head, total.Num, regions)
		}
	}
}

var update = flag.Bool("update", false, "rewrite the wanted results")

// Columns of test sources.
var (
	Textual  = table.ColumnSpec{Kind: table.Text}
	Yearly   = table.ColumnSpec{Kind: table.Year}
	Numbers  = table.ColumnSpec{Kind: table.Number}
	Percent  = table.ColumnSpec{Kind: table.Share, Unit: "%"}
	Thousand = table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 3)}
	Million  = table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 6)}
)

// From takes a column from another name.
func From(name string, spec table.ColumnSpec) table.ColumnSpec {
	spec.From = name
	return spec
}

// Source reads CSV text as a source of the columns.
func Source(t *testing.T, text string, columns table.Columns) *table.Table {
	t.Helper()
	return WrittenSource(t, text, columns, table.Written{})
}

// WrittenSource reads CSV text that is written so as a source of the columns.
func WrittenSource(t *testing.T, text string, columns table.Columns, written table.Written) *table.Table {
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
	grid, err := table.Shape{Columns: columns, Written: written}.Grid(&table.Reading{Source: "test", Place: "test.csv"}, lines[0])
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

// File reads a CSV file as a source of the columns.
func File(t *testing.T, path string, columns table.Columns) *table.Table {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Source(t, string(text), columns)
}

// mine are the options of a report in £m with one decimal, which names three.
func mine(o kind.Options) kind.Options {
	o.Unit, o.Decimals, o.Total, o.Parts = finance.Unit{Sign: "£", Scale: "m"}, 1, true, true
	if o.Top == 0 {
		o.Top = 3
	}
	return o
}

// Made is what a kind makes of its sources, no number of whose sentences is
// absent from its table if all of it is shown.
func Made(t *testing.T, k kind.Kind, o kind.Options, sources ...*table.Table) *kind.Result {
	t.Helper()
	r, err := k.Make(sources[0], sources[1:], mine(o))
	if err != nil {
		t.Fatal(err)
	}
	if o.Rows == 0 {
		EverySentenceStandsInItsTable(t, r)
	}
	return r
}

// Refused is why a kind makes nothing of its sources.
func Refused(t *testing.T, k kind.Kind, o kind.Options, sources ...*table.Table) string {
	t.Helper()
	_, err := k.Make(sources[0], sources[1:], mine(o))
	if err == nil {
		t.Fatal("it must be refused")
	}
	return err.Error()
}

// Sentences are what a result says, a line for each.
func Sentences(r *kind.Result) string {
	var lines []string
	for _, s := range r.Said {
		lines = append(lines, s.Sentence.Plain())
	}
	return strings.Join(lines, "\n")
}

// Grid is a result's rows as they are shown, a line for each, with the total.
func Grid(r *kind.Result) string {
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

// Same holds text against what is wanted.
func Same(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// GoldenResult holds a result against testdata/NAME.txt: its rows, its chart's
// finding, its notes and what it says.
func GoldenResult(t *testing.T, name string, r *kind.Result) {
	t.Helper()
	parts := []string{"# " + r.Caption, Grid(r)}
	if r.Chart != nil {
		parts = append(parts, fmt.Sprintf("[%s] %s | %s", r.Chart.Kind, r.Chart.Headline.Plain(), r.Chart.Alt.Plain()))
	}
	Golden(t, name, strings.Join(append(append(parts, r.Notes...), Sentences(r)), "\n")+"\n")
}

// Golden holds text against testdata/NAME.txt.
func Golden(t *testing.T, name, got string) {
	t.Helper()
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

// Examples is the folder of the example data, from the folder of a kind.
const Examples = "../../../../config/examples/data/"

// Tenth is a share of 10%.
var Tenth = decimal.New(1, -1)
