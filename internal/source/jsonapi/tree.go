package jsonapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/shopspring/decimal"
	"gopkg.in/yaml.v3"

	"catchup/internal/table"
)

// node is one value of a document: a list or an object with its members in
// the order of the document, or else a cell. The members of a list have no
// names.
type node struct {
	shape   shape
	members []member
	cell    table.Value
}

type shape int

const (
	scalar shape = iota
	list
	object
)

type member struct {
	name  string
	value node
}

// deepest bounds how far lists and objects may stand inside each other.
const deepest = 100

var errDeep = fmt.Errorf("lists and objects stand more than %d deep in each other", deepest)

// parseJSON reads a JSON document. Nothing may follow it.
func parseJSON(body []byte) (node, error) {
	d := &decoder{json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))), 0}
	d.UseNumber()
	root, err := d.value(0)
	if err != nil {
		return node{}, fmt.Errorf("at byte %d: %w", d.InputOffset(), unexpected(err))
	}
	if _, err := d.Token(); err != io.EOF {
		return node{}, fmt.Errorf("at byte %d: more follows the document", d.InputOffset())
	}
	return root, nil
}

// unexpected makes io.ErrUnexpectedEOF of io.EOF.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// decoder counts the values that it has read.
type decoder struct {
	*json.Decoder
	count int
}

// value reads the next value.
func (d *decoder) value(depth int) (node, error) {
	if depth > deepest {
		return node{}, errDeep
	}
	if d.count++; d.count > 2*table.MaxCells {
		return node{}, table.ErrCells
	}
	token, err := d.Token()
	if err != nil {
		return node{}, err
	}
	switch token := token.(type) {
	case json.Delim:
		return d.members(token == '{', depth)
	case json.Number:
		return node{cell: number(token.String())}, nil
	case string:
		return node{cell: text(token)}, nil
	case bool:
		return node{cell: text(strconv.FormatBool(token))}, nil
	}
	return node{cell: table.Value{Kind: table.Text}}, nil
}

// members reads a list or an object to its end.
func (d *decoder) members(named bool, depth int) (n node, err error) {
	n.shape = list
	if named {
		n.shape = object
	}
	for d.More() {
		var m member
		if named {
			name, err := d.Token()
			if err != nil {
				return n, err
			}
			m.name = name.(string)
		}
		if m.value, err = d.value(depth + 1); err != nil {
			return n, err
		}
		n.members = append(n.members, m)
	}
	_, err = d.Token()
	return n, err
}

// parseYAML reads the first document of a YAML file.
func parseYAML(body []byte) (root node, err error) {
	var document yaml.Node
	if err := yaml.Unmarshal(body, &document); err != nil {
		return node{}, err
	}
	if document.Kind != yaml.DocumentNode {
		return node{}, errors.New("the document is empty")
	}
	return readYAML(document.Content[0], 0)
}

// readYAML makes a node of a YAML node. It refuses aliases, since a few of them
// can stand for more data than memory holds.
func readYAML(y *yaml.Node, depth int) (n node, err error) {
	if depth > deepest {
		return n, errDeep
	}
	switch y.Kind {
	case yaml.ScalarNode:
		return node{cell: yamlCell(y)}, nil
	case yaml.SequenceNode:
		n.shape = list
	case yaml.MappingNode:
		n.shape = object
	default:
		return n, fmt.Errorf("line %d: aliases are not read", y.Line)
	}
	for i := 0; i < len(y.Content); i++ {
		var m member
		if n.shape == object {
			m.name = y.Content[i].Value
			i++
		}
		if m.value, err = readYAML(y.Content[i], depth+1); err != nil {
			return n, err
		}
		n.members = append(n.members, m)
	}
	return n, nil
}

// yamlCell is a scalar. A number that is not decimal is text.
func yamlCell(y *yaml.Node) table.Value {
	switch y.ShortTag() {
	case "!!null":
		return table.Value{Kind: table.Text}
	case "!!int", "!!float":
		return number(y.Value)
	}
	return text(y.Value)
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
