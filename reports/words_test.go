package reports

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// untidy is what no line of a document may hold.
var untidy = regexp.MustCompile(`  |\(\)| [.,;:]( |$)|\bthe the\b|%!|\b1 (rows|values|trusts)\b|\b(\d*[02-9]|\d+1) (row|value|trust)\b|(?i:\bnone of the (1|one)\b)|(?i:\ball (1|one|2|two|0) )|\b1 of (its|the) \d+ \w+ are\b`)

// Every line of a table and of a finance section is read, of no row, one, two and
// many, with and without figures.
func TestEveryLineOfTablesIsTidy(t *testing.T) {
	const report = `
title: Catch Up
sections:
  - table: { title: Spending, from: s, columns: [ { name: trust }, { name: spend }, { name: beds } ], total: true, limit: LIMIT, sort: -spend }
  - finance: { title: Largest, kind: concentration, from: s, columns: { body: trust, amount: spend }, show: { rows: 1, chart: line } }
`
	const sources = "columns: { s: { trust: text, spend: { kind: money, unit: GBP, scale: 1e6 }, beds: number } }"
	read := 0
	for n := range 8 {
		for unknown := range n + 1 {
			for _, limit := range []string{"0", "1"} {
				csv := "trust,spend,beds\n"
				for i := range n {
					figures := fmt.Sprintf("%d,%d", i+1, 10*i)
					if i < unknown {
						figures = "n/a,n/a"
					}
					csv += fmt.Sprintf("%c trust,%s\n", 'A'+i, figures)
				}
				archive := &txtar.Archive{Files: []txtar.File{
					{Name: "report.yaml", Data: []byte(strings.ReplaceAll(report, "LIMIT", limit))}, {Name: "sources.yaml", Data: []byte(sources)}, {Name: "s.csv", Data: []byte(csv)},
				}}
				d, err := made(t, archive)
				if err != nil {
					t.Fatal(err)
				}
				for line := range strings.SplitSeq(dump(d), "\n") {
					read++
					if found := untidy.FindString(strings.TrimPrefix(line, "  ")); found != "" {
						t.Errorf("%d rows, %d unknown: %q in %q", n, unknown, found, line)
					}
				}
			}
		}
	}
	if read < 500 {
		t.Errorf("only %d lines were read", read)
	}
}
