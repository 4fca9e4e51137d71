// Package rendertest has the editions that forms are judged by: the samples of
// the repository, made by the real road, and stress editions, which are built
// here. All their news are samples and say so.
package rendertest

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Edition is a document with a name for files, "giant".
type Edition struct {
	Name     string
	Document *document.Document
}

// Editions are the samples and the stress editions.
func Editions(t testing.TB) []Edition {
	t.Helper()
	return append(samples(t), stressed(t)...)
}

// stressed are the stress editions: little to tell, very much to tell, the
// scripts of the world, a picture with every story, and the measures of a board.
func stressed(t testing.TB) []Edition {
	return []Edition{{"thin", thin()}, {"giant", giant()}, {"tongues", tongues()}, {"images", images(t)}, {"board", board()}}
}

// issued is when all stress editions appear, in the zone of London's summer.
var issued = time.Date(2024, 6, 14, 16, 0, 0, 0, time.FixedZone("BST", 3600))

// empty is an edition of the report without a block.
func empty(report, title string) *document.Document {
	return &document.Document{
		Report: report, Edition: report + "/2024-06-14", Number: 24,
		Title: title, Tagline: "A sample edition: every name and figure in it is invented.", Lang: "en-GB",
		Period: period.Period{Start: issued.AddDate(0, 0, -7), End: issued}, Covers: "8 to 14 June 2024", Issued: issued,
		Whole:   document.Whole{Page: "https://digest.example/" + report + "/2024-06-14/", Attached: []string{"pdf", "xlsx"}},
		Preview: "A sample: nothing in this edition has happened.",
		Forwarded: document.Paragraph{
			{Text: "Forwarded to you? "}, {Text: "Sign up for a copy of your own", Link: "https://digest.example/sign-up"}, {Text: "."},
		},
		Leaving: document.Paragraph{
			{Text: "You get this sample because a test asked for it. "}, {Text: "Leave", Link: "https://digest.example/leave"}, {Text: "."},
		},
		Notices: []string{"All figures are illustrative."},
	}
}

// story is a sample story of one paragraph for each text.
func story(n int, heading string, texts ...string) document.Story {
	link := fmt.Sprintf("https://sample-gazette.example/news/%d", n)
	s := document.Story{Heading: heading, Articles: []document.Article{{
		Outlet: "The Sample Gazette", Title: heading, Author: "Ann Other", Link: link, Published: issued.AddDate(0, 0, -n%7),
	}}}
	for _, text := range texts {
		s.Paragraphs = append(s.Paragraphs, document.Paragraph{{Text: text, Link: link}})
	}
	return s
}

// writer builds the tables and charts of a document and notes their figures.
type writer struct{ doc *document.Document }

// figure notes a figure of the first source, and returns its ID.
func (w writer) figure(shown string, num decimal.Decimal, unit string, row int, column string) string {
	id := fmt.Sprintf("f%d", len(w.doc.Figures)+1)
	w.doc.Figures = append(w.doc.Figures, document.Figure{
		ID: id, Shown: shown, Num: num, Kind: table.Money, Unit: unit, Rule: "outturn − plan",
		Cells: []document.Place{{Row: row, Column: column}},
	})
	return id
}

// number is a cell with a figure, negative ones in brackets: (1,234.5).
func (w writer) number(tenths int64, row int, column string) document.Cell {
	num := decimal.New(tenths, -1)
	shown := document.Grouped(num.Abs().StringFixed(1))
	if num.IsNegative() {
		shown = "(" + shown + ")"
	}
	return document.Cell{
		Shown: shown, Value: table.Value{Kind: table.Money, Known: true, Num: num},
		Figure: w.figure(shown, num.Shift(6), "GBP", row, column),
	}
}

// grid is a table of so many rows and a total. Its first column has the names,
// in turn. The last numeric column has tones.
func (w writer) grid(caption string, heads, names []string, rows int) document.Table {
	t := document.Table{Caption: caption, Unit: "£m", Illustrative: true, Notes: []string{"Sample figures, as at 31 March 2024. Brackets are deficits."}}
	for i, head := range heads {
		column := document.Column{Head: head, Numeric: i > 0, Weight: 1, Wide: i > 4}
		if i == 0 {
			column.Weight = 4
		}
		t.Columns = append(t.Columns, column)
	}
	for i := range rows {
		t.Rows = append(t.Rows, w.row(names[i%len(names)], i, len(heads)))
	}
	total := w.row("All of the sample", rows, len(heads))
	total.Rank = document.Total
	t.Rows = append(t.Rows, total)
	return t
}

func (w writer) row(name string, n, columns int) document.Row {
	row := document.Row{Cells: []document.Cell{{Shown: name, Value: table.Value{Kind: table.Text, Known: true, Text: name}}}}
	for i := 1; i < columns; i++ {
		c := w.number(int64((n*7919+i*104729)%40000-15000), n+2, string(rune('A'+i)))
		if i == columns-1 {
			c.Tone = []document.Tone{document.Bad, document.Good, document.Watch}[n%3]
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}
