package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
)

// TestFitting leaves out the most spare columns, and then others from the left, but neither the first nor the last.
func TestFitting(t *testing.T) {
	needs := []float64{5, 3, 3, 3, 4}
	for _, c := range []struct {
		columns []int
		room    float64
		want    []int
		spare   []int
	}{
		{[]int{0, 1, 2, 3, 4}, 18, []int{0, 1, 2, 3, 4}, nil},
		{[]int{0, 1, 2, 3, 4}, 17.9, []int{0, 2, 3, 4}, nil},
		{[]int{0, 1, 2, 3, 4}, 12, []int{0, 3, 4}, nil},
		{[]int{0, 1, 2, 3, 4}, 1, []int{0, 4}, nil},
		{[]int{0, 2, 4}, 11, []int{0, 4}, nil},
		{[]int{0, 4}, 1, []int{0, 4}, nil},
		{[]int{2}, 1, []int{2}, nil},
		{nil, 1, nil, nil},
		{[]int{0, 1, 2, 3, 4}, 17.9, []int{0, 1, 2, 3}, []int{2, 4}},
		{[]int{0, 1, 2, 3, 4}, 11, []int{0, 1, 3}, []int{2, 4}},
		{[]int{0, 1, 2, 3, 4}, 9, []int{0, 3}, []int{2, 4}},
		{[]int{0, 1, 2, 3, 4}, 17.9, []int{0, 1, 3, 4}, []int{4, 2}},
		{[]int{0, 4}, 1, []int{0, 4}, []int{4}},
	} {
		table := document.Table{Columns: make([]document.Column, len(needs))}
		for n, i := range c.spare {
			table.Columns[i].Spare = n + 1
		}
		got := table.Fitting(c.columns, c.room, func(i int) float64 { return needs[i] })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v in %v (-want +got):\n%s", c.columns, c.room, diff)
		}
	}
}
