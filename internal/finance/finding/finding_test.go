package finding

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/catalogue"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

var outturns = table.Columns{"system": financetest.Textual, "year": financetest.Yearly, "plan": financetest.Million, "outturn": financetest.Million}

// made is what a kind makes of CSV text, in £m.
func made(t *testing.T, name string, o kind.Options, text string, columns table.Columns) *kind.Result {
	t.Helper()
	k, ok := catalogue.Named(name)
	if !ok {
		t.Fatal(name)
	}
	o.Tolerance, o.Rows = financetest.Tolerance, 100
	return financetest.Made(t, k, o, financetest.Source(t, text, columns))
}

// random is plan against outturn of up to nine systems over up to ten years.
func random(t *testing.T, rnd *rand.Rand) *kind.Result {
	t.Helper()
	lines := []string{"system,year,plan,outturn"}
	years := 1 + rnd.IntN(10)
	spread := 1 + rnd.IntN(300)
	for body := range 1 + rnd.IntN(9) {
		for y := range years {
			lines = append(lines, fmt.Sprintf("S%c,%d-%02d,%d.%d,%d.%d", 'A'+body, 2010+y, 11+y, rnd.IntN(50)-25, rnd.IntN(10), rnd.IntN(spread)-spread/2, rnd.IntN(100)))
		}
	}
	return made(t, "plan-outturn", kind.Options{Columns: map[string]string{"body": "system", "year": "year", "plan": "plan", "actual": "outturn"}, Called: "system"}, strings.Join(lines, "\n"), outturns)
}

// On random tables the parts of each change make it exactly, and so do the
// numbers that its sentence prints: the named ones and the others, or both sides.
func TestDriversMakeTheirChange(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 5))
	frames := map[string]int{}
	for range 400 {
		for _, c := range random(t, rnd).Held().Changes {
			parts := decimal.Zero
			for _, f := range c.Parts {
				parts = parts.Add(f.Num)
			}
			if !parts.Equal(c.Total.Num) {
				t.Fatalf("the parts come to %s, the change is %s", parts, c.Total.Num)
			}
			made := driven(c)
			frame, _, _ := strings.Cut(made.Sentence.Plain(), " ")
			frames[frame]++
			if frame == "" {
				continue
			}
			if told := summed(frame, made.Sentence); !told.Equal(c.Total.Num) {
				t.Errorf("%s of %s: %s", told, c.Total.Num, made.Sentence.Plain())
			}
		}
	}
	if frames["Of"] < 50 || frames["Behind"] < 50 || frames[""] > 0 {
		t.Errorf("sentences by their first words: %v", frames)
	}
}

// summed adds what a sentence says that a change is made of, after the change
// itself. Of both sides the first sum of money counts and the largest part does not,
// which stands in brackets.
func summed(frame string, s finance.Sentence) decimal.Decimal {
	all := decimal.Zero
	for i, p := range s[1:] {
		inside := frame == "Behind" && strings.HasSuffix(s[i].Text, "(")
		if q := p.Quantity; q != nil && q.Kind == table.Money && !inside && i > 0 {
			all = all.Add(q.Num)
		}
	}
	return all
}

// Over generated tables no two findings are about one number, none prints what
// another is about, and what a section still says is not all told at the top.
func TestNoFactTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 6))
	told := 0
	for range 300 {
		r := random(t, rnd)
		all, looked := Of("Systems", r, finance.Bound{})
		chosen, facts, choice := Choose(all, looked, 4, decimal.New(1, -2))
		told += len(chosen)
		for i, a := range chosen {
			for j, b := range chosen {
				if i != j && slices.Contains(naive(b.Sentence), number(a.About)) {
					t.Errorf("told twice:\n%s\n%s", a.Sentence.Plain(), b.Sentence.Plain())
				}
			}
		}
		for _, s := range r.Said {
			if !facts.Tells(s) && s.Matter != nil && slices.ContainsFunc(chosen, func(c Candidate) bool { return number(c.About) == number(s.Matter.About) }) {
				t.Errorf("told at the top and again: %s", s.Sentence.Plain())
			}
		}
		if len(choice.Candidates) != len(all) {
			t.Errorf("%d candidates of %d are explained", len(choice.Candidates), len(all))
		}
	}
	if told < 600 {
		t.Errorf("only %d findings are told", told)
	}
}

// naive are the numbers of a sentence that are sums of money, as number names them.
func naive(s finance.Sentence) (all []string) {
	for _, p := range s {
		if p.Quantity != nil {
			all = append(all, number(*p.Quantity))
		}
	}
	return all
}

// number names a sum of money by its size and how many cells it rests on; what is no
// money by its name as well.
func number(q finance.Quantity) string {
	name := fmt.Sprint(q.Num.Abs(), q.Kind, len(q.From))
	if q.Kind != table.Money {
		name += q.What
	}
	return name
}

// said are the sentences that are chosen, a line each.
func said(chosen []Candidate) string {
	return strings.Join(kind.Each(chosen, func(c Candidate) string { return c.Sentence.Plain() }), "\n")
}

// months are spending by ward in the months of two years.
func months(values map[string][]string) string {
	lines := []string{"ward,year,month,plan,spend"}
	for _, ward := range []string{"Elm", "Oak"} {
		for i, v := range values[ward] {
			lines = append(lines, fmt.Sprintf("%s,%d-%02d,M%d,10,%s", ward, 2022+i/12, 23+i/12, 1+i%12, v))
		}
	}
	return strings.Join(lines, "\n")
}

// TestSignals tells of the last of a series what a control chart would.
func TestSignals(t *testing.T) {
	usual := strings.Fields("10 12 11 13 10 12 11 10 13 12 11 12 11 10 12 13 11")
	columns := table.Columns{"ward": financetest.Textual, "year": financetest.Yearly, "month": financetest.Textual, "plan": financetest.Million, "spend": financetest.Million}
	o := kind.Options{Columns: map[string]string{"line": "ward", "year": "year", "month": "month", "plan": "plan", "actual": "spend"}, Amounts: kind.InMonth, Spending: true}
	for name, c := range map[string]struct {
		last string
		want string
	}{
		"usual":        {"11 12", ""},
		"outside":      {"11 25", "Spend of Elm came to £25m in October 2023, outside the usual range of £8.2m to £16m."},
		"near":         {"13 15 15.1", "Spend of Elm came to £15.1m in November 2023, near the edge of the usual range for the second time in three months."},
		"above":        {"12 12.5 12 12.5 12 12.6 12.1 12.4", "Spend of Elm came to £12.4m in April 2024, above the mean of £11.7m for the eighth month in a row."},
		"rising":       {"10 10.5 11 11.5 12 12.5 13 13.5", "Spend of Elm has risen seven months in a row, to £13.5m in April 2024."},
		"too few":      {"", ""},
		"a record low": {"11 9.9", ""},
	} {
		values := append(slices.Clone(usual), strings.Fields(c.last)...)
		if name == "too few" {
			values = append(slices.Clone(usual[:10]), "40")
		}
		r := made(t, "year-to-date", o, months(map[string][]string{"Elm": values, "Oak": slices.Repeat([]string{"5"}, len(values))}), columns)
		got := ""
		for _, h := range r.Held().Histories {
			if s := signalled(h); h.Whose.Plain() == "Elm" {
				got = s.Sentence.Plain()
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What is looked at in many series is less rare in one of them.
func TestRarityAmongManySeries(t *testing.T) {
	c := Candidate{Matter: kind.Matter{As: kind.FoundRecord, Doublings: 4, About: finance.Given(decimal.NewFromInt(5), table.Number, "", "n")}}
	score := func(looked int) float64 { return rank([]Candidate{c}, decimal.New(1, -2), looked)[0].score }
	if one, four, many := score(1), score(4), score(100); one != 4 || four != 2 || many != 0 {
		t.Errorf("of one series %v, of four %v, of a hundred %v", one, four, many)
	}
}

// TestWhyNot says of each candidate why it is not told.
func TestWhyNot(t *testing.T) {
	pounds := func(n int64, what string) finance.Quantity {
		return finance.Given(decimal.New(n, 3), table.Money, "GBP", what)
	}
	statement := func(section, what string, n, of int64) Candidate {
		about := pounds(n, what)
		return Candidate{Section: section, Sentence: finance.Say("It is %.", about), Matter: kind.Matter{As: kind.FoundVariance, About: about, Of: []finance.Quantity{pounds(of, "plan")}}}
	}
	all := []Candidate{
		statement("A", "large", 800, 1000), statement("A", "small", 9, 1000), statement("A", "next", 700, 1000),
		statement("B", "other", 300, 1000), statement("C", "large", 800, 1000), statement("C", "last", 20, 1000),
	}
	chosen, _, choice := Choose(all, 1, 3, decimal.New(1, -2))
	financetest.Same(t, "It is £800,000.\nIt is £300,000.\nIt is £700,000.", said(chosen))
	var lines []string
	for _, c := range choice.Candidates {
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %s", c.Standing, c.Heading, c.Why, c.Sum()))
	}
	financetest.Golden(t, "why", strings.Join(lines, "\n")+"\n")
	if slices.ContainsFunc(choice.Candidates, func(c document.Candidate) bool { return c.Why == "" }) {
		t.Error("a candidate does not say why")
	}
}
