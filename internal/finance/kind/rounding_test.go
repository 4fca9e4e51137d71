package kind

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/table"
)

// On random parts the printed ones make the printed total, none is off by a
// step or more, and every one that was moved says so.
func TestTheLargestRemainderAdds(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	moved := 0
	for range 2_000 {
		w := &Work{Main: &Frame{}, Options: Options{Unit: finance.Unit{Sign: "£", Scale: "m"}, Decimals: r.IntN(3), Total: true, Rounding: LargestRemainder}}
		set := additive(r)
		exact := exactly(set)
		w.present(set)
		step := decimal.New(1, -int32(w.Decimals))
		sum := decimal.Zero
		for i, row := range set.Rows {
			c := row.Cells[0]
			if row.Rank == document.Body {
				sum = sum.Add(c.printed)
			}
			off := c.printed.Sub(exact[i].Shift(-6)).Abs()
			if row.Rank == document.Body && off.GreaterThanOrEqual(step) {
				t.Fatalf("%s is printed as %s", exact[i], c.Shown)
			}
			if says := strings.HasSuffix(c.Quantity.Rule, "rounded to add to the total"); says {
				moved++
			} else if !c.printed.Equal(exact[i].Shift(-6).Round(int32(w.Decimals))) {
				t.Fatalf("%s is printed as %s, and its rule is %q", exact[i], c.Shown, c.Quantity.Rule)
			}
		}
		if total := set.Total.Cells[0].printed; !sum.Equal(total) {
			t.Fatalf("the parts make %s, the total is printed as %s", sum, total)
		}
		for _, s := range w.down(set) {
			if s.off() {
				t.Fatal("sub-rows do not make their row")
			}
		}
	}
	if moved == 0 {
		t.Error("nothing was ever moved")
	}
}

// additive is a column of random bodies, some with sub-rows that make them,
// and their total.
func additive(r *rand.Rand) *Result {
	set := &Result{Columns: []Column{{Numeric: true, Adds: true}}}
	var bodies []finance.Quantity
	for range 1 + r.IntN(12) {
		var subs []finance.Quantity
		for range r.IntN(4) {
			subs = append(subs, sub(r))
		}
		body := sub(r)
		if len(subs) > 0 {
			body = finance.Sum(subs)
		}
		bodies = append(bodies, body)
		set.Rows = append(set.Rows, Row{Cells: []Cell{Number(body)}})
		for _, s := range subs {
			set.Rows = append(set.Rows, Row{Cells: []Cell{Number(s)}, Rank: document.Sub})
		}
	}
	set.Total = &Row{Cells: []Cell{Number(finance.Sum(bodies))}, Rank: document.Total}
	return set
}

func sub(r *rand.Rand) finance.Quantity {
	return finance.Quantity{Num: decimal.NewFromInt(r.Int64N(40_000_000) - 20_000_000), Known: true, Kind: table.Money, Unit: "GBP", What: "plan"}
}

func exactly(set *Result) []decimal.Decimal {
	nums := make([]decimal.Decimal, len(set.Rows))
	for i, row := range set.Rows {
		nums[i] = row.Cells[0].Quantity.Num
	}
	return nums
}

func TestRoundingIsOnlyBlamedWhereItIsToBlame(t *testing.T) {
	const note = "Figures may not add because of rounding."
	m := func(n string) finance.Quantity {
		num, err := decimal.NewFromString(n)
		return finance.Read(table.Value{Kind: table.Money, Known: err == nil, Num: num}, "GBP", "Devon", "plan")
	}
	for _, c := range []struct {
		name  string
		parts []string
		total string
		want  bool
	}{
		{"adds", []string{"1000000", "2000000"}, "3000000", false},
		{"printed parts do not add", []string{"1040000", "1040000"}, "2080000", true},
		{"parts that never made the total", []string{"1040000", "1040000"}, "9000000", false},
		{"not known", []string{"1040000", "n/a"}, "1040000", false},
	} {
		set := &Result{Columns: []Column{{Adds: true}}, Total: &Row{Cells: []Cell{Number(m(c.total))}}}
		for _, p := range c.parts {
			set.Rows = append(set.Rows, Row{Cells: []Cell{Number(m(p))}})
		}
		w := &Work{Main: &Frame{}, Options: Options{Unit: finance.Unit{Sign: "£", Scale: "m"}, Decimals: 1, Total: true}}
		w.present(set)
		if got := strings.Join(set.Notes, " ") == note; got != c.want {
			t.Errorf("%s: %q", c.name, set.Notes)
		}
	}
}
