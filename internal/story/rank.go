package story

import (
	"math"
	"strings"
)

// The weights of the parts of a score, so set that the number of outlets
// decides and the rest parts those that are equal.
const (
	perWatch  = 0.15 // each watched phrase, at most two of them
	perLength = 0.1  // the logarithm of the words over a hundred
	perFigure = 0.05 // each power of ten above a million pounds
)

// score weighs a story by its articles.
func score(c *corpus, items []Item, o Options) Score {
	s := Score{
		Outlets:    math.Log(1+float64(outlets(items))) * recency(items, o),
		Prominence: perLength * math.Log1p(float64(length(items))/100),
		Figure:     perFigure * magnitude(items),
		Watched:    perWatch * float64(min(watched(c, items, o.Watch), 2)),
	}
	s.Total = s.Outlets + s.Prominence + s.Figure + s.Watched
	return s
}

// outlets counts the publications behind a story; an article that names none
// counts by its source.
func outlets(items []Item) int {
	seen := map[string]bool{}
	for _, i := range items {
		seen[firstOf(i.Outlet, i.Source)] = true
	}
	return len(seen)
}

// recency is 1 for a story told at the end of the span and ½ at its beginning.
func recency(items []Item, o Options) float64 {
	span := o.Until.Sub(o.Since)
	age := o.Until.Sub(items[len(items)-1].Published)
	if span <= 0 {
		return 1
	}
	return math.Exp2(-float64(age) / float64(span))
}

// length is the number of words of a story's articles.
func length(items []Item) (n int) {
	for _, i := range items {
		n += len(strings.Fields(i.Text))
	}
	return n
}

// magnitude is the powers of ten that the largest sum in a story stands above
// a million pounds.
func magnitude(items []Item) float64 {
	var largest float64
	for _, i := range items {
		largest = max(largest, largestSum(i.Title+"\n"+i.Text))
	}
	return math.Log10(max(largest/1e6, 1))
}

// watched counts the phrases of the watch-list that the articles name, in
// whatever number and case their words stand.
func watched(c *corpus, items []Item, phrases []string) (n int) {
	var all strings.Builder
	for _, i := range items {
		all.WriteString(" " + strings.Join(c.stems(i.Title+"\n"+i.Text), " ") + " ")
	}
	for _, p := range phrases {
		if want := strings.Join(c.stems(p), " "); want != "" && strings.Contains(all.String(), " "+want+" ") {
			n++
		}
	}
	return n
}
