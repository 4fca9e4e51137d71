package story

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// line is a sentence of a story's articles on its way into the summary.
type line struct {
	Sentence
	place  int     // among the sentences of its article
	of     int     // how many its article has
	vector vector  // its words
	weight float64 // how well it would tell the story
}

// The more alike a sentence is to those already chosen, the less it adds
// (maximal marginal relevance); above the veto it adds nothing.
const (
	relevance  = 0.7
	vetoOne    = 0.6 // within one article
	vetoAcross = 0.5 // across several
	voice      = 0.2 // the price of another article's voice
)

// summarise tells a story in at most n sentences, taken word for word from its
// articles. The article that gives the weightiest sentence speaks first, the
// others follow oldest first, and each keeps its own order.
func summarise(c *corpus, items []Item, n int) []Sentence {
	lines := pool(c, items)
	weigh(c, lines, items)
	veto := vetoOne
	if len(items) > 1 {
		veto = vetoAcross
	}
	chosen := pick(lines, n, veto)
	if len(chosen) == 0 {
		chosen = lines[:min(1, len(lines))] // a poor line is better than none
	}
	return toldInOrder(chosen)
}

// toldInOrder puts the chosen lines in reading order.
func toldInOrder(chosen []*line) []Sentence {
	ordered := slices.SortedFunc(slices.Values(chosen), func(a, b *line) int {
		return cmp.Or(
			later(a, chosen[0])-later(b, chosen[0]),
			cmp.Compare(a.Item, b.Item),
			cmp.Compare(a.place, b.place),
		)
	})
	told := make([]Sentence, len(ordered))
	for i, l := range ordered {
		told[i] = l.Sentence
	}
	return told
}

// later is 0 for a line of the article that speaks first, else 1.
func later(l, first *line) int {
	if l.Item == first.Item {
		return 0
	}
	return 1
}

// pool gathers the sentences of the articles.
func pool(c *corpus, items []Item) []*line {
	var all []*line
	for i, item := range items {
		var own []*line
		for p, paragraph := range strings.Split(item.Text, "\n\n") {
			for _, s := range sentences(paragraph) {
				own = append(own, &line{
					Sentence: Sentence{Text: s, Item: i, Paragraph: p},
					place:    len(own), vector: c.vector(s),
				})
			}
		}
		for _, l := range own {
			l.of = len(own)
		}
		all = append(all, own...)
	}
	return all
}

// pick takes the n lines that tell most, in the order it takes them.
func pick(lines []*line, n int, veto float64) []*line {
	var chosen []*line
	for len(chosen) < n {
		var best *line
		most := math.Inf(-1)
		for i := range lines {
			if v, ok := worth(lines, i, chosen, veto); ok && v > most {
				best, most = lines[i], v
			}
		}
		if best == nil {
			break
		}
		chosen = append(chosen, best)
	}
	return chosen
}

// worth is what the line at place i adds to those chosen; ok is false if it
// may not be taken, or not yet.
func worth(lines []*line, i int, chosen []*line, veto float64) (value float64, ok bool) {
	l := lines[i]
	if slices.Contains(chosen, l) || !fit(l) || leans(lines, i, chosen) || reopens(l, chosen) {
		return 0, false
	}
	near := nearest(l, chosen)
	value = relevance*l.weight - (1-relevance)*near
	if len(chosen) > 0 && l.Item != chosen[0].Item {
		value -= voice
	}
	return value, near <= veto
}

// nearest is the likeness of a line to the one among the chosen that is most
// like it.
func nearest(l *line, chosen []*line) (near float64) {
	for _, other := range chosen {
		near = max(near, cosine(l.vector, other.vector))
	}
	return near
}

// reopens tells whether a line is the first of another article than the one
// that opens the story: it would begin to tell it again.
func reopens(l *line, chosen []*line) bool {
	return l.place == 0 && len(chosen) > 0 && l.Item != chosen[0].Item
}

var (
	// leaning is how a sentence opens that is not understood alone.
	leaning = regexp.MustCompile(`^['"‘“]?(?i:he|she|it|they|we|you|his|her|hers|its|their|theirs|this|that|these|those|such|` +
		`both|neither|either|another|others|some|several|however|meanwhile|but|and|or|so|then|there|instead|in other words|` +
		`nor|yet|still|one|few|many|most|since then|the (?:former|latter))\b`)
	// whole is how a sentence ends that is neither a question nor cut off.
	whole  = regexp.MustCompile(`[^.][.!]['"’”)]*$`)
	quoted = regexp.MustCompile(`[“"‘]`)
	sumIn  = regexp.MustCompile(`£\s?\d`)
)

// wordy is the number of words below which a line is a fragment.
const wordy = 6

// fit tells whether a line can stand in a summary: a whole sentence, no
// question, no fragment, no half of a quotation.
func fit(l *line) bool {
	return whole.MatchString(l.Text) &&
		len(strings.Fields(l.Text)) >= wordy &&
		strings.Count(l.Text, "“") == strings.Count(l.Text, "”")
}

// leans tells whether the line at place i is not understood without the one
// before it, and that one is not chosen.
func leans(lines []*line, i int, chosen []*line) bool {
	return leaning.MatchString(lines[i].Text) && (lines[i].place == 0 || !slices.Contains(chosen, lines[i-1]))
}
