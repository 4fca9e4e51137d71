package story

import (
	"math"

	"catchup/internal/language"
)

// broad is the vector of a long text with a place for every term. It is quicker
// to make than a vector, and quicker to compare with many short ones. It uses
// the sheet of its corpus, so there can be only one at a time, and it must be
// cleared before the next.
type broad struct {
	*corpus
	said   []language.Term // in the order they are first said
	length float64
}

// newBroad is the vector of texts.
func newBroad(c *corpus, texts ...[]language.Word) *broad {
	b := &broad{corpus: c}
	for _, words := range texts {
		b.add(words)
	}
	var sum float64
	for _, t := range b.said {
		sum += b.sheet[t] * b.sheet[t]
	}
	b.length = math.Sqrt(sum)
	return b
}

func (b *broad) add(words []language.Word) {
	for _, w := range words {
		if w.Stem == language.Silent {
			continue
		}
		if b.sheet[w.Stem] == 0 {
			b.said = append(b.said, w.Stem)
		}
		b.sheet[w.Stem] += b.rare[w.Stem]
	}
}

// cosine is the likeness of the vector to a short one.
func (b *broad) cosine(v vector) float64 {
	var sum float64
	for i, t := range v.terms {
		sum += v.weights[i] * b.sheet[t]
	}
	if sum == 0 {
		return 0
	}
	return sum / (b.length * v.length)
}

func (b *broad) clear() {
	for _, t := range b.said {
		b.sheet[t] = 0
	}
}
