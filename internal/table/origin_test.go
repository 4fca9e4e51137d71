package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGather makes runs of cells that stand below each other in one column of
// one reading, and of no others.
func TestGather(t *testing.T) {
	a, b := &Reading{Place: "a.csv"}, &Reading{Place: "b.csv"}
	var list []Origin
	for _, o := range []Origin{
		{a, 2, "F", 0}, {a, 3, "F", 0}, {a, 4, "F", 6}, {a, 7, "F", 0}, // a run with a run in it
		{b, 8, "F", 0}, {b, 9, "G", 0}, {b, 10, "G", 0}, {b, 10, "G", 0}, {b, 12, "G", 0},
	} {
		list = Gather(list, o)
	}
	var words []string
	count := 0
	for _, o := range list {
		words, count = append(words, o.String()), count+o.Count()
	}
	want := []string{
		"a.csv, rows 2–7, column F", "b.csv, row 8, column F", "b.csv, rows 9–10, column G", "b.csv, row 10, column G", "b.csv, row 12, column G",
	}
	if diff := cmp.Diff(want, words); diff != "" || count != 11 {
		t.Errorf("%d cells:\n%s", count, diff)
	}
}
