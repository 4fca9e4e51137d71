package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// passes holds a file against the conditions of PDF/UA-1 and PDF/A-2a that a
// machine can judge, and our own.
func passes(t *testing.T, file []byte) string {
	t.Helper()
	run(t, file, "python3", checker(t, "a_check.py"), "FILE")
	return accessible(t, file)
}

// accessible holds a file against those of PDF/UA-1 alone.
func accessible(t *testing.T, file []byte) string {
	t.Helper()
	run(t, file, "qpdf", "--check", "FILE")
	return run(t, file, "python3", checker(t, "ua_check.py"), "--text", "FILE")
}

func checker(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestEveryEditionPasses sets documents of all sizes with the checker of
// PDF/UA-1.
//
//test:serial
func TestEveryEditionPasses(t *testing.T) {
	long := empty(t)
	long.Blocks = document.Blocks{document.Story{Heading: "A story", Lead: true, Paragraphs: say(strings.Repeat("A sentence that goes on over the page. ", 300))}}
	for name, d := range map[string]*document.Document{
		"sample":  sample(t),
		"nothing": empty(t),
		"charts":  with(t, drawings()...),
		"tables":  with(t, outturn(212), outturn(0), allocations(0), document.Table{Caption: "Nothing at all"}),
		"every":   with(t, every()...),
		"long":    long,
	} {
		t.Run(name, func(t *testing.T) { passes(t, render(t, d)) })
	}
}

// with is a document of some blocks.
func with(t testing.TB, blocks ...document.Block) *document.Document {
	d := empty(t)
	d.Blocks = blocks
	return d
}

// drawings are a chart of every kind.
func drawings() []document.Block {
	var all []document.Block
	for _, kind := range document.ChartKinds() {
		c := bars("A chart: "+string(kind), "2021-22", "1.0", "2022-23", "3.0", "2023-24", "4.0")
		if kind == document.Slope {
			c = bars("A slope", "2021-22", "1.0", "2022-23", "3.0")
		}
		c.Kind, c.Axis = kind, document.Ordered
		if kind == document.Control {
			c.Limits = []document.Limits{{To: 1, Centre: document.Point{Known: true, Shown: "2.0", Num: decimal.NewFromInt(2)}}, {From: 2, To: 2}}
		}
		all = append(all, c)
	}
	return all
}

// every is a block of every kind that package document has.
func every() []document.Block {
	words := document.Paragraph{{Text: "Words and "}, {Text: "a link", Link: "https://example.org"}, {Text: "."}}
	return []document.Block{
		document.Heading{Level: 2, Text: "A heading"}, words, document.List{Items: []document.Paragraph{words}},
		document.Story{Heading: "A story", Paragraphs: []document.Paragraph{words}, Remarks: []document.Paragraph{words}, Articles: []document.Article{{Outlet: "A paper"}}},
		outturn(3), bars("A chart", "Devon", "1.0"), document.Note{Text: words},
	}
}

// TestEveryBlockIsTagged holds the test above to the sealed set. A kind whose
// words belong to no element could not be set at all.
func TestEveryBlockIsTagged(t *testing.T) {
	source, err := os.ReadFile("../../document/document.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), ") block() "); n != len(every()) {
		t.Fatalf("this test knows %d of %d kinds of block", len(every()), n)
	}
	r, d, tree := renderer(t), sample(t), tag.New()
	pages, err := r.pages(t.Context(), d, tree)
	if err != nil {
		t.Fatal(err)
	}
	pages[1][5].texts[0].of = nil
	file, err := draw(t.Context(), r.config(), r.styles.paper, pages, tree)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Finish(t.Context(), file, r.info(d)); err == nil || !strings.Contains(err.Error(), "page 2: something belongs to no element") {
		t.Errorf("a forgotten line gave %v", err)
	}
}

// TestHostileTextPasses sets texts that no face can print.
//
//test:serial
func TestHostileTextPasses(t *testing.T) {
	d := empty(t)
	for i, s := range hostile {
		p := document.Paragraph{{Text: s}, {Text: s, Strong: true, Link: "https://example.org/" + s}}
		d.Blocks = append(d.Blocks, document.Heading{Level: i, Text: s}, p, document.List{Items: []document.Paragraph{p, nil}},
			document.Story{Heading: s, Lead: i%2 == 0, Paragraphs: []document.Paragraph{p}, Articles: []document.Article{{Outlet: s}}},
			document.Note{Text: p}, hostileTable(s), bars(s, "1.0", s, "(2.0)"))
	}
	passes(t, render(t, d))
}

// TestRowsAreCalledByTheirNames makes the first column of words the head of each
// row, where ranks stand before it.
func TestRowsAreCalledByTheirNames(t *testing.T) {
	table := document.Table{
		Caption: "Ranks", Columns: []document.Column{{Head: "Rank", Numeric: true, Weight: 1}, {Head: "System", Weight: 4}, {Head: " ", Numeric: true, Weight: 1}},
		Rows: []document.Row{{Cells: []document.Cell{cell("1"), cell("Devon"), cell("4.0")}}, {Cells: []document.Cell{cell("2")}}},
	}
	said := passes(t, render(t, with(t, table)))
	if want := "TR TD: 1 TH: Devon TD: 4.0 TR TD: 2 TH [alt: Row 2] TD"; !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
		t.Errorf("%q is not in:\n%s", want, said)
	}
}

// TestLostLettersAreToldOnce hears of letters that no face has.
func TestLostLettersAreToldOnce(t *testing.T) {
	var told bytes.Buffer
	r := renderer(t)
	r.log = slog.New(slog.NewTextHandler(&told, nil))
	d := with(t, document.Say("ᚠก and กᚠ, № 5, 🚑 soft\u00adhyphen"), document.Note{Text: document.Say("ก e\u0301 £")})
	for range 2 {
		if _, err := r.Render(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if got := told.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "letters=กᚠ") {
		t.Errorf("told is %q", got)
	}
	if _, err := r.Render(t.Context(), sample(t)); err != nil || strings.Count(told.String(), "\n") != 1 {
		t.Errorf("told of a document that lacks nothing: %s (%v)", told.String(), err)
	}
}

// TestUnprintableWordsAreAnError is what keeps boxes off the page if words ever
// come there that were not cleaned.
func TestUnprintableWordsAreAnError(t *testing.T) {
	look := style{face: renderer(t).faces.Sans, size: 9}
	if err := printable([][]line{{{texts: []text{{words: "ก", style: look}}}}}); err == nil {
		t.Error("a box was let pass")
	}
}

// TestClearLogo sets a logo that can be seen through.
func TestClearLogo(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		for y := range 40 {
			picture.Set(x, y, color.NRGBA{200, 20, 20, uint8(4 * x)})
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		t.Fatal(err)
	}
	r := renderer(t)
	r.styles.art.Logo = &templates.Logo{PNG: data.Bytes(), Width: 60, Height: 40, Words: "NHS"}
	f, err := r.Render(t.Context(), sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if said := accessible(t, f[0].Bytes); !strings.Contains(said, "[alt: Logo: NHS]") {
		t.Error("the logo is not told")
	}
	if !strings.Contains(opened(t, f[0].Bytes), "/SMask ") {
		t.Error("the logo is not clear any more")
	}
}

// TestBrokenLogo is an error, and no words of maroto's on the page.
func TestBrokenLogo(t *testing.T) {
	r := renderer(t)
	r.styles.art.Logo = &templates.Logo{PNG: []byte("no picture"), Width: 60, Height: 40, Words: "A trust"}
	if _, err := r.Render(t.Context(), sample(t)); err == nil {
		t.Error("a broken logo was set")
	}
}

// TestCorrectionsLeadToTheirFigures follows a figure of a list to its table.
func TestCorrectionsLeadToTheirFigures(t *testing.T) {
	table := outturn(3)
	table.Rows[1].Cells[2].Figure = "f7"
	d := with(t, document.List{Items: []document.Paragraph{{{Text: "Given otherwise; now "}, {Text: "1,234.5", Figure: "f7"}, {Text: ", "}, {Text: "2", Figure: "f8"}}}},
		document.Paragraph{{Text: "In prose "}, {Text: "1,234.5", Figure: "f7"}, {Text: " leads nowhere."}}, table)
	file := render(t, d)
	passes(t, file)
	if n := strings.Count(opened(t, file), "/Subtype /Link"); n != 1 {
		t.Errorf("%d links, want 1", n)
	}
	if !strings.Contains(opened(t, file), "(1,234.5)\n  /Dest [") {
		t.Error("the figure leads nowhere")
	}
}

// TestWordsLeadToStories follows a word of a list to the story below it, and none
// to a story that is not there.
func TestWordsLeadToStories(t *testing.T) {
	d := with(t, document.List{Items: []document.Paragraph{{{Text: "£9m: see "}, {Text: "“Wards to close”", Story: "Wards to close"}, {Text: " and "}, {Text: "nothing", Story: "Lost"}}}},
		document.Story{Heading: "Wards to close", Paragraphs: []document.Paragraph{document.Say("A sample trust will close two wards.")}})
	file := render(t, d)
	passes(t, file)
	if out := opened(t, file); strings.Count(out, "/Subtype /Link") != 1 || !strings.Contains(out, "\n  /Dest [") {
		t.Error("the words lead nowhere, or to a story that is not there")
	}
}

// TestBookmarks lists what the outline of the sample says.
func TestBookmarks(t *testing.T) {
	out := opened(t, render(t, sample(t)))
	for _, want := range []string{"Catch Up", "Plan against outturn", "A smaller part", "Trusts asked to publish theatre hours", "Sources"} {
		if !strings.Contains(out, "/Title ("+want+")") {
			t.Errorf("no bookmark leads to %q", want)
		}
	}
}

// TestSameBytesManyTimes sets the sample twenty times, eight at once.
func TestSameBytesManyTimes(t *testing.T) {
	r, d := renderer(t), sample(t)
	d.Blocks = append(d.Blocks, drawings()...)
	want, err := r.Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	places := make(chan struct{}, 8)
	for range 20 {
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if got, err := r.Render(t.Context(), d); err != nil || !bytes.Equal(got[0].Bytes, want[0].Bytes) {
				t.Errorf("the bytes differ (%v)", err)
			}
		})
	}
	all.Wait()
}
