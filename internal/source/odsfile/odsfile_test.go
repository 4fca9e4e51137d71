package odsfile

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"`

// before and after are what stands around the tables of a spreadsheet.
const (
	before = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ` + spaces + `><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:calculation-settings/>`
	after  = `<table:named-expressions/></office:spreadsheet></office:body></office:document-content>`
)

// packed is a spreadsheet whose content is made of these parts.
func packed(t testing.TB, content ...io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	mime, err := w.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err == nil {
		_, err = io.WriteString(mime, "application/vnd.oasis.opendocument.spreadsheet")
	}
	if err != nil {
		t.Fatal(err)
	}
	part, err := w.Create("content.xml")
	if err == nil {
		_, err = io.Copy(part, io.MultiReader(content...))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a sheet of a spreadsheet.
func read(ctx context.Context, body []byte, spec dialect.Spec, sheet string, shape table.Shape) (*table.Table, error) {
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, err
	}
	b, err := Open(ctx, archive, shape.Limits.Known())
	if err != nil {
		return nil, err
	}
	raw, err := spec.ReadBook(ctx, b, sheet, &table.Reading{Place: "book.ods"}, shape)
	if err != nil {
		return nil, err
	}
	return shape.Apply(raw)
}

// told is a table as text, with what is said and doubted of it.
func told(t *table.Table, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	b.WriteString(strings.Join(t.Names(), " | ") + "\n")
	for _, row := range t.Rows {
		for i, v := range row {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(v.String())
		}
		fmt.Fprintf(&b, " (%d)\n", row[0].From.Row)
	}
	for _, said := range t.Said {
		fmt.Fprintf(&b, "said: %s\n", said)
	}
	for _, doubt := range t.Doubts {
		fmt.Fprintf(&b, "doubt %s: %s\n", doubt.What, doubt.Words)
	}
	return b.String()
}

// tableOf is a sheet of these rows.
func tableOf(name, rows string) string {
	return `<table:table table:name="` + name + `" table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>` + rows + `</table:table>`
}

// texts is a row of texts.
func texts(cells ...string) string {
	row := "<table:table-row>"
	for _, cell := range cells {
		row += `<table:table-cell office:value-type="string"><text:p>` + cell + `</text:p></table:table-cell>`
	}
	return row + "</table:table-row>"
}

// cellOf is a cell with attributes and the text that is shown.
func cellOf(attributes, shown string) string {
	return `<table:table-cell ` + attributes + `><text:p>` + shown + `</text:p></table:table-cell>`
}

// rowOf is a row of cells.
func rowOf(cells ...string) string {
	return "<table:table-row>" + strings.Join(cells, "") + "</table:table-row>"
}

// TestCells reads cells of every type.
func TestCells(t *testing.T) {
	for _, test := range []struct{ name, cell, want string }{
		{"text", cellOf(`office:value-type="string"`, `two <text:span>runs<text:s text:c="2"/>x</text:span><text:tab/>y<text:line-break/>z`), "two runs  x\ty\nz"},
		{"paragraphs", `<table:table-cell office:value-type="string"><text:p>one</text:p><text:p>two</text:p></table:table-cell>`, "one\ntwo"},
		{"text as a value", cellOf(`office:value-type="string" office:string-value="whole"`, "wh"), "whole"},
		{"a comment", `<table:table-cell office:value-type="string"><office:annotation><text:p>said</text:p></office:annotation><text:p>name<office:annotation><text:p>more</text:p></office:annotation></text:p></table:table-cell>`, "name"},
		{"number", cellOf(`office:value-type="float" office:value="-7.1000000000000004E-3" calcext:value-type="float"`, "-0.01"), "-0.0071"},
		{"whole number", cellOf(`office:value-type="float" office:value="12345678901234567"`, "1.2E16"), "12345678901234567"},
		{"percentage", cellOf(`office:value-type="percentage" office:value="0.051"`, "5%"), "5.1%"},
		{"money", cellOf(`office:value-type="currency" office:currency="GBP" office:value="1234.5"`, "£1,235"), "1234.5"},
		{"date", cellOf(`office:value-type="date" office:date-value="2024-06-14"`, "14/06/24"), "2024-06-14"},
		{"moment", cellOf(`office:value-type="date" office:date-value="2024-06-14T16:30:00"`, "14/06/24 16:30"), "2024-06-14 16:30:00"},
		{"month", cellOf(`office:value-type="date" office:date-value="2024-06-01"`, "Jun-24"), "Jun-24"},
		{"truth", cellOf(`office:value-type="boolean" office:boolean-value="true"`, "WAHR"), "TRUE"},
		{"time", cellOf(`office:value-type="time" office:time-value="PT12H30M00S"`, "12:30"), "12:30"},
		{"a formula", cellOf(`table:formula="of:=1+1" office:value-type="float" office:value="2"`, "2"), "2"},
		{"a formula of text", cellOf(`table:formula="of:=A1" office:value-type="string"`, "x"), "x"},
	} {
		content := before + tableOf("One", texts("A", "B")+rowOf(test.cell, cellOf(`office:value-type="string"`, "x"))) + after
		got, err := read(t.Context(), packed(t, strings.NewReader(content)), dialect.Spec{}, "", table.Shape{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if text := got.Rows[0][0].Text; text != test.want {
			t.Errorf("%s: %q, want %q", test.name, text, test.want)
		}
	}
}

// TestSheets reads rows and columns as a spreadsheet has them: repeated, hidden,
// in groups and merged.
func TestSheets(t *testing.T) {
	amount := func(n string) string { return cellOf(`office:value-type="float" office:value="`+n+`"`, n) }
	name := func(n string) string { return cellOf(`office:value-type="string"`, n) }
	head := texts("Region", "Body", "Sum")
	typed := table.Columns{"region": {Kind: table.Text}, "body": {Kind: table.Text}, "sum": {Kind: table.Number}}
	hidden := `<table:table-row table:visibility="filter">`
	merged := `<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>North</text:p></table:table-cell>`
	for _, test := range []struct {
		name, sheet, tables, want string
		spec                      dialect.Spec
	}{
		{"repeated rows", "", tableOf("One", head+`<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>`+strings.Replace(rowOf(name("North"), name("Elm"), amount("1")), "<table:table-row>", `<table:table-row table:number-rows-repeated="2">`, 1)+`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`),
			"region | body | sum\nNorth | Elm | 1 (5)\nNorth | Elm | 1 (6)\n", dialect.Spec{}},
		{"repeated cells", "", tableOf("One", head+rowOf(`<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>Elm</text:p></table:table-cell>`, amount("1"))),
			"region | body | sum\nElm | Elm | 1 (2)\n", dialect.Spec{}},
		{"groups", "", tableOf("One", "<table:table-header-rows>"+head+"</table:table-header-rows><table:table-row-group><table:table-row-group>"+rowOf(name("North"), name("Elm"), amount("1"))+"</table:table-row-group></table:table-row-group>"+rowOf(name("South"), name("Oak"), amount("2"))),
			"region | body | sum\nNorth | Elm | 1 (2)\nSouth | Oak | 2 (3)\n", dialect.Spec{}},
		{"hidden rows", "", tableOf("One", head+hidden+strings.TrimPrefix(rowOf(name("North"), name("Elm"), amount("1")), "<table:table-row>")+rowOf(name("South"), name("Oak"), amount("2"))),
			"region | body | sum\nNorth | Elm | 1 (2)\nSouth | Oak | 2 (3)\ndoubt hidden: row 2 is hidden\n", dialect.Spec{}},
		{"hidden columns", "", strings.Replace(tableOf("One", head+rowOf(name("North"), name("Elm"), amount("1"))), `<table:table-column table:number-columns-repeated="16384"/>`, `<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>`, 1),
			"region | body | sum\nNorth | Elm | 1 (2)\ndoubt hidden: column C (“Sum”) is hidden\n", dialect.Spec{}},
		{"merged cells", "", tableOf("One", head+rowOf(merged, name("Elm"), amount("1"))+rowOf(`<table:covered-table-cell/>`, name("Oak"), amount("2"))),
			"region | body | sum\nNorth | Elm | 1 (2)\nNorth | Oak | 2 (3)\nsaid: “North” stands in a cell that is merged over the rows 2 to 3 of the column “Region”, and each of them is taken to have it; so with all merged cells of the column.\n", dialect.Spec{}},
		{"another sheet", "two", tableOf("One", head) + tableOf("Two", head+rowOf(name("South"), name("Oak"), amount("2"))),
			"region | body | sum\nSouth | Oak | 2 (2)\n", dialect.Spec{}},
		{"behind a hidden sheet", "", strings.Replace(tableOf("Old", head+rowOf(name("North"), name("Elm"), amount("1"))), "ta1", "ta2", 1) + tableOf("Two", head+rowOf(name("South"), name("Oak"), amount("2"))),
			"region | body | sum\nSouth | Oak | 2 (2)\n", dialect.Spec{}},
		{"shown in thousands", "", tableOf("One", texts("Region", "Body", "Sum (thousands)")+rowOf(name("North"), name("Elm"), cellOf(`office:value-type="float" office:value="1234567"`, "1,235"))),
			"region | body | sum\nNorth | Elm | 1234567000 (2)\nsaid: “Sum (thousands)” is counted in thousands in the source.\ndoubt scale: row 2 of the column “Sum (thousands)” holds 1234567, and its number format shows it divided by 1000\n", dialect.Spec{}},
		{"an error", "", tableOf("One", head+rowOf(name("North"), name("Elm"), cellOf(`table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"`, "#DIV/0!"))),
			"error: these cells cannot be read:\nbook.ods, One, row 2, column C (sum): the spreadsheet has the error #DIV/0!\n", dialect.Spec{}},
		{"never computed", "", tableOf("One", head+rowOf(name("North"), name("Elm"), `<table:table-cell table:formula="of:=1+1"/>`)),
			"error: these cells cannot be read:\nbook.ods, One, row 2, column C (sum): its formula was never computed; open the workbook with a spreadsheet program and save it\n", dialect.Spec{}},
		{"no such sheet", "Tow", tableOf("Two", head), `error: there is no sheet "Tow" (did you mean "Two"?)` + "\n", dialect.Spec{}},
		{"an empty sheet", "", tableOf("Two", ""), `error: sheet "Two" holds nothing` + "\n", dialect.Spec{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			columns := table.Columns{}
			for name, c := range typed {
				if name == "sum" && strings.Contains(test.tables, "Sum (thousands)") {
					c.From = "Sum (thousands)"
				}
				columns[name] = c
			}
			got := told(read(t.Context(), packed(t, strings.NewReader(before+test.tables+after)), test.spec, test.sheet, table.Shape{Columns: columns}))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// times is text that is written many times.
func times(text string, n int) io.Reader {
	const most = 1 << 16
	var all []io.Reader
	per := max(1, most/max(1, len(text)))
	piece := strings.Repeat(text, per)
	for left := n; left > 0; left -= per {
		all = append(all, strings.NewReader(piece[:len(text)*min(left, per)]))
	}
	return io.MultiReader(all...)
}

// TestHostileSpreadsheets reads spreadsheets that are made to need much memory or time.
// Each is read or refused, and never needs more than so many megabytes, nor many
// rows.
func TestHostileSpreadsheets(t *testing.T) {
	const million = 1_000_000
	is := strings.NewReader
	begin, end := before+`<table:table table:name="One">`+texts("Body", "Sum"), `</table:table>`+after
	full := `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`
	for _, test := range []struct {
		name    string
		content []io.Reader
		most    uint64 // megabytes
		want    string // of the error
		rows    int
	}{
		{"a row that stands for a million", []io.Reader{is(begin + full + end)}, 60, "cells are repeated", 0},
		{"empty rows without end", []io.Reader{is(begin), times(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>`, 10_000), is(end)}, 3, "", 0},
		{"cells that stand for all columns", []io.Reader{is(begin), times(`<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`, 2000), is(end)}, 20, "cells are repeated", 0},
		{"60 MB in a cell", []io.Reader{is(begin + `<table:table-row><table:table-cell office:value-type="string"><text:p>`), times("<text:span>long </text:span>", 3*million), is(`</text:p></table:table-cell></table:table-row>` + end)}, 30, "", 1},
		{"spaces without end", []io.Reader{is(begin + `<table:table-row><table:table-cell office:value-type="string"><text:p>`), times(`<text:s text:c="1000000000"/>x`, 100_000), is(`</text:p></table:table-cell></table:table-row>` + end)}, 30, "", 1},
		{"many sheets", []io.Reader{is(before), times(`<table:table table:name="x"/>`, 100_000), is(after)}, 20, "more than 10000 sheets", 0},
		{"many merged cells", []io.Reader{is(begin), times(`<table:table-row><table:table-cell table:number-rows-spanned="1000000" table:number-columns-spanned="16384"/></table:table-row>`, 200_000), is(end)}, 60, "more than 100000 cells are merged", 0},
		{"many hidden columns", []io.Reader{is(before + `<table:table table:name="One">`), times(`<table:table-column table:visibility="collapse"/>`, million), is(texts("Body", "Sum") + end)}, 10, "", 0},
		{"a deep tree of groups", []io.Reader{is(begin), times("<table:table-row-group>", million), is(end)}, 3, "more than 100 elements stand in each other", 0},
		{"a deep tree of spans", []io.Reader{is(begin + `<table:table-row><table:table-cell><text:p>`), times("<text:span>", million), is(end)}, 3, "more than 100 elements stand in each other", 0},
		{"tables in tables", []io.Reader{is(begin), times(`<table:table-row><table:table-cell><table:table>`, million), is(end)}, 3, "more than 100 elements stand in each other", 0},
		{"entities", []io.Reader{is(`<!DOCTYPE a [<!ENTITY b "bbbb">]>` + begin + end)}, 2, "it declares a document type", 0},
		{"a part without end", []io.Reader{is(begin), times(" ", 140*million), is(end)}, 12, "it has more than 128000000 bytes when it is unpacked", 0},
		{"half a part", []io.Reader{is(begin)}, 2, "unexpected EOF", 0},
		{"no table", []io.Reader{is(before + after)}, 2, "it is an OpenDocument spreadsheet (.ods) without a sheet: save it again", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := packed(t, test.content...)
			w := &weighed{Context: t.Context(), begun: inUse()}
			got, err := read(w, body, dialect.Spec{}, "", table.Shape{})
			w.most = max(w.most, inUse())
			runtime.KeepAlive(got)
			if used := max(w.most, w.begun) - w.begun; used > test.most*million {
				t.Errorf("%d bytes were in use, more than %d MB", used, test.most)
			}
			switch {
			case test.want != "":
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("%v, want %q", err, test.want)
				}
			case err != nil:
				t.Error(err)
			case len(got.Rows) != test.rows:
				t.Errorf("%d rows, want %d", len(got.Rows), test.rows)
			}
		})
	}
}

// weighed is a context that looks, whenever it is asked whether to go on, how
// much memory is in use. It is asked for every few kilobytes of a part.
type weighed struct {
	context.Context
	asked       int
	begun, most uint64
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (w *weighed) Err() error {
	if w.asked++; w.asked%200 == 1 {
		w.most = max(w.most, inUse())
	}
	return w.Context.Err()
}

// TestEncrypted names a spreadsheet that has a password.
func TestEncrypted(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, err := w.Create("META-INF/manifest.xml")
	if err == nil {
		_, err = io.WriteString(part, `<m:manifest xmlns:m="x"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := read(t.Context(), b.Bytes(), dialect.Spec{}, "", table.Shape{}); err == nil || !strings.Contains(err.Error(), "it is an encrypted spreadsheet (.ods): save it without a password") {
		t.Error(err)
	}
}

// FuzzSpreadsheet reads spreadsheets whose content is anything. What is read has
// rows in their order, every text within the limits, and as many cells as names.
func FuzzSpreadsheet(f *testing.F) {
	f.Add(tableOf("One", texts("A", "B")+rowOf(cellOf(`office:value-type="float" office:value="1.50"`, "2"), cellOf(`office:value-type="date" office:date-value="2024-06-14"`, "Jun-24"))))
	f.Add(tableOf("One", `<table:table-row-group>`+texts("A", "B")+`</table:table-row-group><table:table-row table:number-rows-repeated="9" table:visibility="collapse"><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>x<text:s text:c="9"/></text:p></table:table-cell></table:table-row>`))
	limits := table.Limits{Title: 10, Text: 20, Cell: 15, Items: 10, Rows: 100, Cells: 1000, Bytes: 2000}
	f.Fuzz(func(t *testing.T, tables string) {
		body := packed(t, strings.NewReader(before+tables+after))
		for _, spec := range []dialect.Spec{{}, {Stop: "total", Fill: dialect.Fill{"", "down"}, Hidden: dialect.Skip}} {
			got, err := read(t.Context(), body, spec, "", table.Shape{Limits: limits})
			if err != nil {
				continue
			}
			last := 0
			for _, row := range got.Rows {
				if n := row[0].From.Row; n <= last || len(row) != len(got.Columns) {
					t.Fatalf("row %d after row %d has %d cells under %d names", n, last, len(row), len(got.Columns))
				}
				last = row[0].From.Row
				for _, v := range row {
					if utf8.RuneCountInString(v.Text) > limits.Text {
						t.Fatalf("a cell holds %q", v.Text)
					}
				}
			}
		}
	})
}
