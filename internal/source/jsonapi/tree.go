package jsonapi

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// node is one value of a document: a list or an object with its members in
// the order of the document, or else a cell, which has its text. The members
// of a list have no names. A document has many nodes, so they are small.
type node struct {
	shape   shape
	text    string
	members []member
}

type shape byte

const (
	empty shape = iota // no value, such as null
	words
	numeral
	list
	object
)

type member struct {
	name  string
	value node
}

// scalar tells whether the node is a cell.
func (n *node) scalar() bool { return n.shape < list }

// all tells whether the node has members and the test holds for each.
func (n *node) all(test func(*node) bool) bool {
	for i := range n.members {
		if !test(&n.members[i].value) {
			return false
		}
	}
	return len(n.members) > 0
}

// member is the value of an object under the name, nil if there is none. Of two
// of one name the last holds, as in most readers of JSON.
func (n *node) member(name string) *node {
	if n.shape != object {
		return nil
	}
	for i := len(n.members) - 1; i >= 0; i-- {
		if n.members[i].name == name {
			return &n.members[i].value
		}
	}
	return nil
}

// names are those of the members.
func (n *node) names() []string {
	var names []string
	for _, m := range n.members {
		if m.name != "" {
			names = append(names, m.name)
		}
	}
	return names
}

// cell is the value of a node without members.
func (n *node) cell() table.Value {
	switch n.shape {
	case words:
		return text(n.text)
	case numeral:
		return number(n.text)
	}
	return table.Value{Kind: table.Text, Text: n.text}
}

func text(s string) table.Value {
	return table.Value{Kind: table.Text, Known: true, Text: s}
}

// longest bounds the digits of a number, because arithmetic needs memory for
// all of them.
const longest = 100

// number is an exact decimal, or text if it has too many digits.
func number(s string) table.Value {
	n, err := decimal.NewFromString(s)
	if err != nil || len(s) > longest || n.Exponent() > longest || n.Exponent() < -longest {
		return text(s)
	}
	return table.Value{Kind: table.Number, Known: true, Num: n, Text: s}
}

// deepest bounds how far lists and objects may stand inside each other.
const deepest = 100
