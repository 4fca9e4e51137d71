package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// trial is a source of one or more organisations for a kind of table.
type trial struct {
	kind    string
	columns map[string]string // of the kind's fields
	head    string
	line    func(body string, plan, actual int) string
	options func(*kind.Options)
}

// trials are the kinds that tell directions.
var trials = []trial{
	{"plan-outturn", map[string]string{"body": "trust", "year": "year", "plan": "plan", "actual": "actual"}, "trust,year,plan,actual",
		func(body string, plan, actual int) string { return fmt.Sprintf("%s,2023-24,%d,%d", body, plan, actual) }, nil},
	{"forecast", map[string]string{"body": "trust", "plan": "plan", "forecast": "actual", "month": "month"}, "trust,month,plan,actual",
		func(body string, plan, actual int) string {
			return fmt.Sprintf("%s,M8,%d,%d\n%s,M9,%d,%d", body, plan, plan, body, plan, actual)
		}, nil},
	{"year-to-date", map[string]string{"line": "trust", "month": "month", "plan": "plan", "actual": "actual"}, "trust,month,plan,actual",
		func(body string, plan, actual int) string {
			return fmt.Sprintf("%s,M1,0,0\n%s,M2,%d,%d", body, body, plan, actual)
		}, nil},
	{"scorecard", map[string]string{"line": "trust", "month": "month", "plan": "plan", "actual": "actual", "year_plan": "plan", "forecast": "actual"}, "trust,month,plan,actual",
		func(body string, plan, actual int) string {
			return fmt.Sprintf("%s,M1,%d,%d\n%s,M2,%d,%d", body, plan, plan, body, plan, actual)
		}, nil},
	{"roll-up", map[string]string{"body": "trust", "region": "region", "plan": "plan", "amount": "actual"}, "trust,region,plan,actual",
		func(body string, plan, actual int) string {
			return fmt.Sprintf("%s,%c,%d,%d", body, body[0], plan, actual)
		}, nil},
	{"extrapolation", map[string]string{"body": "trust", "month": "month", "plan": "plan", "amount": "actual"}, "trust,month,plan,actual",
		func(body string, plan, actual int) string { return fmt.Sprintf("%s,M6,%d,%d", body, plan, actual) }, nil},
	{"bridge", map[string]string{"driver": "driver", "amount": "actual"}, "driver,actual",
		func(body string, plan, actual int) string {
			return fmt.Sprintf("plan,%d\n%s,%d\noutturn,%d", plan, body, actual-plan, actual)
		}, nil},
	{"thresholds", map[string]string{"count": "count", "amount": "actual"}, "count,actual",
		func(body string, plan, actual int) string { return fmt.Sprintf("First,%d\nLast,%d", plan, actual) },
		func(o *kind.Options) {
			o.Thresholds = []kind.Threshold{{Name: "limit", At: finance.Bound{Num: decimal.New(7, 6), Kind: table.Money}}}
		}},
}

// signs are what a positive amount may mean, and how a section says the same.
var signs = []struct {
	sign     table.Sign
	spending bool // of the section
}{{table.Surplus, false}, {table.Deficit, false}, {table.Overspend, false}, {table.Income, false}, {table.Spending, false}, {"", true}}

// written are the true amounts as a source with the sign writes them.
func written(sign table.Sign, n int) int {
	if sign == table.Deficit || sign == table.Overspend {
		return -n
	}
	return n
}

// make makes the table of the trial.
func (c trial) make(t *testing.T, sign table.Sign, spending bool, bodies []string, pairs [][2]int) (*kind.Result, error) {
	t.Helper()
	lines := []string{c.head}
	for i, body := range bodies {
		lines = append(lines, c.line(body, written(sign, pairs[i][0]), written(sign, pairs[i][1])))
	}
	columns := table.Columns{}
	for name := range strings.SplitSeq(c.head, ",") {
		switch name {
		case "plan", "actual":
			columns[name] = table.ColumnSpec{Kind: table.Money, Unit: "GBP", Scale: decimal.New(1, 6), Sign: sign}
		case "year":
			columns[name] = financetest.Yearly
		default:
			columns[name] = financetest.Textual
		}
	}
	k, _ := Named(c.kind)
	o := kind.Options{Columns: c.columns, Called: "trust", Spending: spending, About: bodies, Tolerance: financetest.Tolerance, Chart: k.Charts[0],
		Unit: finance.Unit{Sign: "£", Scale: "m"}, Decimals: 1, Total: true, Parts: true, Top: 3}
	if c.options != nil {
		c.options(&o)
	}
	return k.Make(financetest.Source(t, strings.Join(lines, "\n"), columns), nil, o)
}

// told is what the table says of directions: sentences, the chart's finding and
// the words in its cells.
func told(r *kind.Result) string {
	lines := []string{financetest.Sentences(r)}
	if r.Chart != nil {
		lines = append(lines, r.Chart.Headline.Plain()+".", r.Chart.Alt.Plain())
	}
	for _, row := range r.All() {
		for _, c := range row.Cells[1:] {
			if strings.ContainsFunc(c.Shown, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
				lines = append(lines, c.Shown)
			}
		}
	}
	return denied.ReplaceAllString(strings.Join(lines, "\n"), "")
}

// denied is what nobody did.
var denied = regexp.MustCompile(`(?:None|Neither) of the [^.]*|\b0 of \d [a-z ]+|did not [^.]*|had no less [^.]*`)

// Words that can only be said of what went worse, and of what went better.
var (
	worse  = regexp.MustCompile(`\b(adverse|overspent|overspends? (was|were)|worse|worsened|deterioration|missed|missing|shortfalls?|below plan|costs)\b`)
	better = regexp.MustCompile(`\b(favourable|underspent|better|improved|improvement|above plan|exceeded|gains)\b`)
	more   = regexp.MustCompile(`\b(more than planned|spent more|spending more|more income)\b`)
	less   = regexp.MustCompile(`\b(less than planned|spent less|less income|fell short)\b`)
	sided  = regexp.MustCompile(`\b(deficit|surplus|overspend|underspend) of (?:around |just over |just under )?£([\d.]+)m`)
)

// constellations are plan and outturn: true positions, or amounts that flow.
func constellations(sign table.Sign, spending bool) [][2]int {
	if spending || sign == table.Spending || sign == table.Income {
		return [][2]int{{10, 20}, {20, 10}, {10, 10}, {0, 5}, {5, 0}}
	}
	return [][2]int{{-10, -20}, {-20, -10}, {-10, 5}, {10, -5}, {10, 20}, {20, 10}, {0, -5}, {0, 5}, {-5, 0}, {5, 0}, {-5, -5}}
}

// Every kind that tells directions tells them right for every sign that a column
// may have, by a reckoning of the test's own.
func TestEveryKindTellsTheDirectionOfEverySign(t *testing.T) {
	for _, c := range trials {
		for _, s := range signs {
			for _, pair := range constellations(s.sign, s.spending) {
				for bodies := 1; bodies <= 3; bodies++ {
					if c.kind == "bridge" || c.kind == "thresholds" {
						bodies = 3
					}
					name := fmt.Sprintf("%s/%s/%v/%v/%d", c.kind, s.sign, s.spending, pair, bodies)
					names := []string{"Ash", "Bay", "Cod"}[:bodies]
					if c.kind == "bridge" || c.kind == "thresholds" {
						names = names[:1]
					}
					t.Run(name, func(t *testing.T) {
						r, err := c.make(t, s.sign, s.spending, names, slices.Repeat([][2]int{pair}, len(names)))
						if err != nil {
							t.Fatal(err)
						}
						holdsDirections(t, c.kind, r, s.sign, s.spending || s.sign == table.Spending, pair)
					})
				}
			}
		}
	}
}

var trusts = agreeing("trust", "trusts")

// holdsDirections holds what is told against the true amounts.
func holdsDirections(t *testing.T, kind string, r *kind.Result, sign table.Sign, spending bool, pair [2]int) {
	t.Helper()
	change := pair[1] - pair[0]
	if spending {
		change = -change
	}
	for sort, texts := range words(r) {
		for _, text := range texts {
			if found := untidy(sort, text, trusts); found != "" {
				t.Errorf("%s in the %s %q", found, sort, text)
			}
		}
	}
	words := told(r)
	refuse := func(what string, found []string) {
		if len(found) > 0 {
			t.Errorf("%s: %q in\n%s", what, found, words)
		}
	}
	if kind != "extrapolation" && kind != "thresholds" { // these tell other changes
		if change >= 0 {
			refuse("nothing is worse", worse.FindAllString(words, -1))
		}
		if change <= 0 {
			refuse("nothing is better", better.FindAllString(words, -1))
		}
		if pair[1] <= pair[0] {
			refuse("it is not more", more.FindAllString(words, -1))
		}
		if pair[1] >= pair[0] {
			refuse("it is not less", less.FindAllString(words, -1))
		}
	}
	if sign == table.Spending || spending || sign == table.Income || sign == table.Overspend {
		refuse("neither is told of", regexp.MustCompile(`\b(deficit|surplus)`).FindAllString(words, -1))
	}
	for _, found := range sided.FindAllStringSubmatch(words, -1) {
		holdsSide(t, found, pair, words)
	}
	holdsTones(t, r, change)
}

// holdsSide holds a deficit or a surplus against the true amounts, of which it
// may be the sum of two or three, or what half a year comes to.
func holdsSide(t *testing.T, found []string, pair [2]int, words string) {
	t.Helper()
	below := found[1] == "deficit" || found[1] == "overspend"
	for _, n := range []int{pair[0], pair[1], 7} {
		for _, times := range []int{1, 2, 3, 4, 6} {
			amount := n * times
			if below == (amount < 0) && found[2] == fmt.Sprint(max(amount, -amount)) {
				return
			}
		}
	}
	t.Errorf("there is no %s in\n%s", found[0], words)
}

// holdsTones holds the tone of cells with words, and of the bars of variances,
// against the true change.
func holdsTones(t *testing.T, r *kind.Result, change int) {
	t.Helper()
	for _, row := range r.Rows {
		for i, c := range row.Cells {
			head := r.Columns[i].Head
			if head == "Result" && !strings.Contains(r.Columns[i-1].Head, "Against") {
				if c.Tone == document.Bad && change >= 0 || c.Tone == document.Good && change < 0 {
					t.Errorf("%q is toned %s", c.Shown, c.Tone)
				}
			}
			if (head == "Variance" || head == "Gap to plan") && c.Quantity != nil && c.Quantity.Num.Sign() != sign(change) {
				t.Errorf("%s is %s", head, c.Shown)
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Amounts that mean different things are not set against each other, and both
// are named.
func TestAmountsOfTwoMeaningsAreRefused(t *testing.T) {
	source := func(plan, actual table.Sign) *table.Table {
		spec := financetest.Million
		of := func(s table.Sign) table.ColumnSpec {
			spec.Sign = s
			return spec
		}
		return financetest.Source(t, "trust,year,plan,actual\nAsh,2023-24,10,20",
			table.Columns{"trust": financetest.Textual, "year": financetest.Yearly, "plan": of(plan), "actual": of(actual)})
	}
	columns := map[string]string{"body": "trust", "year": "year", "plan": "plan", "actual": "actual"}
	for _, c := range []struct {
		plan, actual table.Sign
		spending     bool
		want         string
	}{
		{table.Surplus, table.Spending, false, `the column "plan" of the plan has sign: surplus, and the column "actual" of the outturn has sign: spending; they cannot be set against each other`},
		{table.Deficit, "", false, `the column "plan" of the plan has sign: deficit, and nothing is said of the column "actual" of the outturn, which is set against it: write columns.actual.sign for it too`},
		{table.Deficit, table.Deficit, true, `the section says spending: true, and the column "plan" of the plan has sign: deficit`},
	} {
		k, _ := Named("plan-outturn")
		if got := financetest.Refused(t, k, kind.Options{Columns: columns, Spending: c.spending}, source(c.plan, c.actual)); got != c.want {
			t.Errorf("%s against %s: %s", c.plan, c.actual, got)
		}
	}
	k, _ := Named("plan-outturn")
	r := financetest.Made(t, k, kind.Options{Columns: columns, Called: "trust"}, source(table.Deficit, table.Surplus))
	financetest.Same(t, `The planned deficit of £10m became a surplus of £20m in 2023-24; the variance is £30m, favourable.`, financetest.Sentences(r)[strings.LastIndex(financetest.Sentences(r), "\n")+1:])
}
