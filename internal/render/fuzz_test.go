package render_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/tooltest"
)

// FuzzForms sets a small document in every form, whatever stands in it: none
// fails, a page has the elements that it has with harmless words, and the time
// grows with the words and no faster.
func FuzzForms(f *testing.F) {
	forms := renderers(f)
	f.Add("Wards to close", "The board met on Friday, and it agreed.", "https://sample.example/1", "(12.5)", int64(-125), int8(-1), uint8(0))
	f.Add("</title><script>alert(1)</script>", "\" onclick=x '&#x202e;{{.}} \x00\x1b]\xff", "javascript:alert(1)", "=1+1", int64(1), int8(30), uint8(1))
	f.Add("🚑 e\u0301\u0301 北京 \u2067שלום", "\u200b\u00ad\u2028\u00a0", "https://sample.example/"+strings.Repeat("x", 300), strings.Repeat("-", 90), int64(0), int8(0), uint8(2))
	f.Add(strings.Repeat("W", 200), "(\\)Tj ET", "mailto:a@b.example", "#REF!", int64(1e18), int8(-30), uint8(3))
	f.Add("", " ", "http://[::1]:0/\n", "", int64(-1), int8(127), uint8(4))
	f.Fuzz(func(t *testing.T, title, words, link, cell string, n int64, exponent int8, kind uint8) {
		d := small(title, words, link, cell, decimal.New(n, int32(exponent)%30), kind)
		for name, form := range forms {
			start := tooltest.Worked(t)
			files, err := form.Render(t.Context(), d)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			length := len(title) + len(words) + len(link) + len(cell)
			if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(5*time.Second+time.Duration(length)*time.Millisecond) {
				t.Errorf("%s: %d bytes take %s", name, length, took)
			}
			if body := files[0].Bytes; name == "mail" || name == "page" {
				elements(t, name, body)
			} else if name == "pdf" && !bytes.HasPrefix(body, []byte("%PDF-")) || len(body) == 0 {
				t.Errorf("%s begins with %.20q", name, body)
			}
		}
	})
}

// small is a document that has each text in several places.
func small(title, words, link, cell string, n decimal.Decimal, kind uint8) *document.Document {
	kinds := document.ChartKinds()
	link = document.SafeLink(link)
	s := told(title, words)
	s.Articles[0].Link, s.Articles[0].Author = link, words
	s.Picture = &document.Picture{Alt: words, Credit: title, Link: link, File: document.PictureFile(1), Width: 30, Height: 20, Bytes: landscape(30, 20, 90)}
	grid := tabled(2, 2, cell)
	grid.Caption, grid.Columns[0].Head, grid.Notes = title, words, []string{words}
	c := drawn(3, title)
	c.Axis = document.Ordered
	c.Kind, c.Series[0].Points[0].Num, c.Series[0].Points[0].Shown = kinds[int(kind)%len(kinds)], n, cell
	d := &document.Document{
		Report: "weekly", Edition: "weekly/2024-06-14", Title: title, Tagline: words, Lang: "en-GB", Number: 1, Covers: "8 to 14 June 2024",
		Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC), Preview: words, Notices: []string{words},
		Leaving: document.Paragraph{{Text: words, Link: link}},
		Blocks:  document.Blocks{document.Heading{Level: 2, Text: title}, document.Paragraph{{Text: words, Link: link, Strong: true}}, document.List{Items: []document.Paragraph{document.Say(cell)}}, s, grid, c, document.Note{Text: document.Say(words)}},
		Sources: []document.Source{{Title: title, Licence: words, Link: link}},
	}
	d.Tame()
	return d
}

// elements holds a page to the elements that templates write: nothing runs, and
// every address is one that subscribers may be sent to.
func elements(t *testing.T, name string, body []byte) {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if found := page.Find("script, iframe, object, embed, form, [onclick], [onerror]"); found.Length() > 0 {
		t.Errorf("%s has %s", name, goquery.NodeName(found))
	}
	page.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); !strings.HasPrefix(href, "#") && document.SafeLink(href) == "" && !strings.HasSuffix(href, ".pdf") && !strings.HasSuffix(href, ".xlsx") && !strings.HasSuffix(href, ".txt") {
			t.Errorf("%s leads to %q", name, href)
		}
	})
}
