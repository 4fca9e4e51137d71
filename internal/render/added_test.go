package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"catchup/internal/document"
)

// dated is a sample sentence whose day the edition has added in the middle of its
// link.
func dated() document.Paragraph {
	const link = "https://example.org/sample"
	return document.Paragraph{
		{Text: "The sample walk-out begins tomorrow", Link: link}, {Text: " [10 March]", Link: link, Added: true}, {Text: " at noon.", Link: link},
	}
}

// TestAddedWordsAreMarked sets a sentence with a day that the edition has added.
// On the page and in the mail it is one link, in which the day is an insertion;
// the text has the square brackets.
func TestAddedWordsAreMarked(t *testing.T) {
	d := sample(t)
	d.Blocks = document.Blocks{document.Story{Heading: "A sample", Paragraphs: []document.Paragraph{dated()}}}
	for form, r := range renderers(t) {
		said := set(t, r, d)
		switch form {
		case "pdf", "xlsx": // see TestAddedWordsAreQuiet of package pdf; a workbook has no sentences
			continue
		case "text":
			if !strings.Contains(flat(string(said)), flat("begins tomorrow [10 March] at noon.")) {
				t.Errorf("the text lacks the day: %s", said)
			}
			continue
		}
		page, err := goquery.NewDocumentFromReader(bytes.NewReader(said))
		if err != nil {
			t.Fatal(err)
		}
		link := page.Find(`a[href="https://example.org/sample"]`)
		if got := link.Text(); link.Length() != 1 || flat(got) != flat(dated().Plain()) {
			t.Errorf("%s: %d links say %q", form, link.Length(), got)
		}
		if got := strings.ReplaceAll(link.Find("ins").Text(), "\u00a0", " "); got != " [10 March]" {
			t.Errorf("%s: %q is marked as added", form, got)
		}
	}
}
