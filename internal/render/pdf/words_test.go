package pdf

import (
	"strings"

	"catchup/internal/document"
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
