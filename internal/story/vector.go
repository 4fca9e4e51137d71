package story

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"catchup/internal/language"
)

// vector is a text as the weights of its stems. They stand in the order of their
// terms, so that a sum over them is the same every time.
type vector struct {
	terms   []language.Term
	weights []float64
	length  float64
}

func vectorOf(weights map[language.Term]float64) vector {
	v := vector{terms: slices.AppendSeq(make([]language.Term, 0, len(weights)), maps.Keys(weights)), weights: make([]float64, len(weights))}
	slices.Sort(v.terms)
	for i, t := range v.terms {
		v.weights[i] = weights[t]
	}
	v.length = math.Sqrt(dot(v, v))
	return v
}

// weighed is the vector of the terms said, each with the weight that its number
// of times gives it. It sorts them.
func weighed(said []language.Term, weight func(t language.Term, times float64) float64) vector {
	slices.Sort(said)
	v := vector{terms: make([]language.Term, 0, len(said)), weights: make([]float64, 0, len(said))}
	for len(said) > 0 {
		times := 1
		for times < len(said) && said[times] == said[0] {
			times++
		}
		v.append(said[0], weight(said[0], float64(times)))
		said = said[times:]
	}
	v.length = math.Sqrt(dot(v, v))
	return v
}

// dot is the inner product of two vectors.
func dot(a, b vector) (sum float64) {
	if len(a.terms) > len(b.terms) {
		a, b = b, a
	}
	if steep*len(a.terms) < len(b.terms) {
		return a.within(b)
	}
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch d := a.terms[i] - b.terms[j]; {
		case d < 0:
			i++
		case d > 0:
			j++
		default:
			sum += a.weights[i] * b.weights[j]
			i, j = i+1, j+1
		}
	}
	return sum
}

// steep is the ratio of two lengths from which on the terms of the shorter vector
// are looked up in the longer one. It changes the time and not the sum.
const steep = 12

// within is the inner product with a much longer vector.
func (v vector) within(long vector) (sum float64) {
	from := 0
	for i, t := range v.terms {
		at, found := slices.BinarySearch(long.terms[from:], t)
		if from += at; found {
			sum += v.weights[i] * long.weights[from]
		}
	}
	return sum
}

// cosine is the likeness of two vectors, 0 to 1.
func cosine(a, b vector) float64 {
	d := dot(a, b)
	if d == 0 {
		return 0
	}
	return d / (a.length * b.length)
}

// unit is the vector of length 1 in the direction of v.
func (v vector) unit() vector {
	u := vector{terms: v.terms, weights: make([]float64, len(v.weights)), length: 1}
	for i, w := range v.weights {
		u.weights[i] = w / v.length
	}
	return u
}

// plus is the sum of two vectors.
func (v vector) plus(w vector) vector {
	n := len(v.terms) + len(w.terms)
	sum := vector{terms: make([]language.Term, 0, n), weights: make([]float64, 0, n)}
	i, j := 0, 0
	for i < len(v.terms) || j < len(w.terms) {
		switch {
		case j == len(w.terms) || i < len(v.terms) && v.terms[i] < w.terms[j]:
			sum.append(v.terms[i], v.weights[i])
			i++
		case i == len(v.terms) || w.terms[j] < v.terms[i]:
			sum.append(w.terms[j], w.weights[j])
			j++
		default:
			sum.append(v.terms[i], v.weights[i]+w.weights[j])
			i, j = i+1, j+1
		}
	}
	sum.length = math.Sqrt(dot(sum, sum))
	return sum
}

func (v *vector) append(t language.Term, weight float64) {
	v.terms, v.weights = append(v.terms, t), append(v.weights, weight)
}

// heaviest are the n terms of greatest weight, the first of equals.
func (v vector) heaviest(n int) []language.Term {
	places := make([]int, len(v.terms))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(v.weights[b], v.weights[a]), a-b)
	})
	terms := make([]language.Term, 0, n)
	for _, p := range places[:min(n, len(places))] {
		terms = append(terms, v.terms[p])
	}
	return terms
}
