package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/table"
)

// bars is a bar chart of the labels and numbers, in turn.
func bars(title string, pairs ...string) document.Chart {
	c := document.Chart{Kind: document.Bar, Title: title, Unit: "£m", Alt: "The finding of the chart.", Illustrative: true, Series: []document.Series{{}}}
	for i := 0; i+1 < len(pairs); i += 2 {
		p := document.Point{Shown: pairs[i+1]}
		if f, err := table.ParseFigure(p.Shown); err == nil {
			p.Num, p.Known = f.Amount, true
		}
		if p.Num.IsNegative() {
			p.Tone = document.Bad
		}
		c.Labels = append(c.Labels, pairs[i])
		c.Series[0].Points = append(c.Series[0].Points, p)
	}
	return c
}

// TestCharts sets a chart of every kind: each line remembers its block, the
// whole stands on one page, and the lines and discs that maroto cannot draw
// come out as operators of the page.
func TestCharts(t *testing.T) {
	d := empty(t)
	line := bars("Over the years", "2021-22", "1.0", "2022-23", "3.0", "2023-24", "(2.0)")
	line.Kind, line.Axis = document.Line, document.Ordered
	dots := line
	dots.Kind = document.Dot
	d.Blocks = document.Blocks{bars("Variance to plan", "Devon", "(30.0)", "Kent and Medway", "60.0", "Surrey", "–"), line, dots}
	curves := map[int]int{}
	r := renderer(t)
	pages := laid(t, r, d)
	examine(t, r.styles.paper, pages)
	for _, page := range pages {
		for _, l := range page {
			if l.of.part == chartStrip {
				curves[l.of.block] += len(l.curves)
			}
		}
	}
	if diff := cmp.Diff(map[int]int{0: 0, 1: 4, 2: 3}, curves); diff != "" {
		t.Errorf("curves by block (-want +got):\n%s", diff)
	}
	file := render(t, d)
	drawn := opened(t, file)
	if n := strings.Count(drawn, " 1 J 1 j "); n != 1 {
		t.Errorf("%d lines are drawn, want 1", n)
	}
	if n := strings.Count(drawn, "c f Q\n"); n != 6 {
		t.Errorf("%d discs are drawn, want 6", n)
	}
	if strings.Contains(drawn, "-300") {
		t.Error("a sentinel is left on the page")
	}
	said := squeeze(run(t, file, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{"Variance to plan (£m)", "The finding of the chart.", "(30.0)", "not available", "2022-23"} {
		if !strings.Contains(said, squeeze(want)) {
			t.Errorf("%q is not set in %q", want, said)
		}
	}
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	d := empty(t)
	d.Blocks = document.Blocks{struct{ document.Block }{}}
	if _, err := renderer(t).Render(t.Context(), d); err == nil || !strings.Contains(err.Error(), "unknown kind") {
		t.Errorf("a block of an unknown kind gave %v", err)
	}
}
