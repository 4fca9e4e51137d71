package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/templates"
)

// TestLengthsAreTrue draws random charts of every kind whose data have its shape,
// and measures: bars are as long as their numbers, from one zero; parts are as
// long as their shares, and every whole is as long as the others; a greater number
// never lies lower on a line.
func TestLengthsAreTrue(t *testing.T) {
	room := look(t)
	drawn := map[document.ChartKind]int{}
	for seed := range uint64(700) {
		dice := rand.New(rand.NewPCG(seed, 11))
		c := numbered(dice)
		if c.Check() != nil {
			if d := chart.Draw(c, room); len(d.Strips) > 0 {
				t.Fatalf("seed %d: what has not the shape of a %s is drawn", seed, c.Kind)
			}
			continue
		}
		drawn[c.Kind]++
		d := chart.Draw(c, room)
		switch c.Kind {
		case document.Bar:
			lengthsAreTrue(t, d, c)
		case document.Share:
			wholesAreTrue(t, d, c)
		case document.Line, document.Slope:
			heightsAreTrue(t, d, c)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v\n%s", seed, c, listing(d))
		}
	}
	for _, kind := range document.ChartKinds() {
		if drawn[kind] < 10 {
			t.Errorf("only %d charts of kind %s are drawn", drawn[kind], kind)
		}
	}
}

// numbered is a chart whose labels and names are short. Half of the shares and
// bridges have sums that hold.
func numbered(dice *rand.Rand) document.Chart {
	kinds := document.ChartKinds()
	c := document.Chart{Kind: kinds[dice.IntN(len(kinds))], Axis: []document.Axis{document.Names, document.Ordered}[dice.IntN(2)]}
	for i := range 2 + dice.IntN(4) {
		c.Labels = append(c.Labels, fmt.Sprint("L", i))
	}
	for j := range 1 + dice.IntN(3) {
		s := document.Series{Name: fmt.Sprint("S", j)}
		left := 100.0
		for i := range c.Labels {
			n := math.Round(dice.Float64()*200-80) / 2
			if c.Kind == document.Share && dice.IntN(6) > 0 {
				n = math.Round(left * dice.Float64())
				if i == len(c.Labels)-1 {
					n = left
				}
				left -= n
			}
			if c.Kind == document.Bridge && i == len(c.Labels)-1 && dice.IntN(2) > 0 {
				n = 0
				for _, p := range s.Points {
					n += p.Num.InexactFloat64()
				}
			}
			shown := fmt.Sprintf("%.1f", n)
			if c.Kind == document.Share {
				shown += "%"
			}
			s.Points = append(s.Points, document.Point{Num: decimal.NewFromFloat(n), Known: true, Shown: shown})
		}
		c.Series = append(c.Series, s)
	}
	if c.Kind == document.Control {
		c.Series = c.Series[:1]
		c.Limits = limits(c, 3)
	}
	return c
}

// coloured are the oblongs of the drawing that are as thick, without rules and
// the stripes of the ground.
func coloured(d chart.Drawing, ground templates.Colour, thick float64) []chart.Rect {
	var all []chart.Rect
	for _, s := range d.Strips {
		for _, m := range s.Marks {
			if r, ok := m.(chart.Rect); ok && r.Colour != ground && r.Height > thick && r.Width > 1.5 {
				all = append(all, r)
			}
		}
	}
	return all
}

func lengthsAreTrue(t *testing.T, d chart.Drawing, c document.Chart) {
	t.Helper()
	var numbers []float64
	for i := range c.Labels {
		for _, s := range c.Series {
			if n := s.Points[i].Num.InexactFloat64(); math.Abs(n) > 2 {
				numbers = append(numbers, n)
			}
		}
	}
	bars := slices.DeleteFunc(coloured(d, look(t).Palette.Paper, 14), func(r chart.Rect) bool { return r.Width < 0.01 })
	each := 0.0
	for _, r := range bars {
		each = max(each, r.Width)
	}
	most := 0.0
	for _, n := range numbers {
		most = max(most, math.Abs(n))
	}
	if most == 0 {
		return
	}
	each /= most
	bars = slices.DeleteFunc(bars, func(r chart.Rect) bool { return r.Width < 2.2*each })
	if len(bars) != len(numbers) {
		t.Errorf("%d bars for %d numbers", len(bars), len(numbers))
		return
	}
	for i, r := range bars {
		if math.Abs(r.Width-math.Abs(numbers[i])*each) > 0.1 {
			t.Errorf("%g is %.2f long", numbers[i], r.Width)
		}
	}
}

func wholesAreTrue(t *testing.T, d chart.Drawing, c document.Chart) {
	t.Helper()
	bars := coloured(d, look(t).Palette.Paper, 1.5*16)
	rows := map[int][]float64{}
	n := -1
	for i, r := range bars {
		if i == 0 || r.X < bars[i-1].X {
			n++
		}
		rows[n] = append(rows[n], r.Width)
	}
	if n+1 != len(c.Series) {
		t.Errorf("%d bars for %d wholes", n+1, len(c.Series))
		return
	}
	room := 0.0
	for _, r := range bars {
		room = max(room, r.X+r.Width)
	}
	left := bars[0].X
	for j, s := range c.Series {
		var known []float64
		for _, p := range s.Points {
			if long := p.Num.InexactFloat64() / 100 * (room - left); long > 4 {
				known = append(known, long)
			}
		}
		drawn := slices.DeleteFunc(rows[j], func(w float64) bool { return w <= 2.4 })
		for i := range min(len(known), len(drawn)) {
			if math.Abs(known[i]-drawn[i]) > 2 {
				t.Errorf("part %d of %s is %.1f long, not %.1f", i, s.Name, drawn[i], known[i])
			}
		}
	}
}

// heightsAreTrue holds every line to one scale: the places are a straight
// function of the numbers.
// thinnest is how thick the thin lines are that lead to labels, and a little more.
const thinnest = 1.3

func heightsAreTrue(t *testing.T, d chart.Drawing, c document.Chart) {
	t.Helper()
	var paths []chart.Path
	for _, s := range d.Strips {
		for _, m := range s.Marks {
			if p, ok := m.(chart.Path); ok && p.Width > thinnest {
				paths = append(paths, p)
			}
		}
	}
	if len(paths) != len(c.Series) {
		t.Errorf("%d lines for %d series", len(paths), len(c.Series))
		return
	}
	num := func(j, i int) float64 { return c.Series[j].Points[i].Num.InexactFloat64() }
	low, high := [2]float64{math.Inf(1)}, [2]float64{math.Inf(-1)}
	for j, p := range paths {
		for i := range p.Points {
			if n := num(j, i); n < low[0] {
				low = [2]float64{n, p.Points[i].Y}
			}
			if n := num(j, i); n > high[0] {
				high = [2]float64{n, p.Points[i].Y}
			}
		}
	}
	for j, p := range paths {
		for i := range p.Points {
			want := low[1]
			if high[0] > low[0] {
				want += (num(j, i) - low[0]) / (high[0] - low[0]) * (high[1] - low[1])
			}
			if math.Abs(p.Points[i].Y-want) > 0.1 {
				t.Errorf("%g of series %d lies at %.1f, not at %.1f", num(j, i), j, p.Points[i].Y, want)
			}
		}
	}
}

// TestMarksStandOut holds all colours of charts to 3:1 against the ground, in the
// light and in the dark, and words on them to 4.5:1.
func TestMarksStandOut(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]templates.Palette{"light": set.Theme.Light, "dark": set.Theme.Dark} {
		for i := range templates.Hues {
			if c := templates.Contrast(p.Hue(i), p.Paper); c < 3 {
				t.Errorf("%s: colour %d has %.2f:1 against the ground", name, i, c)
			}
			if c := max(templates.Contrast(p.Hue(i), p.Paper), templates.Contrast(p.Hue(i), p.Ink)); c < 4.5 {
				t.Errorf("%s: words on colour %d have %.2f:1", name, i, c)
			}
			if i%3 > 0 {
				continue
			}
			for j := range i {
				if p.Hue(i) == p.Hue(j) {
					t.Errorf("%s: colours %d and %d are the same", name, i, j)
				}
			}
		}
	}
}
