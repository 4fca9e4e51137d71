package story

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumbers(t *testing.T) {
	money := Story{Items: []Item{{Title: "Deficit", Text: "Trusts in the north overspent by around £2bn in all last year. " +
		"It was £3bn worse in the year before that. The boards had planned for a gap of just over £650m together.\n\n" +
		"Was the plan for £9bn ever meant to be met by them? In 2023-24 Band 5 nurses worked at 12 trusts on the M25."}}}
	care := Story{Items: []Item{{Title: "Care", Text: "Family doctors now get no more than 8.4% of what is spent. " +
		"Acute care has gained 3 percentage points of it since 2015. Nearly one in seven patients waited for a month or more."}}}
	for _, c := range []struct {
		n    int
		want []string
	}{
		{0, nil},
		{2, []string{"around £2bn", "no more than 8.4%"}},
		{9, []string{"around £2bn", "just over £650m", "no more than 8.4%", "3 percentage points", "Nearly one in seven"}},
	} {
		var got []string
		for _, n := range Numbers([]Story{money, care}, c.n) {
			got = append(got, n.Said)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%d: %s", c.n, diff)
		}
	}
	twice := Story{Items: []Item{{Title: "Again", Text: "Another paper also puts the gap at some £2bn for the year."}}}
	if got := Numbers([]Story{money, twice}, 9); len(got) != 2 {
		t.Errorf("one sum is told twice: %v", got)
	}
}
