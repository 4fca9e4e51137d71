package html_test

import (
	"testing"

	"github.com/PuerkitoBio/goquery"

	"catchup/internal/document"
)

// TestFiguresKeepTheirMarks wants the bracket and the stop beside a figure in one
// unbroken piece with it, in their order, and no button within a link.
func TestFiguresKeepTheirMarks(t *testing.T) {
	d := sample(t)
	id := d.Figures[0].ID
	d.Blocks = document.Blocks{
		document.Paragraph{{Text: "It was a share of (in all "}, {Text: "(not 4) ("}, {Text: "94.3%", Figure: id}, {Text: "), they said."}},
		document.Paragraph{{Text: "It was "}, {Text: "94.3%", Figure: id, Link: "https://sample.example/"}, {Text: "."}},
	}
	page := parsed(t, webPage(t, d))
	if got := page.Find("main > p .tied").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Find("button").Length() == 1 }).Text(); got != "(94.3%)," {
		t.Errorf("the figure stands with %q", got)
	}
	if got := page.Find("main > p").First().Text(); got != "It was a share of (in all (not 4) (94.3%), they said." {
		t.Errorf("the sentence is %q", got)
	}
	if n := page.Find("a button").Length(); n != 0 {
		t.Errorf("%d buttons stand within links", n)
	}
}
