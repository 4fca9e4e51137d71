package reports

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/setting"
)

func TestMistakesInControlSections(t *testing.T) {
	const report = `
title: Broken
sections:
  - control: { title: T, from: f, when: m, value: v, screening: of, decimals: 4, amounts: monthly, limits: [ { from: soon, until: 2025-04, reason: a }, { measure: A, reason: b } ] }
  - control: { title: T, from: f, value: v, show: { order: wurst, rows: 0, charts: 51 }, say: [signal], words: { signals: "{measure} fell by half" } }
  - finance: { title: T, kind: forecast, from: f, columns: { body: b, plan: p, forecast: o }, good: up, target: 5%, limits: [ { from: 2025-04, reason: a } ], screening: off }
`
	var got []string
	for _, p := range setting.Decode("r.yaml", []byte(report), new(Spec), setting.Options{}) {
		got = append(got, p.Error())
	}
	want := []string{
		`r.yaml:4:65: sections[0].control.screening: "of" is not known (did you mean "off"?)`,
		"r.yaml:4:79: sections[0].control.decimals: must be from 0 to 3, not 4",
		`r.yaml:4:91: sections[0].control.amounts: "monthly" is not known (known: in-month, year-to-date)`,
		`r.yaml:4:118: sections[0].control.limits[0].from: "soon" is neither a month, a year nor a day (write it as 2025-04, 2025-26 M1, 2025-26 or 2025-04-07)`,
		"r.yaml:4:153: sections[0].control.limits[1]: limits begin at some time, or rest on values until then (write from: 2025-04, or until: 2026-03)",
		`r.yaml:5:14: sections[1].control: the key "when" is missing`,
		`r.yaml:5:60: sections[1].control.show.order: "wurst" is not known (known: concern, name, source)`,
		"r.yaml:5:73: sections[1].control.show.rows: must be from 1 to 500, not 0",
		"r.yaml:5:84: sections[1].control.show.charts: must be from 0 to 50, not 51",
		`r.yaml:5:96: sections[1].control.say[0]: "signal" is not known (did you mean "signals"?)`,
		`r.yaml:5:123: sections[1].control.words.signals: "half" would be a figure of its own (the figures come as {measure}, {value}, {when})`,
		"r.yaml:6:101: sections[2].finance.good: the kind forecast does not take good",
		"r.yaml:6:113: sections[2].finance.target: the kind forecast does not take target",
		"r.yaml:6:125: sections[2].finance.limits: the kind forecast does not take limits",
		"r.yaml:6:170: sections[2].finance.screening: the kind forecast does not take screening",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a section sets is a setting of its finance table or one of its columns.
func TestWordsOfControlSections(t *testing.T) {
	set := Control{When: "m", Value: "v", Good: "down", Target: "5%", Unit: "£k"}.finance()
	named := Control{When: "m", Value: "v", Good: "direction", Target: "goal", Unit: "in"}.finance()
	if set.Good != "down" || !set.Target.Set() || set.Unit.String() != "£k" || len(set.Columns) != 2 {
		t.Errorf("%+v", set)
	}
	want := map[string]string{"when": "m", "value": "v", "good": "direction", "target": "goal", "unit": "in"}
	if diff := cmp.Diff(want, named.Columns); diff != "" || named.Good != "" || named.Target.Set() || named.Unit.String() != "£m" {
		t.Errorf("%+v (-want +got):\n%s", named, diff)
	}
}

// BenchmarkControl makes a section of 200 measures of 60 months, of each of which
// limits begin anew once.
func BenchmarkControl(b *testing.B) {
	var data bytes.Buffer
	fmt.Fprintln(&data, "measure,month,value,target,good,unit")
	for m := range 200 {
		for i := range 60 {
			fmt.Fprintf(&data, "Measure %d,%d-%02d,%d.%d,%d,%s,%%\n", m, 2020+i/12, i%12+1, 60+(m*31+i*i*7)%9, (i*13+m)%10, 60+m%20, []string{"up", "down", "neither"}[m%3])
		}
	}
	const columns = "columns: { measures: { measure: text, month: month, value: number, target: number, good: text, unit: text } }"
	const report = `
title: Catch Up
sections:
  - control: { title: Measures, from: measures, measure: measure, when: month, value: value, target: target, good: good, unit: unit, limits: [ { from: 2022-07, reason: new rules } ], show: { rows: 200 } }
`
	spec, in := given(b, &txtar.Archive{Files: []txtar.File{
		{Name: "report.yaml", Data: []byte(strings.TrimSpace(report))}, {Name: "sources.yaml", Data: []byte(columns)}, {Name: "measures.csv", Data: data.Bytes()},
	}})
	for b.Loop() {
		if _, err := Build(spec, in); err != nil {
			b.Fatal(err)
		}
	}
}
