package xlsx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/table"
)

// TestNumbersAreShownAsPrinted holds a number in a workbook and reads how it
// is shown there.
func TestNumbersAreShownAsPrinted(t *testing.T) {
	for _, test := range []struct {
		shown, num string
		unit       string
		held       string // "" for words
	}{
		{"(141.1)", "-141131400", "£m", "-141.1314"},
		{"0.0", "-40", "£m", "-0.00004"},
		{"0.0", "40000", "£m", "0.04"},
		{"(2,030)", "-2030000000", "£m", "-2030"},
		{"1,250", "1250000", "£k", "1250"},
		{"(0.6%)", "-0.0056", "£m", "-0.0056"},
		{"8.4%", "0.084", "", "0.084"},
		{"3.0", "0.03", "", "3"},
		{"+3.0", "0.03", "", "3"},
		{"−3.0", "-0.03", "", "-3"},
		{"£2,030m", "2030400000", "", "2030.4"},
		{"£2bn", "2030000000", "", "2.03"},
		{"£651m", "651000000", "£m", "651"},
		{"18", "18", "systems", "18"},
		{"2024", "2024", "", "2024"},
		{"12,345,678,901.25", "12345678901.25", "£", "12345678901.25"},
		{"33.4", "33.333", "", "33.4"}, // rounded so that parts add up
		{"33.5", "33.333", "", ""},
		{"around £2bn", "2030000000", "", ""},
		{"not available", "0", "", ""},
		{"2=", "2", "", ""},
		{"2023-24", "2023", "", ""},
	} {
		n, ok := typed(test.shown, decimal.RequireFromString(test.num), power(test.unit))
		if held := n.num.String(); ok != (test.held != "") || ok && held != test.held {
			t.Errorf("%s of %s is held as %s (%t), want %q", test.shown, test.num, held, ok, test.held)
		}
		if ok {
			if got := reread(t, n); got != test.shown {
				t.Errorf("%s of %s is shown as %q by %s", test.shown, test.num, got, n.format)
			}
		}
	}
}

func reread(t *testing.T, n number) string {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &n.format})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.SetCellDefault("Sheet1", "A1", n.num.String()); err != nil {
		t.Fatal(err)
	}
	if err := file.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
		t.Fatal(err)
	}
	shown, err := file.GetCellValue("Sheet1", "A1")
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(shown)
}

func TestNamesOfSheets(t *testing.T) {
	n := newNames()
	var got []string
	for _, title := range []string{
		"Outturn", "outturn", "Sources", "Core allocations to integrated care boards, 2024-25", "Core allocations to integrated care boards, 2023-24",
		"a/b: c?", "'x'", "[]", "", strings.Repeat("🚑", 30),
	} {
		got = append(got, n.take(title))
	}
	want := []string{
		"Outturn", "outturn (2)", "Sources (2)", "Core allocations to integrated", "Core allocations to (2)",
		"a b c", "x", "Table", "Table (2)", strings.Repeat("🚑", 15),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A number with the marks of its publisher stays a number, and shows them.
func TestMarksAreShownBesideNumbers(t *testing.T) {
	aside := &table.Aside{Marks: []table.Mark{{Sign: "p", Means: "provisional"}, {Sign: `†`, Means: "odd"}}}
	for shown, num := range map[string]string{"12.3": "12300000", "(12.3)": "-12300000"} {
		cell := document.Cell{Shown: aside.Beside(shown), Value: table.Value{Kind: table.Money, Known: true, Aside: aside}}
		n, ok := marked(cell, decimal.RequireFromString(num), 6)
		if !ok || reread(t, n) != shown+` [p]†` {
			t.Errorf("%s is shown as %q by %s", cell.Shown, reread(t, n), n.format)
		}
	}
}
