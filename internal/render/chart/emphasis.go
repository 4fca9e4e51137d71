package chart

import (
	"fmt"
	"math"
	"slices"

	"catchup/internal/document"
	"catchup/templates"
)

// mostChanged is how many lines stand out where there are more than colours and
// nobody has said which matter.
const mostChanged = 3

// every hue by its index, and the vivid ones, which none takes for the grey of
// the lines behind them.
var (
	every = [...]int{0, 1, 2, 3, 4, 5}
	vivid = [document.MostHighlights]int{0, 1, 4, 3}
)

// standing are the series that stand out, by their index, and the hue of each.
// These are all, if there are no more than hues. Else they are those with a
// highlight, or, if none has one, those that changed most.
func (p *pen) standing() map[int]int {
	all := p.chart.Series
	var list []int
	for j, s := range all {
		if len(all) <= templates.Hues || s.Highlight {
			list = append(list, j)
		}
	}
	if len(list) == 0 {
		list = p.changed()
	}
	strong := vivid[:]
	if len(all) <= templates.Hues {
		strong = every[:]
	}
	hues := map[int]int{}
	for n, j := range list[:min(len(list), len(strong))] {
		hues[j] = strong[n]
	}
	return hues
}

// changed are the series that changed most between their first and last known
// points, in their order.
func (p *pen) changed() []int {
	list := make([]int, len(p.chart.Series))
	for j := range list {
		list[j] = j
	}
	slices.SortStableFunc(list, func(a, b int) int { return compare(change(p.chart.Series[b]), change(p.chart.Series[a])) })
	list = list[:min(len(list), mostChanged)]
	slices.Sort(list)
	return list
}

// change is how far a series has come from its first known point to its last.
func change(s document.Series) float64 {
	first, last := known(s.Points)
	if first < 0 {
		return 0
	}
	return math.Abs(num(s.Points[last]) - num(s.Points[first]))
}

// known are the first and the last known point; -1 if none is known.
func known(points []document.Point) (first, last int) {
	first = slices.IndexFunc(points, func(p document.Point) bool { return p.Known })
	for last = len(points) - 1; last >= 0 && !points[last].Known; last-- {
	}
	return first, last
}

// others says below the chart how many lines are grey.
func (p *pen) others(grey int) {
	if grey == 0 {
		return
	}
	words := fmt.Sprintf("Grey lines: the %d others.", grey)
	if grey == 1 {
		words = "Grey line: the other one."
	}
	p.strip(p.em(leading), p.aside(0, p.em(leading/2), words))
}
