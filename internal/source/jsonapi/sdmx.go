package jsonapi

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// message is a data message of SDMX-JSON (sdmx.org, 1.0 and 2.0), as central banks
// and the OECD give it: its data sets and its dimensions, those of a whole set
// before those of its series and of single observations.
type message struct {
	sets  []member
	whole []dimension
	lines []dimension
	cells []dimension
}

// dimension is the name of a dimension, and the codes and names of its values.
type dimension struct {
	name          string
	codes, labels []string
}

// readMessage finds the parts of a message; nil if the object is none.
func readMessage(n *node) *message {
	if data := n.member("data"); data != nil && data.shape == object {
		n = data // of version 2.0
	}
	structure := n.member("structure")
	if several := n.member("structures"); several != nil && several.shape == list && len(several.members) == 1 {
		structure = &several.members[0].value
	}
	sets := n.member("dataSets")
	if sets == nil || sets.shape != list || structure == nil || structure.member("dimensions") == nil {
		return nil
	}
	d := structure.member("dimensions")
	m := &message{sets: sets.members, whole: dimensions(d.member("dataSet")), lines: dimensions(d.member("series")), cells: dimensions(d.member("observation"))}
	if len(m.lines)+len(m.cells) == 0 {
		return nil
	}
	return m
}

// dimensions reads a list of dimensions.
func dimensions(n *node) []dimension {
	if n == nil || n.shape != list {
		return nil
	}
	all := make([]dimension, len(n.members))
	for i := range n.members {
		d := &n.members[i].value
		all[i].name = nameIn(d)
		values := d.member("values")
		if values == nil {
			continue
		}
		for j := range values.members {
			v := &values.members[j].value
			code, label := v.member("id"), v.member("name")
			if code == nil {
				code = v.member("value")
			}
			if code == nil {
				code = &node{}
			}
			if label == nil {
				label = code
			}
			all[i].codes, all[i].labels = append(all[i].codes, code.text), append(all[i].labels, cmp.Or(label.text, code.text))
		}
	}
	return all
}

// rows makes a row of each observation: the codes of its dimensions under their
// names, their names (REF_AREA.label), and the value.
func (m *message) rows(room func(cells int) error) (node, error) {
	rows := node{shape: list}
	if err := room(m.count() * (2*(len(m.whole)+len(m.lines)+len(m.cells)) + 1)); err != nil {
		return rows, err
	}
	for _, set := range m.sets {
		whole, err := cellsAt(m.whole, strings.Repeat(":0", len(m.whole)))
		if err != nil {
			return rows, err
		}
		if err := observations(&rows, whole, m.cells, set.value.member("observations")); err != nil {
			return rows, err
		}
		series := set.value.member("series")
		if series == nil {
			continue
		}
		for _, s := range series.members {
			line, err := cellsAt(m.lines, s.name)
			if err == nil {
				err = observations(&rows, append(whole[:len(whole):len(whole)], line...), m.cells, s.value.member("observations"))
			}
			if err != nil {
				return rows, err
			}
		}
	}
	return rows, nil
}

// count is how many observations the message has.
func (m *message) count() (n int) {
	count := func(of *node) {
		if all := of.member("observations"); all != nil {
			n += len(all.members)
		}
	}
	for i := range m.sets {
		set := &m.sets[i].value
		count(set)
		if series := set.member("series"); series != nil {
			for j := range series.members {
				count(&series.members[j].value)
			}
		}
	}
	return n
}

// observations adds a row for each observation of a set or a series. The first
// of its values is the observation; attributes follow.
func observations(rows *node, line []member, cells []dimension, all *node) error {
	if all == nil {
		return nil
	}
	for _, o := range all.members {
		at, err := cellsAt(cells, o.name)
		if err != nil {
			return err
		}
		var value node
		if len(o.value.members) > 0 {
			value = o.value.members[0].value
		}
		r := append(line[:len(line):len(line)], at...)
		rows.members = append(rows.members, member{value: node{shape: object, members: append(r, member{"value", value})}})
	}
	return nil
}

// cellsAt are the values of dimensions at their positions, as in "0:2".
func cellsAt(all []dimension, key string) ([]member, error) {
	positions := strings.Split(strings.TrimPrefix(key, ":"), ":")
	if len(all) == 0 {
		return nil, nil
	}
	if len(positions) != len(all) {
		return nil, fmt.Errorf("the key %q does not name a value of each of %d dimensions", short(key), len(all))
	}
	var members []member
	for i, d := range all {
		at, err := strconv.Atoi(positions[i])
		if err != nil || at < 0 || at >= len(d.codes) {
			return nil, fmt.Errorf("the key %q names a value that the dimension %s does not have", short(key), d.name)
		}
		members = append(members, member{d.name, node{shape: words, text: d.codes[at]}}, member{d.name + ".label", node{shape: words, text: d.labels[at]}})
	}
	return members, nil
}
