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

// cell is the value of a node without members.
func (n node) cell() table.Value {
	switch n.shape {
	case words:
		return text(n.text)
	case numeral:
		return number(n.text)
	}
	return table.Value{Kind: table.Text}
}

type member struct {
	name  string
	value node
}

// deepest bounds how far lists and objects may stand inside each other.
const deepest = 100

var errDeep = fmt.Errorf("lists and objects stand more than %d deep in each other", deepest)

// parseJSON reads a JSON document of at most so many values. Nothing may follow
// it.
func parseJSON(body []byte, most int) (node, error) {
	d := &decoder{json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))), most}
	d.UseNumber()
	root, err := d.value(0)
	if err != nil {
		return node{}, fmt.Errorf("at byte %d: %w", d.InputOffset(), spoilt(err))
	}
	if _, err := d.Token(); err != io.EOF {
		return node{}, fmt.Errorf("at byte %d: more follows the document", d.InputOffset())
	}
	return root, nil
}

// errEnds is the error of a document that breaks off.
var errEnds = errors.New("the document ends before it is whole")

// spoilt says what is wrong with the text of a document.
func spoilt(err error) error {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errEnds
	case errors.As(err, new(*json.SyntaxError)):
		return fmt.Errorf("it is no JSON: %w", err)
	}
	return err
}

// decoder counts the values that it may still read.
type decoder struct {
	*json.Decoder
	left int
}

// value reads the next value.
func (d *decoder) value(depth int) (node, error) {
	if depth > deepest {
		return node{}, errDeep
	}
	if d.left--; d.left < 0 {
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
		return node{shape: numeral, text: token.String()}, nil
	case string:
		return node{shape: words, text: token}, nil
	case bool:
		return node{shape: words, text: strconv.FormatBool(token)}, nil
	}
	return node{}, nil
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

// yamlCost is how many times as much memory a value of YAML takes as one of JSON
// while it is read.
const yamlCost = 5

// parseYAML reads the first document of a YAML file. What stands between values
// is counted before they are read.
func parseYAML(body []byte, most int) (root node, err error) {
	between := bytes.Count(body, []byte("\n")) + bytes.Count(body, []byte(",")) + bytes.Count(body, []byte(":")) + bytes.Count(body, []byte("- "))
	if between > most/yamlCost {
		return node{}, table.ErrCells
	}
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
		return yamlCell(y), nil
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
func yamlCell(y *yaml.Node) node {
	switch y.ShortTag() {
	case "!!null":
		return node{}
	case "!!int", "!!float":
		return node{shape: numeral, text: y.Value}
	}
	return node{shape: words, text: y.Value}
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
