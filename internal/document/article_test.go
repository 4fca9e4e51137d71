package document

import (
	"testing"
	"time"
)

// TestArticle names articles of several kinds: news by its outlet, anything else
// by its kind and its author first.
func TestArticle(t *testing.T) {
	day := time.Date(2024, 6, 12, 23, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		article          Article
		headline, credit string
	}{
		{Article{Outlet: "The Gazette", Title: "Wards to close", Author: "Sam Poe", Published: day}, "“Wards to close”", "The Gazette, Sam Poe, 13 June 2024"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: " Is it working? ", Author: "Sam Poe", Published: day}, "Opinion: “Is it working?”", "Sam Poe, The Gazette, 13 June 2024"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: "OPINION: Is it working?"}, "“OPINION: Is it working?”", "The Gazette"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: "Opinion polls mislead"}, "Opinion: “Opinion polls mislead”", "The Gazette"},
		{Article{Kind: "release", Outlet: "Board", Title: "Plan is out", Author: "BOARD"}, "Press release: “Plan is out”", "Board"},
		{Article{Kind: "round-up", Outlet: "Board"}, "Round-up", "Board"},
		{Article{Kind: "letter", Author: "Sam Poe", Title: "Beds"}, "Letter: “Beds”", "Sam Poe"},
		{Article{Outlet: "The Gazette"}, "", "The Gazette"},
	} {
		if got := c.article.Headline("“", "”"); got != c.headline {
			t.Errorf("%+v is headed %s, want %s", c.article, got, c.headline)
		}
		if got := c.article.Credit(time.FixedZone("BST", 3600)); got != c.credit {
			t.Errorf("%+v is credited to %s, want %s", c.article, got, c.credit)
		}
	}
}
