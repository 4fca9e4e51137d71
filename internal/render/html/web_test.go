package html_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/render/html"
	"catchup/internal/tooltest"
)

func web(t testing.TB) *html.Web { return html.NewWeb(looks(t)) }

func webPage(t *testing.T, d *document.Document) []byte {
	t.Helper()
	files, err := web(t).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].Name != "page.html" {
		t.Fatalf("the page is %d files", len(files))
	}
	return files[0].Bytes
}

// framed is the page as an archive sets it: with links around it and a notice,
// and every chart's numbers laid open.
func framed(t *testing.T, d *document.Document) []byte {
	t.Helper()
	page, err := web(t).Page(d, html.Frame{
		Address: "https://example.org/weekly/2024-06-14/",
		Head:    []html.Link{{Text: "Edition before", Address: "../2024-06-07/", Rel: "prev"}, {Text: "All editions", Address: "../"}},
		Foot:    []html.Link{{Text: "As PDF", Address: "edition.pdf", Rel: "alternate"}},
		Notices: []string{"Corrected on 21 June 2024: Devon ended £1m worse than this edition said."},
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(page, []byte("<details>"), []byte("<details open>"))
}

// giant is the sample with a table and a chart of many lines, a story of forty
// sentences and names of three hundred letters, in words and in one word.
func giant(t testing.TB, rows int) *document.Document {
	t.Helper()
	d := gallery(t)
	var table document.Table
	var chart document.Chart
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Table:
			table = b
		case document.Chart:
			chart = b
		}
	}
	lines, points := table.Rows[:len(table.Rows)-1], chart.Series[0].Points
	series := document.Series{}
	table.Rows, chart.Labels = nil, nil
	for i := range rows {
		table.Rows = append(table.Rows, lines[i%len(lines)])
		chart.Labels = append(chart.Labels, fmt.Sprintf("NHS System of Some Length and Number %d", i+1))
		series.Points = append(series.Points, points[i%len(points)])
	}
	endless := document.Row{Cells: append([]document.Cell{{Shown: strings.Repeat("Llanfairpwll", 25)}}, lines[0].Cells[1:]...)}
	table.Rows = append(table.Rows, endless, document.Row{Cells: lines[0].Cells, Rank: document.Total})
	chart.Series = []document.Series{series}
	story := document.Story{Heading: strings.Repeat("A heading of many words ", 12), Articles: []document.Article{{Title: strings.Repeat("Title", 60), Outlet: "Somewhere", Link: "https://example.org"}}}
	for range 10 {
		story.Paragraphs = append(story.Paragraphs, document.Say(strings.Repeat("In 2023-24 a sentence goes on for a while, as sentences do. ", 4)))
	}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Everything at length"}, story, table, chart)
	return d
}

// TestWebPage counts what the page must have, and what it must not.
func TestWebPage(t *testing.T) {
	doc := parsed(t, webPage(t, sample(t)))
	for selector, want := range map[string]int{
		`html[lang="en-GB"]`:                  1,
		`body > .page > header.masthead > h1`: 1,
		`main`:                                1,
		`footer`:                              1,
		`nav[aria-labelledby="contents"] > ol > li > a[href^="#"]`: 6, // three stories, two headings, the sources
		`article[aria-labelledby] > h2[id] > a.self`:               3,
		`article.lead`:      1,
		`section.part > h2`: 2,
		`section[aria-labelledby="systems-against-plan"]`: 1,
		`h2#more-systems-miss-their-plans`:                1,
		`.credits a[href]`:                                4,
		`table > caption#outturn-against-plan-2023-24`:    1,
		`div[aria-labelledby] thead th[scope="col"]`:      6, // the wide column is there
		`div[aria-labelledby] tbody th[scope="row"]`:      5,
		`tr.total`: 1,
		`td.number.bad > span[aria-hidden="true"]`: 8,
		`td > data[value]`:                         22,
		`table button, .chart button`:              0, // keys pass them
		`p data[value]`:                            2,
		`p .tied > button[popovertarget="how_1"]`:  1,
		`main > [popover]#how_1 > ul > li`:         2,
		`details > .scroll tbody td`:               20,
		`figure.chart > svg[role="img"][aria-labelledby][aria-describedby$="-words"]`: 2,
		`figure.chart > svg > desc:contains("Dorset 1.2.")`:                           1,
		`figure.chart details table`:                                                  1,
		`script, link, iframe, object, img, [style], [onclick], [src]`:                0,
		`style`: 1,
		`section.notices[aria-label="Please note"] > p`: 2,
	} {
		if got := doc.Find(selector).Length(); got != want {
			t.Errorf("%s: %d of them, want %d", selector, got, want)
		}
	}
	hold(t, doc)
	if diff := cmp.Diff(webPage(t, sample(t)), webPage(t, sample(t))); diff != "" {
		t.Error("the same document gave two different pages")
	}
}

// hold wants every name of the page to be given once, and every link within it
// to lead to one.
func hold(t *testing.T, doc *goquery.Document) {
	t.Helper()
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if ids[id] {
			t.Errorf("two elements are called %s", id)
		}
		ids[id] = true
	})
	doc.Find("a[href^='#']").Each(func(_ int, a *goquery.Selection) {
		if to := a.AttrOr("href", ""); !ids[to[1:]] {
			t.Errorf("%s leads nowhere", to)
		}
	})
}

// TestWebScreens looks at the page on every kind of screen, light and dark, and
// on paper: nothing runs off, and lines stay short enough to be read.
func TestWebScreens(t *testing.T) {
	tab := browsertest.Open(t)
	pages := map[string]string{}
	for name, d := range map[string]*document.Document{"web": gallery(t), "giant": giant(t, 42), "vast": giant(t, 212)} {
		pages[name] = browsertest.Serve(t, map[string][]byte{"page.html": webPage(t, d)}) + "page.html"
	}
	for _, width := range []int64{320, 600, 1200, 1600} {
		for _, scheme := range []string{"light", "dark"} {
			for name, page := range pages {
				tab.Screen(width, 900)
				tab.Prefer(scheme)
				tab.Go(page)
				look := fmt.Sprintf("%s-%d-%s", name, width, scheme)
				if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s is %d pixels too wide: %s", look, over, browsertest.Eval[string](tab, widest))
				}
				if wide := browsertest.Eval[float64](tab, `document.querySelector("main").getBoundingClientRect().width`); wide > 700 {
					t.Errorf("%s has lines of %.0f pixels", look, wide)
				}
				if name != "vast" {
					tab.Picture(look)
				}
			}
		}
	}
}

// TestWebUnderItsPolicy serves the page under the policy that is made for it,
// and under one that knows of no styles: by the first it looks as it should.
func TestWebUnderItsPolicy(t *testing.T) {
	page := framed(t, sample(t))
	served := func(policy string) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", policy)
			w.Write(page)
		}))
		t.Cleanup(server.Close)
		return server.URL
	}
	tab := browsertest.Open(t)
	tab.Prefer("light")
	for policy, want := range map[string]string{html.Policy(page): "rgb(0, 48, 135)", "default-src 'none'; style-src 'none'": "rgb(0, 0, 0)"} {
		tab.Go(served(policy))
		if got := browsertest.Eval[string](tab, `getComputedStyle(document.querySelector("h1")).color`); got != want {
			t.Errorf("under %s the title is %s, want %s", policy, got, want)
		}
	}
}

// TestWebOnPaper prints the page: it is light though the screen is dark, lists
// no contents, and shows the broad drawing of each chart.
func TestWebOnPaper(t *testing.T) {
	tab := browsertest.Open(t)
	tab.Prefer("dark")
	tab.Screen(400, 900)
	tab.Go(browsertest.Serve(t, map[string][]byte{"page.html": framed(t, gallery(t))}) + "page.html")
	paper := tab.Paper("web")
	words, err := exec.Command(tooltest.Program(t, "pdftotext"), "-layout", paper, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for want, there := range map[string]bool{
		"More systems miss their plans": true, "In this edition": false, "All editions": false,
		"The numbers of this chart": false, "Select a figure": false, "cells of outturn.csv": false, "Shropshire, Telford and Wrekin": true,
	} {
		if strings.Contains(string(words), want) != there {
			t.Errorf("%q is on paper: %t, want %t", want, !there, there)
		}
	}
}

// TestTallCharts wants slices that a sheet of paper can hold, of which the first
// alone is read out.
func TestTallCharts(t *testing.T) {
	doc := parsed(t, webPage(t, giant(t, 42)))
	last := doc.Find("figure.chart").Last()
	for selector, want := range map[string]int{
		"svg.broad": 3, "svg.slim": 3, "svg[role=img] > desc": 1, "svg[aria-hidden=true]": 4, "svg.broad text:contains('Number 42')": 1,
		"details tbody tr": 42,
	} {
		if got := last.Find(selector).Length(); got != want {
			t.Errorf("%s: %d of them, want %d", selector, got, want)
		}
	}
	hold(t, doc)
}

// TestNames wants names that can be read, kept and typed.
func TestNames(t *testing.T) {
	long := strings.Repeat("word ", 30)
	d := &document.Document{Title: "T", Lang: "en", Blocks: document.Blocks{
		document.Heading{Level: 2, Text: "The year’s  £4.5bn – at last!"}, document.Heading{Level: 2, Text: "Élan & façade"},
		document.Heading{Level: 2, Text: "Sources"}, document.Heading{Level: 2, Text: "sources?"}, document.Heading{Level: 2, Text: "健康"},
		document.Heading{Level: 2, Text: long}, document.Story{Heading: "Élan & façade"},
	}}
	var got []string
	parsed(t, webPage(t, d)).Find("main h2, main h3").Each(func(_ int, h *goquery.Selection) { got = append(got, h.AttrOr("id", "")) })
	want := []string{"the-years-4-5bn-at-last", "elan-facade", "sources-2", "sources-3", "part", strings.TrimSuffix(strings.Repeat("word-", 12), "-"), "elan-facade-2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the names (-want +got):\n%s", diff)
	}
}

// TestYearsStayOnALine looks for financial years in every place of both
// surfaces: none stands where a line could part it.
func TestYearsStayOnALine(t *testing.T) {
	for name, page := range map[string][]byte{"mail": render(t, gallery(t)), "web": framed(t, gallery(t))} {
		doc := parsed(t, page)
		doc.Find("head, svg, code, div[style*='display:none'], [class=tied], span[style='white-space:nowrap']").Remove()
		if at := regexp.MustCompile(`.{0,40}[0-9]-[0-9].{0,10}`).FindString(doc.Find("body").Text()); at != "" {
			t.Errorf("the %s may part %q", name, at)
		}
	}
}

// BenchmarkWeb sets a page with a table and a chart of 212 lines.
func BenchmarkWeb(b *testing.B) {
	w, d := web(b), giant(b, 212)
	for b.Loop() {
		if _, err := w.Render(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}

// TestManyTablesHaveNumbers wants the tables of an edition with many to be called as
// on paper, in the mail and on the page, and those of one with few to have no number.
func TestManyTablesHaveNumbers(t *testing.T) {
	d := sample(t)
	for _, want := range []string{"", "Table 8"} {
		page := parsed(t, webPage(t, d))
		if got := page.Find("figure.chart, .figures").Find("caption").Last().Find(".label").Text(); strings.ReplaceAll(got, "\u00a0", " ") != want {
			t.Errorf("the last table of the page is called %q, want %q", got, want)
		}
		for range 7 {
			d.Blocks = append(d.Blocks, document.Table{Caption: "One of many", Columns: []document.Column{{Head: "A"}}, Rows: []document.Row{{Cells: []document.Cell{{Shown: "b"}}}}})
		}
	}
}
