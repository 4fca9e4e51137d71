package story

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// line is a sentence of a story's articles on its way into the summary.
type line struct {
	Sentence
	place   int     // among the sentences of its article
	of      int     // how many its article has
	vector  vector  // its words
	weight  float64 // how well it would tell the story
	opening bool    // it opens its paragraph
}

// The more alike a sentence is to those already chosen, the less it adds
// (maximal marginal relevance); above the veto it adds nothing.
const (
	relevance  = 0.7
	vetoOne    = 0.6 // within one article
	vetoAcross = 0.5 // across several
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
		return nil
	}
	lead := chosen[0].Item
	slices.SortFunc(chosen, func(a, b *line) int {
		return cmp.Or(after(a, lead)-after(b, lead), a.Item-b.Item, a.place-b.place)
	})
	told := make([]Sentence, len(chosen))
	for i, l := range chosen {
		told[i] = l.Sentence
	}
	return told
}

func after(l *line, lead int) int {
	if l.Item == lead {
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
			for k, s := range sentences(paragraph) {
				own = append(own, &line{
					Sentence: Sentence{Text: s, Item: i, Paragraph: p},
					place:    len(own), vector: c.vector(s), opening: k == 0,
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

// pick takes the n lines that tell most, in the order it takes them. A line
// that leans on its predecessor is taken only after it.
func pick(lines []*line, n int, veto float64) []*line {
	var chosen []*line
	for len(chosen) < n {
		best, most := -1, 0.0
		for i, l := range lines {
			if slices.Contains(chosen, l) || !fit(lines, i, chosen) {
				continue
			}
			near := nearest(l, chosen)
			value := relevance*l.weight - (1-relevance)*near
			if near <= veto && (best < 0 || value > most) {
				best, most = i, value
			}
		}
		if best < 0 {
			break
		}
		chosen = append(chosen, lines[best])
	}
	return chosen
}

// nearest is the likeness of a line to the one among the chosen that is most
// like it.
func nearest(l *line, chosen []*line) (near float64) {
	for _, other := range chosen {
		near = max(near, cosine(l.vector, other.vector))
	}
	return near
}

var (
	// leaning is how a sentence opens that is not understood alone.
	leaning = regexp.MustCompile(`^['"‘“]?(?i:he|she|it|they|we|you|his|her|hers|its|their|theirs|this|that|these|those|such|` +
		`both|neither|either|another|others|some|several|however|meanwhile|but|and|or|so|then|there|instead|in other words|` +
		`nor|yet|still|one|few|many|most|since then|the (?:former|latter))\b`)
	quoted = regexp.MustCompile(`[“"‘]`)
	sumIn  = regexp.MustCompile(`£\s?\d`)
	wordy  = 6 // words; anything shorter is a fragment
)

// fit tells whether a line may be taken: no question, no fragment, no half of
// a quotation, and none that leans on a line which is not chosen.
func fit(lines []*line, i int, chosen []*line) bool {
	l := lines[i]
	if strings.HasSuffix(strings.TrimRight(l.Text, `'"’”`), "?") || len(strings.Fields(l.Text)) < wordy ||
		strings.Count(l.Text, "“") != strings.Count(l.Text, "”") {
		return false
	}
	return !leaning.MatchString(l.Text) || l.place > 0 && slices.Contains(chosen, lines[i-1])
}
