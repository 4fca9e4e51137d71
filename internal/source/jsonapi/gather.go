package jsonapi

import (
	"slices"
	"strings"
)

// gathered are the rows in lists that stand in the members of a list, as services
// do in councils.services. Each has the values of the member that it stands in
// besides its own, under the name of the outer list: councils.name. It is not ok
// if the path does not lead through a list of objects to others.
func gathered(root *node, path string, room func(cells int) error) (f found, ok bool, err error) {
	outer, above, rest := root, "", path
	for rest != "" && outer.shape == object {
		next, left := outer.step(rest, 1)
		if next == nil {
			return f, false, nil
		}
		above = strings.TrimSuffix(rest[:len(rest)-len(left)], ".")
		outer, rest = next, left
	}
	if rest == "" || formOf(outer) != objects {
		return f, false, nil
	}
	f = found{path: path, at: outer, rows: node{shape: list}, whole: true}
	cells := 0
	for i := range outer.members {
		parent := &outer.members[i].value
		inner, _ := parent.follow(rest, 1)
		if inner == nil || formOf(inner) != objects {
			continue
		}
		own := scalarsOf(parent, above)
		if cells += len(inner.members) * (len(own) + 1); len(own) > 0 {
			if err := room(cells); err != nil {
				return f, true, err
			}
		}
		for _, m := range inner.members {
			m.value.members = slices.Concat(m.value.members, own)
			f.rows.members = append(f.rows.members, m)
		}
	}
	return f, len(f.rows.members) > 0, nil
}

// scalarsOf are the values of an object that are no lists and objects, each under
// the name of what the object stands in.
func scalarsOf(n *node, above string) []member {
	var own []member
	for _, m := range n.members {
		if m.value.scalar() {
			own = append(own, member{join(above, m.name), m.value})
		}
	}
	return own
}
