package html_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/templates"
)

func sample(t testing.TB) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{}
	if err := json.Unmarshal(data, d); err != nil {
		t.Fatal(err)
	}
	return d
}

func renderer(t *testing.T) *html.Mail { return html.NewMail(looks(t)) }

// looks are the embedded templates and faces.
func looks(t testing.TB) (*templates.Set, face.Set) {
	t.Helper()
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set, faces
}

func render(t *testing.T, d *document.Document) []byte {
	t.Helper()
	files, err := renderer(t).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Bytes
}

func parsed(t *testing.T, page []byte) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestPage counts what the page must have, and what it must not.
func TestPage(t *testing.T) {
	doc := parsed(t, render(t, sample(t)))
	for selector, want := range map[string]int{
		`html[lang="en-GB"]`:                              1,
		`meta[name="color-scheme"][content="light dark"]`: 1,
		`h1`:                           1,
		`h2`:                           6, // three stories, two headings, the sources
		`h3`:                           0,
		`div[style*="display:none"]`:   2, // the preview, and the dark chart
		`.lead`:                        1,
		`p.notice`:                     2,
		`ul li`:                        3,
		`a[href^="mailto:"]`:           2,
		`p a[href*="systems-plans"]`:   1, // the source line alone: sentences are no links
		`p a[href*="42-systems"]`:      1,
		`li > a.head:first-child`:      3, // entries of lists that begin with a headline
		`a:not([href])`:                0,
		`script, link, iframe, object`: 0,
		`[background], [onclick]`:      0,
		`[src]`:                        2,
		`div.night[style^="display:none"] > img[src="chart-1-dark.png"][alt*="Dorset 1.2."]`:               1,
		`img[src="chart-1.png"][width="544"][height][alt^="Greater Manchester ended"][alt*="Dorset 1.2."]`: 1,
		`table:not(.figures):not([role="presentation"])`:                                                   0,
		`[style*="flex"], [style*="grid"], [style*="url("]`:                                                0,
		`table.figures > caption`:                                      1,
		`table.figures[role]`:                                          0,
		`thead th[scope="col"]`:                                        5, // the wide column is left out
		`.figures tbody th[scope="row"]`:                               5,
		`.figures tbody tr[align="right"]`:                             5,
		`.figures tbody td[align]`:                                     0, // those of numbers stand as their line does
		`.figures td:empty, .figures th:empty`:                         0,
		`.figures tbody tr.total`:                                      1,
		`.figures td.bad[style*="#D5281B"] > span[aria-hidden="true"]`: 6,
		`strong`: 3,
		`.figures tbody tr:nth-child(3) th[style*="padding-left:19px"]`:                  1, // a part is indented
		`.figures tbody tr:nth-child(4) td.even`:                                         4, // room for a bracket
		`.figures tbody tr:nth-child(1) td.even`:                                         1,
		`table[bgcolor="#FFFFFF"], body[bgcolor="#F0F4F5"]`:                              2,
		`table[role="presentation"][width="100%"][style*="max-width:600px"]`:             1,
		`a[href="https://ward-and-board.example/finance/42-systems?ref=feed&week=24"]`:   1,
		`a[href="mailto:catchup@example.org?subject=join"]:contains("ask for your own")`: 1,
	} {
		if got := doc.Find(selector).Length(); got != want {
			t.Errorf("%s: %d of them, want %d", selector, got, want)
		}
	}
	said := func(selector string) string { return strings.TrimSpace(doc.Find(selector).First().Text()) }
	for selector, want := range map[string]string{
		"title":   "Catch Up: 8 to 14 June 2024",
		"h1":      "Catch Up",
		"caption": "Outturn against plan, 2023-24 (£m) – illustrative figures",
		"td.bad":  "▼\u00a0(180.0)",
	} {
		if got := said(selector); got != want {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
}

// TestOpening reads the mail from its top: what comes before the lead is its
// heading, what it is called and the warnings. The introduction follows the lead,
// and what a reader to whom it was forwarded needs stands at its end.
func TestOpening(t *testing.T) {
	d := sample(t)
	d.Blocks = append(document.Blocks{document.Heading{Level: 2, Text: "This week"}}, d.Blocks...)
	for name, want := range map[string][]string{
		"a lead":    {d.Title, d.Dateline() + " · 2 minutes", d.Notices[0], "This week", "More systems miss their plans", "Money is the thread", "A director for mental health", "Sources", "If someone forwarded you this"},
		"no lead":   {d.Title, d.Notices[0], "Money is the thread", "This week", "More systems miss their plans", "Sources", "If someone forwarded you this"},
		"no blocks": {d.Title, d.Notices[0], "Money is the thread", "Sources"},
	} {
		short := *d
		switch lead := d.Blocks[1].(document.Story); name {
		case "no lead":
			lead.Lead = false
			short.Blocks = append(document.Blocks{d.Blocks[0], lead}, d.Blocks[2:]...)
		case "no blocks":
			short.Blocks = nil
		}
		rest := strings.Join(strings.Fields(parsed(t, render(t, &short)).Find("body").Text()), " ")
		for _, words := range want {
			_, after, ok := strings.Cut(rest, words)
			if !ok {
				t.Errorf("%s: %q does not come in its place, before %.100q", name, words, rest)
			}
			rest = after
		}
	}
}

// TestHeadlines follows the headings of stories: to the article that the story is
// told from, or to the story on the edition's page, or nowhere.
func TestHeadlines(t *testing.T) {
	d := sample(t)
	d.Blocks = document.Blocks{
		document.Story{Heading: "Of an article", Link: "https://a.example/1"}, document.Story{Heading: "Of an editor"},
		document.Story{Heading: "Of a rogue", Link: "javascript:alert(1)"},
	}
	for page, want := range map[string][]string{
		"":                            {"https://a.example/1", "", ""},
		"https://catchup.example/w/1": {"https://a.example/1", "https://catchup.example/w/1#of-an-editor", "https://catchup.example/w/1#of-a-rogue"},
	} {
		d.Whole.Page = page
		doc := parsed(t, render(t, d))
		var got []string
		doc.Find("h2[id]").Each(func(_ int, h *goquery.Selection) { got = append(got, h.Find("a").AttrOr("href", "")) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with the page %q (-want +got):\n%s", page, diff)
		}
		if n := doc.Find(`a[href="` + page + `"]:contains("Read on the web")`).Length(); n != 2*min(len(page), 1) {
			t.Errorf("with the page %q %d links lead there", page, n)
		}
	}
}

// TestOutlook finds the table that holds the width in Outlook for Windows,
// which html/template would have dropped as a comment.
func TestOutlook(t *testing.T) {
	page := string(render(t, sample(t)))
	for _, want := range []string{`<!--[if mso]><table role="presentation" width="600"`, `<!--[if mso]></td></tr></table><![endif]-->`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first, err := renderer(t).Render(t.Context(), sample(t))
	if err != nil {
		t.Fatal(err)
	}
	second, err := renderer(t).Render(t.Context(), sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("the same document gave two different mails:\n%s", diff)
	}
}

// TestPictures holds the pictures to what the page says of them: their names,
// and half their size, for they are drawn at twice theirs.
func TestPictures(t *testing.T) {
	d := sample(t)
	empty := document.Chart{Title: "Nothing to draw", Alt: "Nothing is known."}
	d.Blocks = append(d.Blocks, empty, d.Blocks[slices.IndexFunc(d.Blocks, isChart)])
	files, err := renderer(t).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files[1:] {
		picture, err := png.DecodeConfig(bytes.NewReader(f.Bytes))
		if err != nil || len(f.Bytes) > 20_000 {
			t.Errorf("%s has %d bytes, %v", f.Name, len(f.Bytes), err)
		}
		got = append(got, fmt.Sprintf("%s %s %dx%d", f.Name, f.Type, picture.Width/2, picture.Height/2))
	}
	var want []string
	parsed(t, files[0].Bytes).Find("img").Each(func(_ int, img *goquery.Selection) {
		want = append(want, fmt.Sprintf("%s image/png %sx%s", img.AttrOr("src", ""), img.AttrOr("width", ""), img.AttrOr("height", "")))
	})
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 4 || got[2][:11] != "chart-3.png" {
		t.Errorf("pictures (-the page's +drawn):\n%s", diff)
	}
}

func isChart(b document.Block) bool {
	_, ok := b.(document.Chart)
	return ok
}

// TestSpacesStandOutsideLinks holds a link to its words.
func TestSpacesStandOutsideLinks(t *testing.T) {
	doc := parsed(t, render(t, sample(t)))
	doc.Find("a").Each(func(_ int, a *goquery.Selection) {
		if a.Text() != strings.TrimSpace(a.Text()) {
			t.Errorf("the link %q begins or ends in a space", a.Text())
		}
	})
}

func TestStoriesStandBelowTheirHeading(t *testing.T) {
	d := sample(t)
	d.Blocks = document.Blocks{document.Heading{Level: 2, Text: "The week"}, document.Story{Heading: "Told"}}
	if got := parsed(t, render(t, d)).Find("h3").Text(); got != "Told" {
		t.Errorf("the h3 says %q", got)
	}
}

// TestWordsLeadToStories follows a word of a list to the story below it, in the mail
// and on the page, and none to a story that is not there.
func TestWordsLeadToStories(t *testing.T) {
	d := sample(t)
	d.Blocks = document.Blocks{
		document.List{Items: []document.Paragraph{{{Text: "£9m: see "}, {Text: "“Wards to close”", Story: "Wards to close"}, {Text: " and "}, {Text: "nothing", Story: "Lost"}}}},
		document.Story{Heading: "Wards to close"}, document.Story{Heading: "Wards to close"},
	}
	for name, doc := range map[string]*goquery.Document{"mail": parsed(t, render(t, d)), "page": parsed(t, webPage(t, d))} {
		links := doc.Find("li:contains('£9m') a")
		if href, _ := links.Attr("href"); links.Length() != 1 || href == "" || doc.Find(href).First().Text() != "Wards to close" {
			t.Errorf("%s: %d links, to %q", name, links.Length(), href)
		}
	}
}

// TestHostile puts markup and a script's address wherever words may stand.
func TestHostile(t *testing.T) {
	const evil = `<script>alert("x")</script>'"><img src=x onerror=alert(1)>{{.}}`
	words := document.Paragraph{{Text: evil, Link: "javascript:alert(1)"}, {Text: "data", Link: "data:text/html,x"}}
	d := &document.Document{
		Figures: []document.Figure{{ID: "f1", Rule: evil}},
		Title:   evil, Tagline: evil, Lang: evil, Covers: evil, Preview: evil, Notices: []string{evil},
		Introduction: []document.Paragraph{words}, Forwarded: words, Leaving: words,
		Sources: []document.Source{{Title: evil, Link: "javascript:alert(1)", Licence: evil}},
		Blocks: document.Blocks{
			document.Heading{Level: 2, Text: evil}, words, document.List{Items: []document.Paragraph{words}}, document.Note{Text: words},
			document.Story{Heading: evil, Paragraphs: []document.Paragraph{words}, Articles: []document.Article{{Outlet: evil, Link: "vbscript:x"}}},
			document.Table{
				Caption: evil, Unit: evil, Notes: []string{evil}, Columns: []document.Column{{Head: evil}},
				Rows: []document.Row{{Cells: []document.Cell{{Shown: evil, Tone: document.Bad, Figure: "f1"}}}},
			},
			document.Chart{
				Kind: document.Bar, Title: evil, Unit: evil, Alt: evil, Labels: []string{evil},
				Series: []document.Series{{Points: []document.Point{{Num: decimal.NewFromInt(1), Known: true, Shown: evil}}}},
			},
		},
	}
	doc := parsed(t, render(t, d))
	if n := doc.Find("script, img[onerror], img[src=x], a, [onerror]").Length(); n != 0 {
		t.Errorf("%d elements came out of the words", n)
	}
	if got := strings.Count(doc.Find("body").Text(), evil); got != 25 {
		t.Errorf("the words stand %d times in the mail, want 25", got)
	}
	doc = parsed(t, webPage(t, d))
	if n := doc.Find("script, img[onerror], img[src=x], a:not([href^='#']), [onerror]").Length(); n != 0 {
		t.Errorf("%d elements came out of the words of the page", n)
	}
	if n := doc.Find("svg text:contains('<script>')").Length(); n == 0 {
		t.Error("the drawing does not say the words")
	}
}

// TestBudget makes editions that are too long in every way.
func TestBudget(t *testing.T) {
	long := strings.Repeat("A sentence that goes on for a while. ", 20)
	story := document.Story{Heading: "A story", Paragraphs: []document.Paragraph{document.Say("First. "), document.Say(long), document.Say(long)}}
	row := document.Row{Cells: []document.Cell{{Shown: "A system"}, {Shown: "1.0"}}}
	total := document.Row{Cells: []document.Cell{{Shown: "All"}, {Shown: "9.0"}}, Rank: document.Total}
	figures := document.Table{Caption: "Figures", Columns: []document.Column{{Head: "System"}, {Head: "Plan", Numeric: true}}}
	for range 300 {
		figures.Rows = append(figures.Rows, row)
	}
	figures.Rows = append(figures.Rows, total)

	for name, test := range map[string]struct {
		forced bool
		blocks document.Blocks
		said   []string
		unsaid string
		has    map[string]int
	}{
		"stories to their first paragraph": {
			false, many(100, story), []string{"shortened: stories to their first paragraph. "}, "tables",
			map[string]int{"h2:contains('A story')": 100, "p:contains('First.')": 100, "p:contains('for a while')": 0},
		},
		"tables to their first lines": {
			false, many(6, figures), []string{"shortened: tables to their first lines. ", "290 of 301 lines are left out here."}, "stories",
			map[string]int{".figures tbody tr": 66, "tr.total": 6},
		},
		"blocks off the end": {
			true, append(many(200, story), append(many(40, figures), document.Heading{Level: 2, Text: "The end"})...),
			[]string{"without the last ", " of 241 parts. Its plain-text version has every story and line.", "of 241 parts are left out here: The end."}, "",
			map[string]int{"h2:contains('The end')": 0},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample(t)
			d.Blocks = test.blocks
			if test.forced {
				d.Override = &document.Override{Reason: "It has to go out."}
			}
			page := render(t, d)
			if len(page) > html.Budget {
				t.Errorf("the page has %d bytes", len(page))
			}
			doc := parsed(t, page)
			for _, s := range test.said {
				if !strings.Contains(doc.Text(), s) {
					t.Errorf("the page does not say %q but %q", s, doc.Find(".notice").Text())
				}
			}
			if test.unsaid != "" && strings.Contains(doc.Find(".notice").Text(), test.unsaid+" ") {
				t.Errorf("the page says %q needlessly", test.unsaid)
			}
			told, cut := doc.Find("h2:contains('A story')").Length(), doc.Find("p:contains('2 of 3 paragraphs are left out here.')").Length()
			if test.forced && (told != cut || told < 100) {
				t.Errorf("%d stories are told, and %d say that they are cut", told, cut)
			}
			test.has["a[href='mailto:leave@example.org']"] = 1
			for selector, want := range test.has {
				if got := doc.Find(selector).Length(); got != want {
					t.Errorf("%s: %d of them, want %d", selector, got, want)
				}
			}
		})
	}
}

func many(n int, b document.Block) document.Blocks {
	all := make(document.Blocks, n)
	for i := range all {
		all[i] = b
	}
	return all
}

// TestBudgetLeavesTheDocumentAlone renders a document that must be shortened
// and compares it with what it was.
func TestBudgetLeavesTheDocumentAlone(t *testing.T) {
	d, want := sample(t), sample(t)
	d.Override, want.Override = &document.Override{Reason: "It has to go out."}, &document.Override{Reason: "It has to go out."}
	for range 6 {
		d.Blocks = append(d.Blocks, d.Blocks...)
		want.Blocks = append(want.Blocks, want.Blocks...)
	}
	render(t, d)
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("the document changed:\n%s", diff)
	}
}

// TestNoPartVanishes makes a mail that has no room for its last parts: it is not
// made, and they are named.
func TestNoPartVanishes(t *testing.T) {
	d := sample(t)
	long := document.Say(strings.Repeat("A sentence that goes on for a while. ", 20))
	story := document.Story{Heading: "A story", Paragraphs: []document.Paragraph{long, long}}
	lost := document.Blocks{document.Story{Heading: "The last", Paragraphs: story.Paragraphs[:1]}, document.Table{Caption: "Outturn"}, document.Note{Text: document.Say("The end.")}}
	for n := 1; n < 500; n++ {
		d.Blocks = append(many(n, story), lost...)
		_, err := renderer(t).Render(t.Context(), d)
		full := new(edition.Overfull)
		if !errors.As(err, &full) {
			continue
		}
		if last := len(full.Parts) - 1; full.Form != "mail" || full.Room != html.Budget || full.Size <= html.Budget || last > 2 || full.Parts[last] != "a note" {
			t.Errorf("of the first mail that is too long: %+v", *full)
		}
		break
	}
	d.Blocks = append(many(200, story), lost...)
	_, err := renderer(t).Render(t.Context(), d)
	full := new(edition.Overfull)
	if !errors.As(err, &full) || len(full.Parts) < 50 || !slices.Contains(full.Parts, "the table “Outturn”") {
		t.Errorf("of a mail that is much too long: %v", err)
	}
	d.Override = &document.Override{Reason: "It has to go out."}
	if _, err := renderer(t).Render(t.Context(), d); err != nil {
		t.Errorf("though it has to go out: %v", err)
	}
	d.Override = nil
	if _, err := renderer(t).Within(1_000_000).Render(t.Context(), d); err != nil {
		t.Errorf("with more room: %v", err)
	}
}

// TestRemarksStandBelowTheirRows sets what is said of a row on a line of its own,
// over all columns, and nothing for a row of which nothing is said.
func TestRemarksStandBelowTheirRows(t *testing.T) {
	cells := func(words ...string) (row document.Row) {
		for _, w := range words {
			row.Cells = append(row.Cells, document.Cell{Shown: w})
		}
		return row
	}
	d := sample(t)
	d.Blocks = document.Blocks{document.Table{Caption: "Capital",
		Columns: []document.Column{{Head: "Line"}, {Head: "Plan", Numeric: true}, {Head: "Commentary", Remark: true}},
		Rows:    []document.Row{cells("Land", "1.0", "Sales slipped."), cells("Roads", "2.0", "–")}}}
	doc := parsed(t, render(t, d))
	for selector, want := range map[string]int{
		`.figures thead th`: 2, `.figures tbody tr`: 3, `.figures tr.remark:nth-child(2) td[colspan="2"]`: 1,
	} {
		if got := doc.Find(selector).Length(); got != want {
			t.Errorf("%q stands %d times, want %d", selector, got, want)
		}
	}
}

func TestNothingCanBeCut(t *testing.T) {
	d := sample(t)
	d.Preview = strings.Repeat("x", html.Budget)
	full := new(edition.Overfull)
	if _, err := renderer(t).Render(t.Context(), d); !errors.As(err, &full) || len(full.Parts) != len(d.Blocks) {
		t.Errorf("the error is %v, want one that names every part", err)
	}
	d.Override = &document.Override{Reason: "It has to go out."}
	want := fmt.Sprintf("without any of its %d parts it is still longer than 89500 bytes", len(d.Blocks)) // the rest is for the reader’s own links
	if _, err := renderer(t).Render(t.Context(), d); err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	d := &document.Document{Blocks: document.Blocks{struct{ document.Block }{}}}
	if _, err := renderer(t).Render(t.Context(), d); err == nil || !strings.Contains(err.Error(), "unknown kind") {
		t.Errorf("a block of an unknown kind gave %v", err)
	}
}
