package reports

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/story"
)

// generated is a report of four sections with findings, over random figures. Its
// sources are of the same bodies, so that sections may tell the same.
func generated(rnd *rand.Rand) *txtar.Archive {
	outturn, ledger := []string{"system,year,plan,outturn"}, []string{"line,year,month,plan,spend"}
	spread, years, months := 1+rnd.IntN(200), 1+rnd.IntN(9), 1+rnd.IntN(20)
	for body := range 2 + rnd.IntN(6) {
		for y := range years {
			outturn = append(outturn, fmt.Sprintf("S%c,%d-%02d,%d,%d.%02d", 'A'+body, 2023-y, 24-y, rnd.IntN(40)-20, rnd.IntN(spread)-spread/2, rnd.IntN(100)))
		}
		for m := range months {
			ledger = append(ledger, fmt.Sprintf("L%c,%d-%02d,M%d,%d,%d", 'A'+body, 2022+m/12, 23+m/12, 1+m%12, 100+rnd.IntN(10), 90+rnd.IntN(30)))
		}
	}
	archive := txtar.Parse([]byte(`
-- report.yaml --
title: Catch Up
findings: { show: 4 }
sections:
  - finance: { title: Plans, kind: plan-outturn, from: outturn, called: system, columns: { body: system, year: year, plan: plan, actual: outturn }, show: { chart: bar } }
  - finance: { title: Spending, kind: year-to-date, from: ledger, columns: { line: line, year: year, month: month, plan: plan, actual: spend }, amounts: in-month, spending: true }
  - finance: { title: Ranked, kind: ranking, from: outturn, called: system, columns: { body: system, year: year, score: outturn } }
  - table: { title: As it is, from: outturn, columns: [ { name: system }, { name: outturn } ] }
-- sources.yaml --
columns:
  outturn: { system: text, year: year, plan: { kind: money, unit: GBP, scale: 1e6 }, outturn: { kind: money, unit: GBP, scale: 1e6 } }
  ledger: { line: text, year: year, month: text, plan: { kind: money, unit: GBP, scale: 1e3 }, spend: { kind: money, unit: GBP, scale: 1e3 } }
`))
	archive.Files = append(archive.Files, txtar.File{Name: "outturn.csv", Data: []byte(strings.Join(outturn, "\n"))}, txtar.File{Name: "ledger.csv", Data: []byte(strings.Join(ledger, "\n"))})
	return archive
}

// facts are the sums of money and the shares in a paragraph, each by its size and its
// cells.
func facts(d *document.Document, p document.Paragraph) (all []string) {
	for _, span := range p {
		if f := d.Figure(span.Figure); f != nil && f.Kind != "number" {
			cells := slices.Clone(f.Cells)
			slices.SortFunc(cells, func(a, b document.Place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			all = append(all, fmt.Sprint(f.Num.Abs(), cells))
		}
	}
	return all
}

// repeated tells whether all facts of a paragraph stand in another.
func repeated(all, by []string) bool {
	return len(all) > 0 && !slices.ContainsFunc(all, func(f string) bool { return !slices.Contains(by, f) })
}

// In generated editions no finding tells only what another one tells, no sentence of a
// section or of the introduction tells only what a finding tells, and every finding
// leads to its section.
func TestNoFactTwiceInAnEdition(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 7))
	found, kept := 0, 0
	for n := range 300 {
		archive := generated(rnd)
		d, err := made(t, archive)
		if err != nil {
			t.Fatal(err)
		}
		var findings, others []document.Paragraph
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case document.List:
				findings = append(findings, b.Items...)
			case document.Paragraph:
				others = append(others, b)
			}
		}
		found, kept = found+len(findings), kept+len(others)
		places := d.Blocks.Headed()
		for i, one := range findings {
			if _, ok := places[one[0].Story]; !ok {
				t.Errorf("edition %d: %q leads nowhere", n, one[0].Text)
			}
			for j, other := range findings {
				if i != j && repeated(facts(d, one), facts(d, other)) {
					t.Errorf("edition %d: told twice:\n%s\n%s", n, one.Plain(), other.Plain())
				}
			}
			for _, p := range slices.Concat(others, d.Introduction) {
				if repeated(facts(d, p), facts(d, one)) {
					t.Errorf("edition %d: told at the top and below:\n%s\n%s", n, one.Plain(), p.Plain())
				}
			}
		}
	}
	if found < 600 || kept < 600 {
		t.Errorf("%d findings and %d other sentences", found, kept)
	}
}

// A sum that a finding tells is not among the numbers again; other sums are.
func TestNumbersLeaveOutWhatFindingsTell(t *testing.T) {
	o := opened{items: []document.Paragraph{document.Say("Plans: Of the £651m overspend, £12m was in Exford and 4% of it elsewhere.")}}
	for text, want := range map[string]bool{"It overspent by £651m.": true, "It overspent by £650m.": false, "It rose by 4%.": false} {
		n := story.Number{Figure: language.Figures(text)[0], Item: item.Item{}}
		if got := o.gives(n); got != want {
			t.Errorf("%s: %t, want %t", text, got, want)
		}
	}
}

// TestFindingsAreChecked holds how many there are and what is material to their
// bounds.
func TestFindingsAreChecked(t *testing.T) {
	share := func(text string) (b finance.Bound) {
		if err := b.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		findings Findings
		want     int
	}{
		{Findings{3, "What matters most", share("1%")}, 0},
		{Findings{0, "What matters most", share("1%")}, 1},
		{Findings{11, "What matters most", share("0.5%")}, 1},
		{Findings{3, "What matters most", share("1m")}, 1},
		{Findings{3, "What matters most", share("-1%")}, 1},
	} {
		var problems check.Problems
		c.findings.Check(check.At("findings", &problems))
		if len(problems) != c.want {
			t.Errorf("%+v: %v", c.findings, problems)
		}
	}
}
