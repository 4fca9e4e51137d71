package story

import (
	"math"
	"slices"
	"strings"
	"time"

	"catchup/internal/language"
)

// The weights of the parts of a score. They are set so that the number of outlets
// decides, and the other parts order stories with equal numbers.
const (
	perWatch  = 0.15 // each watched phrase, at most two of them
	perLength = 0.1  // the logarithm of the words over a hundred
	perFigure = 0.05 // each power of ten above a million pounds
)

// score weighs a story by its articles.
func score(c *corpus, articles []article, o Options) Score {
	s := Score{
		Outlets:    math.Log(1+o.weight(articles)) * recency(articles, o),
		Prominence: perLength * math.Log1p(float64(extent(articles))/100),
		Figure:     perFigure * magnitude(articles),
		Watched:    perWatch * float64(min(watched(c, articles, o.Watch), 2)),
	}
	s.Total = s.Outlets + s.Prominence + s.Figure + s.Watched
	return s
}

// recency is 1 for a story whose last article first came out at the end of the
// span, and ½ for one at its beginning.
func recency(articles []article, o Options) float64 {
	span := o.Until.Sub(o.Since)
	var last time.Time
	for _, a := range articles {
		if first := a.First(); first.After(last) {
			last = first
		}
	}
	age := o.Until.Sub(last)
	if span <= 0 {
		return 1
	}
	return math.Exp2(-float64(age) / float64(span))
}

// extent is the number of words of a story's articles.
func extent(articles []article) (n int) {
	for _, a := range articles {
		n += len(a.words)
	}
	return n
}

// magnitude is the powers of ten that the largest sum in a story stands above
// a million pounds.
func magnitude(articles []article) float64 {
	var largest float64
	for _, a := range articles {
		largest = max(largest, largestSum(a.Title))
		for _, s := range a.beginning(about) {
			largest = max(largest, largestSum(s.Text))
		}
	}
	return math.Log10(max(largest/1e6, 1))
}

// largestSum is the largest sum in pounds that a sentence names, 0 if it names
// none.
func largestSum(sentence string) (largest float64) {
	if !strings.Contains(sentence, "£") {
		return 0
	}
	for _, f := range language.Figures(sentence) {
		if f.Kind == language.Money && f.Unit == "GBP" {
			largest = max(largest, f.High.Abs().InexactFloat64())
		}
	}
	return largest
}

// watched counts the phrases of the watch-list that the articles have. Capitals
// and the endings of words do not matter.
func watched(c *corpus, articles []article, phrases []string) (n int) {
	for _, p := range phrases {
		want := language.Stems(c.Read(nil, p))
		if len(want) > 0 && slices.ContainsFunc(articles, func(a article) bool {
			return language.Says(a.title, want) || language.Says(a.words, want)
		}) {
			n++
		}
	}
	return n
}
