package jsonapi

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
)

// found are the rows of a document: where they stand, by their path and the node
// that holds them, and the rows themselves, each an object. Said is what was
// taken for granted to read them. Whole tells that the rows are not counted as
// the document counts them.
type found struct {
	path  string
	at    *node
	rows  node
	said  string
	whole bool
}

// find finds the rows of a document: at the path that the settings name or below
// it, or where there is exactly one table. wanted are the columns that the
// settings name; they choose between several tables. room is asked before rows
// are made of so many cells that are more than the document holds.
func find(root *node, spec Spec, wanted []string, room func(cells int) error) (found, error) {
	at, err := root.follow(spec.Rows, 1)
	if err != nil && spec.Keyed == "" {
		if f, ok, wrong := gathered(root, spec.Rows, room); ok {
			return f, wrong
		}
	}
	if err == nil {
		var f found
		if f, err = look(root, at, spec, wanted, room); err == nil {
			return f, nil
		}
	}
	if at, wrong := root.follow(spec.Rows, 0); wrong == nil && strings.ContainsAny(spec.Rows, "0123456789") {
		if f, wrong := look(root, at, spec, wanted, room); wrong == nil {
			return f, nil // members counted from 0, as programs do, lead to rows, and counted from 1 they do not
		}
	}
	return found{}, err
}

// look finds the rows at a node or below it.
func look(root, at *node, spec Spec, wanted []string, room func(int) error) (found, error) {
	if spec.Keyed != "" {
		return keyed(at, spec)
	}
	s := search{root: root, room: room, marks: len(wanted) > 0 && !slices.Contains(wanted, "status")}
	s.below(at, spec.Rows, 0)
	all := s.chosen(wanted)
	switch len(all) {
	case 0:
		return found{}, s.nothing(at, spec)
	case 1:
		f, err := s.read(all[0])
		if told := complaint(root, false, 0); err == nil && told != "" && !hasAny(f.rows, wanted) {
			err = check.Problem{Path: f.path, Message: fmt.Sprintf("no column that is asked for is there; the document says %q", told)}
		}
		return f, err
	}
	return found{}, several(all)
}

// search looks for tables in a document. marks tells that the status of a value
// is read as its marks, and not as a column of its own.
type search struct {
	root   *node
	room   func(cells int) error
	marks  bool
	tables []place
	blanks []place // empty lists
}

// place is a node and the path to it.
type place struct {
	path string
	node *node
}

// form is how a node holds a table.
type form int

const (
	none     form = iota
	objects       // a list of objects
	lists         // a list of lists
	scalars       // a list of values
	columnar      // an object of lists that are equally long
	cube          // JSON-stat
	sdmx          // SDMX-JSON
)

// formOf tells how the node holds a table.
func formOf(n *node) form {
	switch {
	case n.shape == list && n.all(func(m *node) bool { return m.shape == object }):
		return objects
	case n.shape == list && n.all(func(m *node) bool { return m.shape == list && m.all((*node).scalar) }):
		return lists
	case n.shape == list && n.all((*node).scalar):
		return scalars
	case n.shape == object && isCube(n):
		return cube
	case n.shape == object && readMessage(n) != nil:
		return sdmx
	case n.shape == object && isColumnar(n):
		return columnar
	}
	return none
}

// isColumnar tells whether an object holds the columns of a table: two or more
// lists of values, and all equally long.
func isColumnar(n *node) bool {
	return len(n.members) > 1 && n.all(func(m *node) bool {
		return m.shape == list && m.all((*node).scalar) && len(m.members) == len(n.members[0].value.members)
	})
}

// below notes the tables at the node and below it, but none within another. A
// list of values is a table only where the settings lead to it, since most
// documents have some besides their rows.
func (s *search) below(n *node, path string, depth int) {
	if len(s.tables) > mostTables {
		return
	}
	switch f := formOf(n); {
	case f != none && (f != scalars || depth == 0):
		s.tables = append(s.tables, place{path, n})
		return
	case n.shape == list && len(n.members) == 0:
		s.blanks = append(s.blanks, place{path, n})
	}
	for i := range n.members {
		m := &n.members[i]
		name := m.name
		if n.shape == list {
			name = fmt.Sprint(i + 1)
		}
		if !m.value.scalar() {
			s.below(&m.value, join(path, name), depth+1)
		}
	}
}

// mostTables is how many tables are told apart.
const mostTables = 100

// chosen are the tables that may hold the rows: all but lists of links and those
// that describe the columns of another. If several are left, those that have all
// columns that are wanted.
func (s *search) chosen(wanted []string) []place {
	left := slices.DeleteFunc(slices.Clone(s.tables), func(p place) bool {
		return len(s.tables) > 1 && (isLinks(p.node) || s.describes(p))
	})
	if len(left) == 0 && len(s.tables) == 0 && len(s.blanks) == 1 {
		return s.blanks
	}
	if len(left) < 2 || len(wanted) == 0 {
		return left
	}
	fit := slices.DeleteFunc(slices.Clone(left), func(p place) bool {
		f, err := s.read(p)
		return err != nil || !hasAll(f.rows, wanted)
	})
	if len(fit) == 1 {
		return fit
	}
	return left
}

// isLinks tells whether each row is a link, as in { rel: next, href: … }.
func isLinks(n *node) bool {
	return n.all(func(m *node) bool { return m.member("href") != nil && m.member("rel") != nil })
}

// describes tells whether the table names the columns of another one.
func (s *search) describes(p place) bool {
	names := map[string]bool{}
	listed := headNames(p.node)
	for _, name := range listed {
		names[name] = true
	}
	return listed != nil && slices.ContainsFunc(s.tables, func(other place) bool {
		if other.node == p.node || len(other.node.members) == 0 {
			return false
		}
		first := &other.node.members[0].value
		return packed(first) && len(unpack(first)) == len(listed) || covers(names, first) ||
			slices.ContainsFunc(first.members, func(m member) bool { return covers(names, &m.value) })
	})
}

// covers tells whether the names of an object's members are all among them.
func covers(names map[string]bool, n *node) bool {
	return n.shape == object && len(n.members) > 0 && !slices.ContainsFunc(n.members, func(m member) bool { return !names[m.name] })
}

// read makes rows of a table.
func (s *search) read(p place) (found, error) {
	f := found{path: p.path, at: p.node, rows: *p.node}
	var err error
	switch formOf(p.node) {
	case objects:
		f.rows, err = s.unpacked(p)
	case lists:
		f.rows, f.said, err = s.headed(p)
	case scalars:
		f.rows = columns([]string{"value"}, p.node)
	case columnar:
		f.rows, f.whole = columns(p.node.names(), lengthways(p.node)...), true
	case cube:
		f.rows, err = readCube(p.node, s.marks, s.room)
		f.whole = true
	case sdmx:
		f.rows, err = readMessage(p.node).rows(s.room)
		f.whole = true
	}
	if err != nil && p.path != "" {
		err = fmt.Errorf("%s: %w", p.path, err)
	}
	return f, err
}

// keyed makes a row of each member of an object. Its name becomes the column
// that the settings name.
func keyed(at *node, spec Spec) (found, error) {
	if at.shape != object {
		return found{}, check.Problem{Path: spec.Rows, Message: "is not an object whose members have names", Hint: "leave keyed out"}
	}
	f := found{path: spec.Rows, at: at, rows: node{shape: list}}
	for _, m := range at.members {
		row := node{shape: object, members: []member{{spec.Keyed, node{shape: words, text: m.name}}}}
		if m.value.shape == object {
			row.members = append(row.members, m.value.members...)
		} else {
			row.members = append(row.members, member{"value", m.value})
		}
		f.rows.members = append(f.rows.members, member{value: row})
	}
	return f, nil
}

// fewNames is how many names an error gives.
const fewNames = 5

// several is the error of a document that holds several tables.
func several(all []place) error {
	var names []string
	for _, p := range all[:min(len(all), fewNames)] {
		names = append(names, p.String())
	}
	if more := len(all) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return check.Problem{
		Message: fmt.Sprintf("%d lists may be the rows: %s", len(all), strings.Join(names, "; ")),
		Hint:    fmt.Sprintf("write which: rows: %s", all[0].path),
	}
}

// String is the path of a table with its size and first names.
func (p place) String() string {
	names := p.node.names()
	if len(p.node.members) > 0 && len(names) == 0 {
		names = p.node.members[0].value.names()
	}
	rows := len(p.node.members)
	if formOf(p.node) == columnar {
		rows = len(p.node.members[0].value.members)
	}
	words := fmt.Sprintf("%s (%s", p.path, some(rows, "row"))
	if len(names) > 0 {
		words += ": " + strings.Join(names[:min(len(names), fewNames)], ", ")
	}
	return words + ")"
}

// nothing is the error of a document without a table. It quotes what the source
// says of itself, and finds objects whose members could be rows.
func (s *search) nothing(at *node, spec Spec) error {
	problem := check.Problem{Path: spec.Rows, Message: "there is no list of rows"}
	if len(s.blanks) > 1 {
		return several(s.blanks)
	}
	if told := complaint(s.root, false, 0); told != "" {
		problem.Message += fmt.Sprintf("; the document says %q", told)
		return problem
	}
	if p, ok := rowsByName(place{spec.Rows, at}, 0); ok {
		names := p.node.names()
		problem.Message += fmt.Sprintf("; %d objects stand under names: %s …", len(names), strings.Join(names[:min(len(names), 3)], ", "))
		problem.Hint = "to make a row of each write keyed: name"
		if p.path != spec.Rows {
			problem.Hint = fmt.Sprintf("to make a row of each write rows: %s and keyed: name", p.path)
		}
		return problem
	}
	if odd := unlike(at); odd != "" {
		problem.Message += "; " + odd
		return problem
	}
	if names := at.names(); len(names) > 0 {
		problem.Message += fmt.Sprintf("; there is %s", strings.Join(names[:min(len(names), fewNames)], ", "))
	}
	return problem
}

// unlike says which member of a list of objects is none, empty if that is not
// what the node is.
func unlike(n *node) string {
	if n.shape != list || len(n.members) == 0 || n.members[0].value.shape != object {
		return ""
	}
	for i := range n.members {
		m := &n.members[i].value
		switch {
		case m.shape == object:
		case m.scalar():
			return fmt.Sprintf("in the list of objects member %d is %q", i+1, short(m.text))
		default:
			return fmt.Sprintf("in the list of objects member %d is a list", i+1)
		}
	}
	return ""
}

// alike tells whether the members of an object are at least two objects, of which
// the first two have a name in common.
func alike(n *node) bool {
	if len(n.members) < 2 || !n.all(func(m *node) bool { return m.shape == object }) {
		return false
	}
	return slices.ContainsFunc(n.members[0].value.names(), func(name string) bool { return n.members[1].value.member(name) != nil })
}

// rowsByName finds an object whose members could be rows.
func rowsByName(p place, depth int) (place, bool) {
	if p.node.shape != object || depth > 3 {
		return p, false
	}
	if alike(p.node) {
		return p, true
	}
	for i := range p.node.members {
		m := &p.node.members[i]
		if in, ok := rowsByName(place{join(p.path, m.name), &m.value}, depth+1); ok {
			return in, true
		}
	}
	return p, false
}

// complaints are how services call what they say where they give no data.
var complaints = []string{"error", "errors", "message", "messages", "detail", "details", "fault", "faultstring", "error_description", "exception"}

// complaint is what a service says in the place of data: the longest text in what
// is called a complaint.
func complaint(n *node, within bool, depth int) (told string) {
	const deep, most = 4, 200
	if depth > deep {
		return ""
	}
	for i := range n.members {
		m := &n.members[i]
		inside := within || slices.Contains(complaints, strings.ToLower(m.name))
		text := m.value.text
		if !inside && n.shape != list || !m.value.scalar() {
			text = ""
		}
		if (inside || n.shape == list) && !m.value.scalar() {
			text = complaint(&m.value, inside, depth+1)
		}
		if inside && len(text) > len(told) || !m.value.scalar() && len(text) > len(told) {
			told = text
		}
	}
	return told[:min(len(told), most)]
}
