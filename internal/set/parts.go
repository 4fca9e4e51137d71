package set

// Parts divides places into parts: each place points to an earlier one of its
// part, or to itself.
type Parts []int

// NewParts gives each of n places a part of its own.
func NewParts(n int) Parts {
	p := make(Parts, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// First is the first place of the part in which a place is.
func (p Parts) First(i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

// Join makes one part of the parts of two places.
func (p Parts) Join(a, b int) {
	a, b = p.First(a), p.First(b)
	p[max(a, b)] = min(a, b)
}

// All are the parts in the order of their first places, each in order.
func (p Parts) All() [][]int {
	var all [][]int
	at := make([]int, len(p))
	for i := range p {
		first := p.First(i)
		if first == i {
			at[i] = len(all)
			all = append(all, nil)
		}
		all[at[first]] = append(all[at[first]], i)
	}
	return all
}
