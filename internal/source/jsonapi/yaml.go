package jsonapi

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"catchup/internal/table"
)

// yamlCost is how many times as much memory a value of YAML takes as one of JSON
// while it is read.
const yamlCost = 5

// parseYAML reads the first document of a YAML file. What stands between values
// is counted before they are read.
func parseYAML(body []byte, most int) (p parsed, err error) {
	between := bytes.Count(body, []byte("\n")) + bytes.Count(body, []byte(",")) + bytes.Count(body, []byte(":")) + bytes.Count(body, []byte("- "))
	if between > most/yamlCost {
		return p, table.ErrCells
	}
	var document yaml.Node
	if err := yaml.Unmarshal(body, &document); err != nil {
		return p, err
	}
	if document.Kind != yaml.DocumentNode {
		return p, errEmpty
	}
	p.root, err = readYAML(document.Content[0], 0)
	return p, err
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

// code is a number with a nought before it: the code of something, 007.
var code = regexp.MustCompile(`^[-+]?0\d`)

// yamlCell is a scalar. A number that is not decimal, or that begins with a
// nought, is text; one that is none is unknown.
func yamlCell(y *yaml.Node) node {
	switch y.ShortTag() {
	case "!!null":
		return node{}
	case "!!int", "!!float":
		switch word := strings.ToLower(strings.TrimLeft(y.Value, "+-")); {
		case word == ".nan", word == ".inf":
			return node{}
		case code.MatchString(y.Value):
			return node{shape: words, text: y.Value}
		}
		return node{shape: numeral, text: y.Value}
	}
	return node{shape: words, text: y.Value}
}
