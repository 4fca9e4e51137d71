package chart_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/chart"
)

// TestLabelsBelongToTheirEnds draws lines and slopes whose ends lie at random, often
// close together: all labels at the right stand beside their own ends, nearer to them
// than to any other, or a line leads to each from there.
func TestLabelsBelongToTheirEnds(t *testing.T) {
	room, led, free := look(t), 0, 0
	for seed := range uint64(600) {
		dice := rand.New(rand.NewPCG(seed, 18))
		room.Size = 7 + 9*dice.Float64()
		room.Width = room.Size * (24 + 36*dice.Float64())
		c := closing(dice)
		ends, labels, lines := ended(chart.Draw(c, room), c, room.Size)
		near, beside, leads := true, true, 0
		for i, label := range labels {
			own := math.Abs(label.Y - ends[i].Y)
			nearest := !slices.ContainsFunc(ends, func(p chart.Point) bool { return math.Abs(label.Y-p.Y) < own-0.01 })
			near, beside = near && nearest && own < 0.7*room.Size, beside && nearest && own < 0.6*room.Size
			if slices.ContainsFunc(lines, func(l chart.Path) bool {
				from, to := l.Points[0], l.Points[1]
				return math.Abs(from.Y-ends[i].Y)+math.Abs(to.Y-label.Y) < 0.01 && from.X > ends[i].X && to.X < label.X && label.X-from.X < 2*room.Size
			}) {
				leads++
			}
		}
		if leads != 0 && (leads != len(labels) || beside) || leads == 0 && !near {
			t.Fatalf("seed %d: lines lead to %d of %d labels; all stand beside their ends: %v\n%s", seed, leads, len(labels), near, listing(chart.Draw(c, room)))
		}
		if leads > 0 {
			led++
		} else {
			free++
		}
	}
	if led < 100 || free < 100 {
		t.Errorf("lines lead to the labels of %d charts, those of %d stand beside their ends", led, free)
	}
}

// closing is a chart whose series end at different heights, some of them close to each
// other; the names of the series begin differently, and some are long.
func closing(dice *rand.Rand) document.Chart {
	c := document.Chart{Kind: document.Line, Axis: document.Ordered, Labels: []string{"2022", "2023"}}
	if dice.IntN(2) == 0 {
		c.Kind = document.Slope
	}
	heights := dice.Perm(200)
	if dice.IntN(2) == 0 {
		heights = dice.Perm(20)
	}
	for i := range 2 + dice.IntN(4) {
		name := fmt.Sprintf("S%d", i) + strings.Repeat(" of many", dice.IntN(4))
		s := series("", fmt.Sprint(dice.IntN(200)), fmt.Sprint(heights[i]))
		s.Name = name
		c.Series = append(c.Series, s)
	}
	return c
}

// ended are the last points of the series, the middles of their labels at the right,
// where these begin, and the thin lines of two points.
func ended(d chart.Drawing, c document.Chart, size float64) (ends, labels []chart.Point, lines []chart.Path) {
	labels = make([]chart.Point, len(c.Series))
	heights := make([][]float64, len(c.Series))
	of, right := -1, 0.0
	var discs []chart.Disc
	for _, m := range d.Strips[0].Marks {
		switch m := m.(type) {
		case chart.Path:
			if len(m.Points) == 2 && m.Dash == 0 {
				lines = append(lines, m)
			}
		case chart.Disc:
			discs, right = append(discs, m), max(right, m.X)
		case chart.Text:
			if i := slices.IndexFunc(c.Series, func(s document.Series) bool { return strings.HasPrefix(m.Words+" ", s.Name[:2]+" ") }); i >= 0 {
				of = i
			}
			if of >= 0 && m.X > right {
				labels[of].X = m.X
				heights[of] = append(heights[of], m.Y-0.355*size)
			}
		}
	}
	discs = slices.DeleteFunc(discs, func(d chart.Disc) bool { return d.X < right-0.01 })
	slices.SortFunc(discs, func(a, b chart.Disc) int { return cmp.Compare(a.Y, b.Y) })
	order := make([]int, len(c.Series))
	for i := range order {
		order[i] = i
		labels[i].Y = (slices.Min(heights[i]) + slices.Max(heights[i])) / 2
	}
	slices.SortFunc(order, func(a, b int) int { return c.Series[b].Points[1].Num.Cmp(c.Series[a].Points[1].Num) })
	ends = make([]chart.Point, len(c.Series))
	for i, j := range order {
		ends[j] = chart.Point{X: discs[i].X, Y: discs[i].Y}
	}
	return ends, labels, lines
}
