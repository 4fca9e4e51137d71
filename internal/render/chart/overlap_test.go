package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/chart"
)

// hostile are words that have broken printers.
var hostile = []string{"", "🚑", "x\ny", strings.Repeat("W", 300), strings.Repeat("many words ", 40), "£", "\xff", "مرحبا"}

// TestNothingOverlaps draws random charts and looks for words that cover each
// other or leave the drawing, and for marks that are nowhere.
func TestNothingOverlaps(t *testing.T) {
	room := look(t)
	drawn := 0
	for seed := range uint64(3000) {
		dice := rand.New(rand.NewPCG(seed, 7))
		room.Size = 7 + 9*dice.Float64()
		room.Width = room.Size * (30 + 30*dice.Float64())
		c := random(dice)
		d := chart.Draw(c, room)
		if len(d.Strips) > 0 {
			drawn++
		}
		for i, s := range d.Strips {
			examine(t, s, room)
			if t.Failed() {
				t.Fatalf("seed %d, strip %d of %+v\n%s", seed, i, c, listing(d))
			}
		}
		if seed%50 == 0 {
			picture(t, d, 1)
		}
	}
	if drawn < 1800 {
		t.Errorf("only %d charts are drawn", drawn)
	}
}

func random(dice *rand.Rand) document.Chart {
	kinds := document.ChartKinds()
	c := document.Chart{Kind: kinds[dice.IntN(len(kinds))], Axis: document.Ordered}
	labels, names := dice.IntN(16), dice.IntN(4)
	if c.Kind == document.Slope {
		labels = 2
	}
	if dice.IntN(3) == 0 {
		names = dice.IntN(13)
	}
	uneven, at := dice.IntN(3) == 0, int64(0)
	for range labels {
		c.Labels = append(c.Labels, word(dice))
		if at += 1 + dice.Int64N(5); uneven {
			c.Places = append(c.Places, at)
		}
	}
	size := math.Pow(10, float64(dice.IntN(9)-2))
	for range names {
		s := document.Series{Name: word(dice), Highlight: dice.IntN(12) == 0}
		for range c.Labels {
			s.Points = append(s.Points, randomPoint(dice, size))
		}
		c.Series = append(c.Series, s)
	}
	for range dice.IntN(4) {
		p := randomPoint(dice, size)
		c.Thresholds = append(c.Thresholds, document.Threshold{Name: word(dice), Num: p.Num, Shown: p.Shown})
	}
	shaped(&c)
	marked(dice, &c)
	return c
}

// marked gives lines over time events, and a control chart one series with limits,
// marks and signs.
func marked(dice *rand.Rand, c *document.Chart) {
	if len(c.Labels) > 0 && (c.Kind == document.Line || c.Kind == document.Control) {
		for range dice.IntN(5) {
			c.Events = append(c.Events, document.Event{At: dice.IntN(len(c.Labels)), Words: word(dice)})
		}
		slices.SortFunc(c.Events, func(a, b document.Event) int { return a.At - b.At })
	}
	if c.Kind != document.Control || len(c.Series) == 0 {
		return
	}
	c.Series = c.Series[:1]
	marks := document.Marks()
	for i := range c.Series[0].Points {
		c.Series[0].Points[i].Tone = marks[dice.IntN(len(marks))]
	}
	c.Limits = limits(*c, 1+dice.IntN(9))
	for range dice.IntN(3) {
		c.Signs = append(c.Signs, document.Cell{Shown: word(dice), Tone: marks[dice.IntN(len(marks))]})
	}
}

// shaped gives a share parts of a whole, and leaves a step of a bridge unknown.
func shaped(c *document.Chart) {
	for j := range c.Series {
		s := &c.Series[j]
		for i := range s.Points {
			p := &s.Points[i]
			switch {
			case c.Kind == document.Share:
				p.Num = p.Num.Abs()
				if p.Known {
					s.Whole = s.Whole.Add(p.Num)
				}
			case c.Kind == document.Bridge && i == len(s.Points)/2:
				p.Known = false
			}
		}
	}
}

func randomPoint(dice *rand.Rand, size float64) document.Point {
	n := math.Round((dice.Float64()*2-0.7)*size*10) / 10
	tones := []document.Tone{"", "", document.Good, document.Watch, document.Bad}
	return document.Point{Num: decimal.NewFromFloat(n), Known: dice.IntN(9) > 0, Shown: fmt.Sprintf("%.1f", n), Tone: tones[dice.IntN(len(tones))]}
}

func word(dice *rand.Rand) string {
	if dice.IntN(20) == 0 {
		return hostile[dice.IntN(len(hostile))]
	}
	return strings.TrimSpace(strings.Repeat("Some words ", 1+dice.IntN(4)))[:4+dice.IntN(6)]
}

// examine holds a strip against what a careful printer would let pass.
func examine(t *testing.T, s chart.Strip, look chart.Look) {
	t.Helper()
	if math.IsNaN(s.Height) || s.Height <= 0 || s.Height > 2*look.Width {
		t.Errorf("a strip is %.1f high", s.Height)
	}
	var texts []chart.Text
	for _, m := range s.Marks {
		left, top, right, bottom := bounds(m)
		if !(left >= -1 && right <= look.Width+1 && top >= -1 && bottom <= s.Height+1) {
			t.Errorf("a mark leaves the drawing: %+v", m)
		}
		if text, ok := m.(chart.Text); ok && text.Words != "" {
			texts = append(texts, text)
		}
	}
	for i, a := range texts {
		for _, b := range texts[:i] {
			if cover(a, b) {
				t.Errorf("%q at %.1f %.1f covers %q at %.1f %.1f", a.Words, a.X, a.Y, b.Words, b.X, b.Y)
			}
		}
	}
}

// bounds is what a mark reaches to; words from the foot to the head of capitals.
func bounds(m chart.Mark) (left, top, right, bottom float64) {
	switch m := m.(type) {
	case chart.Rect:
		return m.X, m.Y, m.X + m.Width, m.Y + m.Height
	case chart.Disc:
		return m.X - m.Radius, m.Y - m.Radius, m.X + m.Radius, m.Y + m.Radius
	case chart.Text:
		return m.X, m.Y - 0.71*m.Size, m.X + m.Width(), m.Y
	case chart.Area:
		return bounds(chart.Path{Points: m.Corners})
	case chart.Path:
		left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range m.Points {
			left, right = min(left, p.X), max(right, p.X)
			top, bottom = min(top, p.Y), max(bottom, p.Y)
		}
	}
	return left, top, right, bottom
}

func cover(a, b chart.Text) bool {
	al, at, ar, ab := bounds(a)
	bl, bt, br, bb := bounds(b)
	return al < br-0.1 && bl < ar-0.1 && at < bb-0.1 && bt < ab-0.1
}
