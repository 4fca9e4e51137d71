package story

import (
	"cmp"
	"testing"
	"time"

	"catchup/internal/item"
	"catchup/internal/statement"
)

// TestHeadings makes headings of labelled titles.
func TestHeadings(t *testing.T) {
	var cases []struct {
		Outlet, Title, Want string
		Unfit               bool
	}
	load(t, "headings.yaml", &cases)
	monday, friday := time.Date(2024, 6, 10, 9, 0, 0, 0, time.UTC), time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	for _, c := range cases {
		one := item.Sift([]item.Item{{Title: c.Title, Outlet: c.Outlet, Published: monday}}, item.Rules{}).Kept[0]
		title, holds := statement.Title(one, friday)
		if fit := holds && says(bare(title)); fit == c.Unfit {
			t.Errorf("%q can be a heading: %t", c.Title, fit)
		}
		if got := heading(title); got != cmp.Or(c.Want, c.Title) {
			t.Errorf("%q becomes %q", c.Title, got)
		}
	}
}
