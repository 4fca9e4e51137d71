package xlsxfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source"
	"catchup/internal/table"
)

// parse reads the first sheet of a workbook in memory.
func parse(t *testing.T, p parts) (*table.Table, error) {
	t.Helper()
	return oneRow.parse(t.Context(), &source.Fetched{Body: packed(t, p.whole()), Reading: &table.Reading{Place: "book.xlsx"}}, table.Shape{})
}

// TestCells reads cells of every type, and in every way that programs write
// them.
func TestCells(t *testing.T) {
	texts := `<sst><si><t>shared</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>said</t></rPh><phoneticPr/></si>` +
		`<si><t>a_x000D__x000a_b</t></si><si><t>_x005F_x0041_ _xD83D_</t></si><si/><si><t><![CDATA[<R&D>]]> &amp; &#233;</t></si></sst>`
	head := `<row r="1"><c r="A1" t="str"><v>A</v></c><c r="B1" t="str"><v>B</v></c><c r="C1" t="str"><v>C</v></c></row>`
	for name, test := range map[string]struct{ rows, want string }{
		"shared":                    {`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v> 1 </v></c><c r="C2" t="s"><v>5</v></c></row>`, "shared | two runs | <R&D> & é"},
		"escapes":                   {`<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" t="s"><v>4</v></c></row>`, "a\r\nb | _x0041_ | "},
		"inline":                    {`<row r="2"><c r="A2" t="inlineStr"><is><t>in</t></is></c><c r="B2" t="inlineStr"><is><r><t>l</t></r><r><t>ine</t></r></is></c></row>`, "in | line | "},
		"truth and faults":          {`<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#N/A</v></c></row>`, "TRUE | FALSE | #N/A"},
		"numbers":                   {`<row r="2"><c r="A2"><v>-7.1000000000000004E-3</v></c><c r="B2" t="n" s="3"><v>45478</v></c><c r="C2" t="d"><v>2024-07-05</v></c></row>`, "-0.0071 | 45478 | 2024-07-05"},
		"formulas":                  {`<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f t="shared" si="0">X&amp;Y</f><v>XY_x0041_</v></c><c r="C2" t="str"><f>Z1</f><v></v></c></row>`, "2 | XYA | "},
		"no places":                 {`<row><c><v>1</v></c><c/><c t="str"><v>3</v></c></row>`, "1 |  | 3"},
		"places of some":            {`<row r="2"><c r="B2"><v>2</v></c><c><v>3</v></c></row>`, " | 2 | 3"},
		"cells in another order":    {`<row r="2"><c r="C2"><v>3</v></c><c r="$A$2"><v>1</v></c><c r="b2"><v>2</v></c></row>`, "1 | 2 | 3"},
		"what does not belong":      {`<x/><row r="2"><x><c r="A2"><v>9</v></c></x><c r="A2"><v>1<x>9</x></v><extLst><v>9</v></extLst></c></row><x><row r="3"/></x>`, "1 |  | "},
		"comments and instructions": {`<!-- <row> --><?x <row>?><row r="2"><c r="A2"><v>1<!-- - > -->2</v></c></row>`, "12 |  | "},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parse(t, parts{textsPart: texts, sheetPart: sheetOf(head + test.rows)})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff("A | B | C\n"+test.want+"\n", shown(got)); diff != "" || len(got.Warnings) > 0 {
				t.Error(diff, got.Warnings)
			}
		})
	}
}

// TestStrict reads a workbook whose names are those of the strict form of ISO
// 29500, with prefixes, and whose parts stand elsewhere.
func TestStrict(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	got, err := parse(t, parts{
		"_rels/.rels":              `<Relationships><Relationship Id="a" Type="` + strict + `/officeDocument" Target="/Book/Main.xml"/></Relationships>`,
		"book/main.xml":            `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="` + strict + `"><x:workbookPr date1904="0"/><x:sheets><x:sheet name="One" sheetId="7" r:id="b"/></x:sheets></x:workbook>`,
		`BOOK\_rels\main.xml.rels`: `<Relationships><Relationship Id="b" Type="` + strict + `/worksheet" Target="../sheets/./a.xml"/><Relationship Id="c" Type="` + strict + `/sharedStrings" Target="texts.xml"/></Relationships>`,
		"book/texts.xml":           "\uFEFF" + `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x:sst xmlns:x="y"><x:si><x:t>Body</x:t></x:si></x:sst>`,
		"sheets/a.xml":             "<?xml version='1.0' encoding='ISO-8859-1'?><x:worksheet xmlns:x='y'><x:sheetData><x:row r='1'><x:c t='s'><x:v>0</x:v></x:c></x:row><x:row r='3'><x:c t='str'><x:v>K\xF6ln</x:v></x:c></x:row></x:sheetData></x:worksheet>",
	})
	if err != nil || shown(got) != "Body\nKöln\n" || got.Rows[0][0].From.Row != 3 {
		t.Error(err, got)
	}
}

// TestRefusedParts reads workbooks that are wrong somewhere: each error says
// where.
func TestRefusedParts(t *testing.T) {
	for want, p := range map[string]parts{
		`row 1: a cell shows the shared text number "4", and there are 0`:            {sheetPart: sheetOf(`<row><c t="s"><v>4</v></c></row>`)},
		`row 2: "XFE2" is not a cell of a sheet`:                                     {sheetPart: sheetOf(`<row/><row><c r="XFE2"/></row>`)},
		`row 1: more than 16384 cells`:                                               {sheetPart: sheetOf(`<row><c r="XFD1"/><c/></row>`)},
		`xl/worksheets/sheet1.xml: a row has the number "1048577"`:                   {sheetPart: sheetOf(`<row r="1048577"/>`)},
		`xl/worksheets/sheet1.xml: a row has the number "one"`:                       {sheetPart: sheetOf(`<row r="one"/>`)},
		`xl/worksheets/sheet1.xml: row 2 stands after row 3`:                         {sheetPart: sheetOf(`<row r="3"/><row r="2"/>`)},
		`xl/worksheets/sheet1.xml: XML syntax error on line 1: element <row> closed`: {sheetPart: sheetOf(`<row>`)},
		`xl/worksheets/sheet1.xml: XML syntax error on line 1: unexpected EOF`:       {sheetPart: `<worksheet><sheetData><row><c t="str"><v>A</v></c></row>`},
		`the workbook lacks its part xl/worksheets/sheet2.xml`:                       {"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`},
		`it is a binary workbook (.xlsb): open it with a spreadsheet program`:        {"_rels/.rels": `<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`, "xl/workbook.bin": ""},
		`it is a damaged workbook (.xlsx): it names no list of sheets`:               {"_rels/.rels": ""},
		`sheet "One" holds nothing`:                                                  {sheetPart: "<chartsheet/>"},
	} {
		if got, err := parse(t, p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, %v, want %s", got, err, want)
		}
	}
}

// TestForeignFiles reads files that are no workbooks: each is called what it is,
// with what to do.
func TestForeignFiles(t *testing.T) {
	for body, want := range map[string]string{
		"\n<html><table>": "it is a web page: open the address",
		"Body,Sum\n":      `it is text, which begins "Body,Sum": use csv: instead of xlsx:`,
		"":                "it is empty",
	} {
		path := filepath.Join(t.TempDir(), "book.xlsx")
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := read(t, path, "xlsx: { path: FILE }"); err == nil || !strings.Contains(err.Error(), "reading book.xlsx: "+want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestReadingEnds reads a long sheet with a context that ends meanwhile.
func TestReadingEnds(t *testing.T) {
	body := packed(t, parts{sheetPart: repeated{`<worksheet><sheetData>`, `<row><c t="str"><v>x</v></c></row>`, 100_000, `</sheetData></worksheet>`}}.whole())
	ctx, cancel := context.WithCancel(t.Context())
	ends := &table.Filter{Columns: []string{"x"}, Keeps: func([]*table.Value) bool { cancel(); return true }}
	_, err := oneRow.parse(ctx, &source.Fetched{Body: body, Reading: &table.Reading{}}, table.Shape{Keep: ends})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
