package html_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"slices"
	"strings"
	"testing"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// gallery is the sample with a long name and every kind of block after it, and a
// picture with its lead.
func gallery(t testing.TB) *document.Document {
	t.Helper()
	d := sample(t)
	for i, b := range d.Blocks {
		if s, ok := b.(document.Story); ok && s.Lead {
			var stripes bytes.Buffer
			jpeg.Encode(&stripes, image.NewGray(image.Rect(0, 0, 900, 600)), nil) // a buffer takes everything
			s.Picture = &document.Picture{Alt: "Stripes on a sample picture", Credit: "Ann Other / The Sample Gazette", File: document.PictureFile(1), Width: 900, Height: 600, Bytes: stripes.Bytes()}
			d.Blocks[i] = s
		}
	}
	long := document.Row{Cells: []document.Cell{{Shown: strings.Repeat("Llanfairpwllgwyngyll ", 14)}}}
	for _, b := range d.Blocks {
		if table, ok := b.(document.Table); ok {
			for len(long.Cells) < len(table.Columns) {
				long.Cells = append(long.Cells, document.Cell{Shown: "(1,234.5)"})
			}
			table.Rows = append([]document.Row{long}, table.Rows...)
			d.Blocks = append(d.Blocks, table)
			break
		}
	}
	return d
}

// served renders the document and serves its files.
func served(t *testing.T, d *document.Document, keep func(edition.File) bool) (page string) {
	t.Helper()
	files, err := renderer(t).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	lie := map[string][]byte{}
	for _, f := range files {
		if keep(f) {
			lie[f.Name] = f.Bytes
		}
	}
	return browsertest.Serve(t, lie) + "edition.html"
}

func all(edition.File) bool { return true }

func wordsOnly(f edition.File) bool { return f.Name == "edition.html" }

// TestScreens looks at the mail as its readers do: on a telephone, in a
// window and on a wide screen, light, dark, made dark by force, and with its
// pictures held back. Nothing runs off the screen, the columns stay where they
// are, and every word can be told from its ground.
func TestScreens(t *testing.T) {
	tab := browsertest.Open(t)
	whole, bare := served(t, gallery(t), all), served(t, gallery(t), wordsOnly)
	for _, width := range []int64{320, 600, 1200} {
		for _, look := range []struct {
			name, page, scheme string
			forced             bool
		}{
			{"light", whole, "light", false}, {"dark", whole, "dark", false},
			{"forced", whole, "light", true}, {"bare", bare, "light", false},
		} {
			tab.Screen(width, 900)
			tab.Prefer(look.scheme)
			tab.ForceDark(look.forced)
			tab.Go(look.page)
			name := fmt.Sprintf("mail-%d-%s", width, look.name)
			if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d pixels too wide: %s", name, over, browsertest.Eval[string](tab, widest))
			}
			if wide := browsertest.Eval[float64](tab, `document.querySelector(".paper").getBoundingClientRect().width`); wide > 600 {
				t.Errorf("%s has lines of %.0f pixels", name, wide)
			}
			tab.Picture(name)
		}
	}
}

// widest names the elements that run off the screen.
const widest = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.tagName + " " + e.className + " " + e.textContent.slice(0, 30)).slice(0, 8).join("; ")`

// TestFirstScreen opens the mail on a small telephone. The heading of the lead and
// its first sentence stand on the first screen, with a long title, a long heading,
// warnings and a link to the web above them, and where a program drops the styles
// of the head.
func TestFirstScreen(t *testing.T) {
	tab := browsertest.Open(t)
	d := gallery(t)
	d.Whole.Page = "https://catchup.example/weekly/2024-06-14/"
	d.Tagline = "The week in health policy and finance, for people who were busy."
	d.Notices = []string{"Illustrative, not real: “Systems against plan”."}
	lead := d.Blocks[0].(document.Story)
	lead.Heading = "Twenty-five of the forty-two sample systems missed the plans that they had agreed"
	lead.Paragraphs = []document.Paragraph{document.Say("More than half of the sample systems have missed the plans to which they had agreed in the spring, by about two billion pounds between them, and eleven of them by more than a tenth. " + strings.Repeat("Others did not. ", 20))}
	d.Blocks = append(document.Blocks{document.Heading{Level: 2, Text: "This week’s stories"}, lead}, d.Blocks[1:]...)
	page := served(t, d, all)
	for _, styled := range []bool{true, false} {
		tab.Screen(360, 640)
		tab.Go(page)
		if !styled {
			tab.Script(`document.querySelectorAll("head style").forEach(e => e.remove())`)
		}
		if bottom := browsertest.Eval[float64](tab, firstSentence); bottom <= 100 || bottom > 640 {
			t.Errorf("with the styles of the head %t, the first sentence of the lead ends at %.0f pixels", styled, bottom)
		}
		if lines := browsertest.Eval[float64](tab, `document.querySelector(".notice").getClientRects()[0].height`); lines > 26 && styled {
			t.Errorf("the warning is %.0f pixels high", lines)
		}
		tab.Picture(fmt.Sprintf("mail-first-%t", styled))
	}
}

// firstSentence is where the first sentence below the heading of the lead ends.
const firstSentence = `(() => {
	const words = document.querySelector(".lead").nextElementSibling.firstChild
	const range = document.createRange()
	range.setStart(words, 0)
	range.setEnd(words, words.data.indexOf(". ") + 1)
	return range.getBoundingClientRect().bottom
})()`

// TestTelephoneTables opens the mail on telephones: of a table the columns that
// matter stay, which are the first, the last and those before it; a line says what
// is left out; lines break between words alone, and nothing runs off the screen.
func TestTelephoneTables(t *testing.T) {
	tab := browsertest.Open(t)
	d := sample(t)
	d.Whole.Page = "https://catchup.example/weekly/2024-06-14/"
	table := d.Blocks[7].(document.Table)
	for i := range table.Rows {
		table.Rows[i].Cells[0].Shown = []string{"Llanfairpwllgwyngyll", "Staffordshire and Stoke-on-Trent", "Bath and North East Somerset"}[i%3]
	}
	page := served(t, d, all)
	for _, c := range []struct {
		width int64
		heads string
		cut   string
	}{
		{320, "System Variance Variance 2022-23", "3 of 6 columns are left out here: Plan, Outturn and What became of the plan. The whole table is on the web."},
		{414, "System Variance Variance 2022-23", "3 of 6 columns are left out here: Plan, Outturn and What became of the plan. The whole table is on the web."},
		{600, "System Plan Outturn Variance Variance 2022-23", "1 of 6 columns is left out here: What became of the plan. The whole table is on the web."},
	} {
		tab.Screen(c.width, 800)
		tab.Go(page)
		if got := browsertest.Eval[string](tab, shownIn(".figures thead th")); got != c.heads {
			t.Errorf("%d pixels: the heads are %q, want %q", c.width, got, c.heads)
		}
		if got := browsertest.Eval[string](tab, shownIn(".figures ~ p.slim, .figures ~ p.broad")); got != c.cut {
			t.Errorf("%d pixels: it says %q, want %q", c.width, got, c.cut)
		}
		if got := browsertest.Eval[int](tab, brokenWords); got != 0 {
			t.Errorf("%d pixels: %d words are broken", c.width, got)
		}
		if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%d pixels: %d too wide", c.width, over)
		}
	}
}

// shownIn is the words of the elements that are seen.
func shownIn(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].filter(e => e.getClientRects().length).map(e => e.innerText.replace(/\s+/g, " ").trim()).join(" ")`
}

// brokenWords counts the words of tables that stand on two lines.
const brokenWords = `(() => {
	let broken = 0
	const walk = document.createTreeWalker(document.querySelector(".figures"), NodeFilter.SHOW_TEXT)
	while (walk.nextNode()) {
		for (const m of walk.currentNode.data.matchAll(/[^\s-]+/g)) {
			const range = document.createRange()
			range.setStart(walk.currentNode, m.index)
			range.setEnd(walk.currentNode, m.index + m[0].length)
			if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken++
		}
	}
	return broken
})()`

// TestSizes finds no letters that are smaller than 13 pixels, and no prose that is
// smaller than 16, on any screen.
func TestSizes(t *testing.T) {
	tab := browsertest.Open(t)
	page := served(t, gallery(t), wordsOnly)
	for _, width := range []int64{320, 414, 800} {
		tab.Screen(width, 800)
		tab.Go(page)
		if small := browsertest.Eval[string](tab, smallLetters); small != "" {
			t.Errorf("at %d pixels these are too small: %s", width, small)
		}
	}
}

const smallLetters = `[...document.querySelectorAll("body *")].filter(e => e.getClientRects().length &&
	[...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.tagName === "IMG").filter(e => {
	const size = parseFloat(getComputedStyle(e).fontSize)
	return size < 13 || size < 16 && e.closest("li, h1 ~ p:not([class]), td.ink > p:not([class])") && e.closest("td").style.fontFamily.includes("Georgia")
}).map(e => e.tagName + " " + e.textContent.slice(0, 40)).join("; ")`

// TestDarkCharts shows each chart once, the dark one where the dark scheme is
// preferred, as large as the light one.
func TestDarkCharts(t *testing.T) {
	tab := browsertest.Open(t)
	page := served(t, gallery(t), all)
	tab.Screen(600, 800)
	for scheme, want := range map[string]string{"light": "chart-1.png", "dark": "chart-1-dark.png"} {
		tab.Prefer(scheme)
		tab.Go(page)
		const shown = `[...document.querySelectorAll("img")].filter(e => e.getClientRects().length && e.naturalWidth === 2 * e.getAttribute("width")).map(e => e.getAttribute("src")).join(" ")`
		if got := browsertest.Eval[string](tab, shown); got != want {
			t.Errorf("in the %s scheme the pictures are %q, want %q", scheme, got, want)
		}
	}
}

// foreign is a document with titles from right to left between Latin words, and in
// cells.
func foreign() *document.Document {
	const arabic, hebrew = "عينة: مستشفى جديد", "דוגמה"
	return &document.Document{
		Title: "Sample", Lang: "en-GB", Covers: "a day",
		Blocks: document.Blocks{
			document.Story{
				Heading: arabic, Link: "https://a.example/1", Paragraphs: []document.Paragraph{document.Say("The paper “" + hebrew + "” (north) says so (" + arabic + ").")},
				Articles: []document.Article{{Title: arabic, Outlet: "Sample Gazette", Link: "https://a.example/1"}},
			},
			document.List{Items: []document.Paragraph{{{Text: hebrew, Link: "https://a.example/2"}, {Text: " – Sample Gazette (south)."}}}},
			document.Table{
				Caption: "Beds of " + arabic + " (sample)", Columns: []document.Column{{Head: "Paper"}, {Head: "支出", Numeric: true}},
				Rows: []document.Row{{Cells: []document.Cell{{Shown: hebrew + " (2)"}, {Shown: "(1.5)"}}}},
			},
		},
	}
}

// TestDirections sets titles from right to left in the mail and on the page. The
// words stand where they would stand between Latin ones, with the marks behind
// them on their right, and whoever reads aloud knows the language of each.
func TestDirections(t *testing.T) {
	tab := browsertest.Open(t)
	for name, page := range map[string]string{
		"mail": served(t, foreign(), all),
		"page": browsertest.Serve(t, map[string][]byte{"page.html": webPage(t, foreign())}) + "page.html",
	} {
		tab.Screen(800, 900)
		tab.Go(page)
		if got := browsertest.Eval[string](tab, moved); got != "" {
			t.Errorf("%s: these marks stand before the words that they follow: %s", name, got)
		}
		if n := browsertest.Eval[int](tab, `document.querySelectorAll('[lang="ar"][dir="rtl"]').length`); n < 4 {
			t.Errorf("%s: %d parts are marked as Arabic", name, n)
		}
		if n := browsertest.Eval[int](tab, `document.querySelectorAll('[lang="he"][dir="rtl"]').length`); n != 3 {
			t.Errorf("%s: %d parts are marked as Hebrew", name, n)
		}
	}
}

// moved lists what follows a part from right to left on its line and stands on
// its left.
const moved = `[...document.querySelectorAll('[dir="rtl"]')].map(e => {
	const walk = document.createTreeWalker(e.closest("p, li, h1, h2, h3, td, th, caption"), NodeFilter.SHOW_TEXT)
	walk.currentNode = e
	let next = walk.nextNode()
	while (next && e.contains(next)) next = walk.nextNode()
	if (!next || !next.data.trim()) return ""
	const range = document.createRange()
	range.setStart(next, 0)
	range.setEnd(next, 1)
	const one = e.getClientRects()[0], other = range.getClientRects()[0]
	return Math.abs(one.top - other.top) < 8 && other.left < one.right - 1 ? next.data : ""
}).filter(s => s).join("; ")`

// heard are the words of the page in its order, as a screen reader meets them
// when pictures are held back.
const heard = `(() => {
	const words = []
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
	while (walk.nextNode()) {
		const n = walk.currentNode
		if (n.nodeType === 3) words.push(n.data)
		else if (n.tagName === "IMG") words.push(n.alt)
	}
	return words.join(" ").replace(/\s+/g, " ")
})()`

// TestReadInOrder has the mail read out without its pictures: every block is
// there, in the order of the document, each chart by its finding.
func TestReadInOrder(t *testing.T) {
	tab := browsertest.Open(t)
	d := gallery(t)
	tab.Go(served(t, d, wordsOnly))
	rest := browsertest.Eval[string](tab, heard)
	for _, want := range opening(d) {
		want = strings.Join(strings.Fields(want), " ")
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("%q does not come in its place, before %.200q", want, rest)
		}
		rest = after
	}
}

// opening is a word or two that each part of the document begins with.
func opening(d *document.Document) []string {
	words := []string{d.Title, d.Tagline, d.Dateline()}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			words = append(words, b.Text)
		case document.Story:
			words = append(words, b.Heading, b.Paragraphs[0][0].Text)
		case document.Table:
			words = append(words, b.Title(), b.Rows[0].Cells[0].Shown)
		case document.Chart:
			words = append(words, b.Caption(), b.Alt)
		case document.Note:
			words = append(words, b.Text[0].Text)
		}
	}
	return append(words, "Sources")
}

// violation is what axe-core finds.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML string }
}

// TestAccessible has axe-core judge the mail and the web page, light and dark,
// on wide screens and narrow ones. It finds what the mail's template justifies,
// none of it serious, and nothing at all on the page.
func TestAccessible(t *testing.T) {
	script, err := os.ReadFile(browsertest.Module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	tab := browsertest.Open(t)
	for template, page := range map[string]string{
		"mail/edition.html.tmpl": served(t, gallery(t), all),
		"web/edition.html.tmpl":  browsertest.Serve(t, map[string][]byte{"page.html": framed(t, gallery(t))}) + "page.html",
	} {
		want := excused(t, template, "axe-core")
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{320, 1200} {
				tab.Screen(width, 900)
				tab.Prefer(scheme)
				tab.Go(page)
				tab.Script(string(script))
				for _, v := range judged(t, tab) {
					if !slices.Contains(want, v.ID) || v.Impact == "serious" || v.Impact == "critical" {
						t.Errorf("%s, %s, %d pixels: %s (%s): %s: %.300s", template, scheme, width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML)
					}
				}
			}
		}
	}
}

// judged is what axe-core, which the tab has read, finds wrong.
func judged(t *testing.T, tab *browsertest.Tab) []violation {
	t.Helper()
	var found []violation
	result := browsertest.Eval[string](tab, `axe.run({resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`)
	if err := json.Unmarshal([]byte(result), &found); err != nil {
		t.Fatal(err)
	}
	return found
}
