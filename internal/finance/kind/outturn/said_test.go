package outturn

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		say   string
		want  string
	}{
		{"none", []string{"A,2023-24,,0,0", "B,2023-24,,1,1"}, "missed", "Neither of the two bodies missed its plan in 2023-24."},
		{"all", []string{"A,2023-24,,0,-1", "B,2023-24,,1,-1"}, "missed", "Both bodies missed their plans in 2023-24."},
		{"one", []string{"A,2023-24,,0,-1"}, "missed", "The only body missed its plan in 2023-24."},
		{"nothing known", []string{"A,2023-24,,,-1"}, "missed", ""},
		{"singular", []string{"A,2023-24,,0,-1", "B,2023-24,,0,0"}, "missed", "One of the two bodies missed its plan in 2023-24."},
		{"equal", []string{"A,2022-23,,0,-1", "B,2022-23,,0,0", "A,2023-24,,0,0", "B,2023-24,,0,-1"}, "missed",
			"One of the two bodies missed its plan in 2023-24, as many as the year before."},
		{"a gap between years", []string{"A,2019-20,,0,-1", "B,2019-20,,0,0", "A,2023-24,,0,0", "B,2023-24,,0,0"}, "missed",
			"Neither of the two bodies missed its plan in 2023-24, down from one in 2019-20."},
		{"other wholes", []string{"A,2022-23,,0,-1", "A,2023-24,,0,-1", "B,2023-24,,0,0"}, "missed",
			"One of the two bodies missed its plan in 2023-24, against one of one the year before."},
		{"revised", []string{"A,2023-24,draft,0,0", "A,2023-24,final,0,-1", "B,2023-24,draft,0,0", "B,2023-24,final,0,0"}, "missed",
			"One of the two bodies missed its plan in 2023-24 (none in the draft accounts)."},
		{"few", []string{"\"Devon, Exe\",2023-24,,-1,-3", "Kent and Medway,2023-24,,-1,-4", "Bath,2023-24,,2,1"}, "classes",
			"Two bodies – Kent and Medway; and Devon, Exe – ended with larger deficits than planned. One other – Bath – ended with a smaller surplus than planned."},
		{"a name with a sign of the patterns", []string{"Care % Cure,2023-24,,0,-1"}, "classes", "One body – Care % Cure – overspent despite a plan to break even."},
		{"no classes", []string{"A,2023-24,,0,0"}, "classes", ""},
		{"deficit from surplus", []string{"A,2023-24,,3,-2.5"}, "total",
			"The planned surplus of £3m became a deficit of £2.5m in 2023-24; the variance is £5.5m, adverse."},
		{"break-even", []string{"A,2023-24,,-3,0"}, "total",
			"The planned deficit of £3m became break-even in 2023-24; the variance is £3m, favourable."},
		{"met", []string{"A,2023-24,,0,0"}, "total", "The planned break-even was met in 2023-24."},
		{"exactly a billion", []string{"A,2023-24,,0,-1000"}, "total",
			"The planned break-even became a deficit of £1,000m in 2023-24; the variance is £1,000m, adverse."},
		{"unknown", []string{"A,2023-24,,0,0.25", "B,2023-24,,-8,-"}, "total",
			"For the one body with figures, the planned break-even became a surplus of £250,000 in 2023-24; the variance is £250,000, favourable."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := said(t, Kind, outturns(t, c.lines...), options(kind.Options{Say: []string{c.say}}))
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// saying takes the first sentence apart.
var saying = regexp.MustCompile(`^(?:In all, )?([\w-]+) of the ([\w-]+) bodies(?: with figures)?(?: – (.+?) –)? missed`)

// counts are the numbers below a hundred, in words and in figures.
var counts = func() map[string]int {
	all := map[string]int{}
	for n := range 100 {
		all[finance.InWords(n, "none")], all[strconv.Itoa(n)] = n, n
	}
	return all
}()

// On random figures no hedge is false, every number said is one of the
// result, and every variance is outturn minus plan.
func TestSentencesOnlySayWhatHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var lines []string
		for body := range 1 + r.IntN(60) {
			for _, year := range []string{"2022-23", "2023-24"} {
				lines = append(lines, fmt.Sprintf("B%c,%s,final,%s,%s", 'A'+body, year, amount(r), amount(r)))
			}
		}
		c := comparing(t, outturns(t, lines...), kind.Options{})
		o := c.years[1]
		total := o.total
		for _, row := range o.rows {
			if row.variance.Known && !row.variance.Num.Equal(row.actual.Num.Sub(row.plan.Num)) {
				t.Fatalf("the variance of %s is %s", row.body, row.variance.Num)
			}
		}
		missed, known := o.missed.Int(), o.bodies.N.Int()
		if known == 0 {
			continue
		}
		for _, said := range []string{c.missed().Plain()} {
			m := saying.FindStringSubmatch(said)
			if m == nil {
				continue // none or all
			}
			if counts[strings.ToLower(m[1])] != missed || counts[m[2]] != known {
				t.Errorf("%d of %d: %s", missed, known, said)
			}
			if m[3] != "" && !financetest.Holds(m[3], int64(missed), int64(known)) {
				t.Errorf("%q does not hold: %s", m[3], said)
			}
		}
		counted := 0
		for _, m := range regexp.MustCompile(`([\w-]+) (?:body|bodies|others?) –`).FindAllStringSubmatch(c.classes().Plain(), -1) {
			counted += counts[strings.ToLower(m[1])]
		}
		if counted != missed {
			t.Errorf("the classes hold %d bodies, %d missed their plans", counted, missed)
		}
		for _, said := range []string{c.became().Plain()} {
			for _, figure := range regexp.MustCompile(`£[\d,.]+m`).FindAllString(said, -1) {
				n := decimal.RequireFromString(strings.NewReplacer("£", "", ",", "", "m", "").Replace(figure))
				of := []finance.Quantity{total.plan, total.actual, total.variance}
				if !slices.ContainsFunc(of, func(q finance.Quantity) bool { return q.Num.Abs().Shift(-6).Round(-n.Exponent()).Equal(n) }) {
					t.Errorf("%s is no figure of the total: %s", figure, said)
				}
			}
		}
	}
}

// amount is a sum in £m, break-even and unknown ones among them.
func amount(r *rand.Rand) string {
	switch r.IntN(10) {
	case 0:
		return "Not available"
	case 1, 2, 3:
		return "0"
	}
	return decimal.New(r.Int64N(200_000)-140_000, -3).String()
}

func TestClassesAreToldOnUnroundedValues(t *testing.T) {
	for _, c := range []struct {
		plan, actual string
		want         class
	}{
		{"0", "0", met}, {"0", "-0.05", met}, {"0", "-0.0500001", overspent}, {"-5", "-5.05", met},
		{"-5", "-6", largerDeficit}, {"-5", "-4", smallerDeficit}, {"-5", "0", smallerDeficit}, {"-5", "1", intoSurplus},
		{"5", "-1", intoDeficit}, {"5", "0", smallerSurplus}, {"5", "4", smallerSurplus}, {"5", "6", largerSurplus}, {"0", "1", largerSurplus},
	} {
		plan, actual := decimal.RequireFromString(c.plan).Shift(6), decimal.RequireFromString(c.actual).Shift(6)
		if got := classify(finance.Unsaid, plan, actual, actual.Sub(plan), financetest.Tolerance); got != c.want {
			t.Errorf("plan %s, outturn %s: %s, want %s", c.plan, c.actual, got, c.want)
		}
	}
}

func TestVintagesAndPlaces(t *testing.T) {
	year := period.FinancialYear{Begins: 2023}
	both := []string{"A,2023-24,draft,0,0", "A,2023-24,audited,0,-1"}
	for _, c := range []struct {
		name  string
		lines []string
		o     kind.Options
		want  string
	}{
		{"the latest", both, kind.Options{}, "2023-24: the audited accounts."},
		{"the audited after the final", append([]string{"A,2023-24,final,0,0"}, both...), kind.Options{}, "2023-24: the audited accounts."},
		{"the provisional before the final", []string{"A,2023-24,final,0,0", "A,2023-24,provisional,0,-1"}, kind.Options{}, "2023-24: the final accounts."},
		{"the restated after all", append([]string{"A,2023-24,restated,0,0"}, both...), kind.Options{}, "2023-24: the restated accounts."},
		{"the named", both, kind.Options{Vintages: map[period.FinancialYear]string{year: "Draft"}}, "2023-24: the draft accounts."},
		{"not there", both, kind.Options{Vintages: map[period.FinancialYear]string{year: "final"}}, `there is no vintage "final" of 2023-24, only "draft" and "audited"`},
		{"unknown ones", []string{"A,2023-24,m9,0,0", "A,2023-24,m10,0,0"}, kind.Options{}, `there are several vintages of 2023-24, "m10" and "m9": name the one to show`},
		{"no such year", both, kind.Options{Years: []period.FinancialYear{{Begins: 2024}}}, "there are no figures for 2024-25, only for [2023-24]"},
		{"twice", []string{"A,2023-24,draft,0,0", "A,2023-24,Draft,0,0"}, kind.Options{},
			`the outturn of "A" in 2023-24 (draft) is given twice: at test.csv, row 1, column D and at test.csv, row 2, column D`},
		{"no rows", nil, kind.Options{}, "the table has no rows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Kind.Make(outturns(t, c.lines...), nil, options(c.o))
			said := fmt.Sprint(err)
			if err == nil {
				said = got.Notes[0]
			}
			if diff := cmp.Diff(c.want, said); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestABodyWithoutARowIsAbsentOrWithoutData(t *testing.T) {
	c := comparing(t, outturns(t, "New,2023-24,final,0,0", "Late,2022-23,draft,0,0", "Old,2022-23,final,0,0"), kind.Options{})
	got := map[string]class{}
	for _, r := range c.years[0].rows {
		got[r.body] = r.class
	}
	if diff := cmp.Diff(map[string]class{"New": absent, "Late": noData, "Old": met}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if now := c.years[0]; now.bodies.N.Int() != 1 || now.bodies.Lacking() != 1 {
		t.Errorf("what has no data must be counted, what does not exist must not: %+v", now)
	}
}
