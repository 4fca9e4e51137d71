package xlsxfile

import (
	"testing"
	"unicode/utf8"

	"catchup/internal/source"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// FuzzWorkbook reads workbooks whose parts are anything. What is read has rows
// in their order, every text within the limits, and as many cells as names.
func FuzzWorkbook(f *testing.F) {
	all := parts{}.whole()
	workbook, relations := all["xl/workbook.xml"].(string), all["xl/_rels/workbook.xml.rels"].(string)
	f.Add(workbook, relations, `<sst><si><t>a_x000D_&amp;</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>`,
		sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3" spans="1:3"><c t="inlineStr"><is><t>d</t></is></c><c r="C3"><f>A1</f><v>-7.1000000000000004E-3</v></c></row>`))
	f.Add(workbook, relations, `<?xml version="1.0" encoding="windows-1252"?><!-- - --><sst><si/></sst>`,
		`<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c><x:v><![CDATA[1]]></x:v></x:c></x:row><x:row/><x:row/></x:sheetData><x:mergeCells><x:mergeCell ref="$A$1:XFD2"/></x:mergeCells></x:worksheet>`)
	limits := table.Limits{Title: 10, Text: 20, Cell: 15, Items: 10, Cells: 1000, Bytes: 2000}
	f.Fuzz(func(t *testing.T, workbook, relations, texts, sheet string) {
		body := packed(t, parts{"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations, textsPart: texts, sheetPart: sheet}.whole())
		for _, head := range []source.Rows{{First: 1, Last: 1}, {First: 2, Last: 3}} {
			got, err := Spec{Sheet: "1", Spec: dialect.Spec{Head: head, Stop: "total"}}.parse(t.Context(), &source.Fetched{Body: body, Reading: &table.Reading{}}, table.Shape{Limits: limits})
			if err != nil {
				continue
			}
			last := head.Last
			for _, row := range got.Rows {
				if n := row[0].From.Row; n <= last || len(row) != len(got.Columns) || len(row) > sheetColumns {
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
