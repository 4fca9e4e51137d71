package xlsxfile

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/setting/disk"
	"catchup/internal/source"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// read reads a sheet as the settings written in yaml ask for it.
func read(t *testing.T, path, yaml string) (*table.Table, error) {
	t.Helper()
	var settings struct {
		XLSX    Spec          `yaml:"xlsx,required"`
		Columns table.Columns `yaml:"columns"`
	}
	root := filepath.Dir(path)
	yaml = strings.ReplaceAll(yaml, "FILE", filepath.Base(path))
	if problems := setting.Decode("test.yaml", []byte(yaml), &settings, setting.Options{Root: root, Disk: disk.Disk{}}); problems != nil {
		t.Fatal(problems)
	}
	now := func() time.Time { return time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC) }
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), now)
	s := source.Shape(Open(settings.XLSX, fetcher), table.Shape{Columns: settings.Columns}, false)
	return s.Read(t.Context(), source.Request{Source: "test"})
}

// workbook writes a workbook that make has filled.
func workbook(t *testing.T, make func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := errors.Join(make(f), f.SaveAs(path)); err != nil {
		t.Fatal(err)
	}
	return path
}

// rowsOf writes rows from the top of the first sheet.
func rowsOf(rows ...[]any) func(f *excelize.File) error {
	return func(f *excelize.File) error {
		var errs []error
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			errs = append(errs, f.SetSheetRow("Sheet1", cell, &row))
		}
		return errors.Join(errs...)
	}
}

// shown is a table as text: its names, then each row with its number.
func shown(t *table.Table) string {
	var b strings.Builder
	b.WriteString(strings.Join(t.Names(), " | ") + "\n")
	for _, row := range t.Rows {
		for i, v := range row {
			if i > 0 {
				b.WriteString(" | ")
			}
			switch {
			case v.Known && v.Kind.Numeric():
				b.WriteString(v.Num.String())
			case v.Known && v.Kind == table.Date:
				b.WriteString(v.Time.Format(time.DateOnly))
			default:
				b.WriteString(v.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	merged := func(f *excelize.File) error {
		return errors.Join(
			rowsOf([]any{"ILLUSTRATIVE figures"}, []any{"System", "2023-24", nil, "2024-25"}, []any{nil, "Plan\n(£m)", "Actual", "Plan"}, []any{"Devon", 1.5, -2, 3})(f),
			f.MergeCell("Sheet1", "A2", "A3"), f.MergeCell("Sheet1", "B2", "C2"),
		)
	}
	day := time.Date(2024, 7, 5, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name, yaml, want string
		make             func(f *excelize.File) error
	}{
		{"as it is", "xlsx: { path: FILE }", "Body | C\nDevon | 1.25\nDorset | \n",
			rowsOf([]any{"Body", "C"}, []any{"Devon", 1.25}, nil, []any{"Dorset"})},
		{"joined head", "xlsx: { path: FILE, head: 2..3 }",
			"System | 2023-24 Plan (£m) | 2023-24 Actual | 2024-25 Plan\nDevon | 1.5 | -2 | 3\n", merged},
		{"typed", "{ xlsx: { path: FILE }, columns: { on: date, sum: { kind: money, unit: GBP, scale: 1e3 } } }",
			"on | sum\n2024-07-05 | 0.3\n2024-07-05 | 93571250000\n",
			rowsOf([]any{"On", "Sum"}, []any{day, 0.0003}, []any{"5 July 2024", " 93,571,250 "})},
		{"first and stop", "xlsx: { path: FILE, first: 3, stop: total }", "Body\nDevon\n",
			rowsOf([]any{"Body"}, []any{"(units)"}, []any{"Devon"}, []any{"Total of all"}, []any{"Note"})},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := read(t, workbook(t, test.make), test.yaml)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, shown(got)); diff != "" {
				t.Error(diff)
			}
			if got.Illustrative != (test.name == "joined head") || len(got.Warnings) > 0 {
				t.Errorf("illustrative %v, warnings %q", got.Illustrative, got.Warnings)
			}
		})
	}
}

func TestOrigin(t *testing.T) {
	got, err := read(t, workbook(t, rowsOf([]any{"Body", "Sum"}, nil, []any{"Devon", 1})), "xlsx: { path: FILE }")
	if err != nil {
		t.Fatal(err)
	}
	if from := got.Rows[0][1].From.String(); from != `book.xlsx, Sheet1, row 3, column B ("Sum")` {
		t.Error(from)
	}
	if r := got.Reading; len(r.Digest) != 64 || r.Source != "test" || r.At.Year() != 2024 {
		t.Errorf("%+v", r)
	}
}

func TestOddities(t *testing.T) {
	got, err := read(t, workbook(t, rowsOf([]any{"Body"}, []any{"Devon", "aside"})), "xlsx: { path: FILE, stop: Total }")
	want := []string{
		"book.xlsx, Sheet1, row 2: what stands in column B is left out: it is beyond the head",
		`book.xlsx, Sheet1, row 2: the rows end here, and none begins with "Total"`,
	}
	if err != nil || !cmp.Equal(want, got.Warnings) {
		t.Errorf("%v: %q", err, got.Warnings)
	}
}

func TestFailures(t *testing.T) {
	broken := func(f *excelize.File) error {
		return errors.Join(rowsOf([]any{"Sum"}, []any{1})(f), f.SetCellValue("Sheet1", "A2", "#REF!"))
	}
	for _, test := range []struct {
		yaml, want string
		make       func(f *excelize.File) error
	}{
		{"xlsx: { path: FILE, sheet: Shet1 }", `there is no sheet "Shet1" (did you mean "Sheet1"?)`, rowsOf([]any{"Body"})},
		{"xlsx: { path: FILE, sheet: 2 }", `there is no sheet "2"`, rowsOf([]any{"Body"})},
		{"xlsx: { path: FILE, head: 3 }", `ends before row 3`, rowsOf([]any{"Body"})},
		{"{ xlsx: { path: FILE }, columns: { sum: number } }", "book.xlsx, Sheet1, row 2, column A (sum): the spreadsheet has the error #REF!", broken},
		{"xlsx: { path: FILE }", "#REF!", broken},
		{"xlsx: { path: FILE, limit: 1KB }", "larger than the limit", broken},
	} {
		if _, err := read(t, workbook(t, test.make), test.yaml); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.yaml, err, test.want)
		}
	}
}

func TestDamaged(t *testing.T) {
	whole, err := os.ReadFile(workbook(t, rowsOf([]any{"Body"}, []any{"Devon"})))
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string][]byte{
		"empty": nil, "text": []byte("Body\nDevon\n"), "half": whole[:len(whole)/2],
		"no workbook": bytes.ReplaceAll(whole, []byte("workbook.xml"), []byte("workbook.xm_")),
	} {
		path := filepath.Join(t.TempDir(), "book.xlsx")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := read(t, path, "xlsx: { path: FILE }"); err == nil {
			t.Errorf("%s: read %v", name, got.Names())
		}
	}
}

func TestSpecCheck(t *testing.T) {
	var problems check.Problems
	Spec{Spec: dialect.Spec{Head: source.Rows{First: 3, Last: 5}, First: 4}}.Check(check.At("xlsx", &problems))
	for _, want := range []string{"xlsx.first: row 4 is not below the head", "xlsx.timeout", "xlsx.limit"} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("%v lacks %s", problems, want)
		}
	}
	for text, want := range map[string]string{"3": "3", "3..5": "3..5", "5..3": "", "0": "", "x": "", "3..": ""} {
		var r source.Rows
		if err := r.UnmarshalText([]byte(text)); (err == nil) != (want != "") || err == nil && r.String() != want {
			t.Errorf("%q: %v %v", text, r, err)
		}
	}
}

func TestExact(t *testing.T) {
	for cell, want := range map[string]string{
		"-7.1000000000000004E-3": "-0.0071", "3108796.2702716682": "3108796.270271668", "1E-3": "0.001", "2.7799999999999998E-2": "0.0278",
		"12345678901234567": "12345678901234567", "1E5": "1E5", "0045.50x": "0045.50x",
		"0.10000000000000000000000000000000000000001": "0.10000000000000000000000000000000000000001",
	} {
		if got := exact(cell); got != want {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
}
