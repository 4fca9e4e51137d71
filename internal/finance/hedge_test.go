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

// gbp is a sum of money.
func gbp(pounds int64) Quantity {
	return Quantity{Num: decimal.NewFromInt(pounds), Known: true, Kind: table.Money, Unit: "GBP"}
}

// naiveSum is a second computation of what is said of a sum, in whole numbers.
func naiveSum(pounds int64) string {
	size := max(pounds, -pounds)
	whole := (size + 500_000_000) / 1_000_000_000
	off := size - whole*1_000_000_000
	switch {
	case whole == 0 || off == 0 || 20*max(off, -off) > whole*1_000_000_000:
		return ""
	case 100*max(off, -off) > whole*1_000_000_000:
		return fmt.Sprintf("around £%dbn", whole)
	case off > 0:
		return fmt.Sprintf("just over £%dbn", whole)
	}
	return fmt.Sprintf("just under £%dbn", whole)
}

func TestSumsInWordsHold(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	said := map[string]int{}
	for i := range 20_000 {
		n := r.Int64N(8_000_000_000) - 4_000_000_000
		if i%2 == 0 { // near a whole billion, and just on the bounds
			whole := 1 + r.Int64N(4)
			n = whole*1_000_000_000 + []int64{0, 1, 5, -1, -5}[r.IntN(5)]*whole*10_000_000 + r.Int64N(3) - 1
		}
		words, _, _ := strings.Cut(approximate(gbp(n)).Plain(), " (")
		if want := naiveSum(n); want != "" && words != want || want == "" && words != Prose(gbp(n)) {
			t.Fatalf("%d: %q, want %q", n, words, want)
		}
		said[strings.Join(strings.Fields(naiveSum(n) + " -")[:1], "")]++
	}
	if len(said) != 3 {
		t.Errorf("some hedges are never said: %v", said)
	}
}

func TestApproachingHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	said := 0
	for range 20_000 {
		a, b := r.Int64N(2_400)-1_200, r.Int64N(2_400)-1_200
		if r.IntN(2) == 0 {
			a = b + r.Int64N(240) - 120
		}
		want := (a > 0 && b > 0 || a < 0 && b < 0) && 20*max(a, -a) >= 19*max(b, -b) && max(a, -a) < max(b, -b)
		if got := len(Approaching(gbp(a), gbp(b))) > 0; got != want {
			t.Fatalf("%d against %d: %t", a, b, got)
		}
		if want {
			said++
		}
	}
	if said == 0 {
		t.Error("nothing was ever said")
	}
}

func TestNearlyAPointHolds(t *testing.T) {
	for points := -20_000; points <= 20_000; points += 50 { // millionths
		q := Quantity{Num: decimal.New(int64(points), -6), Known: true, Kind: table.Share, Unit: Points}
		size := max(points, -points)
		if got, want := Change(q).Plain() == "nearly a percentage point", size >= 7_500 && size < 10_000; got != want {
			t.Fatalf("%d millionths: %t", points, got)
		}
	}
}

// A hedge that can be said stands in the reference.
func TestEveryHedgeSaysWhereItHolds(t *testing.T) {
	for i, h := range Hedges {
		if len(h.Words) == 0 || h.Holds == "" {
			t.Errorf("hedge %d has no words, or does not say where it holds", i)
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
				since = period.FinancialYear{Begins: years[last-back]}.String()
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
			series = append(series, Dated{When{Year: period.FinancialYear{Begins: year}}, q})
		}
		if values[len(values)-1] < 0 {
			continue
		}
		got := Extreme(series).Plain()
		for i, word := range numerals {
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
		series = append(series, Dated{When{Year: period.FinancialYear{Begins: 2019 + i}}, gbp(n).As("outturn")})
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
		"unknown portion":           Portion(unknown, Counted(9, "things")),
		"unknown approaching":       Approaching(unknown, gbp(1)),
		"a share approaching a sum": Approaching(share, gbp(1)),
		"a sum of another kind":     nearBillions(share),
		"an unknown sum":            nearBillions(unknown),
	} {
		if s != nil {
			t.Errorf("%s: %q", name, s.Plain())
		}
	}
	share.Num = decimal.New(9, -3) // a share, not a difference of shares
	if said := Change(share).Plain(); said != "0.9%" {
		t.Error(said)
	}
}
