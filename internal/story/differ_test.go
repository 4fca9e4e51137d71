package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// TestDifferences of the figures of two outlets on one event of a sample.
func TestDifferences(t *testing.T) {
	for _, c := range []struct{ wire, daily, want string }{
		{"Twelve people have died in a fire at Hexley Hall, the county said.", "Eleven people were killed in a fire at Hexley Hall, the brigade said.", "Twelve people/Eleven people"},
		{"A fire at Hexley Hall has killed 12 people.", "At least 11 people died in the fire at Hexley Hall.", ""},
		{"A fire at Hexley Hall has killed 12 people.", "More than 14 people died in the fire at Hexley Hall.", "12 people/More than 14 people"},
		{"A fire at Hexley Hall has killed 12 people.", "11 people were hurt in the fire at Hexley Hall.", ""},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust told its board of a deficit of £84m this year.", "£91m/£84m"},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust told its board of a deficit of £91.4m this year.", ""},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust told its board of a deficit of around £90m this year.", ""},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust told its board of a deficit of £84m this year. It may grow to £91m.", ""},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust told its board of a deficit of $91m this year.", ""},
		{"Hexley Trust has a deficit of £91m this year, its board heard.", "Hexley Trust will pay £84m for new theatres from the board’s reserve.", ""},
		{"The waiting list at Hexley fell by 4 per cent in May.", "The waiting list at Hexley fell by 5 per cent in May.", "4 per cent/5 per cent"},
		{"Some 2,400 nurses at Hexley voted to strike on Monday.", "In all 3,100 nurses at Hexley voted to strike on Monday.", "Some 2,400 nurses/3,100 nurses"},
		{"Some 2,400 nurses at Hexley voted to strike on Monday.", "In all 2,391 nurses at Hexley voted to strike on Monday.", ""},
	} {
		day := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
		wire := item.Item{ID: "w", Outlet: "Wire", Title: "Hexley: what happened", Text: c.wire, Published: day}
		daily := item.Item{ID: "d", Outlet: "Daily", Title: "Hexley: what is known", Text: c.daily, Published: day}
		s := Story{Items: []item.Item{wire, daily}, Kind: item.News, Independent: 2, Summary: []Sentence{{Item: 0}}}
		s.Summary[0].Text = c.wire
		var got []string
		for _, d := range s.Differences(day) {
			for _, g := range d {
				got = append(got, g.Said)
			}
		}
		if got := strings.Join(got, "/"); got != c.want {
			t.Errorf("%q\n%q\n%q, want %q", c.wire, c.daily, got, c.want)
		}
	}
}
