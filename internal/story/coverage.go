package story

import (
	"math"
	"slices"

	"catchup/internal/language"
)

// coverage is what several outlets of a story say, and how much of it is not told
// yet. It is made of concepts: two words that stand beside each other in articles
// of more than one outlet (Gillick and Favre, A Scalable Global Model for
// Summarization, 2009). A concept weighs the number of the other outlets that have
// it, and nothing once it is told.
type coverage struct {
	weights []float64 // of the concepts
	densest float64   // how dense the densest line is
}

// dense is how dense the densest line is taken to be at least: where none has much
// in common with other outlets, coverage decides little. A line of 25 words has it
// if one other outlet has fifteen of its bigrams.
const dense = 3

// newCoverage finds the concepts of a story's lines, and gives each line those that
// it has.
func newCoverage(all []*line, articles []article) *coverage {
	c := &coverage{densest: dense}
	outlet, outlets := origins(articles)
	last := make([]int, outlets) // the bigram that an outlet has had last, counted from 1
	bigrams := bigramsOf(all)
	for n := 1; len(bigrams) > 0; n++ {
		lines, others := 0, -1
		for lines < len(bigrams) && bigrams[lines].same(bigrams[0]) {
			if o := outlet[all[bigrams[lines].line()].Item]; last[o] < n {
				last[o] = n
				others++
			}
			lines++
		}
		if others > 0 {
			c.add(float64(others), bigrams[:lines], all)
		}
		bigrams = bigrams[lines:]
	}
	for _, l := range all {
		c.densest = max(c.densest, c.density(l))
	}
	return c
}

// add adds a concept of the weight, which the lines of the bigrams have.
func (c *coverage) add(weight float64, bigrams []bigram, all []*line) {
	for _, b := range bigrams {
		l := all[b.line()]
		l.concepts = append(l.concepts, len(c.weights))
	}
	c.weights = append(c.weights, weight)
}

// density is how much a line has of what is not told yet. A line of many words has
// more of everything, so it is taken for its length; but not in proportion, which
// would prefer the shortest.
func (c *coverage) density(l *line) (sum float64) {
	for _, concept := range l.concepts {
		sum += c.weights[concept]
	}
	return sum / math.Sqrt(float64(max(len(l.words), 1)))
}

// gain is the density of a line as a part of the densest one's, 0 to 1.
func (c *coverage) gain(l *line) float64 { return c.density(l) / c.densest }

// tell takes away what a line has.
func (c *coverage) tell(l *line) {
	for _, concept := range l.concepts {
		c.weights[concept] = 0
	}
}

// origins numbers those who wrote the articles, and counts them.
func origins(articles []article) (number []int, all int) {
	known := map[string]int{}
	for _, a := range articles {
		n, found := known[a.Origin()]
		if !found {
			n = len(known)
			known[a.Origin()] = n
		}
		number = append(number, n)
	}
	return number, len(known)
}

// bigram is two words of a line that stand beside each other: 40 bits of their hash,
// and 24 of the line's place. Two different bigrams have the same hash once in many
// thousand stories.
type bigram uint64

const placeBits = 24

func (b bigram) same(c bigram) bool { return b>>placeBits == c>>placeBits }

func (b bigram) line() int { return int(b & (1<<placeBits - 1)) }

// bigramsOf are the bigrams of the lines, sorted. Two words without a meaning of their
// own are none.
func bigramsOf(all []*line) (bigrams []bigram) {
	for place, l := range all {
		for i := 1; i < len(l.words); i++ {
			a, b := l.words[i-1], l.words[i]
			if a.Stem == language.Silent && b.Stem == language.Silent {
				continue
			}
			hash := (uint64(a.Root())<<32 | uint64(b.Root())) * 0x9E3779B97F4A7C15
			bigrams = append(bigrams, bigram(hash>>placeBits<<placeBits|uint64(place)))
		}
	}
	slices.Sort(bigrams)
	return slices.Compact(bigrams)
}
