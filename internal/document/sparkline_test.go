package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// spark is a small line of numbers as they are shown; "" is not known.
func spark(shown ...string) *Sparkline {
	s := &Sparkline{}
	for _, p := range points(shown...) {
		s.Points = append(s.Points, decimal.NullDecimal{Decimal: p.Num, Valid: p.Known})
	}
	return s
}

func TestSparklineBlocks(t *testing.T) {
	sixty := make([]string, 60)
	for i := range sixty {
		sixty[i] = decimal.NewFromInt(int64(i % 7)).String()
	}
	for name, c := range map[string]struct {
		line *Sparkline
		want string
	}{
		"rising":             {spark("1", "2", "3", "4", "5", "6", "7", "8"), "▁▂▃▄▅▆▇█"},
		"below zero":         {spark("-8", "0", "8"), "▁▅█"},
		"a gap":              {spark("", "1", "", "2"), "·▁·█"},
		"nothing known":      {spark("", ""), "··"},
		"all alike":          {spark("7", "7", "7"), "▅▅▅"},
		"all zero":           {spark("0", "0"), "▅▅"},
		"one point":          {spark("3"), "▅"},
		"no point":           {spark(), ""},
		"sixty, the last 12": {spark(sixty...), "█▁▂▃▅▆▇█▁▂▃▅"},
	} {
		if got := c.line.Blocks(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestInBlocks shows small lines as blocks, says in the head that they are not
// whole, and leaves the table as it was.
func TestInBlocks(t *testing.T) {
	long := make([]string, 13)
	table := Table{
		Columns: []Column{{Head: "Measure"}, {Head: "Trend"}, {Head: "Year"}},
		Rows: []Row{
			{Cells: []Cell{{Shown: "Waits"}, {Shown: "From 1 to 2", Spark: spark("1", "2")}, {Shown: "From 1 to 2", Spark: spark("1", "2")}}},
			{Cells: []Cell{{Shown: "Beds"}, {Shown: "Not known", Spark: spark(long...)}, {Shown: "No points", Spark: spark()}}},
		},
	}
	var said []string
	set := table.InBlocks()
	for _, c := range set.Columns {
		said = append(said, c.Head)
	}
	for _, r := range set.Rows {
		for _, c := range r.Cells {
			said = append(said, c.Shown)
		}
	}
	want := []string{"Measure", "Trend, last 12", "Year", "Waits", "▁█", "▁█", "Beds", "············", "No points"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if table.Columns[1].Head != "Trend" || table.Rows[0].Cells[1].Shown != "From 1 to 2" {
		t.Error("the table itself has changed")
	}
}
