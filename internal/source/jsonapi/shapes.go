package jsonapi

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// headed makes rows of a list of lists. Their names are a list of as many names
// elsewhere in the document, or else the first list if it holds nothing but
// different words.
func (s *search) headed(p place) (rows node, said string, err error) {
	body := p.node
	width := len(body.members[0].value.members)
	names := s.head(width, body)
	if names == nil {
		names = firstAsHead(body)
		if names != nil {
			body = &node{shape: list, members: body.members[1:]}
			said = fmt.Sprintf("The first row of %s is taken for the head: %s.", cmp.Or(p.path, "the document"), few(names))
		}
	}
	if names == nil {
		for i := range width {
			names = append(names, fmt.Sprint(i+1))
		}
	}
	rows, err = named(names, body)
	return rows, said, err
}

// some is a number of things: "1 row", "2 rows".
func some(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// few are the first names of many.
func few(names []string) string {
	if len(names) > fewNames {
		return strings.Join(names[:fewNames], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// firstAsHead are the names in the first of several lists, nil if it holds
// anything but different words.
func firstAsHead(n *node) []string {
	if len(n.members) < 2 {
		return nil
	}
	names := headNames(&n.members[0].value)
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil
		}
	}
	return names
}

// named makes an object of each list, or of each row that unpack knows.
func named(names []string, body *node) (node, error) {
	rows := node{shape: list, members: make([]member, len(body.members))}
	for i := range body.members {
		cells := unpack(&body.members[i].value)
		if len(cells) != len(names) {
			return rows, fmt.Errorf("row %d has %s, and the head %s: %s", i+1, some(len(cells), "value"), some(len(names), "name"), few(names))
		}
		rows.members[i].value = row(names, cells)
	}
	return rows, nil
}

// row is an object of the cells under their names.
func row(names []string, cells []node) node {
	n := node{shape: object, members: make([]member, len(cells))}
	for i, cell := range cells {
		n.members[i] = member{names[i], cell}
	}
	return n
}

// unpacked makes rows of a list of objects. They stay as they are, unless they
// hold nothing but lists for which there is a head: { key: […], values: […] } of
// PX-Web, { f: [{ v: … }] } of BigQuery, { c: [{ v: … }] } of Google's charts.
func (s *search) unpacked(p place) (node, error) {
	if first := &p.node.members[0].value; packed(first) {
		if names := s.head(len(unpack(first)), p.node); names != nil {
			return named(names, p.node)
		}
	}
	return *p.node, nil
}

// packed tells whether a row is a list of values, or holds nothing but such
// lists. A value may stand in an object, { v: … }.
func packed(n *node) bool {
	value := func(m *node) bool { return m.scalar() || m.member("v") != nil }
	if n.shape == object {
		return n.all(func(m *node) bool { return m.shape == list && m.all(value) })
	}
	return n.shape == list && n.all(value)
}

// unpack are the cells of a row that is a list, or an object of lists.
func unpack(n *node) []node {
	var cells []node
	for _, m := range n.members {
		if n.shape == object {
			cells = append(cells, unpack(&m.value)...)
			continue
		}
		if v := m.value.member("v"); v != nil {
			m.value = *v
		}
		cells = append(cells, m.value)
	}
	return cells
}

// heads are how documents call the list that names the columns.
var heads = []string{"columns", "cols", "fields", "head", "header", "headers", "names", "vars", "variables", "columnnames", "column_names", "labels"}

// head is the one list in the document that gives so many names, nil if there is
// none. One that is called what heads are called goes before others.
func (s *search) head(width int, not *node) []string {
	var all, called [][]string
	visit(s.root, "", 0, func(name string, n *node) bool {
		if n == not {
			return false
		}
		if names := headNames(n); len(names) == width {
			all = append(all, names)
			if slices.Contains(heads, strings.ToLower(name)) {
				called = append(called, names)
			}
			return false
		}
		return true
	})
	switch {
	case len(called) > 0:
		return called[0]
	case len(all) == 1:
		return all[0]
	}
	return nil
}

// visit looks at the lists and objects of a document; at those within one only
// if look says so.
func visit(n *node, name string, depth int, look func(name string, n *node) bool) {
	if n.scalar() || depth > deepest || !look(name, n) {
		return
	}
	for i := range n.members {
		visit(&n.members[i].value, n.members[i].name, depth+1, look)
	}
}

// headNames are the names that a list gives, each a word or an object that has
// one; nil if it gives none.
func headNames(n *node) []string {
	if n.shape != list {
		return nil
	}
	var names []string
	for i := range n.members {
		name := nameIn(&n.members[i].value)
		if name == "" {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// nameIn is the name that a word or a description of a column gives, empty if it
// gives none.
func nameIn(n *node) string {
	if n.shape == words {
		return strings.TrimSpace(n.text)
	}
	for _, key := range []string{"fieldName", "name", "id", "code", "field", "key", "accessor", "label", "title", "text"} {
		if m := n.member(key); m != nil && m.shape == words && m.text != "" {
			return m.text
		}
	}
	return ""
}

// columns makes rows of lists that stand for columns, or of one list of values.
func columns(names []string, bodies ...*node) node {
	rows := node{shape: list, members: make([]member, len(bodies[0].members))}
	for i := range rows.members {
		cells := make([]node, len(bodies))
		for j, body := range bodies {
			cells[j] = body.members[i].value
		}
		rows.members[i].value = row(names, cells)
	}
	return rows
}

// lengthways are the lists of a columnar object.
func lengthways(n *node) []*node {
	var bodies []*node
	for i := range n.members {
		bodies = append(bodies, &n.members[i].value)
	}
	return bodies
}
