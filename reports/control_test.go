package reports

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

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
