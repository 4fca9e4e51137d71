package shaping

import (
	"maps"
	"slices"

	"catchup/internal/control"
)

// Names is one name or a list of them.
type Names []string

// UnmarshalText reads a name that stands alone.
func (n *Names) UnmarshalText(text []byte) error {
	*n = Names{control.Tame(string(text))}
	return nil
}

// Pairs are columns, each by its name here and its name there: [code] has one
// name in both places, { code: org_code } is called code here and org_code there.
type Pairs []Pair

// UnmarshalText reads a name that stands alone.
func (ps *Pairs) UnmarshalText(text []byte) error {
	*ps = Pairs{nil}
	return (*ps)[0].UnmarshalText(text)
}

// Pair are names there by names here.
type Pair map[string]string

// UnmarshalText reads a name that is the same in both places.
func (p *Pair) UnmarshalText(text []byte) error {
	name := control.Tame(string(text))
	*p = Pair{name: name}
	return nil
}

// pair is a column by its names here and there; item is its place in the list.
type pair struct {
	here, there string
	item        int
}

func (ps Pairs) all() (all []pair) {
	for i, p := range ps {
		for _, here := range slices.Sorted(maps.Keys(p)) {
			all = append(all, pair{here, p[here], i})
		}
	}
	return all
}
