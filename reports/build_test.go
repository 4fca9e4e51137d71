package reports

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/table"
)

var update = flag.Bool("update", false, "rewrite the wanted documents")

// TestBuild makes the document of every case under testdata: report.yaml is
// the definition, sources.yaml the columns of the sources, NAME.csv what a
// source gave. A source without a file could not be read.
func TestBuild(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := build(t, archive)
			if again := build(t, archive); again != got {
				t.Errorf("the same input made another document:\n%s", cmp.Diff(got, again))
			}
			want := &archive.Files[len(archive.Files)-1]
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

var end = time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)

func build(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	spec, in := given(t, archive)
	if spec.SliceBy != "" {
		return dumpSlices(spec, in)
	}
	d, err := Build(spec, in)
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	preserve(t, d)
	return dump(d)
}

// preserve has the document kept as the store does, and read again.
func preserve(t *testing.T, d *document.Document) {
	t.Helper()
	kept, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var read document.Document
	if err := json.Unmarshal(kept, &read); err != nil {
		t.Fatal(err)
	}
	if again, err := json.Marshal(read); err != nil || !bytes.Equal(kept, again) {
		t.Errorf("it is kept otherwise than it is read (%v)", err)
	}
}

// made is the document of a case.
func made(t *testing.T, archive *txtar.Archive) (*document.Document, error) {
	t.Helper()
	return Build(given(t, archive))
}

// given is what the document of a case is made of.
func given(t testing.TB, archive *txtar.Archive) (Spec, Input) {
	t.Helper()
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	var spec Spec
	decode(t, "report.yaml", files, &spec)
	var sources struct {
		Columns map[string]table.Columns `yaml:"columns"`
	}
	decode(t, "sources.yaml", files, &sources)
	in := Input{Report: "weekly", Number: 7, Issued: end, Period: spec.Period.Ending(end), Readings: map[string]Reading{}}
	for name := range spec.Sources() {
		in.Readings[name] = reading(t, name, files, sources.Columns[name])
	}
	return spec, in
}

func decode(t testing.TB, name string, files map[string]string, into any) {
	t.Helper()
	if problems := setting.Decode(name, []byte(files[name]), into, setting.Options{}); problems != nil {
		t.Fatal(problems)
	}
}

func reading(t testing.TB, name string, files map[string]string, columns table.Columns) Reading {
	t.Helper()
	file := name + ".csv"
	text, ok := files[file]
	if !ok {
		return Reading{Err: errors.New("reading " + file + ": no such file")}
	}
	remark := ""
	if strings.HasPrefix(text, "#") {
		remark, text, _ = strings.Cut(strings.TrimPrefix(text, "# "), "\n")
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	grid, err := table.Shape{}.Grid(&table.Reading{Source: name, Place: file, AsOf: end.AddDate(0, 0, -7)}, lines[0])
	if err != nil {
		t.Fatal(err)
	}
	grid.Remark(remark)
	for i, line := range lines[1:] {
		if err := grid.Add(i+2, line); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := grid.Table()
	if err != nil {
		t.Fatal(err)
	}
	typed, err := columns.Apply(raw)
	if err != nil {
		t.Fatal(err)
	}
	return Reading{Table: typed, Title: "The " + name + " file", Licence: "OGL"}
}

// dump writes a document for reading.
func dump(d *document.Document) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s no %d, %s, %s", d.Title, d.Number, d.Covers, d.Lang)
	line("preview: %s", d.Preview)
	line("subject: %s", d.Subject())
	line("beside it: %s", d.Preheader())
	for _, p := range d.Introduction {
		line("introduction: %s", p.Plain())
	}
	for _, n := range d.Notices {
		line("notice: %s", n)
	}
	for _, g := range d.Gaps {
		line("gap: %s: %s", g.Source, g.Why)
	}
	for _, w := range d.Warnings {
		line("warning: %s", w)
	}
	for _, block := range d.Blocks {
		dumpBlock(line, block)
	}
	for _, s := range d.Sources {
		line("source: %s, %s, %s", s.Reading.Source, s.Title, s.Licence)
	}
	return b.String()
}

func dumpBlock(line func(string, ...any), block document.Block) {
	switch block := block.(type) {
	case document.Heading:
		line("\n%s %s", strings.Repeat("#", block.Level), block.Text)
	case document.Paragraph:
		line("%s", linked(block))
	case document.Note:
		line("note: %s", linked(block.Text))
	case document.List:
		for _, item := range block.Items {
			line("- %s", linked(item))
		}
	case document.Story:
		line("\n### %s (lead: %t)", block.Heading, block.Lead)
		for _, p := range block.Paragraphs {
			line("%s", linked(p))
		}
		for _, a := range block.Articles {
			line("> %s", a.Credit(time.UTC))
		}
	case document.Table:
		dumpTable(line, block)
	case document.Chart:
		title, below := block.Heads()
		line("chart: %s, %s [%s]: %s", block.Kind, title, below, block.Alt)
		if len(block.Places) > 0 {
			line("  at %d", block.Places)
		}
		for _, s := range block.Series {
			for i, p := range s.Points {
				line("  %s, %s: %s (%s)", s.Name, block.Labels[i], p.Shown, p.Num)
			}
		}
		for _, n := range block.EventNotes() {
			line("  * %s", n)
		}
	}
}

func dumpTable(line func(string, ...any), t document.Table) {
	line("[%s]", t.Title())
	var heads []string
	for _, c := range t.Columns {
		head := fmt.Sprintf("%s %.1f", c.Head, c.Weight)
		if c.Wide {
			head += " wide"
		}
		heads = append(heads, head)
	}
	line("| %s", strings.Join(heads, " | "))
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Words())
		}
		line("%s| %s", row.Rank, strings.Join(cells, " | "))
	}
	for _, n := range t.Notes {
		line("* %s", n)
	}
}

func linked(p document.Paragraph) string {
	var b strings.Builder
	for _, s := range p {
		text := s.Text
		if s.Added {
			text = "+" + text + "+"
		}
		if b.WriteString(text); s.Link != "" {
			b.WriteString("<" + s.Link + ">")
		}
	}
	return b.String()
}

// The report of the sample must be one that Build can use.
func TestTheShippedReports(t *testing.T) {
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		decode(t, name, map[string]string{name: string(data)}, new(Spec))
	}
}

func TestMistakesInReports(t *testing.T) {
	const report = `
title: Broken
sections:
  - stories: { from: [], tell: 0, sentences: 9 }
  - finance: { title: T, kind: plan-outurn, from: f, columns: { body: b, year: y, plan: p, actual: a }, vintage: { 2023-34: final }, tolerance: 5 }
  - table: { title: T, from: f, columns: [ { name: a }, { name: a } ], sort: -b, unit: pounds, limit: 1001, decimals: 4 }
  - finance: { title: T, kind: plan-outturn, from: f, columns: { body: b, year: y, plan: p, actual: a }, compare: [2023-24, 2022-23] }
  - note: one
    table: { title: T, from: f, columns: [ { name: a } ] }
  - table:
      title: T
      from: f
      columns: [ { name: a }, { name: b } ]
      chart: { kind: pie, columns: [c], by: d, series: e, parts: both, order: name, highlight: [A] }
  - table:
      title: T
      from: f
      columns: [ { name: a }, { name: b }, { name: c } ]
      chart: { kind: line, columns: [b, c], series: a, highlight: [A, B, C, D, E] }
  - table: { title: T, from: f, columns: [ {name: c1}, {name: c2}, {name: c3}, {name: c4}, {name: c5}, {name: c6}, {name: c7}, {name: c8}, {name: c9}, {name: c10}, {name: c11}, {name: c12}, {name: c13}, {name: c14}, {name: c15}, {name: c16}, {name: c17}, {name: c18}, {name: c19}, {name: c20} ] }
  - table: { title: T, from: f, columns: [ {name: c1}, {name: c2}, {name: c3}, {name: c4}, {name: c5}, {name: c6}, {name: c7}, {name: c8}, {name: c9}, {name: c10}, {name: c11}, {name: c12}, {name: c13}, {name: c14}, {name: c15}, {name: c16}, {name: c17}, {name: c18}, {name: c19}, {name: c20}, {name: c21} ] }
`
	var got []string
	for _, p := range setting.Decode("r.yaml", []byte(report), new(Spec), setting.Options{}) {
		got = append(got, p.Error())
	}
	want := []string{
		"r.yaml:4:22: sections[0].stories.from: stories need at least one source",
		"r.yaml:4:32: sections[0].stories.tell: must be from 1 to 20, not 0",
		"r.yaml:4:46: sections[0].stories.sentences: must be from 2 to 5, not 9",
		`r.yaml:5:32: sections[1].finance.kind: "plan-outurn" is not known (did you mean "plan-outturn"?)`,
		`r.yaml:5:125: sections[1].finance.vintage.2023-34: "2023-34": the two years do not follow each other`,
		`r.yaml:5:145: sections[1].finance.tolerance: "5" is not an amount of money: write it as 0.05m, 50k or £50,000`,
		`r.yaml:6:57: sections[2].table.columns[1]: the column "a" is named twice`,
		`r.yaml:6:78: sections[2].table.sort: "b" is not known (did you mean "a"?)`,
		`r.yaml:6:88: sections[2].table.unit: "pounds" is not a unit of money: write it as £, £k, £m or £bn`,
		"r.yaml:6:103: sections[2].table.limit: must be from 0 to 1000, not 1001",
		"r.yaml:6:119: sections[2].table.decimals: must be from 0 to 3, not 4",
		"r.yaml:7:125: sections[3].finance.compare[1]: 2022-23 does not come after 2023-24 (oldest first)",
		"r.yaml:9:5: sections[4]: exactly one of stories, numbers, finance, control, table, note must be set, not note and table too",
		`r.yaml:14:22: sections[5].table.chart.kind: "pie" is not known (known: bar, bridge, dot, line, share, slope, spark)`,
		`r.yaml:14:37: sections[5].table.chart.columns[0]: "c" is not known (did you mean "a"?)`,
		`r.yaml:14:45: sections[5].table.chart.by: "d" is not known (did you mean "a"?)`,
		`r.yaml:14:56: sections[5].table.chart.series: "e" is not known (did you mean "a"?)`,
		"r.yaml:14:56: sections[5].table.chart.series: only a line, a slope and sparks have series of rows",
		`r.yaml:14:66: sections[5].table.chart.parts: "both" is not known (known: columns, rows)`,
		`r.yaml:14:79: sections[5].table.chart.order: "name" is not known (known: source, value)`,
		"r.yaml:14:96: sections[5].table.chart.highlight: lines stand out in a line or a slope, and there is none",
		"r.yaml:19:53: sections[6].table.chart.series: rows that are parted into series have one figure each, and columns names 2 (name the one column of figures)",
		"r.yaml:19:67: sections[6].table.chart.highlight: no more than 4 lines can stand out, not 5",
		"r.yaml:21:42: sections[8].table.columns: a table has no more than 20 columns, not 21",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRequiredSourcesAreNamed(t *testing.T) {
	spec := Spec{Sections: []Section{
		{Stories: &Stories{From: []string{"feeds", "desk"}}},
		{Table: &Table{From: "desk"}, Required: true},
	}}
	got := map[string]bool{}
	for name, required := range spec.Sources() {
		got[name] = required
	}
	if diff := cmp.Diff(map[string]bool{"feeds": false, "desk": true}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	spec.Period = period.Week
	_, err := Build(spec, Input{Period: period.Week.Ending(end), Issued: end})
	var missing *Missing
	if !errors.As(err, &missing) || missing.Source != "desk" {
		t.Errorf("a required source that is missing must be a *Missing that names it, got %v", err)
	}
}
