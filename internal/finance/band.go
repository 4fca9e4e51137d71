package finance

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// band is what bodies are counted by: a place among the top, or a class.
type band struct {
	head  string
	words Sentence
	holds func(placed) bool
}

// banded are the places of the report, or the classes of the second source.
func (r *rating) banded(places map[string]placed) ([]band, error) {
	if r.second.has("class") {
		return classBands(places), nil
	}
	if len(r.Places) == 0 {
		return nil, errors.New("the report names no places, such as places: [15, 5]")
	}
	last := 0
	for _, p := range places {
		last = max(last, p.place.Int())
	}
	var bands []band
	for _, n := range r.Places {
		if n > last {
			return nil, fmt.Errorf("the ranking has places down to %d only: all of it is among the top %d", last, n)
		}
		bands = append(bands, topBand(n))
	}
	return bands, nil
}

func topBand(n int) band {
	limit := Given(decimal.NewFromInt(int64(n)), table.Number, "", "places")
	return band{
		head:  fmt.Sprintf("In the top %d", n),
		words: say("in the top %", spelt(limit)),
		holds: func(p placed) bool { return p.place.Known && p.place.Int() <= n },
	}
}

// classBands are the classes, the largest first, ties by name.
func classBands(places map[string]placed) []band {
	sizes := map[string]int{}
	for _, p := range places {
		if p.class != "" {
			sizes[p.class]++
		}
	}
	names := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int {
		return cmp.Or(sizes[b]-sizes[a], cmp.Compare(a, b))
	})
	bands := make([]band, len(names))
	for i, name := range names {
		bands[i] = band{Capital(name), say("as %", name), func(p placed) bool { return p.class == name }}
	}
	return bands
}
