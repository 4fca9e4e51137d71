package story

import (
	"math"
	"strings"
)

// corpus is the articles of an edition with the weight of their words: a word
// in few of them says more than one in many.
type corpus struct {
	stemmer
	items []Item
	rare  map[string]float64 // inverse document frequency by stem
	most  float64            // the weight of a stem that is in no article
}

func newCorpus(items []Item) *corpus {
	c := &corpus{stemmer: stemmer{}, items: items, rare: map[string]float64{}, most: rarity(len(items), 0)}
	in := map[string]int{}
	for _, i := range items {
		seen := map[string]bool{}
		for _, s := range c.stems(i.Title + "\n" + i.Text) {
			if !seen[s] {
				seen[s] = true
				in[s]++
			}
		}
	}
	for s, n := range in {
		c.rare[s] = rarity(len(items), n)
	}
	return c
}

// rarity is the smoothed inverse document frequency log(1 + (N+1)/(n+½)).
func rarity(all, n int) float64 { return math.Log(1 + (float64(all)+1)/(float64(n)+0.5)) }

// vector weighs the words of a text.
func (c *corpus) vector(text string) vector { return vectorOf(c.weights(text)) }

func (c *corpus) weights(text string) map[string]float64 {
	sum := map[string]float64{}
	for _, s := range c.stems(text) {
		sum[s] += c.weight(s)
	}
	return sum
}

func (c *corpus) weight(stem string) float64 {
	if w, ok := c.rare[stem]; ok {
		return w
	}
	return c.most
}

// subject is what an article is about: its title and first words, the title
// twice, and the names in its opening three times.
func (c *corpus) subject(i Item) vector {
	weights := c.weights(i.Title + "\n" + i.Title + "\n" + beginning(i.Text, about))
	for s := range c.names(beginning(i.Text, opened)) {
		weights[s] *= 3
	}
	return vectorOf(weights)
}

// names are the stems of the names in a text.
func (c *corpus) names(text string) map[string]bool {
	found := map[string]bool{}
	for mark := range marks(text) {
		if s := c.stem(mark); s != "" && !number(mark) {
			found[s] = true
		}
	}
	return found
}

// How many words of an article say what it is about, and how many open it.
const (
	about  = 150
	opened = 40
)

// beginning is the paragraphs of a text up to the one that brings its first n
// words.
func beginning(text string, n int) string {
	var kept []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if n <= 0 {
			break
		}
		kept, n = append(kept, p), n-len(strings.Fields(p))
	}
	return strings.Join(kept, "\n\n")
}
