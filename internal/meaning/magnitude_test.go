package meaning

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// TestMagnitude asks about an amount that was entered in another unit, and never
// about honest amounts that differ much.
func TestMagnitude(t *testing.T) {
	lines := func(amounts ...string) string {
		text := "body,plan\n"
		for i, amount := range amounts {
			text += fmt.Sprintf("B%d,%s\n", i, amount)
		}
		return text
	}
	var wards []string
	for i := range 400 {
		wards = append(wards, fmt.Sprint(900+i))
	}
	for _, c := range []struct {
		name    string
		amounts []string
		largest int64
		want    string
	}{
		{"pounds among millions", []string{"12.5", "8.3", "9400000", "7.1", "10"}, 0,
			`sample.csv, row 4, column B ("plan") holds £9,400,000,000,000, which is 752,000 times the next largest of "plan", £12,500,000: either it is as large as that, or it was entered in another unit than the others, and is £9,400,000. Write columns.plan.largest: 9400000000000, or correct the cell`},
		{"thousands among millions", []string{"12.5", "8.3", "9400", "7.1", "10"}, 0, "and is £9,400,000."},
		{"smaller than the others then", []string{"12.5", "8.3", "2900000", "7.1", "10"}, 0, "and is £2,900,000."},
		{"below nothing", []string{"12.5", "-8.3", "-9400", "7.1", "10"}, 0, "and is £-9,400,000."},
		{"two of forty", append([]string{"900000", "950000"}, wards[:38]...), 0, "and is"},
		{"accepted", []string{"12.5", "8.3", "9400000", "7.1", "10"}, 9_400_000_000_000, ""},
		{"more than is accepted", []string{"12.5", "8.3", "9400000", "7.1", "10"}, 1_000_000_000, "row 4"},
		{"a large one among small ones", []string{"9400", "8.3", "40", "7.1", "10"}, 0, ""},
		{"no place among the others", []string{"1", "1.1", "1.2", "50000000"}, 0, ""},
		{"few", []string{"12", "9", "9000000"}, 0, ""},
		{"a sum of hundreds", append([]string{"439800"}, wards...), 0, ""},
		{"a sum of hundreds with what was rounded", append([]string{"444000"}, wards...), 0, ""},
		{"the same", []string{"5", "5", "5", "5", "0", "0"}, 0, ""},
		{"nothing", []string{"0", "0", "0", "0", "0"}, 0, ""},
	} {
		columns := table.Columns{"plan": {Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 6), Largest: decimal.NewFromInt(c.largest)}, "body": {Kind: table.Text}}
		got := doubted(Interpret(sample(t, lines(c.amounts...), columns), Spec{}, []Use{use("body", "plan")}))
		got = strings.ReplaceAll(got, "-£", "£-")
		if !strings.Contains(got, c.want) || (c.want == "") != !strings.Contains(got, "magnitude: ") {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestHonestMagnitudes asks about no column of the sample data.
func TestHonestMagnitudes(t *testing.T) {
	files, err := filepath.Glob("../../config/*/data/*.csv")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for name, values := range numbers(t, string(text)) {
			if found := astray(values); len(found) > 0 {
				t.Errorf("%s, %s: %s is asked about", file, name, found[0].value.Num)
			}
		}
	}
}

// numbers are the numbers of each column, none of them zero.
func numbers(t *testing.T, text string) map[string][]*table.Value {
	t.Helper()
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]*table.Value{}
	for _, line := range lines[1:] {
		for i, cell := range line {
			f, err := table.ParseFigure(cell)
			if err == nil && !f.Amount.IsZero() {
				all[lines[0][i]] = append(all[lines[0][i]], &table.Value{Known: true, Num: f.Amount})
			}
		}
	}
	return all
}
