package html

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/templates"
)

// Rehearse renders a specimen. So it finds mistakes in the templates that
// parsing does not find, such as a field that the data do not have. Mistakes
// are check.Problems.
func (m *Mail) Rehearse() error {
	if _, err := m.set(context.Background(), specimen(), []string{"nothing"}); err != nil {
		return fmt.Errorf("trying the mail's templates: %w", templates.Mistake(err))
	}
	return nil
}

// Rehearse does for the page what it does for the mail.
func (w *Web) Rehearse() error {
	link := []Link{{"One", "/one", "prev"}}
	if _, err := w.Page(specimen(), Frame{"https://example.org/1", link, link, []string{"Specimen"}}); err != nil {
		return fmt.Errorf("trying the web page's templates: %w", templates.Mistake(err))
	}
	return nil
}

// specimen is a document that has everything that a mail or a page can have, so
// that rendering it runs every line of the templates.
func specimen() *document.Document {
	words := document.Paragraph{{Text: "One", Figure: "f1"}, {Text: "two", Strong: true, Link: "https://example.org"}, {Text: " [3 March]", Strong: true, Link: "https://example.org", Added: true}}
	one, figure := document.Cell{Shown: "One"}, document.Cell{Shown: "(1)", Tone: document.Bad, Figure: "f1"}
	trend := document.Cell{Shown: "One", Spark: &document.Sparkline{Points: []decimal.NullDecimal{decimal.NewNullDecimal(decimal.NewFromInt(1))}}}
	picture := document.Picture{Alt: "Specimen", Credit: "Specimen", File: document.PictureFile(1), Width: 3, Height: 2}
	return &document.Document{
		Title: "Specimen", Tagline: "Specimen", Lang: "en-GB", Edition: "specimen/1", Covers: "a day", Preview: "Specimen",
		Whole:        document.Whole{Page: "https://example.org/specimen"},
		Introduction: []document.Paragraph{words}, Forwarded: words, Leaving: words, Notices: []string{"Specimen"},
		Figures: []document.Figure{{ID: "f1", Key: "Specimen", Rule: "one and two", Shown: "(1)", Num: decimal.NewFromInt(-1), Unit: "GBP", Cells: []document.Place{{Row: 1, Column: "A"}}}},
		Sources: []document.Source{{Title: "Specimen", Link: "https://example.org", Licence: "Specimen"}},
		Blocks: document.Blocks{
			document.Story{Heading: "Lead", Lead: true, Picture: &picture, Paragraphs: []document.Paragraph{words}, Remarks: []document.Paragraph{words}, Articles: []document.Article{{Title: "One", Outlet: "Two", Link: "https://example.org"}}},
			document.Heading{Level: 2, Text: "Specimen"},
			document.Story{Heading: "Story", Paragraphs: []document.Paragraph{words}, Cuts: []document.Cut{{Left: 1, Of: 2, Things: "paragraphs", What: "story"}}},
			document.Heading{Level: 2, Text: "Specimen"}, document.Heading{Level: 3, Text: "Specimen"}, words,
			document.List{Items: []document.Paragraph{words}},
			document.Table{
				Caption: "Specimen", Unit: "£m", Notes: []string{"Specimen"}, Cuts: []document.Cut{{Left: 1, Of: 2, Things: "lines", What: "table"}},
				Columns: []document.Column{{Head: "One"}, {Head: "Two", Numeric: true}, {Head: "Three", Wide: true}},
				Rows:    []document.Row{{Cells: []document.Cell{one, figure, trend}}, {Cells: []document.Cell{one, figure, one}, Rank: document.Total}},
			},
			document.Chart{
				Kind: document.Bar, Title: "Specimen", Headline: "Specimen", Alt: "Specimen", Labels: []string{"One", "Two"},
				Series: []document.Series{{Points: []document.Point{
					{Num: decimal.NewFromInt(-1), Known: true, Shown: "(1)", Tone: document.Bad}, {Num: decimal.NewFromInt(1), Known: true, Shown: "1"},
				}}},
			},
			document.Note{Text: words},
		},
	}
}
