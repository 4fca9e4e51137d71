package xlsxfile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/table"
)

// told is a table as text, with what is said and doubted of it.
func told(t *table.Table, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	b.WriteString(shown(t))
	for _, said := range t.Said {
		fmt.Fprintf(&b, "said: %s\n", said)
	}
	for _, doubt := range t.Doubts {
		fmt.Fprintf(&b, "doubt %s: %s (%s)\n", doubt.What, doubt, doubt.Cells[0])
	}
	return b.String()
}

// readParts reads a workbook in memory by settings in YAML.
func readParts(t *testing.T, p parts, yaml string) (*table.Table, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, packed(t, p.whole()), 0o600); err != nil {
		t.Fatal(err)
	}
	return read(t, path, yaml)
}

// stylesOf is the part of styles whose cells have these formats, from number 1
// on.
func stylesOf(codes ...string) string {
	var formats, cells strings.Builder
	for i, code := range codes {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(code))
		fmt.Fprintf(&cells, `<xf numFmtId="%d"/>`, 164+i)
	}
	return `<styleSheet><numFmts>` + formats.String() + `</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>` + cells.String() + `</cellXfs></styleSheet>`
}

// styled are parts of a workbook whose sheet has these rows and formats.
func styled(rows string, codes ...string) parts {
	return parts{
		"xl/styles.xml": stylesOf(codes...), sheetPart: sheetOf(rows),
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + relationTypes + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relationTypes + `/styles" Target="styles.xml"/></Relationships>`,
	}
}

// textRow is a row of texts.
func textRow(cells ...string) string {
	row := "<row>"
	for _, cell := range cells {
		row += `<c t="str"><v>` + cell + `</v></c>`
	}
	return row + "</row>"
}

// TestFormats shows numbers as their formats do: percentages and dates, and the
// whole of a date for columns that hold dates.
func TestFormats(t *testing.T) {
	codes := []string{"0.0%", "mmm-yy", "dd/mm/yyyy", "yyyy", "mmmm yyyy", "dd/mm/yyyy hh:mm", `#,##0.0_);[Red]\(#,##0.0\)`, `[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`, "[h]:mm", `0.0" days"`, "General", "h:mm"}
	for i, want := range []string{"4545770.35%", "Jun-24", "2024-06-14", "2024", "June 2024", "2024-06-14 16:53:02", "45457.7035", "2024-06-14", "45457.7035", "45457.7035", "45457.7035", "16:53:02"} {
		rows := textRow("A", "B") + fmt.Sprintf(`<row><c s="%d"><v>45457.7035</v></c><c t="str"><v>x</v></c></row>`, i+1)
		got, err := readParts(t, styled(rows, codes...), "{ xlsx: { path: FILE }, columns: { a: text } }")
		if err != nil {
			t.Fatal(err)
		}
		if text := got.Rows[0][0].Text; text != want {
			t.Errorf("%s: %s, want %s", codes[i], text, want)
		}
	}
	rows := textRow("A", "B") + `<row><c s="2"><v>45457</v></c><c s="1"><v>0.051</v></c></row><row><c s="1"><v>0.5</v></c><c s="1"><v>-1.2E-3</v></c></row>`
	got, err := readParts(t, styled(strings.Replace(rows, `s="1"><v>0.5`, `s="2"><v>45473`, 1), codes...), "{ xlsx: { path: FILE }, columns: { on: { from: A, kind: date }, b: share } }")
	if diff := cmp.Diff("on | b\n2024-06-14 | 0.051\n2024-06-30 | -0.0012\n", told(got, err)); diff != "" {
		t.Error(diff)
	}
}

// TestOldCalendar reads dates of a workbook that counts from 1904, whether they
// are formatted as dates or not.
func TestOldCalendar(t *testing.T) {
	p := styled(textRow("on", "sum")+`<row><c s="1"><v>43995</v></c><c><v>12345</v></c></row><row><c><v>43995</v></c><c><v>1</v></c></row>`, "d/m/yy")
	p["xl/workbook.xml"] = `<workbook xmlns:r="` + relationTypes + `"><workbookPr date1904="1"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`
	got, err := readParts(t, p, "{ xlsx: { path: FILE }, columns: { on: date, sum: number } }")
	if diff := cmp.Diff("on | sum\n2024-06-14 | 12345\n2024-06-14 | 1\n", told(got, err)); diff != "" {
		t.Error(diff)
	}
}

// TestWorkbookDoubts reads sheets that can be read in two ways, as the settings say
// and without.
func TestWorkbookDoubts(t *testing.T) {
	const columns = "columns: { body: text, plan: { from: Plan £k, kind: money, unit: GBP } }"
	head := textRow("Body", "Plan £k")
	row := func(name, more, amount string) string {
		return `<row` + more + `><c t="str"><v>` + name + `</v></c><c` + amount + `</c></row>`
	}
	hidden := head + row("Elm", "", "><v>1</v>") + row("Oak", ` hidden="1"`, "><v>2</v>") + row("Ash", ` ht="0"`, "><v>3</v>")
	merged := parts{sheetPart: `<worksheet><sheetData>` + head + row("Elm", "", "><v>1</v>") + `<row><c/><c><v>2</v></c></row>` + row("Oak", "", "><v>3</v>") +
		`</sheetData><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B3:B4"/></mergeCells></worksheet>`}
	across := parts{sheetPart: `<worksheet><sheetData>` + head + row("North", "", ">") + row("Elm", "", "><v>1</v>") + `</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>`}
	column := parts{sheetPart: `<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>` + head + row("Elm", "", "><v>1</v>") + `</sheetData></worksheet>`}
	for _, test := range []struct {
		name, xlsx, columns, want string
		parts                     parts
	}{
		{"hidden rows", "", columns, "Elm | 1000\nOak | 2000\nAsh | 3000\ndoubt hidden: rows 3 and 4 are hidden: either what is hidden counts like all else, or it is left out. Write hidden: read, or hidden: skip (book.xlsx, One, row 3, column A (\"Body\"))\n", parts{sheetPart: sheetOf(hidden)}},
		{"hidden rows that are read", "hidden: read", columns, "Elm | 1000\nOak | 2000\nAsh | 3000\n", parts{sheetPart: sheetOf(hidden)}},
		{"hidden rows that are left out", "hidden: skip", columns, "Elm | 1000\nsaid: The hidden rows 3 and 4 are not read.\n", parts{sheetPart: sheetOf(hidden)}},
		{"a hidden column", "", columns, "Elm | 1000\ndoubt hidden: column B (“Plan £k”) is hidden: either what is hidden counts like all else, or it is left out. Write hidden: read, or hidden: skip (book.xlsx, One, row 2, column B (\"Plan £k\"))\n", column},
		{"a hidden column that nobody asks for", "", "columns: { body: text }", "Elm\n", column},
		{"a format that hides", "", columns, "Elm | 1000\ndoubt hidden: cell B2 is hidden: either what is hidden counts like all else, or it is left out. Write hidden: read, or hidden: skip (book.xlsx, One, row 2, column B (\"Plan £k\"))\n", styled(head+row("Elm", "", ` s="1"><v>1</v>`), ";;;")},
		{"a format that hides, left out", "hidden: skip", columns, "Elm | \n", styled(head+row("Elm", "", ` s="1"><v>1</v>`), ";;;")},
		{"merged cells", "", columns, "Elm | 1000\nElm | 2000\nOak | 3000\nsaid: “Elm” stands in a cell that is merged over the rows 2 to 3 of the column “Body”, and each of them is taken to have it; so with all merged cells of the column.\n", merged},
		{"merged cells that are not filled", "fill: none", columns, "Elm | 1000\n | 2000\nOak | 3000\n", merged},
		{"a heading across", "", columns, "North | \nElm | 1000\ndoubt merged: “North” in row 2 is merged over the columns A to B: either it is a heading above other rows, or it belongs to column A alone. Write rows: { skip: [\"North\"] } with fill: none, or fill: none (book.xlsx, One, row 2, column A (\"Body\"))\n", across},
		{"shown in thousands", "", columns, "Elm | 1234567000\ndoubt scale: row 2 of the column “Plan £k” holds 1234567, and its number format shows it divided by 1000: either the head says what is shown, and the amount is 1234567, or the amount is counted as the head says, and is larger. Write columns.plan.scale: 1, or columns.plan.scale: 1e3 (book.xlsx, One, row 2, column B (\"Plan £k\"))\n", styled(head+row("Elm", "", ` s="1"><v>1234567</v>`), "#,##0,")},
		{"shown in thousands, as the settings say", "", "columns: { body: text, plan: { from: Plan £k, kind: money, unit: GBP, scale: 1 } }", "Elm | 1234567\n", styled(head+row("Elm", "", ` s="1"><v>1234567</v>`), "#,##0,")},
		{"another currency", "", columns, "Elm | 5000\ndoubt unit: row 2 of the column “Plan £k” has the number format of EUR, and the settings say GBP: either its amounts are EUR, or they are GBP, and the format is to be mended in the workbook. Write columns.plan.unit: EUR (book.xlsx, One, row 2, column B (\"Plan £k\"))\n", styled(head+row("Elm", "", ` s="1"><v>5</v>`), "[$€-407]#,##0")},
		{"the same currency", "", columns, "Elm | 5000\n", styled(head+row("Elm", "", ` s="1"><v>5</v>`), `"£"#,##0;[Red]"£"-#,##0`)},
		{"a formula that was never computed", "", columns, "error: reading book.xlsx: these cells cannot be read:\nbook.xlsx, One, row 2, column B (plan, \"Plan £k\"): its formula was never computed; open the workbook with a spreadsheet program and save it\n", parts{sheetPart: sheetOf(head + row("Elm", "", "><f>1+1</f>"))}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := told(readParts(t, test.parts, "{ xlsx: { path: FILE, "+test.xlsx+" }, "+test.columns+" }"))
			_, got, _ = strings.Cut(strings.Replace(got, "error: ", "\nerror: ", 1), "\n")
			got = strings.Replace(got, "said: “Plan £k” is counted in thousands of pounds in the source.\n", "", 1)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNothingComputed refuses a workbook whose formulas have all the result 0,
// if it asks to be computed.
func TestNothingComputed(t *testing.T) {
	p := parts{
		sheetPart:         sheetOf(textRow("Body", "Sum") + `<row><c t="str"><v>Elm</v></c><c><f>1+1</f><v>0</v></c></row><row><c t="str"><v>Oak</v></c><c><f>2+2</f><v>0</v></c></row>`),
		"xl/workbook.xml": `<workbook xmlns:r="` + relationTypes + `"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
	}
	if _, err := readParts(t, p, "{ xlsx: { path: FILE } }"); err == nil || !strings.Contains(err.Error(), "all 2 formulas, from cell B2 on, have the result 0 and were never computed") {
		t.Error(err)
	}
	delete(p, "xl/workbook.xml")
	if _, err := readParts(t, p, "{ xlsx: { path: FILE } }"); err != nil {
		t.Error(err)
	}
}

// book is a workbook of sheets by their names; one in brackets is hidden.
func bookOf(names []string, sheets ...string) parts {
	p := parts{}
	var list, relations string
	for i, name := range names {
		state := ""
		if plain := strings.Trim(name, "()"); plain != name {
			name, state = plain, ` state="veryHidden"`
		}
		list += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="r%d"%s/>`, name, i+1, i, state)
		relations += fmt.Sprintf(`<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i, relationTypes, i+1)
		p[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = sheetOf(sheets[i])
	}
	p["xl/workbook.xml"] = `<workbook xmlns:r="` + relationTypes + `"><sheets>` + list + `</sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = `<Relationships>` + relations + `</Relationships>`
	return p
}

// TestSheetFound finds the sheet that is meant if the settings name none.
func TestSheetFound(t *testing.T) {
	cover := textRow("Sample wards") + textRow("Contents", "Sheet")
	wards := textRow("Body", "Sum") + `<row><c t="str"><v>Elm</v></c><c><v>1</v></c></row>`
	more := textRow("Body", "Sum") + `<row><c t="str"><v>Oak</v></c><c><v>2</v></c></row>`
	const said = "said: Of the 2 sheets of the workbook “Wards” is read, which alone has these columns.\n"
	for _, test := range []struct {
		name, xlsx, want string
		parts            parts
	}{
		{"below a cover", "", "Elm | 1\n" + said, bookOf([]string{"Cover", "Wards"}, cover, wards)},
		{"another than the one that is named", "sheet: Cover", "error: reading book.xlsx: the sheet \"Cover\" does not have the columns, but \"Wards\" does (write sheet: \"Wards\")\n", bookOf([]string{"Cover", "Wards"}, cover, wards)},
		{"above notes", "", "Elm | 1\n" + said, bookOf([]string{"Wards", "Notes"}, wards, cover)},
		{"behind a hidden one", "", "Elm | 1\n", bookOf([]string{"(Old)", "Wards"}, more, wards)},
		{"one of two", "", "Oak | 2\ndoubt sheet: the sheets “Old” and “Wards” have these columns: either “Old” is meant, or “Wards” is. Write sheet: \"Old\", or sheet: \"Wards\" (book.xlsx, Old, row 1)\n", bookOf([]string{"Old", "Wards"}, more, wards)},
		{"one of two by its name", "sheet: wards", "Elm | 1\n", bookOf([]string{"Old", "Wards"}, more, wards)},
		{"a hidden one by its name", "sheet: Old", "Oak | 2\n", bookOf([]string{"(Old)", "Wards"}, more, wards)},
		{"by a number among hidden ones", "sheet: 1", "Oak | 2\ndoubt hidden: the workbook has hidden sheets, and sheet 1 is “Old” with them and “Wards” without: either “Old” is meant, or “Wards” is meant. Write sheet: \"Old\", or sheet: \"Wards\" (book.xlsx, Old, row 1)\n", bookOf([]string{"(Old)", "Wards"}, more, wards)},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := told(readParts(t, test.parts, "{ xlsx: { path: FILE, "+test.xlsx+" }, columns: { body: text, sum: number } }"))
			if diff := cmp.Diff(test.want, strings.TrimPrefix(got, "body | sum\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
