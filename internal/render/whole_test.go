package render_test

import (
	"bytes"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/rendertest"
	"catchup/internal/tooltest"
)

// TestEveryFormShowsOrTellsAll holds every form of all sample and stress editions
// to this: the parts, the columns, the rows and the paragraphs that it shows, and
// those that it says it leaves out, are all there are. Charts stand in each form
// with their numbers.
func TestEveryFormShowsOrTellsAll(t *testing.T) {
	forms := renderers(t)
	for _, e := range rendertest.Editions(t) {
		for form, account := range map[string]func(*testing.T, *document.Document, []byte){
			"mail": accountPage, "page": accountPage, "text": accountText, "pdf": accountPaper, "xlsx": accountBook,
		} {
			t.Run(e.Name+" "+form, func(t *testing.T) { account(t, e.Document, forced(t, forms[form], e.Document)) })
		}
	}
}

// forced is the form of a document that is published though the mail has no room
// for it.
func forced(t *testing.T, r edition.Renderer, d *document.Document) []byte {
	t.Helper()
	some := *d
	some.Override = &document.Override{Reason: "A sample: the mail is cut."}
	return set(t, r, &some)
}

var leftOut = regexp.MustCompile(`([\d,]+) of ([\d,]+) (\w+) (?:is|are) left out here`)

// left is how many of the things the words say are left out of so many.
func left(words, things string, of int) (n int) {
	for _, m := range leftOut.FindAllStringSubmatch(words, -1) {
		all, _ := strconv.Atoi(strings.ReplaceAll(m[2], ",", ""))
		if m[3] == things && all == of {
			n, _ = strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		}
	}
	return n
}

// accountPage is for mails and pages.
func accountPage(t *testing.T, d *document.Document, data []byte) {
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	page.Find("style, title, details, .made, .how, .label, sup, svg").Remove()
	body := page.Find("body").Text()
	accountParts(t, d, body)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Table:
			page.Find("table:has(> caption)").Each(func(_ int, s *goquery.Selection) {
				if flat(s.Find("caption").Text()) == flat(b.Title()) {
					accountTable(t, b, s)
				}
			})
		case document.Story:
			if h := page.Find("h2, h3").FilterFunction(func(_ int, s *goquery.Selection) bool { return flat(s.Text()) == flat(b.Heading) }); h.Length() > 0 {
				accountStory(t, b, h.First().Parent().Text())
			}
		}
	}
}

// accountTable counts the columns in a window and on a telephone, and the rows.
func accountTable(t *testing.T, b document.Table, s *goquery.Selection) {
	beside := s.Parent().Clone()
	if s.Parent().HasClass("scroll") {
		beside = s.Parent().Parent().Clone()
	}
	beside.Find("table").Remove()
	slim := beside.Find(".slim").Text()
	beside.Find(".slim").Remove()
	broad, heads := beside.Text(), s.Find("thead th, thead td")
	if shown := heads.Length(); shown+left(broad, "columns", len(b.Columns)) != len(b.Columns) {
		t.Errorf("%s shows %d of %d columns and says %q", b.Caption, shown, len(b.Columns), broad)
	}
	if spare := heads.Filter(".spare").Length(); spare > 0 && heads.Length()-spare+left(slim, "columns", len(b.Columns)) != len(b.Columns) {
		t.Errorf("%s hides %d columns from telephones and says %q", b.Caption, spare, slim)
	}
	if shown := s.Find("tbody tr").Length(); shown+left(broad, "lines", len(b.Rows)) != len(b.Rows) {
		t.Errorf("%s shows %d of %d rows and says %q", b.Caption, shown, len(b.Rows), broad)
	}
}

func accountStory(t *testing.T, s document.Story, words string) {
	shown := 0
	for _, p := range s.Paragraphs {
		if strings.Contains(flat(words), flat(p.Plain())) {
			shown++
		}
	}
	if shown+left(words, "paragraphs", len(s.Paragraphs)) != len(s.Paragraphs) {
		t.Errorf("%s has %d of its %d paragraphs: %q", s.Heading, shown, len(s.Paragraphs), words)
	}
}

// begins is what a block begins with, short enough for one page of paper.
func begins(b document.Block, d *document.Document) string {
	words := inBlock(b, d.Issued.Location())[0]
	if _, ok := b.(document.Paragraph); ok && len(words) > 40 {
		words = words[:strings.LastIndex(words[:40], " ")]
	}
	return words
}

// partsNamed matches the names of what is left out.
var partsNamed = regexp.MustCompile(`left out here: [^.]*\.`)

// accountParts looks for what each block begins with.
func accountParts(t *testing.T, d *document.Document, words string) {
	t.Helper()
	shown, all := 0, flat(partsNamed.ReplaceAllString(words, "left out here.")) // what is named there is not shown
	var lacking []string
	for _, b := range d.Blocks {
		if strings.Contains(all, flat(begins(b, d))) {
			shown++
		} else {
			lacking = append(lacking, document.Name(b))
		}
	}
	if shown+left(words, "parts", len(d.Blocks)) != len(d.Blocks) {
		t.Errorf("it shows %d of %d parts: %q are neither there nor left out by word", shown, len(d.Blocks), lacking)
	}
}

// accountText finds each table below its title.
func accountText(t *testing.T, d *document.Document, data []byte) {
	words := string(data)
	accountParts(t, d, linkNumbers.ReplaceAllString(words, ""))
	parts := strings.Split(words, "\n\n")
	for _, b := range d.Blocks {
		table, ok := b.(document.Table)
		at := slices.IndexFunc(parts, func(part string) bool { return flat(part) == flat(table.Title()) })
		if !ok || at < 0 {
			continue
		}
		lines := strings.Split(parts[at+1], "\n")
		dashed := slices.IndexFunc(lines, dashes.MatchString)
		if dashed < 0 { // line under line
			continue
		}
		shown, said := len(strings.Fields(lines[dashed])), strings.Join(parts[at+2:min(at+12, len(parts))], "\n\n")
		if shown+left(strings.ReplaceAll(said, "\n", " "), "columns", len(table.Columns)) != len(table.Columns) {
			t.Errorf("%s shows %d of %d columns and says %q", table.Caption, shown, len(table.Columns), said)
		}
		for _, row := range table.Rows {
			for word := range strings.FieldsSeq(row.Cells[0].Shown) {
				if !strings.Contains(parts[at+1], word) {
					t.Errorf("%s lacks %q", table.Caption, row.Cells[0].Shown)
				}
			}
		}
	}
}

// accountPaper looks for the words of every heading and cell, whatever columns
// and pages they stand in.
func accountPaper(t *testing.T, d *document.Document, data []byte) {
	read := exec.Command(tooltest.Program(t, "pdftotext"), "-raw", "-", "-")
	read.Stdin = bytes.NewReader(data)
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	paper := unbroken(string(out))
	for _, b := range d.Blocks {
		words := begins(b, d)
		switch b := b.(type) {
		case document.Table:
			words = b.Caption // what is illustrative is said in other words
		case document.Chart:
			words = b.Title
		}
		if !strings.Contains(paper, unbroken(words)) && !foreign.MatchString(words) {
			t.Errorf("the paper lacks %q", words)
		}
	}
	for _, cell := range cells(d, false) {
		for _, word := range strings.Fields(strings.ReplaceAll(cell, "-", " ")) { // a line may end at a hyphen
			if !strings.Contains(paper, unbroken(word)) && !foreign.MatchString(word) {
				t.Errorf("the paper lacks %q of the cell %q", word, cell)
			}
		}
	}
}

// foreign are letters whose order and form on paper are not those of the words.
var foreign = regexp.MustCompile(`[^\x00-\x{2FF}\x{2000}-\x{2FFF}]`)

// unbroken is flat without hyphens, which may part a word at the end of a line.
func unbroken(words string) string {
	return strings.NewReplacer("-", "", "\u00ad", "", "\f", "").Replace(flat(words))
}

// accountBook finds the sheet of each table, with all its columns and rows.
func accountBook(t *testing.T, d *document.Document, data []byte) {
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, b := range d.Blocks {
		table, ok := b.(document.Table)
		if !ok {
			continue
		}
		found := false
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true}) // some words are there unseen
			if err != nil {
				t.Fatal(err)
			}
			if rows[0][0] != table.Title() || len(rows) < 3+len(table.Rows) {
				continue
			}
			found = found || !slices.ContainsFunc(rows[2:3+len(table.Rows)], func(row []string) bool { return len(row) != len(table.Columns) })
		}
		if !found {
			t.Errorf("no sheet has all of %s", table.Caption)
		}
	}
}
