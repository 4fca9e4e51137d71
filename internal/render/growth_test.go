package render_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/table"
	"catchup/templates"
)

// renderers are those of editions, by the names of what they make.
func renderers(t testing.TB) map[string]edition.Renderer {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces := lettered(t, looks)
	return map[string]edition.Renderer{
		"mail": html.NewMail(looks, faces), "page": html.NewWeb(looks, faces), "text": text.Renderer{},
		"pdf": pdf.New(looks, faces, slog.New(slog.NewTextHandler(io.Discard, nil))), "xlsx": xlsx.New(looks),
	}
}

// shapes are documents that grow with n, about as many characters, each in a
// way of its own.
var shapes = map[string]func(n int) document.Blocks{
	"title":    func(n int) document.Blocks { return document.Blocks{told(prose(n), "A sentence.")} },
	"sentence": func(n int) document.Blocks { return document.Blocks{told("A title", prose(n))} },
	"word":     func(n int) document.Blocks { return document.Blocks{told("A title", strings.Repeat("x", n))} },
	"invisible": func(n int) document.Blocks {
		return document.Blocks{told(strings.Repeat("\u200b", n/3), "A sentence.")}
	},
	"marks": func(n int) document.Blocks {
		return document.Blocks{told("A title", "e"+strings.Repeat("\u0301", n/2))}
	},
	"stories": func(n int) document.Blocks {
		return repeated(n/100, func(int) document.Block { return told("The same title", "A sentence.") })
	},
	"items": func(n int) document.Blocks {
		items := make([]document.Paragraph, n/100)
		for i := range items {
			items[i] = document.Say(prose(100))
		}
		return document.Blocks{document.List{Items: items}}
	},
	"spans": func(n int) document.Blocks { return document.Blocks{spans(n/10, "")} },
	"links": func(n int) document.Blocks { return document.Blocks{spans(n/10, "https://sample.example/")} },
	"cell":  func(n int) document.Blocks { return document.Blocks{tabled(1, 2, prose(n))} },
	"head": func(n int) document.Blocks {
		t := tabled(n/100, 3, "1.0")
		t.Columns[1].Head, t.Columns[2].Head = prose(n/2), strings.Repeat("x", n/2)
		return document.Blocks{t}
	},
	"rows":    func(n int) document.Blocks { return document.Blocks{tabled(n/100, 8, "12,345.6")} },
	"columns": func(n int) document.Blocks { return document.Blocks{tabled(2, n/200, "12")} },
	"totals": func(n int) document.Blocks {
		t := tabled(n/100, 2, "12")
		for i := range t.Rows {
			t.Rows[i].Rank = document.Total
		}
		return document.Blocks{t}
	},
	"notes": func(n int) document.Blocks {
		t := tabled(1, 2, "12")
		for range n / 100 {
			t.Notes = append(t.Notes, prose(100))
		}
		return document.Blocks{t}
	},
	"tables": func(n int) document.Blocks {
		return repeated(n/1000, func(int) document.Block { return tabled(2, 2, "12") })
	},
	"label": func(n int) document.Blocks { return document.Blocks{drawn(2, strings.Repeat("x", n))} },
	"chart": func(n int) document.Blocks { return document.Blocks{drawn(n/1000, "A label")} },
	"charts": func(n int) document.Blocks {
		return repeated(n/1000, func(i int) document.Block {
			if i%2 == 0 {
				return document.Say(prose(1000))
			}
			return drawn(2, "A label")
		})
	},
}

func prose(n int) string { return strings.Repeat("words of a sample ", n/18+1)[:n] }

func told(title, sentence string) document.Story {
	const link = "https://sample.example/story"
	return document.Story{
		Heading: title, Paragraphs: []document.Paragraph{{{Text: sentence, Link: link}}},
		Articles: []document.Article{{Outlet: "A sample", Title: title, Link: link}},
	}
}

func repeated(n int, one func(int) document.Block) document.Blocks {
	all := make(document.Blocks, n)
	for i := range all {
		all[i] = one(i)
	}
	return all
}

func spans(n int, link string) document.Paragraph {
	p := make(document.Paragraph, n)
	for i := range p {
		p[i].Text = "ten chars "
		if link != "" {
			p[i].Link = link + fmt.Sprint(i/3)
		}
	}
	return p
}

func tabled(rows, columns int, cell string) document.Table {
	t := document.Table{Caption: "A table", Unit: "£m", Columns: make([]document.Column, columns), Rows: make([]document.Row, rows)}
	for i := range t.Columns {
		t.Columns[i] = document.Column{Head: "Head", Numeric: i > 0, Weight: 1}
	}
	for i := range t.Rows {
		t.Rows[i].Cells = make([]document.Cell, columns)
		for j := range t.Rows[i].Cells {
			t.Rows[i].Cells[j] = document.Cell{Shown: cell, Value: table.Value{Kind: table.Number, Known: true, Num: decimal.NewFromInt(12)}}
		}
	}
	return t
}

func drawn(labels int, label string) document.Chart {
	c := document.Chart{Kind: document.Bar, Title: "A chart", Alt: "It shows a sample. It is long.", Series: []document.Series{{Name: "A series"}}}
	for range labels {
		c.Labels = append(c.Labels, label)
		c.Series[0].Points = append(c.Series[0].Points, document.Point{Num: decimal.NewFromInt(1), Known: true, Shown: "1"})
	}
	return c
}

// figured gives every cell of the tables a figure of its own.
func figured(d *document.Document) *document.Document {
	for _, b := range d.Blocks {
		t, _ := b.(document.Table)
		for i, row := range t.Rows {
			for j := range row.Cells {
				id := fmt.Sprintf("f%d", len(d.Figures)+1)
				row.Cells[j].Figure = id
				d.Figures = append(d.Figures, document.Figure{ID: id, Shown: row.Cells[j].Shown, Num: decimal.NewFromInt(12), Rule: "plan", Cells: []document.Place{{Row: i, Column: "A"}}})
			}
		}
	}
	return d
}

// grown is a document of a shape.
func grown(shape string, n int) *document.Document {
	return figured(&document.Document{
		Report: "weekly", Edition: "weekly/2024-06-14", Title: "A sample", Lang: "en-GB", Number: 1, Covers: "a week",
		Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC), Blocks: shapes[shape](n),
		Sources: []document.Source{{Title: "A source", Reading: table.Reading{Source: "sample", Place: "sample.csv"}}},
	})
}

// asked is how many bytes of memory a renderer asks for in all.
// That the document cannot be set is no matter here.
func asked(r edition.Renderer, d *document.Document) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r.Render(context.Background(), d)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// fixed is how many bytes a renderer may ask for whatever it is given, such as
// those it keeps for the next document. A mail that becomes too long is set
// again and again, each time shorter. A PDF that turns out to be long is laid out
// once more, with its contents.
func fixed(form string) float64 {
	switch form {
	case "mail":
		return 30e6
	case "pdf":
		return 10e6
	}
	return 3e6
}

// TestRenderersAreLinear renders documents of every shape, and four times as
// long ones. They may ask for five times the memory, and not for sixteen times.
func TestRenderersAreLinear(t *testing.T) {
	for form, r := range renderers(t) {
		for shape := range shapes {
			short, long := asked(r, grown(shape, 50_000)), asked(r, grown(shape, 200_000))
			if long > 5*short+fixed(form) {
				t.Errorf("%s: %s of 50 KB asks for %.1f MB of memory, of 200 KB for %.1f MB", form, shape, short/1e6, long/1e6)
			}
		}
	}
}
