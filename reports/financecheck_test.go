package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
)

func TestMistakesInFinanceSections(t *testing.T) {
	const report = `
title: Broken
sections:
  - finance:
      title: T
      kind: plan-outturn
      from: f
      columns: { body: b, year: y, plann: p, actual: a }
      with: { from: g, columns: { body: b } }
      years: 2015-16..
      month: M6
      reduction: 10%
      thresholds: [ { name: control total, at: -580m } ]
      rag: { amber: -5%, red: 0% }
      rounding: banker
      show: { order: wurst, chart: pie, top: 0 }
      say: [mised]
      words: { missd: "x", missed: "{count} missed", total: "about {plan}" }
  - finance: { title: T, kind: plan-outturn, from: f, columns: { body: b, year: y, plan: p, actual: a }, rag: { red: -1m }, month: 6 }
  - finance: { title: T, kind: plan-outturn, from: f, columns: { body: b, year: y, plan: p, actual: a }, rag: { amber: 1%, red: -1m }, years: 2023-24..2015-16 }
  - finance: { title: T, kind: plan-outturn, from: f, columns: { body: b, year: y, plan: p, actual: a }, compare: [2021-22, 2022-23, 2023-24], show: { chart: slope, highlight: [A, B, C, D, E] } }
  - finance: { title: T, kind: plan-outturn, from: f, columns: { body: b, year: y, plan: p, actual: a }, show: { chart: bar, highlight: [A] } }
`
	var got []string
	for _, p := range setting.Decode("r.yaml", []byte(report), new(Spec), setting.Options{}) {
		got = append(got, p.Error())
	}
	want := []string{
		`r.yaml:8:16: sections[0].finance.columns: the kind plan-outturn needs a column for "plan"`,
		`r.yaml:8:43: sections[0].finance.columns.plann: the kind plan-outturn has no field "plann" (did you mean "plan"?)`,
		"r.yaml:9:13: sections[0].finance.with: the kind plan-outturn takes no second source",
		"r.yaml:10:14: sections[0].finance.years: the kind plan-outturn does not take years",
		"r.yaml:11:14: sections[0].finance.month: the kind plan-outturn does not take month",
		"r.yaml:12:18: sections[0].finance.reduction: the kind plan-outturn does not take reduction",
		"r.yaml:13:19: sections[0].finance.thresholds: the kind plan-outturn does not take thresholds",
		"r.yaml:14:31: sections[0].finance.rag.red: red ends at 0%, above the end of amber at −5%",
		`r.yaml:15:17: sections[0].finance.rounding: "banker" is not known (known: largest-remainder, plain)`,
		`r.yaml:16:22: sections[0].finance.show.order: "wurst" is not known (did you mean "worst"?)`,
		`r.yaml:16:36: sections[0].finance.show.chart: "pie" is not known (known: bar, line, none, slope, spark)`,
		"r.yaml:16:46: sections[0].finance.show.top: must be from 1 to 20, not 0",
		`r.yaml:17:13: sections[0].finance.say[0]: "mised" is not known (did you mean "missed"?)`,
		`r.yaml:18:23: sections[0].finance.words.missd: the kind plan-outturn does not say "missd" (did you mean "missed"?)`,
		`r.yaml:18:36: sections[0].finance.words.missed: there is no {count} in "missed" (the figures come as {missed}, {all}, {portion}, {year}, {before}, {vintages})`,
		`r.yaml:18:61: sections[0].finance.words.total: "about" would be a figure of its own (the figures come as {plan}, {outturn}, {variance}, {year})`,
		"r.yaml:19:111: sections[1].finance.rag: both amber and red must be set (RAG has no thresholds but the report’s own)",
		`r.yaml:19:132: sections[1].finance.month: "6" is not a month of the year: write it as M6, September, or Q2`,
		"r.yaml:20:129: sections[2].finance.rag.red: −£1m and 1% cannot be set against each other",
		`r.yaml:20:143: sections[2].finance.years: "2023-24..2015-16": the years run backwards`,
		"r.yaml:21:159: sections[3].finance.show.chart: a slope leads from one time to another, and compare names 3 (compare two years, or take line or spark)",
		"r.yaml:21:177: sections[3].finance.show.highlight: no more than 4 lines can stand out, not 5",
		"r.yaml:22:137: sections[4].finance.show.highlight: lines stand out in a line or a slope, and there is none",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
