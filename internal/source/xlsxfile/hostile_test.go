package xlsxfile

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"catchup/internal/source"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// parts are the parts of a workbook by their names, as they are written.
type parts map[string]any

// repeated is text that is written many times.
type repeated struct {
	before, text string
	times        int
	after        string
}

func (r repeated) write(w io.Writer) error {
	_, err := io.WriteString(w, r.before)
	most := max(1, 1<<16/max(1, len(r.text)))
	for left := r.times; left > 0 && err == nil; left -= most {
		_, err = io.WriteString(w, strings.Repeat(r.text, min(left, most)))
	}
	_, after := io.WriteString(w, r.after)
	return errors.Join(err, after)
}

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// whole adds the parts that every workbook has.
func (p parts) whole() parts {
	all := parts{
		"_rels/.rels":                `<Relationships><Relationship Id="rId1" Type="` + relationTypes + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="` + relationTypes + `"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + relationTypes + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetOf(`<row><c t="str"><v>Body</v></c></row>`),
	}
	maps.Copy(all, p)
	return all
}

// sheetOf is a sheet of rows.
func sheetOf(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }

// packed is the workbook of the parts.
func packed(t testing.TB, p parts) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		switch content := p[name].(type) {
		case string:
			_, err = io.WriteString(part, content)
		case repeated:
			err = content.write(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
	if w.asked++; w.asked%100 == 1 {
		w.most = max(w.most, inUse())
	}
	return w.Context.Err()
}

// weigh reads the first sheet of a workbook with a head of one row, and returns
// how many bytes more were in use than before.
func weigh(t *testing.T, body []byte, s Spec, shape table.Shape) (*table.Table, uint64, error) {
	t.Helper()
	w := &weighed{Context: t.Context(), begun: inUse()}
	got, err := s.parse(w, &source.Fetched{Body: body, Reading: &table.Reading{Place: "book.xlsx"}}, shape)
	w.most = max(w.most, inUse())
	runtime.KeepAlive(got)
	runtime.KeepAlive(body)
	return got, max(w.most, w.begun) - w.begun, err
}

var oneRow = Spec{Sheet: "1", Spec: dialect.Spec{Head: source.Rows{First: 1, Last: 1}}}

const textsPart, sheetPart = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"

// TestHostileWorkbooks reads workbooks that are made to need much memory. Each is read or
// refused with its place, and never needs more than so many megabytes.
func TestHostileWorkbooks(t *testing.T) {
	const million = 1_000_000
	shared := func(n int) repeated {
		return repeated{`<worksheet><sheetData><row><c t="str"><v>Body</v></c></row>`, `<row><c t="s"><v>0</v></c></row>`, n, `</sheetData></worksheet>`}
	}
	text := func(n int) repeated { return repeated{`<sst><si><t>`, "long ", n / 5, `</t></si></sst>`} }
	head := `<worksheet><sheetData><row><c t="str"><v>Body</v></c></row>`
	for _, test := range []struct {
		name   string
		parts  parts
		spec   Spec
		limits table.Limits
		most   uint64 // megabytes
		want   string // of the error
		rows   int
	}{
		{name: "400 cells share 60 MB", parts: parts{textsPart: text(60 * million), sheetPart: shared(400)}, most: 30, rows: 400},
		{name: "100,000 cells share 3 MB", parts: parts{textsPart: text(3 * million), sheetPart: shared(100_000)}, most: 160, want: "row 19"},
		{name: "100,000 runs of 500 characters", parts: parts{textsPart: repeated{"<sst><si>", "<r><t>" + strings.Repeat("long ", 100) + "</t></r>", 100_000, "</si></sst>"}, sheetPart: shared(1)}, most: 20, rows: 1},
		{name: "60 MB in a cell", parts: parts{sheetPart: repeated{head + `<row><c t="inlineStr"><is><t><!-- -->`, "long ", 12 * million, `</t></is></c></row></sheetData></worksheet>`}}, most: 30, rows: 1},
		{name: "60 MB of digits", parts: parts{sheetPart: repeated{head + `<row><c><v>0.`, "1", 60 * million, `</v></c></row></sheetData></worksheet>`}}, most: 30, rows: 1},
		{name: "too much text", parts: parts{textsPart: repeated{"<sst>", "<si><t>" + strings.Repeat("x", 1000) + "</t></si>", 70_000, "</sst>"}}, most: 90, want: "xl/sharedStrings.xml: the table is larger"},
		{name: "too many texts", parts: parts{textsPart: repeated{"<sst>", "<si/>", 3 * million, "</sst>"}}, most: 90, want: "xl/sharedStrings.xml: the table is larger"},
		{name: "far cells", parts: parts{sheetPart: sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>`)}, most: 2, rows: 1},
		{name: "far cells in every row", parts: parts{sheetPart: repeated{head, `<row><c r="XFD1"><v>1</v></c></row>`, 20_000, `</sheetData></worksheet>`}}, most: 2, rows: 0},
		{name: "a sheet that says it is large", parts: parts{sheetPart: `<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData><row r="1" spans="1:16384"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>`}, most: 2, rows: 1},
		{name: "a million merged cells", spec: Spec{Sheet: "1", Spec: dialect.Spec{Head: source.Rows{First: 1, Last: 2}}},
			parts: parts{sheetPart: repeated{head + `<row/><row><c><v>1</v></c></row></sheetData><mergeCells>`, `<mergeCell ref="A1:XFD2"/><mergeCell ref="B3:XFD3"/>`, million / 2, `</mergeCells></worksheet>`}}, most: 20, rows: 1},
		{name: "50 MB of styles", parts: parts{"xl/styles.xml": repeated{"<styleSheet>", "<xf numFmtId='14'/>", 3 * million, "</styleSheet>"}}, most: 2},
		{name: "a deep tree", parts: parts{sheetPart: repeated{"<worksheet><sheetData><row>", "<c>", 5 * million, ""}}, most: 2, want: "sheet1.xml: more than 100 elements stand in each other"},
		{name: "a deep tree of texts", parts: parts{textsPart: repeated{"<sst>", "<si>", 5 * million, ""}}, most: 2, want: "sharedStrings.xml: more than 100 elements stand in each other"},
		{name: "a part without end", parts: parts{sheetPart: repeated{head, " ", 140 * million, `</sheetData></worksheet>`}}, most: 30, want: "sheet1.xml: it has more than 128000000 bytes when it is unpacked"},
		{name: "a long comment", parts: parts{sheetPart: repeated{head + "<!--->", "<c>", 10 * million, `--></sheetData></worksheet>`}}, most: 40, want: "a comment or a section without markup has more than"},
		{name: "a long section", parts: parts{sheetPart: repeated{head + `<row><c><v><![CDATA[`, "<c>", 10 * million, `]]></v></c></row></sheetData></worksheet>`}}, most: 40, want: "a comment or a section without markup has more than"},
		{name: "a long instruction", parts: parts{sheetPart: repeated{head + "<?x ", "<c>", 10 * million, `?></sheetData></worksheet>`}}, most: 40, want: "a comment or a section without markup has more than"},
		{name: "a long tag", parts: parts{sheetPart: repeated{head + `<row r="`, "1", 30 * million, `"/></sheetData></worksheet>`}}, most: 5, want: "sheet1.xml: a tag has more than 1048576 bytes"},
		{name: "a tag of many attributes", parts: parts{sheetPart: repeated{head + `<row `, `a="" `, 5 * million, `/></sheetData></worksheet>`}}, most: 40, want: "sheet1.xml: a tag has more than 1048576 bytes"},
		{name: "entities", parts: parts{sheetPart: `<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>`}, most: 2, want: "it declares a document type"},
		{name: "many sheets", parts: parts{"xl/workbook.xml": repeated{"<workbook><sheets>", "<sheet name='x' id='y'/>", million, "</sheets></workbook>"}}, most: 10, want: "xl/workbook.xml: it lists more than 10000 parts"},
		{name: "many relations", parts: parts{"xl/_rels/workbook.xml.rels": repeated{"<Relationships>", "<Relationship Id='y'/>", million, "</Relationships>"}}, most: 10, want: "xl/_rels/workbook.xml.rels: it lists more than 10000 parts"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.spec.Sheet == "" {
				test.spec = oneRow
			}
			got, most, err := weigh(t, packed(t, test.parts.whole()), test.spec, table.Shape{Limits: test.limits})
			t.Logf("%.1f MB: %v", float64(most)/1e6, err)
			if most > test.most*million {
				t.Errorf("%d bytes were in use, more than %d MB", most, test.most)
			}
			if test.want != "" {
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("%v, want %q", err, test.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Rows) != test.rows {
				t.Errorf("%d rows", len(got.Rows))
			}
			for _, row := range got.Rows {
				if n := utf8.RuneCountInString(row[0].Text); n > 32_767 {
					t.Errorf("a cell of %d characters", n)
				}
			}
		})
	}
}

// TestManyParts opens an archive whose list of parts alone would fill memory.
func TestManyParts(t *testing.T) {
	all := parts{}.whole()
	for i := range 50_000 {
		all[fmt.Sprintf("%s/%d", strings.Repeat("x", 100), i)] = ""
	}
	if _, most, err := weigh(t, packed(t, all), oneRow, table.Shape{}); err == nil || !strings.Contains(err.Error(), "its list of parts has more than") || most > 40e6 {
		t.Errorf("%v, %d bytes in use", err, most)
	}
}

// TestManyRows reads rows of which none is kept: what is in use does not grow
// with their number.
func TestManyRows(t *testing.T) {
	nothing := &table.Filter{Columns: []string{"Body"}, Keeps: func([]*table.Value) bool { return false }}
	head := `<worksheet><sheetData><row><c t="str"><v>Body</v></c></row>`
	row := `<row><c t="str"><v>Devon</v></c>` + strings.Repeat(`<c s="1"><v>3108796.2702716682</v></c>`, 9) + `</row>`
	body := packed(t, parts{sheetPart: repeated{head, row, 20_000, `</sheetData></worksheet>`}}.whole())
	if got, most, err := weigh(t, body, oneRow, table.Shape{Keep: nothing}); err != nil || len(got.Rows) != 0 || most > 2e6 {
		t.Errorf("%v, %d bytes in use", err, most)
	}
}
