package html

import (
	"math"

	"catchup/internal/document"
)

// chart is a chart ready to be set: its title, its finding and, if it is
// drawn, its bars.
type chart struct {
	Title, Finding string
	Bars           []bar
}

// bar is one line of a bar chart. Before, Length and After are shares of the
// track it lies on, in per cent, and together 100.
type bar struct {
	Label, Text, Shape    string
	Tone                  document.Tone
	Before, Length, After int
}

func drawn(c document.Chart) *chart {
	set := &chart{Title: c.Caption(), Finding: c.Alt}
	zero, ends := c.Bars()
	for i, end := range ends {
		point := c.Series[0].Points[i]
		b := bar{Label: c.Labels[i], Text: point.Shown, Shape: point.Tone.Shape(), Tone: point.Tone}
		b.Before = percent(min(zero, end))
		b.After = 100 - percent(max(zero, end))
		b.Length = 100 - b.Before - b.After
		set.Bars = append(set.Bars, b)
	}
	return set
}

func percent(share float64) int { return int(math.Round(100 * share)) }
