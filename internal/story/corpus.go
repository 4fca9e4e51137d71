package story

import (
	"math"
	"slices"

	"catchup/internal/language"
)

// corpus is the articles of an edition with the weights of their words: a word
// weighs more if fewer articles have it.
type corpus struct {
	*library
	rare  []float64 // inverse document frequency by term
	sheet []float64 // of a broad vector, by term; zeros between uses
}

// newCorpus weighs the words by the articles of the library.
func newCorpus(l *library) *corpus {
	c := &corpus{library: l, rare: make([]float64, l.Size()), sheet: make([]float64, l.Size())}
	in, last := make([]int, l.Size()), make([]int, l.Size())
	for i, a := range l.articles {
		for _, words := range [][]language.Word{a.title, a.words} {
			for _, w := range words {
				if w.Stem != language.Silent && last[w.Stem] <= i {
					in[w.Stem]++
					last[w.Stem] = i + 1
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

// vector weighs the words of texts.
func (c *corpus) vector(texts ...[]language.Word) vector {
	n := 0
	for _, words := range texts {
		n += len(words)
	}
	said := make([]language.Term, 0, n)
	for _, words := range texts {
		said = language.AppendStems(said, words)
	}
	return weighed(said, func(t language.Term, times float64) float64 { return times * c.rare[t] })
}

// about is the number of words at the beginning of an article that say what it
// is about; named is how much more a name weighs than another word.
const (
	about = 150
	named = 1.5
)

// subject is what an article is about: its title, which counts twice, and its
// first words. A word that is repeated adds less each time.
func (c *corpus) subject(a article) vector {
	said := language.AppendStems(language.AppendStems(make([]language.Term, 0, 2*about), a.title), a.title)
	names := appendNames(nil, a.title)
	for _, s := range a.beginning(about) {
		said, names = language.AppendStems(said, s.words), appendNames(names, s.words)
	}
	slices.Sort(names)
	return weighed(said, func(t language.Term, times float64) float64 {
		weight := (1 + math.Log(times)) * c.rare[t]
		if _, name := slices.BinarySearch(names, t); name {
			weight *= named
		}
		return weight
	})
}

// appendNames appends the stems of the names in a sentence or a title. Its first
// word is no name, because it always has a capital.
func appendNames(to []language.Term, words []language.Word) []language.Term {
	for i, w := range words {
		if i > 0 && w.Capital() && w.Stem != language.Silent {
			to = append(to, w.Stem)
		}
	}
	return to
}
