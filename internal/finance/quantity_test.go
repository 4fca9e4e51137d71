package finance

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Cell is a quantity as if read from that row.
func Cell(row int, what, n string, kind table.Kind, unit string) Quantity {
	num, err := decimal.NewFromString(n)
	return Read(table.Value{Kind: kind, Known: err == nil, Text: n, Num: num, From: table.Origin{Row: row, Column: "A"}}, unit, "Devon", what)
}

func TestQuantitiesKnowTheirRule(t *testing.T) {
	plan, actual := Cell(1, "plan", "-40", table.Money, "GBP"), Cell(2, "outturn", "-50", table.Money, "GBP")
	none := Cell(3, "outturn", "n/a", table.Money, "GBP")
	euros := Cell(4, "outturn", "7", table.Money, "EUR")
	heads := Cell(5, "people", "8", table.Number, "people")
	share := Cell(6, "share", "0.25", table.Share, "%")
	turnover := Cell(8, "turnover", "40", table.Money, "GBP")
	variance := actual.Minus(plan).As("variance")
	for _, c := range []struct {
		q    Quantity
		want string
	}{
		{variance, "-10 GBP: outturn − plan [2 1]"},
		{variance.Over(turnover).As("share of turnover"), "-0.25 %: variance (outturn − plan) ÷ turnover [2 1 8]"},
		{variance.Over(plan), "base below zero"},
		{plan.Plus(actual), "-90 GBP: plan + outturn [1 2]"},
		{Sum([]Quantity{variance, variance}), "-20 GBP: sum of 2 × variance (outturn − plan) [2 1 2 1]"},
		{plan.Over(heads), "-5 GBP: plan ÷ people [1 5]"},
		{plan.Times(share), "-10 GBP: plan × share [1 6]"},
		{share.Minus(Cell(7, "share", "0.2", table.Share, "%")), "0.05 percentage points: share − share [6 7]"},
		{Counted(2, "bodies", plan, actual), "2 : count: bodies [1 2]"},
		{SumKnown([]Quantity{plan, none}), "-40 GBP: sum of 1 × plan, 1 not known left out [1]"},
		{Sum([]Quantity{plan, none}), "not available"},
		{SumKnown([]Quantity{none}), "not available"},
		{SumKnown(nil), "not available"},
		{none, "n/a"},
		{none.Minus(plan), "not available"},
		{plan.Minus(euros), incomparable},
		{plan.Plus(heads), incomparable},
		{Sum([]Quantity{plan, euros}), incomparable},
		{plan.Over(euros), incomparable},
		{heads.Over(plan), incomparable},
		{plan.Times(actual), incomparable},
		{plan.Over(Given(decimal.Zero, table.Money, "GBP", "nothing")), "–"},
		{Lacking(table.Money, "–").Minus(plan), "–"},
		{plan.Minus(euros).Over(plan), incomparable},
	} {
		got := unknownWord(c.q)
		if c.q.Known {
			rows := []int{}
			for _, o := range c.q.From {
				rows = append(rows, o.Row)
			}
			got = fmt.Sprintf("%s %s: %s %v", c.q.Num, c.q.Unit, c.q.Rule, rows)
		} else if !c.q.Num.IsZero() && c.q.Rule != "" {
			t.Errorf("%s is not known and keeps the number %s", c.q.Rule, c.q.Num)
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Sums are exact whatever the order; the naive sum is one of fractions.
func TestSumsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		var qs []Quantity
		want := new(big.Rat)
		for i := range 1 + r.IntN(40) {
			n := decimal.New(r.Int64N(2_000_000)-1_000_000, -int32(r.IntN(7)))
			qs = append(qs, Cell(i, "plan", n.String(), table.Money, "GBP"))
			want.Add(want, n.Rat())
		}
		sums := Accumulated(qs)
		if got := Sum(qs).Num.Rat(); got.Cmp(want) != 0 {
			t.Fatalf("the sum is %s, not %s", got, want)
		}
		if got := sums[len(sums)-1]; got.Num.Rat().Cmp(want) != 0 || len(got.From) != len(qs) {
			t.Fatalf("the running sum ends at %s of %d cells", got.Num, len(got.From))
		}
	}
}

func TestPlacesCountTies(t *testing.T) {
	var qs []Quantity
	for i, n := range []string{"5", "9", "n/a", "5", "7", "1", "5"} {
		qs = append(qs, Cell(i, "score", n, table.Number, ""))
	}
	var got []string
	for _, p := range Ranks(qs, Descending) {
		got = append(got, p.String())
	}
	if diff := cmp.Diff([]string{"3=", "1", "–", "3=", "2", "6", "3="}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is made of marked values is marked, and what is unknown for a reason keeps
// it.
func TestMarksGoAlong(t *testing.T) {
	with := func(q Quantity, a *table.Aside) Quantity {
		q.Aside = a
		return q
	}
	provisional := &table.Aside{Marks: []table.Mark{{Sign: "p", Means: "provisional"}}}
	confidential := &table.Aside{Why: "confidential", Marks: []table.Mark{{Sign: "c", Means: "confidential"}}}
	plan := with(Cell(1, "plan", "-40", table.Money, "GBP"), provisional)
	final := Cell(2, "outturn", "-50", table.Money, "GBP")
	hidden := with(Cell(3, "outturn", "[c]", table.Money, "GBP"), confidential)
	style := Style{Unit{"£", ""}, 0}
	for _, c := range []struct {
		q            Quantity
		shown, cause string
	}{
		{plan, "(40) [p]", "not available"},
		{plan.Plus(final), "(90) [p]", "not available"},
		{final.Minus(plan).Over(plan.Plus(final).Turned()), "(11.1%) [p]", "not available"},
		{Sum([]Quantity{final, plan}), "(90) [p]", "not available"},
		{SumKnown([]Quantity{final, plan, hidden}), "(90) [p]", "not available"},
		{Sum([]Quantity{final, plan, hidden}), "[c]", "confidential"},
		{hidden, "[c]", "confidential"},
		{final.Minus(hidden), "[c]", "confidential"},
		{final.Minus(final), "0", "not available"},
	} {
		if shown, cause := style.Shown(c.q), Reason(c.q); shown != c.shown || !c.q.Known && cause != c.cause {
			t.Errorf("%s is shown as %s because it is %s, want %s and %s", c.q.Term(), shown, cause, c.shown, c.cause)
		}
	}
}

// TestReadMade reads a value that no cell holds with its rule and all its cells.
func TestReadMade(t *testing.T) {
	cells := []table.Origin{{Row: 2, Column: "B"}, {Row: 2, Column: "C"}}
	v := table.Value{Kind: table.Money, Known: true, Num: decimal.NewFromInt(3), From: table.Origin{Row: 2},
		Made: &table.Made{Rule: "actual − plan", From: cells}}
	gap := Read(v, "GBP", "Devon", "gap")
	if gap.Rule != "actual − plan" || !slices.Equal(gap.From, cells) {
		t.Errorf("made by %q from %v", gap.Rule, gap.From)
	}
	if twice := gap.Plus(gap); twice.Rule != "gap (actual − plan) + gap (actual − plan)" {
		t.Errorf("the rule of a sum is %q", twice.Rule)
	}
}
