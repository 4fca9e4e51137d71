package story

import (
	"testing"
	"time"

	"catchup/internal/item"

	"github.com/google/go-cmp/cmp"
)

func TestNumbers(t *testing.T) {
	money := Story{Items: []item.Item{{Title: "Deficit", Text: "Trusts in the north overspent by around £2bn in all last year. " +
		"It was £3bn worse in the year before that. Boards had planned for a gap of just over £650m together.\n\n" +
		"Was the plan for £9bn ever meant to be met by them? In 2023-24 Band 5 nurses worked at 12 trusts on the M25."}}}
	care := Story{Items: []item.Item{{Title: "Care", Text: "Family doctors now get no more than 8.4% of what is spent. " +
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
		for _, n := range Numbers([]Story{money, care}, c.n, time.Time{}) {
			got = append(got, n.Said)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%d: %s", c.n, diff)
		}
	}
	twice := Story{Items: []item.Item{{Title: "Again", Text: "Another paper also puts the gap at some £2bn for the year."}}}
	if got := Numbers([]Story{money, twice}, 9, time.Time{}); len(got) != 2 {
		t.Errorf("one sum is told twice: %v", got)
	}
}

// TestNumbersThatStandAlone tells sentences that may stand in a list of figures
// from those that are too short or too long for it, or name no figure of their
// own.
func TestNumbersThatStandAlone(t *testing.T) {
	for sentence, want := range map[string]bool{
		"The lift cost the trust £2m.":                     false,
		"Hexley’s old lift cost £2m to mend.":              true,
		"The lift cost £2m.":                               false,
		"The new lift cost £2m.":                           false,
		"The figure for May was £2m, says the board.":      false,
		"The total for trusts was £2m, says the board.":    false,
		"The total for all wards was £2m, says the board.": true,
		"The board of Hexley Hospitals said on Monday that the lift, which stood still for most of the winter and was out of order in the spring, had cost £2m to repair since it was built.":                                                 true,
		"The board of the trust said on Monday that the lift, which stood still for most of the winter and was out of order again in the spring, had cost £2m to repair since it was built in the summer of 2019, as much as three new ones.": false,
	} {
		got := Numbers([]Story{{Items: []item.Item{{Title: "Lifts", Text: sentence}}}}, 1, time.Time{})
		if (len(got) == 1) != want {
			t.Errorf("%q stands alone: %t, want %t", sentence, len(got) == 1, want)
		}
	}
}

// TestNumbersAreRanked holds that a share tells more than a sum of a million
// and less than one of ten million.
func TestNumbersAreRanked(t *testing.T) {
	text := "Hexley Hospitals paid builders £1.2m for a new roof. Fully 40% of its beds stood empty in all that time. It paid £8m to lease machines from a bank in Leeds.\n\nHexley Hospitals paid £8m to lease machines from a bank in Leeds."
	var got []string
	for _, n := range Numbers([]Story{{Items: []item.Item{{Title: "Trust", Text: text}}}}, 9, time.Time{}) {
		got = append(got, n.Said)
	}
	if diff := cmp.Diff([]string{"£8m", "40%", "£1.2m"}, got); diff != "" {
		t.Error(diff)
	}
}
