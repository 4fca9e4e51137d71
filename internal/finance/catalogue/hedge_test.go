package catalogue

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/kind/forecast"
	"catchup/internal/finance/kind/outturn"
	"catchup/internal/finance/kind/share"
	"catchup/internal/finance/kind/threshold"
	"catchup/internal/table"
)

// The sentences of real kinds that say the hedges are the golden
// testdata/hedges.txt, a line for each.
func TestSentencesWithHedges(t *testing.T) {
	var lines []string
	for _, part := range [][2]int{{5, 10}, {8, 12}, {9, 12}, {18, 20}, {4, 12}, {3, 12}, {4, 20}, {2, 20}, {13, 20}, {7, 20}, {40, 42}, {9, 10}, {31, 42}, {25, 42}, {19, 42}, {1, 5}} {
		lines = append(lines, partly(t, part[0], part[1]))
	}
	for _, deficit := range []string{"1940", "1900", "1899", "1985", "1980", "2000", "2015", "2030"} {
		lines = append(lines, became(t, deficit))
	}
	for _, amount := range []string{"-560", "-551", "-550", "-580"} {
		lines = append(lines, held(t, amount))
	}
	for _, shares := range [][]int{{92, 95, 91, 84}, {90, 70, 80, 85}, {90, 95, 91, 99}, {70, 80, 75, 72}, {99, 91, 92, 93, 94, 95, 96, 97, 90}, {83, 81, 82, 83, 84, 85, 86, 87, 89}} {
		lines = append(lines, through(t, shares))
	}
	financetest.Golden(t, "hedges", strings.Join(lines, "\n")+"\n")
}

// partly is what a forecast says where n of all miss their plans.
func partly(t *testing.T, n, all int) string {
	t.Helper()
	lines := []string{"system,plan,forecast"}
	for i := range all {
		lines = append(lines, fmt.Sprintf("S%d,0,%d", i, finance.Pick(i < n, -1, 0)))
	}
	return first(t, forecast.Kind, kind.Options{Columns: map[string]string{"body": "system", "plan": "plan", "forecast": "forecast"}, Say: []string{"missing"}},
		financetest.Source(t, strings.Join(lines, "\n"), table.Columns{"system": financetest.Textual, "plan": financetest.Million, "forecast": financetest.Million}))
}

// became is what is said of a plan to break even that ended in a deficit.
func became(t *testing.T, deficit string) string {
	t.Helper()
	return first(t, outturn.Kind, kind.Options{Columns: map[string]string{"body": "system", "year": "year", "plan": "plan", "actual": "actual"}, Say: []string{"total"}},
		financetest.Source(t, "system,year,plan,actual\nA,2023-24,0,-"+deficit, table.Columns{"system": financetest.Textual, "year": financetest.Yearly, "plan": financetest.Million, "actual": financetest.Million}))
}

// held is what is said of an outturn against a control total of -£580m.
func held(t *testing.T, amount string) string {
	t.Helper()
	total := kind.Threshold{Name: "control total", At: finance.Bound{Num: decimal.New(-580, 6), Kind: table.Money}}
	return first(t, threshold.Kind, kind.Options{Columns: map[string]string{"count": "count", "amount": "amount"}, Thresholds: []kind.Threshold{total}},
		financetest.Source(t, "count,amount\noutturn,"+amount, table.Columns{"count": financetest.Textual, "amount": financetest.Million}))
}

// through is what is said of a share, in thousandths of a total, over the years
// up to 2023-24; six others rise and one falls.
func through(t *testing.T, shares []int) string {
	t.Helper()
	lines := []string{"category,year,amount,total"}
	for i, n := range shares {
		year := fmt.Sprintf("%d-%02d", 2024-len(shares)+i, 25-len(shares)+i)
		lines = append(lines, fmt.Sprintf("Care,%s,%d,1000", year, n), fmt.Sprintf("Z,%s,%d,1000", year, 50-i))
		for other := range 6 {
			lines = append(lines, fmt.Sprintf("%c,%s,%d,1000", 'A'+other, year, 100+i))
		}
	}
	r := financetest.Made(t, share.Kind, kind.Options{Columns: map[string]string{"category": "category", "year": "year", "amount": "amount", "total": "total"}, About: []string{"Care"}, Say: []string{"record", "others"}},
		financetest.Source(t, strings.Join(lines, "\n"), table.Columns{"category": financetest.Textual, "year": financetest.Yearly, "amount": financetest.Million, "total": financetest.Million}))
	return strings.ReplaceAll(financetest.Sentences(r), "\n", " ")
}

func first(t *testing.T, k kind.Kind, o kind.Options, source *table.Table) string {
	t.Helper()
	o.Called = "system"
	return financetest.Made(t, k, o, source).Said[0].Sentence.Plain()
}

// numbers are what stands for other numbers of its kind in an example of a hedge.
var numbers = regexp.MustCompile(`£2bn|2018-19|eight|two$`)

// A hedge of the reference is said by a kind: it stands in a golden.
func TestEveryHedgeIsSaid(t *testing.T) {
	said := goldens(t)
	for _, h := range finance.Hedges {
		for _, words := range h.Words {
			like := numbers.ReplaceAllStringFunc(regexp.QuoteMeta(words), func(number string) string {
				switch number {
				case "£2bn":
					return `£\d+bn`
				case "2018-19":
					return `\d{4}-\d{2}`
				}
				return `\w+`
			})
			alone := func(found []string) bool { return found[1] == "" }
			if !slices.ContainsFunc(regexp.MustCompile(`(around |more than |nearly )?\b`+like+`\b`).FindAllStringSubmatch(said, -1), alone) {
				t.Errorf("%q is said in no golden", words)
			}
		}
	}
}

// goldens are those of the kinds and of whole reports.
func goldens(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, root := range []string{"..", "../../../reports/testdata"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.Contains(filepath.ToSlash(path), "/testdata/") {
				return err
			}
			text, err := os.ReadFile(path)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
