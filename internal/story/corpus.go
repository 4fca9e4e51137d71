package story

import "math"

// corpus is the articles of an edition with the weight of their words: a word
// in few of them says more than one in many.
type corpus struct {
	*library
	rare []float64 // inverse document frequency by term
}

// newCorpus weighs the words by the articles of the library.
func newCorpus(l *library) *corpus {
	c := &corpus{library: l, rare: make([]float64, l.size())}
	in, last := make([]int, l.size()), make([]int, l.size())
	for i, a := range l.articles {
		for _, words := range [][]word{a.title, a.words} {
			for _, w := range words {
				if w.stem != silent && last[w.stem] <= i {
					in[w.stem]++
					last[w.stem] = i + 1
				}
			}
		}
	}
	for t, n := range in {
		c.rare[t] = rarity(len(l.articles), n)
	}
	return c
}

// rarity is the smoothed inverse document frequency log(1 + (N+1)/(n+½)).
func rarity(all, n int) float64 { return math.Log(1 + (float64(all)+1)/(float64(n)+0.5)) }

// tally counts how often each stem is said.
type tally map[term]float64

func (t tally) add(words []word, times float64) {
	for _, w := range words {
		if w.stem != silent {
			t[w.stem] += times
		}
	}
}

// vector weighs the words of texts.
func (c *corpus) vector(texts ...[]word) vector {
	said := tally{}
	for _, words := range texts {
		said.add(words, 1)
	}
	for t := range said {
		said[t] *= c.rare[t]
	}
	return vectorOf(said)
}

// How many words of an article say what it is about; how much more its title
// says than its text, and a name than another word.
const (
	about    = 150
	headline = 2
	named    = 1.5
)

// subject is what an article is about: its title and first words. A word said
// again adds less each time.
func (c *corpus) subject(a article) vector {
	said, names := tally{}, map[term]bool{}
	said.add(a.title, headline)
	nameIn(names, a.title)
	for _, s := range a.beginning(about) {
		said.add(s.words, 1)
		nameIn(names, s.words)
	}
	for t, n := range said {
		said[t] = (1 + math.Log(n)) * c.rare[t]
		if names[t] {
			said[t] *= named
		}
	}
	return vectorOf(said)
}

// nameIn notes the stems of the names in a sentence or a title. A capital at
// its beginning makes no name.
func nameIn(names map[term]bool, words []word) {
	for i, w := range words {
		if i > 0 && w.capital && w.stem != silent {
			names[w.stem] = true
		}
	}
}
