package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wards is a table of so many rows, a name and a figure each.
func wards(name string, rows int) Table {
	t := Table{Caption: name, Columns: []Column{{Head: "Ward"}, {Head: "Beds"}}}
	for i := range rows {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Shown: "Ward"}, {Shown: "1", Figure: fmt.Sprintf("%s-%d", name, i)}}})
	}
	return t
}

// told are the words of a document's notes and the names of its other blocks.
func told(d *Document) []string {
	var all []string
	for _, b := range d.Blocks {
		words := Name(b)
		if n, ok := b.(Note); ok {
			words = n.Text.Plain()
		}
		all = append(all, words)
	}
	return all
}

func TestFit(t *testing.T) {
	long := strings.Repeat("x", 2000)
	for name, c := range map[string]struct {
		blocks  Blocks
		want    []string
		notices int
	}{
		"what fits": {Blocks{Heading{Text: "Beds"}, wards("A", 20), wards("B", 20)}, nil, 0},
		"a table": {Blocks{wards("A", 60), wards("B", 2)},
			[]string{"The table “A” is left out: it has 123 cells, more than an edition can set.", "the table “B”"}, 1},
		"a story": {Blocks{Story{Heading: "Wards", Paragraphs: []Paragraph{Say(long), Say(long)}}},
			[]string{"The story “Wards” is left out: it has 4,005 characters, more than an edition can set."}, 1},
		"a cell": {Blocks{Table{Caption: "A", Rows: []Row{{Cells: []Cell{{Shown: long + long}}}}}},
			[]string{"The table “A” is left out: it has 2 cells with 4,001 characters, more than an edition can set."}, 1},
		"a chart": {Blocks{Chart{Title: "Beds", Labels: make([]string, 4), Series: []Series{{Points: make([]Point, 4)}}, Thresholds: make([]Threshold, 4)}},
			[]string{"The chart “Beds” is left out: it has 15 points, more than an edition can set."}, 1},
		"links": {Blocks{List{Items: []Paragraph{{{Text: "a", Link: long}}, {{Text: "b", Link: long}}}}, Paragraph{{Text: "c"}}},
			[]string{"A list is left out: it has 2 lines with 4,002 characters, more than an edition can set.", "a paragraph"}, 1},
		"what the others leave no room for": {Blocks{wards("A", 40), wards("B", 40), wards("C", 40), wards("D", 40), Say("The end.")},
			[]string{"the table “A”", "the table “B”", "The table “C” is left out: it has 83 cells, more than an edition can set. So is the part after it.", "a paragraph"}, 1},
		"very many": {append(Blocks{wards("A", 20)}, slices.Repeat(Blocks{Say("x")}, 1000)...),
			append(append([]string{"the table “A”"}, slices.Repeat([]string{"a paragraph"}, 152)...),
				"A paragraph is left out: it has 1 characters, more than an edition can set. So are 847 parts after it."), 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := &Document{Blocks: c.blocks, Notices: []string{"A sample."}}
			fit := Budget{Part: 100, Whole: 200, Setting: "limits"}.Fit(d)
			if c.want == nil {
				if fit != d {
					t.Error("what fits is changed")
				}
				return
			}
			if diff := cmp.Diff(c.want, told(fit)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(fit.Notices) != 1+c.notices || len(fit.Gaps) != c.notices || len(d.Notices) != 1 || len(d.Gaps) != 0 {
				t.Errorf("the notices are %q, the gaps %v; before they were %q", fit.Notices, fit.Gaps, d.Notices)
			}
		})
	}
}

// TestFitToTheLast has blocks that just fit, and ones that are too large by one
// element. The operator is told which setting that is.
func TestFitToTheLast(t *testing.T) {
	block := wards("A", 48)
	cost := (&fitting{}).cost(block)
	for _, c := range []struct {
		part, whole, fit int
		why              string
	}{
		{cost, 2 * cost, 2, ""}, {cost - 1, 2 * cost, 0, fmt.Sprintf("(limits.part: %d)", cost-1)}, {cost, 2*cost - 1, 1, fmt.Sprintf("(limits.whole: %d)", 2*cost-1)},
	} {
		d := &Document{Blocks: Blocks{block, block}}
		fit := Budget{Part: c.part, Whole: c.whole, Setting: "limits"}.Fit(d)
		tables := 0
		for _, b := range fit.Blocks {
			if _, ok := b.(Table); ok {
				tables++
			}
		}
		if tables != c.fit || (len(fit.Gaps) > 0) != (c.why != "") || c.why != "" && !strings.HasSuffix(fit.Gaps[0].Why, c.why) {
			t.Errorf("of a part of %d and a whole of %d, %d tables fit; missing is %v", c.part, c.whole, tables, fit.Gaps)
		}
	}
}

// TestFitLeavesOutFigures leaves out figures that only stand in what is left
// out, and those that rest on very many cells count.
func TestFitLeavesOutFigures(t *testing.T) {
	d := &Document{Blocks: Blocks{wards("A", 60), Paragraph{{Text: "1", Figure: "A-1"}}, wards("B", 1)}}
	for i := range 60 {
		d.Figures = append(d.Figures, Figure{ID: fmt.Sprint("A-", i)})
	}
	d.Figures = append(d.Figures, Figure{ID: "B-0"}, Figure{ID: "printed nowhere"})
	fit := Budget{Part: 100, Whole: 200}.Fit(d)
	var left []string
	for _, f := range fit.Figures {
		left = append(left, f.ID)
	}
	if diff := cmp.Diff([]string{"A-1", "B-0", "printed nowhere"}, left); diff != "" || len(d.Figures) != 62 {
		t.Errorf("of %d figures are left (-want +got):\n%s", len(d.Figures), diff)
	}
	d = &Document{Blocks: Blocks{wards("A", 1)}, Figures: []Figure{{ID: "A-0", Cells: make([]Place, 3000)}}}
	if fit := (Budget{Part: 100, Whole: 200, Setting: "reports.weekly.limits"}).Fit(d); len(fit.Gaps) != 1 ||
		fit.Gaps[0].Why != "it has 5 cells and counts as 155 elements (reports.weekly.limits.part: 100)" {
		t.Errorf("a figure of 3,000 cells leaves %+v", fit.Gaps)
	}
}

// TestFitNamesFew leaves out many parts that do not stand in a row.
func TestFitNamesFew(t *testing.T) {
	d := &Document{}
	for i := range 8 {
		d.Blocks = append(d.Blocks, wards(fmt.Sprint(i), 60), Say("x"))
	}
	fit := Budget{Part: 100, Whole: 200}.Fit(d)
	if n := len(fit.Notices); n != mostNotices+1 || fit.Notices[n-1] != "And 3 more parts are left out, each in its place." || len(fit.Gaps) != 8 {
		t.Errorf("%d notices end with %q; %d gaps", n, fit.Notices[n-1], len(fit.Gaps))
	}
}

// TestCrowdedCharts has charts of more points than can be read become tables.
func TestCrowdedCharts(t *testing.T) {
	chart := func(kind ChartKind, labels, series int) Chart {
		c := Chart{Kind: kind, Axis: Ordered, Title: "Beds", Alt: "There are many.", Labels: make([]string, labels), Series: make([]Series, series)}
		for i := range c.Series {
			c.Series[i].Points = make([]Point, labels)
		}
		return c
	}
	for _, c := range []struct {
		chart Chart
		stays bool
	}{
		{chart(Bar, 400, 1), true}, {chart(Bar, 401, 1), false}, {chart(Share, 101, 4), false}, {chart(Line, 500, 2), true}, {chart(Line, 501, 2), false},
	} {
		d := &Document{Blocks: Blocks{c.chart}}
		fit := Budget{Part: 100_000, Whole: 100_000}.Fit(d)
		if c.stays {
			if fit != d {
				t.Errorf("a %s of %d labels is changed", c.chart.Kind, len(c.chart.Labels))
			}
			continue
		}
		table, ok := fit.Blocks[0].(Table)
		want := []string{"There are many.", "Here are the numbers without a chart: a chart of so many points cannot be read."}
		if !ok || len(table.Rows) != len(c.chart.Labels) || !cmp.Equal(table.Notes, want) || len(fit.Gaps) != 0 {
			t.Errorf("a %s of %d labels becomes %T with %q", c.chart.Kind, len(c.chart.Labels), fit.Blocks[0], table.Notes)
		}
	}
}
