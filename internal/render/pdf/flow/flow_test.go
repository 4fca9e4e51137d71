package flow

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rows are n lines of one height with one bond.
func rows(n int, high, bond float64) []Line {
	all := make([]Line, n)
	for i := range all {
		all[i] = Line{Height: high, Bond: bond}
	}
	return all
}

// ends are the lines with which the pages end.
func ends(pages []Page) []int {
	var all []int
	for _, p := range pages {
		all = append(all, p.To)
	}
	return all
}

func TestPages(t *testing.T) {
	headed := rows(30, 5, Within)
	for i := range headed {
		headed[i].Head = 10
	}
	moved := append(append(rows(16, 5, Free), rows(8, 5, Whole)...), rows(14, 5, Free)...)
	spaced := rows(22, 5, Free)
	for i := 1; i < 22; i += 4 {
		spaced[i].Gap = true
	}
	closed := append(rows(20, 5, Slight), Line{Height: 5, Bond: Strong, Closing: true}, Line{Height: 30, Closing: true})
	for name, one := range map[string]struct {
		lines []Line
		want  []int
	}{
		"nothing":                          {nil, []int{0}},
		"mere space":                       {[]Line{{Height: 5, Gap: true}}, []int{0}},
		"one page":                         {rows(20, 5, Free), []int{20}},
		"a head is repeated":               {headed, []int{18, 30}},
		"gaps are tightened for few lines": {spaced, []int{21}},
		"one line is higher than the page": {[]Line{{Height: 120}, {Height: 5}}, []int{1, 2}},
		"bonds that no page can keep":      {rows(40, 5, Never), []int{20, 40}},
	} {
		got := Pages(t.Context(), one.lines, 100)
		if diff := cmp.Diff(one.want, ends(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if got := ends(Pages(t.Context(), moved, 100)); got[0] != 16 {
		t.Errorf("a block is parted: %v", got)
	}
	if got := ends(Pages(t.Context(), closed, 100)); got[0] >= 20 {
		t.Errorf("the last page has nothing but the sources: %v", got)
	}
	block := func(n int, bond float64) []Line { return append(rows(n-1, 5, Whole), Line{Height: 5, Bond: bond}) }
	if got := ends(Pages(t.Context(), slices.Concat(block(10, Free), block(7, Loath), block(7, Free), block(6, Free)), 100)); got[0] != 17 {
		t.Errorf("a page is half empty for the sake of a bond that could be parted: %v", got)
	}
	if got := ends(Pages(t.Context(), slices.Concat(rows(30, 5, Slight), rows(10, 5, Free)), 100)); got[0] < 20 {
		t.Errorf("pages are left emptier than they need to be: %v", got)
	}
	if got := ends(Pages(t.Context(), rows(21, 5, Within), 100)); got[0] > 17 {
		t.Errorf("the last page is nearly empty: %v", got)
	}
}

// TestCheapest holds the division of random lines against the cheapest of all.
func TestCheapest(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		lines := random(dice, 2+dice.IntN(9))
		got := Pages(t.Context(), lines, 20)
		sound(t, lines, got, 20)
		b := newBook(lines, 20)
		least := cheapest(b, 0)
		for at := range b.places {
			b.extend(at)
		}
		if cost := b.places[len(b.places)-1].cost; math.Abs(cost-least) > 1e-9*least {
			t.Fatalf("%+v cost %v, and could cost %v", lines, cost, least)
		}
	}
}

// cheapest tries all pages from a place to the end.
func cheapest(b *book, at int) float64 {
	last := len(b.places) - 1
	if at == last {
		return 0
	}
	least := math.Inf(1)
	for to := at + 1; to <= last; to++ {
		p := b.places[to]
		high, gap, ok := b.fit(b.places[at].line, p.ends)
		if !ok && to > at+1 {
			continue
		}
		cost := p.price + b.loose(gap)
		if to < last {
			cost += b.page(high)
		} else if at > 0 {
			cost += b.last(b.places[at].line, high)
		}
		least = min(least, cost+cheapest(b, to))
	}
	return least
}

func random(dice *rand.Rand, n int) []Line {
	bonds := []float64{Free, Free, Slight, Within, Loath, Whole, Strong, Never}
	lines := make([]Line, n)
	for i := range lines {
		lines[i] = Line{
			Height: 1 + float64(dice.IntN(12)), Bond: bonds[dice.IntN(len(bonds))], Gap: dice.IntN(4) == 0,
			Head: float64(dice.IntN(3)), Closing: i > n-3,
		}
	}
	return lines
}

// sound fails unless every line that is no gap stands once, in order, on pages
// that are no higher than the room.
func sound(t *testing.T, lines []Line, pages []Page, room float64) {
	t.Helper()
	at := 0
	for _, p := range pages {
		for ; at < p.From; at++ {
			if !lines[at].Gap {
				t.Fatalf("line %d of %+v stands on no page of %v", at, lines, pages)
			}
		}
		high, n := 0.0, 0
		for i, l := range lines[p.From:p.To] {
			if i == 0 {
				high = l.Head
			}
			if l.Gap {
				l.Height *= p.Gap
			} else {
				n++
			}
			high += l.Height
		}
		if at != p.From || high > room+slack && n > 1 || p.Gap < 1-tightest-slack {
			t.Fatalf("page %v of %+v is %v high", p, lines, high)
		}
		at = p.To
	}
	for ; at < len(lines); at++ {
		if !lines[at].Gap {
			t.Fatalf("line %d of %+v stands on no page of %v", at, lines, pages)
		}
	}
}

func TestContextEnds(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if got := Pages(ctx, rows(100, 5, Free), 100); got != nil {
		t.Errorf("the context has ended, and there are pages %v", got)
	}
}

// BenchmarkPages is how the time grows with the lines.
func BenchmarkPages(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run("", func(b *testing.B) {
			lines := rows(n, 5, Within)
			for b.Loop() {
				Pages(b.Context(), lines, 240)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
		})
	}
}
