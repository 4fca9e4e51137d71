package story

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// vector is a text as the weights of its stems, in the order of the stems, so
// that sums over it come out the same every time.
type vector struct {
	stems   []string
	weights []float64
	length  float64
}

func vectorOf(weights map[string]float64) vector {
	v := vector{stems: slices.Sorted(maps.Keys(weights))}
	for _, s := range v.stems {
		v.weights = append(v.weights, weights[s])
		v.length += weights[s] * weights[s]
	}
	v.length = math.Sqrt(v.length)
	return v
}

// cosine is the likeness of two vectors, 0 to 1.
func cosine(a, b vector) float64 {
	var dot float64
	for i, j := 0, 0; i < len(a.stems) && j < len(b.stems); {
		switch order := cmp.Compare(a.stems[i], b.stems[j]); {
		case order < 0:
			i++
		case order > 0:
			j++
		default:
			dot += a.weights[i] * b.weights[j]
			i, j = i+1, j+1
		}
	}
	if dot == 0 {
		return 0
	}
	return dot / (a.length * b.length)
}
