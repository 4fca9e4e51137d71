package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/face"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// examine fails on a page that a careful printer would not let pass.
func examine(t *testing.T, on paper, pages [][]line) {
	t.Helper()
	for n, page := range pages {
		on := on.lying(page)
		body := page[:len(page)-2] // the rest of the page and its foot
		if len(body) == 0 {
			continue
		}
		last := body[len(body)-1]
		for i := len(body) - 1; i > 0 && last.gap; i-- {
			last = body[i-1]
		}
		if last.bond >= flow.Never && n+1 < len(pages) && height(body) < 200 {
			t.Errorf("page %d ends on a line that must be followed: %v", n+1, last.of)
		}
		if slices.Contains([]part{heading, caption, tableHead}, last.of.part) {
			t.Errorf("page %d ends on a %s", n+1, last.of.part)
		}
		first := slices.IndexFunc(body, func(l line) bool { return !l.again })
		if first < 0 || body[first].of.part == tableTotal {
			t.Errorf("page %d begins with a total", n+1)
		} else if body[first].of.part == tableRow && first == 0 && len(body[0].head) > 0 {
			t.Errorf("page %d begins with rows that have no head", n+1)
		}
		if h := height(page); h > on.room()+on.leading.foot+slack {
			t.Errorf("page %d is %.2f mm high", n+1, h)
		}
		for _, l := range page {
			examineLine(t, on, l)
		}
	}
}

func examineLine(t *testing.T, on paper, l line) {
	t.Helper()
	texts := slices.SortedFunc(slices.Values(l.texts), func(a, b text) int { return int(1e3 * (a.x - b.x)) })
	for i, one := range texts {
		end := one.x + one.width()
		if one.x < -slack || end > on.typeWidth+0.1 {
			t.Errorf("%q runs off the page: %.1f to %.1f", one.words, one.x, end)
		}
		if i+1 < len(texts) && texts[i+1].y == one.y && end > texts[i+1].x+slack {
			t.Errorf("%q overlaps %q", one.words, texts[i+1].words)
		}
		if one.style.face.Clean(one.words) != one.words {
			t.Errorf("%q cannot be printed", one.words)
		}
	}
}

// lying is the paper of a page, which may lie across.
func (p paper) lying(page []line) paper {
	if page[len(page)-1].across {
		return p.turned()
	}
	return p
}

// laid is the pages of a document.
func laid(t *testing.T, r *Renderer, d *document.Document) [][]line {
	t.Helper()
	pages, err := r.pages(t.Context(), d, tag.New())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestSampleIsWellSet(t *testing.T) {
	r := renderer(t)
	examine(t, r.styles.paper, laid(t, r, sample(t)))
}

func TestTablesOfAllLengths(t *testing.T) {
	r, d := renderer(t), empty(t)
	for _, n := range []int{0, 1, 2, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 212} {
		d.Blocks = document.Blocks{document.Heading{Level: 2, Text: "Table"}, outturn(n)}
		pages := laid(t, r, d)
		examine(t, r.styles.paper, pages)
		var rows int
		for _, page := range pages {
			for _, l := range page {
				if l.of.part == tableTotal {
					rows = l.of.row
				}
			}
		}
		if rows != n {
			t.Errorf("%d rows: the total is row %d", n, rows)
		}
	}
}

func TestHeadOnEveryPage(t *testing.T) {
	d := empty(t)
	d.Blocks = document.Blocks{allocations(212)}
	text := run(t, render(t, d), "pdftotext", "-layout", "FILE", "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	if len(pages) < 4 {
		t.Fatalf("212 rows stand on %d pages", len(pages))
	}
	for i, page := range pages {
		if !strings.Contains(page, "Integrated care board") || !strings.Contains(page, fmt.Sprintf("Page %d of %d", i+1, len(pages))) {
			t.Errorf("page %d lacks its head or its foot:\n%s", i+1, page)
		}
	}
}

func TestNoRows(t *testing.T) {
	d := empty(t)
	table := outturn(1)
	table.Rows = nil
	d.Blocks = document.Blocks{table, document.Table{Caption: "Nothing at all"}}
	text := run(t, render(t, d), "pdftotext", "FILE", "-")
	if strings.Count(text, "No rows.") != 2 {
		t.Error(text)
	}
}

func TestLongStory(t *testing.T) {
	d := empty(t)
	story := document.Story{Heading: strings.Repeat("An endless heading ", 16), Lead: true}
	for i := range 40 {
		story.Paragraphs = append(story.Paragraphs, document.Say(fmt.Sprintf("Sentence %d %s.", i, strings.Repeat("goes on ", 40))))
	}
	d.Blocks = document.Blocks{story, story}
	r := renderer(t)
	pages := laid(t, r, d)
	examine(t, r.styles.paper, pages)
	text := run(t, render(t, d), "pdftotext", "-raw", "FILE", "-")
	if n := strings.Count(squeeze(text), "Sentence39goeson"); n != 2 {
		t.Errorf("the last sentence stands there %d times", n)
	}
}

// hostile are texts that have broken printers of PDF.
var hostile = []string{
	"🚑 Ambulances wait 👨‍👩‍👧‍👦 longer", "🚑", "\xff\xfe broken \xc3", "tab\tnew\nline\r\x00\x07", "soft\u00adhyphen zero\u200bwidth \ufeffmark",
	"北京 Ελλάδα Привет مرحبا", "Z̵̡a̶l̸g̷o", "e\u0301 ạ ﬁ ① ｆｕｌｌ 𝐁𝐨𝐥𝐝", "£ — ‘’ “” … – € ½ ²", "a\u00a0b\u202fc\u2009d\u3000e",
	strings.Repeat("W", 400), strings.Repeat("x-y/", 200), "(((\\)) %PDF endstream >>", strings.Repeat("name ", 60), "   ", "",
	"\U0010FFFF\uFFFF\uFFFD", "₹ ₿ № ✓ → ≥ ▲ • ‑",
}

//test:serial
func TestHostileText(t *testing.T) {
	r, d := renderer(t), empty(t)
	d.Number, d.Title, d.Covers, d.Tagline = -1, hostile[0]+strings.Repeat(" title", 60), strings.Repeat("long ", 9), hostile[2]
	for i, s := range hostile {
		d.Notices = append(d.Notices, s)
		p := document.Paragraph{{Text: s}, {Text: hostile[len(hostile)-1-i], Strong: true, Link: "https://example.org/" + s}}
		d.Introduction = append(d.Introduction, p)
		d.Blocks = append(d.Blocks, document.Heading{Level: i, Text: s}, p, document.List{Items: []document.Paragraph{p, nil}},
			document.Story{Heading: s, Lead: i%2 == 0, Paragraphs: []document.Paragraph{p}, Articles: []document.Article{{Outlet: s}}},
			document.Note{Text: p}, hostileTable(s), bars(s, "1.0", s, "(2.0)"))
	}
	for _, page := range laid(t, r, d) {
		for _, l := range page {
			examineLine(t, r.styles.paper.lying(page), l)
		}
	}
	run(t, render(t, d), "qpdf", "--check", "FILE")
}

// hostileTable has the text in every place, and rows of the wrong length.
func hostileTable(s string) document.Table {
	t := document.Table{Caption: s, Unit: s, Illustrative: true, Notes: []string{s}}
	for i := range 12 {
		t.Columns = append(t.Columns, document.Column{Head: s, Numeric: i%2 == 0})
	}
	for _, rank := range []document.Rank{document.Sub, document.Body, document.Sub, document.Total} {
		row := document.Row{Rank: rank}
		for range 13 {
			row.Cells = append(row.Cells, document.Cell{Shown: s, Tone: document.Watch})
		}
		t.Rows = append(t.Rows, row, document.Row{})
	}
	return t
}

//test:serial
func TestRandomDocuments(t *testing.T) {
	r := renderer(t)
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 1))
		d := empty(t)
		for range dice.IntN(30) {
			words := document.Say(strings.Repeat("some words of prose ", 1+dice.IntN(60)))
			blocks := []document.Block{
				document.Heading{Level: 2 + dice.IntN(2), Text: "A heading"}, words, document.List{Items: []document.Paragraph{words, words}},
				document.Story{Heading: "A story", Lead: dice.IntN(3) == 0, Paragraphs: []document.Paragraph{words, words}, Articles: []document.Article{{Outlet: "HSJ"}}},
				outturn(dice.IntN(20)), document.Note{Text: words}, bars("A chart", "1.0", "some words of prose", "(2.5)", "B", "–", "C", "0.0"),
			}
			d.Blocks = append(d.Blocks, blocks[dice.IntN(len(blocks))])
		}
		d.Blocks = append(d.Blocks, document.Note{Text: document.Say("The end.")})
		examine(t, r.styles.paper, laid(t, r, d))
		if seed < 40 {
			if _, err := r.Render(t.Context(), d); err != nil {
				t.Error(err)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestTheme sets the sample on other paper, with words above its title and
// more air.
func TestTheme(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	usual := laid(t, New(set, faces, slog.New(slog.DiscardHandler)), sample(t))
	set.Theme.Page = templates.Page{Size: "Letter", Side: 30, Top: 15, Bottom: 20}
	set.Theme.Masthead = templates.Masthead{Words: "An Example Trust", Rule: 12}
	set.Theme.Spacing = 150
	r := New(set, faces, slog.New(slog.DiscardHandler))
	pages := laid(t, r, sample(t))
	examine(t, r.styles.paper, pages)
	if got := pages[0][0].texts[0].words; got != "An Example Trust" {
		t.Errorf("the first page begins with %q", got)
	}
	if rule := pages[0][2].bars; len(rule) != 1 || math.Abs(rule[0].height-3.175) > slack {
		t.Errorf("under the title stand %v", rule)
	}
	if a, b := air(pages[0]), air(usual[0]); a <= b {
		t.Errorf("the first page has %.1f mm of air, and %.1f mm by our own theme", a, b)
	}
	f, err := r.Render(t.Context(), sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := run(t, f[0].Bytes, "pdfinfo", "FILE"); !strings.Contains(got, "612 x 792 pts (letter)") {
		t.Error(got)
	}
}

// TestSizes sets the sample in the sizes of the theme: prose of 11 points and
// tables of 9, clear print, large print. Most full lines of prose have from 60
// to 75 characters, if the paper is wide enough for them.
func TestSizes(t *testing.T) {
	for size, wants := range map[templates.TypeSize]struct{ prose, cells float64 }{0: {11, 9}, 12: {12, 108. / 11}, 18: {18, 162. / 11}} {
		r := themed(t, func(theme *templates.Theme) { theme.Size = size })
		if got := r.styles; math.Abs(got.body.size-wants.prose) > slack || math.Abs(got.cell.size-wants.cells) > slack {
			t.Errorf("size %v gives prose of %v and tables of %v points", size, got.body.size, got.cell.size)
		}
		pages := laid(t, r, sample(t))
		examine(t, r.styles.paper, pages)
		if good, all := full(pages); size < 18 && good < all*9/10 {
			t.Errorf("size %v: %d of %d full lines have from 60 to 75 characters", size, good, all)
		}
	}
}

// full counts the lines of prose that others of their paragraph follow, and
// those of them that have from 60 to 75 characters.
func full(pages [][]line) (good, all int) {
	var lines []line
	for _, page := range pages {
		lines = append(lines, page...)
	}
	for i, l := range lines[:len(lines)-1] {
		if l.of.part != prose || len(l.texts) == 0 || lines[i+1].of != l.of || len(lines[i+1].texts) == 0 {
			continue
		}
		n := 0
		for _, one := range l.texts {
			n += len([]rune(one.words))
		}
		if all++; n >= 60 && n <= 75 {
			good++
		}
	}
	return good, all
}

// TestLogo sets a logo in place of the words above the title.
func TestLogo(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 300, 96))); err != nil {
		t.Fatal(err)
	}
	set.Theme.Masthead.Words = "An Example Trust"
	set.Logo = &templates.Logo{PNG: picture.Bytes(), Width: 150, Height: 48, Words: "An Example Trust"}
	r := New(set, faces, slog.New(slog.DiscardHandler))
	examine(t, r.styles.paper, laid(t, r, sample(t)))
	var files [2][]byte
	for i := range files {
		f, err := r.Render(t.Context(), sample(t))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = f[0].Bytes
	}
	if n := bytes.Count(files[0], []byte("/Subtype /Image")); n != 1 || bytes.Contains(files[0], []byte("could not")) {
		t.Errorf("the file has %d pictures", n)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same document gives other bytes")
	}
	run(t, files[0], "qpdf", "--check", "FILE")
}

// air is the mean height of the gaps between the parts.
func air(lines []line) float64 {
	var sum, n float64
	for _, l := range lines {
		if l.gap {
			sum, n = sum+l.height, n+1
		}
	}
	return sum / n
}
