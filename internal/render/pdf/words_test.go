package pdf

import (
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// wordsOf is all that a reader must find, a heading, sentence or cell a line.
func wordsOf(d *document.Document) string {
	var out strings.Builder
	put := func(words ...string) {
		for _, w := range words {
			out.WriteString(w + "\n")
		}
	}
	tell := func(ps ...document.Paragraph) {
		for _, p := range ps {
			put(p.Plain())
		}
	}
	put(d.Title, d.Tagline, d.Covers, "Illustrative figures", "No. 1")
	put(d.Notices...)
	tell(d.Introduction...)
	tell(d.Forwarded, d.Leaving)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			put(b.Text)
		case document.Paragraph:
			tell(b)
		case document.List:
			tell(b.Items...)
		case document.Note:
			tell(b.Text)
		case document.Story:
			put(b.Heading)
			tell(b.Paragraphs...)
			for _, a := range b.Articles {
				put(a.Outlet)
			}
		case document.Table:
			put(b.Caption, b.Unit)
			put(b.Notes...)
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					put(strings.Fields(c.Tone.Shape() + " " + c.Shown)...) // a cell's lines alternate with its neighbour's
				}
			}
		}
	}
	for _, s := range d.Sources {
		put(s.Title, s.Licence)
	}
	return out.String()
}

// TestAddedWordsAreQuiet sets a sentence with a day that the edition has added:
// the day has a quieter colour and belongs to the sentence's link, and the file
// passes.
func TestAddedWordsAreQuiet(t *testing.T) {
	const link = "https://example.org/sample"
	sentence := document.Paragraph{
		{Text: "It begins tomorrow", Link: link}, {Text: " [10 March]", Link: link, Added: true}, {Text: " at noon.", Link: link},
	}
	r, d := renderer(t), with(t, document.Story{Heading: "A sample", Paragraphs: []document.Paragraph{sentence}})
	pages, err := r.pages(t.Context(), d, tag.New())
	if err != nil {
		t.Fatal(err)
	}
	var said []text
	for _, l := range pages[0] {
		if l.of.part == prose && len(l.texts) > 1 {
			said = l.texts
		}
	}
	if len(said) != 3 || said[0].style != r.styles.body || said[1].style != r.styles.body.in(r.styles.palette.Muted) || said[2].style != r.styles.body {
		t.Fatalf("the words and their styles are %v", said)
	}
	if said[0].of != said[1].of || said[1].of != said[2].of {
		t.Error("the sentence is not one link")
	}
	if told := strings.ReplaceAll(passes(t, render(t, d)), "\u00a0", " "); !strings.Contains(told, "It begins tomorrow [10 March] at noon.") {
		t.Errorf("the file says %s", told)
	}
}
