package feed

import "testing"

// TestInvisibleTitle reads an item whose title shows nothing: its first words
// stand in.
func TestInvisibleTitle(t *testing.T) {
	feed, _, err := parse([]byte(`<rss version="2.0"><channel><item><title>&#8203;&#12644;</title><description>The board met on Friday.</description></item></channel></rss>`), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := title(feed.Items[0]); got != "The board met on Friday" {
		t.Errorf("%q", got)
	}
}
