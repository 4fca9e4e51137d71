package render_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/templates"
)

// trended is a table with a small line in a cell, and a line of which no point is
// known.
func trended() document.Table {
	line, none := &document.Sparkline{Last: document.Concerning}, &document.Sparkline{Points: make([]decimal.NullDecimal, 3)}
	for i, n := range []int64{1, 2, 0, 8} {
		line.Points = append(line.Points, decimal.NullDecimal{Decimal: decimal.NewFromInt(n), Valid: i != 2})
	}
	return document.Table{
		Caption: "Sample measures", Columns: []document.Column{{Head: "Measure", Weight: 2}, {Head: "Trend", Weight: 2}},
		Rows: []document.Row{
			{Cells: []document.Cell{{Shown: "Waits"}, {Shown: "From 1 to 8 & more", Spark: line}}},
			{Cells: []document.Cell{{Shown: "Falls"}, {Shown: "Nothing is known", Spark: none}}},
		},
	}
}

// steered is a control chart with all that one can have.
func steered() document.Chart {
	at := func(n int64, shown string) document.Point {
		return document.Point{Num: decimal.NewFromInt(n), Known: true, Shown: shown}
	}
	c := document.Chart{
		Kind: document.Control, Axis: document.Ordered, Title: "Sample waits", Alt: "Waits were longer in June.", Labels: []string{"April", "May", "June"},
		Series:     []document.Series{{Name: "Waits", Points: []document.Point{at(31, "31.1"), at(32, "32.2"), at(63, "63.3")}}},
		Thresholds: []document.Threshold{{Name: "Ceiling", Num: decimal.NewFromInt(40), Shown: "40.4"}},
		Signs:      []document.Cell{{Shown: "Concerning variation", Tone: document.Concerning}},
		Limits:     []document.Limits{{To: 2, Lower: at(25, "25.5"), Centre: at(36, "36.6"), Upper: at(47, "47.7"), Trial: true, Reason: "the sample ward moved"}},
		Events:     []document.Event{{At: 1, Words: "a sample strike"}},
	}
	c.Series[0].Points[2].Tone = document.Concerning
	return c
}

// opened are the looks and faces, and a document without blocks.
func opened(t *testing.T) (*templates.Set, face.Set, *document.Document) {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return looks, lettered(t, looks), &document.Document{Title: "A sample", Lang: "en-GB", Edition: "sample/2024-06-14", Number: 1, Covers: "8 to 14 June 2024", Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
}

func parsed(t *testing.T, page []byte) *goquery.Document {
	t.Helper()
	read, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// TestSmallLines has a line in a cell drawn, or in blocks, on every surface, and
// its words for those who do not see it. A line without points is told in words.
func TestSmallLines(t *testing.T) {
	looks, faces, d := opened(t)
	d.Blocks = document.Blocks{trended()}
	mail := parsed(t, set(t, html.NewMail(looks, faces), d))
	if s := mail.Find(`.figures td [role="img"]`); s.Length() != 2 || s.First().Text() != "▁▂·█" || s.First().AttrOr("aria-label", "") != "From 1 to 8 & more" {
		t.Errorf("the mail has %d lines, the first %q", s.Length(), s.First().Text())
	}
	page := parsed(t, set(t, html.NewWeb(looks, faces), d))
	if s := page.Find(`.figures td svg[role="img"]`); s.Length() != 1 || s.AttrOr("aria-label", "") != "From 1 to 8 & more" || s.Find("polyline").Length() != 2 || s.Find("polygon").Length() != 1 {
		t.Errorf("the page has %d lines, with the marks %v", s.Length(), s.Children().Nodes)
	}
	if !strings.Contains(page.Find(".figures td").Text(), "Nothing is known") {
		t.Error("the page is silent on a line without points")
	}
	if words := string(set(t, text.Renderer{}, d)); !strings.Contains(words, "Waits    ▁▂·█\nFalls    ···\n") {
		t.Errorf("the text is\n%s", words)
	}
	book := set(t, xlsx.New(looks), d)
	file, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := file.GetRows("Trend Sample measures")
	if want := "Waits|From 1 to 8 & more|1|2||8"; err != nil || strings.Join(rows[3], "|") != want {
		t.Errorf("the points of the workbook are %q, %v", rows, err)
	}
	if sheet, _ := file.Pkg.Load("xl/worksheets/sheet2.xml"); !regexp.MustCompile(`(?s)!C4:F4</xm:f><xm:sqref>B4<`).Match(sheet.([]byte)) {
		t.Errorf("the workbook draws no line: %s", sheet)
	}
}

// TestSmallLinesOnPaper has a line as a picture with its words within a cell.
func TestSmallLinesOnPaper(t *testing.T) {
	looks, faces, d := opened(t)
	d.Blocks = document.Blocks{trended()}
	file := filepath.Join(t.TempDir(), "edition.pdf")
	if err := os.WriteFile(file, set(t, pdf.New(looks, faces, slog.New(slog.DiscardHandler)), d), 0o600); err != nil {
		t.Fatal(err)
	}
	told := tell(t, "python3", "pdf/testdata/ua_check.py", "--text", file)
	for _, want := range []string{"TD\n          Figure [alt: From 1 to 8 & more]", "TD: Nothing is known"} {
		if !strings.Contains(told, want) {
			t.Errorf("the paper lacks %q:\n%s", want, told)
		}
	}
}

// TestTwentyMeasuresOnOnePage sets a summary of twenty measures, with their names,
// figures, marks and small lines, on one page of paper.
func TestTwentyMeasuresOnOnePage(t *testing.T) {
	looks, faces, d := opened(t)
	d.Blocks = document.Blocks{measured(20, 60)}
	file := filepath.Join(t.TempDir(), "edition.pdf")
	if err := os.WriteFile(file, set(t, pdf.New(looks, faces, slog.New(slog.DiscardHandler)), d), 0o600); err != nil {
		t.Fatal(err)
	}
	if told := tell(t, "pdfinfo", file); !regexp.MustCompile(`Pages: +1\n`).MatchString(told) {
		t.Errorf("it takes more than a page:\n%s", told)
	}
}

// TestControlOnEverySurface looks for the marks, the limits, the target, the signs
// and the events of a control chart.
func TestControlOnEverySurface(t *testing.T) {
	looks, faces, d := opened(t)
	d.Blocks = document.Blocks{steered()}
	mail, page := parsed(t, set(t, html.NewMail(looks, faces), d)), parsed(t, set(t, html.NewWeb(looks, faces), d))
	book, err := excelize.OpenReader(bytes.NewReader(set(t, xlsx.New(looks), d)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Sample waits")
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, row := range rows {
		cells = append(cells, row...)
	}
	surfaces := map[string]string{
		"mail": mail.Find(".day").AttrOr("alt", ""), "page": page.Find("svg desc").First().Text(), "drawing": page.Find("svg.broad text").Text(),
		"text": string(set(t, text.Renderer{}, d)), "workbook": strings.Join(cells, "\n"),
	}
	for name, words := range surfaces {
		for _, want := range []string{"concerning", "Concerning variation", "Ceiling", "40.4", "25.5", "36.6", "47.7", "Trial limits, April to June: the sample ward moved", "May: a sample strike"} {
			if name == "mail" || name == "page" {
				want = strings.TrimSuffix(want, ": the sample ward moved") // they tell the limits first
			}
			if !strings.Contains(flat(words), flat(want)) {
				t.Errorf("%s: %q is missing of\n%s", name, want, words)
			}
		}
	}
}
