package finance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/table"
)

func count0(n int64) Quantity { return Counted(int(n), "things") }

// gbp is a sum of money.
func gbp(pounds int64) Quantity {
	return Quantity{Num: decimal.NewFromInt(pounds), Known: true, Kind: table.Money, Unit: "GBP"}
}

// ratio is a/b as a naive fraction.
func ratio(a, b int64) float64 { return float64(a) / float64(b) }

func TestSumsInWordsHold(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	said := map[string]int{}
	note := func(s Sentence, holds bool, a, b int64) {
		t.Helper()
		if words := s.Plain(); words != "" {
			said[strings.Join(strings.Fields(words)[:1], "")]++
			if !holds {
				t.Fatalf("%q is not true of %d against %d", words, a, b)
			}
		} else if holds {
			t.Fatalf("nothing is said of %d against %d", a, b)
		}
	}
	for range 20_000 {
		a, b := r.Int64N(2_400)-1_200, r.Int64N(2_400)-1_200
		if r.IntN(2) == 0 {
			a = b + r.Int64N(240) - 120
		}
		q, line, unit := gbp(a), gbp(b), gbp(1_000)
		x := ratio(a, b)
		note(around(q, line), b != 0 && a != b && x > 0.95-1e-9 && x < 1.05+1e-9, a, b)
		note(approaching(q, line), b != 0 && x > 0.95-1e-9 && x < 1, a, b)
		one := a > 0 && b > 0 || a < 0 && b < 0
		over, under := max(a, -a)-max(b, -b), max(b, -b)-max(a, -a)
		beside := beside(q, line, unit)
		note(beside, one && a != b && max(over, under) <= 100, a, b)
		if words := beside.Plain(); strings.HasPrefix(words, "just over") != (words != "" && over > 0) {
			t.Fatalf("%d is not %q", a, words)
		}
	}
	for points := -20_000; points <= 20_000; points += 7 { // millionths
		q := Quantity{Num: decimal.New(int64(points), -6), Known: true, Kind: table.Share, Unit: Points}
		size := max(points, -points)
		note(nearlyPoint(q), size >= 7_500 && size < 10_000, int64(points), 0)
	}
	if len(said) != 4 {
		t.Errorf("some hedges are never said: %v", said)
	}
}

func TestAllButHolds(t *testing.T) {
	for all := range int64(60) {
		for n := range all + 1 {
			got, left := allBut(count0(n), count0(all)).Plain(), all-n
			want := ""
			if all >= 5 && left >= 1 && float64(left) <= float64(all)/5+1e-9 {
				want = fmt.Sprintf("all but %d", left)
			}
			if got != want {
				t.Fatalf("%d of %d: %q, want %q", n, all, got, want)
			}
		}
	}
}

// The naive extreme looks at every reading of an unbroken run of years before
// the last.
func naiveExtreme(years []int, values []int64) string {
	last := len(values) - 1
	for _, side := range []struct {
		word    string
		reaches func(a, b int64) bool
	}{
		{"highest", func(a, b int64) bool { return a >= b }}, {"lowest", func(a, b int64) bool { return a <= b }},
	} {
		before := 0
		since := ""
		for back := 1; back <= last && years[last-back] == years[last]-back; back++ {
			if values[last-back] < 0 {
				break // not known
			}
			if side.reaches(values[last-back], values[last]) {
				since = period.FinancialYear(years[last-back]).String()
				break
			}
			before++
		}
		switch {
		case before < 2:
		case since != "":
			return "the " + side.word + " since " + since
		default:
			return fmt.Sprintf("the %s in at least %d years", side.word, before)
		}
	}
	return ""
}

func TestExtremesHold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	said := map[string]int{}
	for range 20_000 {
		var series []Dated
		var years []int
		var values []int64
		year := 2010
		for range 1 + r.IntN(10) {
			year++
			if r.IntN(12) == 0 {
				year++
			}
			n := r.Int64N(8)
			known := r.IntN(12) > 0
			if !known {
				n = -1
			}
			years, values = append(years, year), append(values, n)
			q := gbp(n)
			q.Known = known
			series = append(series, Dated{When{Year: period.FinancialYear(year)}, q})
		}
		if values[len(values)-1] < 0 {
			continue
		}
		got := Extreme(series).Plain()
		for i, word := range Numerals {
			got = strings.Replace(got, "at least "+word+" ", fmt.Sprintf("at least %d ", i), 1)
		}
		if want := naiveExtreme(years, values); got != want {
			t.Fatalf("%v %v: %q, want %q", years, values, got, want)
		}
		said[strings.Join(strings.Fields(got + " - - -")[:3], " ")]++
	}
	if len(said) < 5 {
		t.Errorf("some records are never said: %v", said)
	}
}

func TestAPlanAmongOutturnsBreaksASeries(t *testing.T) {
	var series []Dated
	for i, n := range []int64{9, 8, 7, 6, 5} {
		series = append(series, Dated{When{Year: period.FinancialYear(2019 + i)}, gbp(n).As("outturn")})
	}
	got := []string{Extreme(series).Plain()}
	series[0].Quantity = gbp(4).As("plan")
	got = append(got, Extreme(series).Plain())
	series[3].Quantity = series[3].As("plan")
	got = append(got, Extreme(series).Plain())
	want := []string{"the lowest in at least four years", "the lowest in at least three years", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHedgesOfWhatCannotBeCompared(t *testing.T) {
	unknown, share := Quantity{Kind: table.Money, Unit: "GBP"}, Quantity{Num: decimal.New(99, -2), Known: true, Kind: table.Share, Unit: "%"}
	for name, s := range map[string]Sentence{
		"unknown portion":      Portion(unknown, count0(9)),
		"unknown around":       around(unknown, gbp(1)),
		"a share around a sum": around(share, gbp(1)),
		"a share of points":    nearlyPoint(Quantity{Num: decimal.New(9, -3), Known: true, Kind: table.Share, Unit: "%"}),
		"beside another kind":  beside(share, gbp(1), gbp(1)),
	} {
		if s != nil {
			t.Errorf("%s: %q", name, s.Plain())
		}
	}
}
