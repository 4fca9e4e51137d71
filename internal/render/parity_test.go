// Package render_test compares the settings of one document with each other:
// what one says, all must say.
package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/tooltest"
	"catchup/templates"
)

// TestMailWebAndTextSayTheSame looks for every heading, sentence, cell and note
// of the sample in all three, and for the wide columns' on the web page.
func TestMailWebAndTextSayTheSame(t *testing.T) {
	d := sample(t)
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(set(t, html.NewMail(looks, lettered(t, looks)), d)))
	if err != nil {
		t.Fatal(err)
	}
	mail := flat(page.Find("body").Text())
	page, err = goquery.NewDocumentFromReader(bytes.NewReader(set(t, html.NewWeb(looks, lettered(t, looks)), d)))
	if err != nil {
		t.Fatal(err)
	}
	web := flat(page.Find("body").Text())
	plain := flat(linkNumbers.ReplaceAllString(string(set(t, text.Renderer{}, d)), ""))
	for _, words := range sentences(d) {
		if !strings.Contains(mail, flat(words)) {
			t.Errorf("the mail lacks %q", words)
		}
		if !strings.Contains(web, flat(words)) {
			t.Errorf("the web page lacks %q", words)
		}
		if !strings.Contains(plain, flat(words)) {
			t.Errorf("the text lacks %q", words)
		}
	}
	for _, cell := range cells(d, false) {
		if !strings.Contains(web, flat(cell)) {
			t.Errorf("the web page lacks the cell %q", cell)
		}
	}
	for _, cell := range cells(d, true) {
		if !strings.Contains(mail, flat(cell)) {
			t.Errorf("the mail lacks the cell %q", cell)
		}
		for _, word := range strings.Fields(cell) { // a cell of words may be wrapped
			if !strings.Contains(plain, word) {
				t.Errorf("the text lacks %q of the cell %q", word, cell)
			}
		}
	}
}

// TestPaperSaysTheSame looks for every heading, every printed figure and every
// cell of the sample, wide columns' too, in the words of the PDF.
func TestPaperSaysTheSame(t *testing.T) {
	program := tooltest.Program(t, "pdftotext")
	d := sample(t)
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	read := exec.Command(program, "-layout", "-", "-")
	read.Stdin = bytes.NewReader(set(t, pdf.New(looks, lettered(t, looks), slog.New(slog.DiscardHandler)), d))
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	paper := flat(string(out))
	for _, b := range d.Blocks {
		if h, ok := b.(document.Heading); ok && !strings.Contains(paper, flat(h.Text)) {
			t.Errorf("the paper lacks the heading %q", h.Text)
		}
		s, _ := b.(document.Story)
		if !strings.Contains(paper, flat(s.Heading)) {
			t.Errorf("the paper lacks the story %q", s.Heading)
		}
		for _, a := range s.Articles {
			if credit := a.Headline("“", "”") + ", " + a.Credit(d.Issued.Location()); !strings.Contains(paper, flat(credit)) {
				t.Errorf("the paper lacks the article %s", credit)
			}
		}
	}
	for _, p := range d.Prints() {
		if !strings.Contains(paper, flat(p.Shown)) {
			t.Errorf("the paper lacks %q of %s", p.Shown, p.Where)
		}
	}
	for _, cell := range cells(d, false) {
		for _, word := range strings.Fields(cell) { // a cell of words may be wrapped
			if !strings.Contains(paper, word) {
				t.Errorf("the paper lacks %q of the cell %q", word, cell)
			}
		}
	}
}

// TestWorkbookHoldsEveryNumber looks for every cell of every table, wide
// columns too, on the sheet of its table, as it is shown there.
func TestWorkbookHoldsEveryNumber(t *testing.T) {
	d := sample(t)
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(set(t, xlsx.New(looks), d)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheets, numbers := book.GetSheetList()[1:], 0
	for _, b := range d.Blocks {
		table, ok := b.(document.Table)
		if !ok {
			continue
		}
		for i, row := range table.Rows {
			for j, c := range row.Cells {
				place, _ := excelize.CoordinatesToCellName(j+1, i+4)
				shown, err := book.GetCellValue(sheets[0], place)
				if strings.TrimSpace(shown) != c.Words() || err != nil {
					t.Errorf("%s of %s shows %q, want %q", place, sheets[0], shown, c.Words())
				}
				if kind, _ := book.GetCellType(sheets[0], place); kind == excelize.CellTypeUnset {
					numbers++
				}
			}
		}
		sheets = sheets[1:]
	}
	if numbers != 19 {
		t.Errorf("%d cells are numbers, want 19", numbers)
	}
}

// TestWhatIsLeftOutIsSaid looks in every form for the sentence on a table that
// is larger than an edition can set.
func TestWhatIsLeftOutIsSaid(t *testing.T) {
	program := tooltest.Program(t, "pdftotext")
	d := sample(t)
	d.Blocks = append(d.Blocks, tabled(20, 20, "1"))
	d = document.Budget{Part: 300, Whole: 10_000}.Fit(d)
	const want = "The table “A table” is left out: it has 421 cells, more than an edition can set."
	for form, r := range renderers(t) {
		said := string(set(t, r, d))
		switch form {
		case "pdf":
			read := exec.Command(program, "-layout", "-", "-")
			read.Stdin = strings.NewReader(said)
			out, err := read.Output()
			if err != nil {
				t.Fatal(err)
			}
			said = string(out)
		case "xlsx":
			book, err := excelize.OpenReader(strings.NewReader(said))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := book.GetRows("Edition")
			if err != nil {
				t.Fatal(err)
			}
			said = fmt.Sprint(rows)
		}
		if !strings.Contains(flat(said), flat(want)) {
			t.Errorf("the %s does not say so", form)
		}
	}
}

// TestEveryKindOfBlockIsSet holds the renderers to the sealed set: each sets a
// block of every kind that package document has.
func TestEveryKindOfBlockIsSet(t *testing.T) {
	every := document.Blocks{
		document.Heading{}, document.Paragraph{}, document.List{}, document.Story{}, document.Table{}, document.Chart{}, document.Note{},
	}
	source, err := os.ReadFile("../document/document.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), ") block() "); n != len(every) {
		t.Fatalf("this test knows %d of %d kinds of block", len(every), n)
	}
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces := lettered(t, looks)
	d := sample(t)
	d.Blocks = every
	for _, r := range []edition.Renderer{html.NewMail(looks, faces), html.NewWeb(looks, faces), text.Renderer{}, pdf.New(looks, faces, slog.New(slog.DiscardHandler)), xlsx.New(looks)} {
		set(t, r, d)
	}
}

// linkNumbers are what the text says more than the mail.
var linkNumbers = regexp.MustCompile(`\s\[\d+\]`)

// flat is words without their form: the marks of lists and all spaces go.
func flat(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return strings.ContainsRune(" \n\t\u00a0!•", r) || unicode.Is(unicode.Bidi_Control, r)
	}), "")
}

func sample(t testing.TB) *document.Document {
	t.Helper()
	data, err := os.ReadFile("testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{}
	if err := json.Unmarshal(data, d); err != nil {
		t.Fatal(err)
	}
	return d
}

func set(t testing.TB, r edition.Renderer, d *document.Document) []byte {
	t.Helper()
	f, err := r.Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return f[0].Bytes
}

func lettered(t testing.TB, looks *templates.Set) face.Set {
	t.Helper()
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// sentences are all words of the document outside its tables' lines.
func sentences(d *document.Document) []string {
	all := append([]string{d.Title, d.Tagline, d.Dateline(), d.Forwarded.Plain(), d.Leaving.Plain()}, d.Notices...)
	all = append(all, plain(d.Introduction)...)
	for _, b := range d.Blocks {
		all = append(all, inBlock(b, d.Issued.Location())...)
	}
	for _, s := range d.Sources {
		all = append(all, s.Title, s.Credit(d.Issued.Location()))
	}
	return append(all, d.Tracing(d.Whole).Plain())
}

func inBlock(b document.Block, zone *time.Location) []string {
	switch b := b.(type) {
	case document.Heading:
		return []string{b.Text}
	case document.Paragraph:
		return []string{b.Plain()}
	case document.List:
		return plain(b.Items)
	case document.Note:
		return []string{b.Text.Plain()}
	case document.Table:
		return append([]string{b.Title()}, b.Notes...)
	case document.Chart:
		return []string{b.Caption(), b.Alt}
	case document.Story:
		all := append(append(plain(b.Paragraphs), plain(b.Remarks)...), b.Heading)
		for _, a := range b.Articles {
			all = append(all, a.Title, a.Credit(zone))
			if a.Kind != "" {
				all = append(all, a.Label()+":")
			}
		}
		return all
	}
	return nil
}

// cells are the heads and cells of every column, or of every narrow one.
func cells(d *document.Document, narrow bool) []string {
	var all []string
	for _, b := range d.Blocks {
		t, ok := b.(document.Table)
		if !ok {
			continue
		}
		if narrow {
			t = t.Kept(t.Narrow())
		}
		for _, c := range t.Columns {
			all = append(all, c.Head)
		}
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if c.Spark == nil { // which is drawn
					all = append(all, c.Words())
				}
			}
		}
	}
	return all
}

func plain(ps []document.Paragraph) []string {
	all := make([]string, len(ps))
	for i, p := range ps {
		all[i] = p.Plain()
	}
	return all
}
