package jsonapi

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/table"
)

// isCube tells whether an object is a data set of JSON-stat (json-stat.org, 1.0
// and 2.0), as Eurostat and many who publish statistics give it.
func isCube(n *node) bool {
	ids, sizes := axes(n)
	return n.member("value") != nil && ids != nil && len(ids) == len(sizes)
}

// axes are the names of the dimensions and their sizes. In version 1 they stand
// below "dimension".
func axes(n *node) (ids []string, sizes []int) {
	dimension := n.member("dimension")
	if dimension == nil {
		return nil, nil
	}
	for _, at := range []*node{n, dimension} {
		id, size := at.member("id"), at.member("size")
		if id == nil || size == nil || headNames(id) == nil {
			continue
		}
		for _, m := range size.members {
			n, err := strconv.Atoi(m.value.text)
			if err != nil || n < 1 {
				return nil, nil
			}
			sizes = append(sizes, n)
		}
		return headNames(id), sizes
	}
	return nil, nil
}

// axis is a dimension: its name, and the codes and labels of its categories in
// their order. Without labels there is no column for them.
type axis struct {
	name          string
	codes, labels []string
}

// readCube makes a row of each cell of a data set. Its columns are the codes of
// the dimensions under their names, the labels (geo.label), the value, and its
// status if the data set has some: as marks of the value, or in a column of its
// own. A cell without a value is unknown.
func readCube(n *node, marks bool, room func(cells int) error) (node, error) {
	ids, sizes := axes(n)
	cells, err := volume(sizes)
	if err == nil {
		err = room(cells * (2*len(ids) + 2))
	}
	if err != nil {
		return node{}, err
	}
	var all []axis
	for i, id := range ids {
		a, err := readAxis(n.member("dimension").member(id), id, sizes[i])
		if err != nil {
			return node{}, err
		}
		all = append(all, a)
	}
	value, status := n.member("value"), n.member("status")
	if value.shape == list && len(value.members) != cells {
		return node{}, fmt.Errorf("the data set has %d values, and its size is %d", len(value.members), cells)
	}
	values, states := byPosition(value, cells), byPosition(status, cells)
	rows := node{shape: list, members: make([]member, cells)}
	for i := range cells {
		r := node{shape: object, members: coordinates(all, i)}
		switch {
		case status == nil:
			r.members = append(r.members, member{"value", values[i]})
		case marks:
			r.members = append(r.members, member{"value", marked(values[i], states[i].text)})
		default:
			r.members = append(r.members, member{"value", values[i]}, member{"status", states[i]})
		}
		rows.members[i].value = r
	}
	return rows, nil
}

// flags are the marks of a status that is made of letters, as "bp" of Eurostat.
var flags = regexp.MustCompile(`^[:a-z]{1,4}$`)

// marked is a value with its status as publishers write it behind a number:
// "1.5 [b] [p]". A status in words is no mark.
func marked(value node, status string) node {
	if !flags.MatchString(status) || value.shape == words {
		return value
	}
	parts := []string{value.text}
	for _, flag := range status {
		if flag != ':' {
			parts = append(parts, "["+string(flag)+"]")
		} else if value.shape == empty {
			parts[0] = ":"
		}
	}
	return node{shape: words, text: strings.TrimSpace(strings.Join(parts, " "))}
}

// mostCells bounds the cells of a data set, most of which may have no value, so
// that they can be counted.
const mostCells = 1 << 30

// volume is how many cells a data set of so many categories has.
func volume(sizes []int) (int, error) {
	cells := 1
	for _, size := range sizes {
		if size > mostCells/cells {
			return 0, table.ErrCells
		}
		cells *= size
	}
	return cells, nil
}

// coordinates are the categories of the i-th cell. The last dimension changes
// from cell to cell.
func coordinates(all []axis, i int) []member {
	var members []member
	for _, a := range slices.Backward(all) {
		at := i % len(a.codes)
		i /= len(a.codes)
		if a.labels != nil {
			members = append(members, member{a.name + ".label", node{shape: words, text: a.labels[at]}})
		}
		members = append(members, member{a.name, node{shape: words, text: a.codes[at]}})
	}
	slices.Reverse(members)
	return members
}

// byPosition are the cells of a list, or of an object whose names are positions.
// A status that is one word is that of every cell.
func byPosition(n *node, cells int) []node {
	all := make([]node, cells)
	if n == nil {
		return all
	}
	for i, m := range n.members {
		if n.shape == object {
			at, err := strconv.Atoi(m.name)
			if err != nil || at < 0 || at >= cells {
				continue
			}
			i = at
		}
		if i < cells && m.value.scalar() {
			all[i] = m.value
		}
	}
	if n.shape == words {
		for i := range all {
			all[i] = *n
		}
	}
	return all
}

// readAxis reads the categories of a dimension. Their order is that of the list
// "index", or the position that the object "index" gives each; a dimension of
// one category may have labels alone.
func readAxis(n *node, name string, size int) (axis, error) {
	a := axis{name: name, codes: make([]string, size)}
	if n == nil || n.member("category") == nil {
		return a, fmt.Errorf("the dimension %q has no category", name)
	}
	index, label := n.member("category").member("index"), n.member("category").member("label")
	if index == nil {
		index = label
	}
	if index == nil || len(index.members) != size {
		return a, fmt.Errorf("the dimension %q does not list %d categories", name, size)
	}
	for i, m := range index.members {
		code, at := m.name, i
		switch {
		case index.shape == list:
			code = m.value.text
		case index != label:
			at, _ = strconv.Atoi(m.value.text)
		}
		if at < 0 || at >= size || a.codes[at] != "" {
			return a, fmt.Errorf("the dimension %q has no clear order: its category %q", name, code)
		}
		a.codes[at] = code
	}
	a.label(label)
	return a, nil
}

// label notes the labels of the codes; a code without one is its own.
func (a *axis) label(labels *node) {
	if labels == nil || len(labels.members) == 0 {
		return
	}
	known := make(map[string]string, len(labels.members))
	for _, m := range labels.members {
		if m.value.shape == words {
			known[m.name] = m.value.text
		}
	}
	for _, code := range a.codes {
		a.labels = append(a.labels, cmp.Or(known[code], code))
	}
}
