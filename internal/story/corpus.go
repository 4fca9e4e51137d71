package story

import (
	"math"
	"strings"
)

// corpus is the articles of an edition with the weight of their words: a word
// in few of them says more than one in many.
type corpus struct {
	items []Item
	rare  map[string]float64 // inverse document frequency by stem
	most  float64            // the weight of a stem that is in no article
}

func newCorpus(items []Item) *corpus {
	in := map[string]int{}
	for _, i := range items {
		seen := map[string]bool{}
		for _, s := range stems(i.Title + "\n" + i.Text) {
			if !seen[s] {
				seen[s] = true
				in[s]++
			}
		}
	}
	c := &corpus{items: items, rare: make(map[string]float64, len(in)), most: rarity(len(items), 0)}
	for s, n := range in {
		c.rare[s] = rarity(len(items), n)
	}
	return c
}

// rarity is the smoothed inverse document frequency log(1 + (N+1)/(n+½)).
func rarity(all, n int) float64 { return math.Log(1 + (float64(all)+1)/(float64(n)+0.5)) }

// vector is a text as weights by stem.
type vector map[string]float64

// vector weighs the words of a text.
func (c *corpus) vector(text string) vector {
	v := vector{}
	for _, s := range stems(text) {
		v[s] += c.weight(s)
	}
	return v
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
	v := c.vector(i.Title + "\n" + i.Title + "\n" + beginning(i.Text, about))
	for name := range marks(beginning(i.Text, opened)) {
		if s := stem(name); s != "" && v[s] > 0 && !number(name) {
			v[s] *= 3
		}
	}
	return v
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

// cosine is the likeness of two vectors, 0 to 1.
func cosine(a, b vector) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	var dot float64
	for s := range a {
		dot += a[s] * b[s]
	}
	if dot == 0 {
		return 0
	}
	return dot / (a.length() * b.length())
}

func (v vector) length() float64 {
	var sum float64
	for _, w := range v {
		sum += w * w
	}
	return math.Sqrt(sum)
}
