package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/render/xlsx"
	"catchup/templates"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func sample(t *testing.T) *document.Document {
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

func render(t *testing.T, d *document.Document) []byte {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	f, err := xlsx.New(looks).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return f[0].Bytes
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// TestGolden compares every cell of the sample: as it is shown and, in angle
// brackets, as it is held where that differs.
func TestGolden(t *testing.T) {
	got, golden := dump(t, opened(t, render(t, sample(t)))), "testdata/sample.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the workbook changed (-want +got):\n%s", diff)
	}
}

func dump(t *testing.T, book *excelize.File) string {
	t.Helper()
	var out strings.Builder
	for _, sheet := range book.GetSheetList() {
		fmt.Fprintf(&out, "== %s\n", sheet)
		shown, err := book.GetRows(sheet)
		held, failed := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err := errors.Join(err, failed); err != nil {
			t.Fatal(err)
		}
		for i, row := range shown {
			for j := range row {
				row[j] = strings.TrimSpace(row[j])
				if row[j] != held[i][j] {
					row[j] += " <" + held[i][j] + ">"
				}
			}
			out.WriteString(strings.TrimSpace(strings.Join(row, " | ")) + "\n")
		}
	}
	return out.String()
}

func TestSameBytes(t *testing.T) {
	want := render(t, sample(t))
	for range 5 {
		if !bytes.Equal(render(t, sample(t)), want) {
			t.Fatal("the same document gave two different workbooks")
		}
	}
}

// TestParts reads every part of the file as XML.
func TestParts(t *testing.T) {
	for name, part := range parts(t, render(t, sample(t))) {
		d := xml.NewDecoder(strings.NewReader(part))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// TestProperties looks at what stands beside the cells.
func TestProperties(t *testing.T) {
	book := opened(t, render(t, sample(t)))
	props, err := book.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := props.Title+"|"+props.Created+"|"+props.Modified+"|"+props.Language, "Catch Up: 8 to 14 June 2024|2024-06-14T15:00:00Z|2024-06-14T15:00:00Z|en-GB"; got != want {
		t.Errorf("the properties are %s, want %s", got, want)
	}
	const sheet = "Outturn against plan, 2023-24"
	panes, err := book.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.TopLeftCell != "B4" {
		t.Errorf("the heads are not frozen: %+v, %v", panes, err)
	}
	for cell, bold := range map[string]bool{"A1": true, "A3": true, "B3": true, "A4": false, "A8": true, "D8": true} {
		id, err := book.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil || style.Font.Bold != bold {
			t.Errorf("%s is bold: %t, want %t (%v)", cell, !bold, bold, err)
		}
	}
	if linked, place, err := book.GetCellHyperLink("Edition", "A9"); !linked || place != "'"+sheet+"'!A1" {
		t.Errorf("the contents lead to %q (%v)", place, err)
	}
}

// TestHostile puts what spreadsheets take for formulas wherever words may
// stand, and titles that no sheet can have.
func TestHostile(t *testing.T) {
	for _, evil := range []string{
		`=HYPERLINK("http://evil.example","x")`, "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1+1", "'quoted'", "a\x00b\x1b[31m\ufffe\xff",
		`[]:*?/\`, "", "History", "sources", strings.Repeat("🚑", 40), strings.Repeat("x", 40_000), "_x0041_", "<b>&amp;</b>",
	} {
		words := document.Paragraph{{Text: evil, Figure: "f1"}}
		table := document.Table{
			Caption: evil, Unit: evil, Notes: []string{evil}, Columns: []document.Column{{Head: evil}, {Head: evil, Numeric: true}},
			Rows: []document.Row{{Cells: []document.Cell{{Shown: evil}, {Shown: evil, Figure: "f1"}, {Shown: evil}}}, {}},
		}
		d := &document.Document{
			Title: evil, Tagline: evil, Covers: evil, Lang: evil, Notices: []string{evil}, Introduction: []document.Paragraph{words},
			Sources: []document.Source{{Title: evil, Link: "https://example.org/" + evil, Licence: evil}},
			Figures: []document.Figure{{ID: "f1", Key: evil, Shown: evil, Unit: evil, Rule: evil, Cells: []document.Place{{Column: evil}, {Source: 9}}}},
			Blocks: document.Blocks{
				words, table, table,
				document.Chart{Title: evil, Alt: evil, Labels: []string{evil}, Series: []document.Series{{Name: evil}}},
			},
		}
		data := render(t, d)
		for name, part := range parts(t, data) {
			if strings.Contains(part, "<f>") || strings.Contains(part, "<f ") {
				t.Errorf("%q became a formula in %s", evil, name)
			}
		}
		book := opened(t, data)
		if got := len(book.GetSheetList()); got != 6 {
			t.Errorf("%q: %d sheets, want 6: %q", evil, got, book.GetSheetList())
		}
		if strings.HasPrefix(evil, "=") {
			got, err := book.GetCellValue(book.GetSheetList()[1], "A4")
			kind, failed := book.GetCellType(book.GetSheetList()[1], "A4")
			if got != evil || kind != excelize.CellTypeSharedString || err != nil || failed != nil {
				t.Errorf("the cell holds %q of type %v", got, kind)
			}
		}
	}
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{Blocks: document.Blocks{struct{ document.Block }{}}}
	if _, err := xlsx.New(looks).Render(t.Context(), d); err == nil || !strings.Contains(err.Error(), "unknown kind") {
		t.Errorf("a block of an unknown kind gave %v", err)
	}
}

// TestVeryManyFigures makes a workbook of more figures than a list is good for.
func TestVeryManyFigures(t *testing.T) {
	d := sample(t)
	d.Figures = slices.Repeat(d.Figures[:1], 30_000)
	for i := range d.Figures {
		f := &d.Figures[i]
		f.ID, f.Rule, f.Cells = fmt.Sprint("f", i), "", f.Cells[:1]
	}
	d.Figures[7].Rule = "outturn − plan"
	b := opened(t, render(t, d))
	rows, err := b.GetRows("Figures")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || rows[1][0] != "29,999 of 30,000 figures are left out here." || rows[3][0] != "f7" {
		t.Errorf("%d rows: %.300q", len(rows), rows)
	}
}

// TestSheetsArePrintedAsWideAsTheirTables wants a long note in lines of its own
// over the columns, and a head of several words as high as it needs.
func TestSheetsArePrintedAsWideAsTheirTables(t *testing.T) {
	d := sample(t)
	d.Blocks = document.Blocks{document.Table{
		Caption: "Outturn", Columns: []document.Column{{Head: "Body"}, {Head: "Variance to plan in 2023-24", Numeric: true}},
		Rows:  []document.Row{{Cells: []document.Cell{{Shown: "Devon"}, {Shown: "1.0"}}}},
		Notes: []string{strings.Repeat("A sample note. ", 40)},
	}}
	b := opened(t, render(t, d))
	merged, err := b.GetMergeCells("Outturn")
	if err != nil || len(merged) != 1 || merged[0].GetStartAxis() != "A6" {
		t.Fatalf("%v, %v", merged, err)
	}
	for row, least := range map[int]float64{3: 2 * 13, 6: 6 * 13} {
		if high, err := b.GetRowHeight("Outturn", row); err != nil || high < least {
			t.Errorf("row %d is %.0f points high, want %.0f at least, %v", row, high, least, err)
		}
	}
}

// The first sheet says what matters most, each with a link to the sheet of its part.
func TestFindingsStandOnTheCover(t *testing.T) {
	d := sample(t)
	var part string
	for _, b := range d.Blocks {
		if h, ok := b.(document.Heading); ok {
			part = h.Text
		}
		if _, ok := b.(document.Table); ok {
			break
		}
	}
	d.Blocks = append(document.Blocks{document.Heading{Level: 2, Text: "What matters most"}, document.List{Findings: true, Items: []document.Paragraph{
		{{Text: part, Strong: true, Story: part}, {Text: ": the sample overspent by £3m."}},
		{{Text: "Nowhere", Story: "Nowhere"}, {Text: ": it did not."}},
	}}}, d.Blocks...)
	book := opened(t, render(t, d))
	rows, err := book.GetRows("Edition")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "What matters most" })
	if at < 0 || rows[at+1][0] != part+": the sample overspent by £3m." || rows[at+2][0] != "Nowhere: it did not." || rows[at+4][0] != "Sheet" {
		t.Fatalf("%q", rows)
	}
	if ok, to, err := book.GetCellHyperLink("Edition", fmt.Sprintf("A%d", at+2)); err != nil || !ok || !strings.Contains(to, "!A1") {
		t.Errorf("it leads to %q (%v)", to, err)
	}
	if ok, to, _ := book.GetCellHyperLink("Edition", fmt.Sprintf("A%d", at+3)); ok {
		t.Errorf("it leads to %q", to)
	}
}
