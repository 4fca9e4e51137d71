package setting

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"

	"catchup/internal/check"
)

// The bounds of a settings file once its aliases are followed.
const (
	maxNodes = 100_000
	maxDepth = 64
)

// node is a part of a settings file with aliases followed and merge keys
// applied. What a text means is left to the type that is read from it, so 010
// stays 010 and yes stays yes.
type node struct {
	shape shape
	text  string
	quote bool // the text stood in quotes
	items []*node
	keys  []key
	pos   check.Pos
}

// key is one key of a group and what stands under it.
type key struct {
	name  string
	pos   check.Pos
	value *node
}

// shape is how a node is written, in the operator's words.
type shape string

const (
	nothing shape = "nothing"
	text    shape = "text"
	list    shape = "a list"
	group   shape = "a group of keys"
)

// key returns the named key of a group, nil if it has none.
func (n *node) key(name string) *key {
	for i := range n.keys {
		if n.keys[i].name == name {
			return &n.keys[i]
		}
	}
	return nil
}

// grow reads a file as a tree, nil if that is not possible. An empty file is an
// empty group.
func grow(file string, data []byte, problems *check.Problems) *node {
	g := grower{file: file, left: maxNodes, problems: problems}
	if p, ok := encoded(file, data); ok {
		*problems = append(*problems, p)
		return nil
	}
	document, err := parse(data)
	if err != nil {
		*problems = append(*problems, misread(file, data, err))
		return nil
	}
	top := check.Pos{File: file, Line: 1, Column: 1}
	if document == nil {
		return &node{shape: group, pos: top}
	}
	root := g.node(document.Content[0], 0)
	if g.left < 0 {
		*problems = nil
		g.note(top, "an alias may repeat itself", "the file is too large or too deep")
		return nil
	}
	return root
}

// parse returns the one document of a file, nil for an empty file.
func parse(data []byte) (document *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil { // yaml.v3 has panicked on files that are not YAML
			err = fmt.Errorf("this is not YAML: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	if err := decoder.Decode(&first); errors.Is(err, io.EOF) || err == nil && first.Kind == 0 {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, fmt.Errorf("line %d: a second document begins here", second.Line)
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return &first, nil
}

// grower turns yaml's nodes into ours; left counts down to its bound.
type grower struct {
	file     string
	left     int
	problems *check.Problems
}

func (g *grower) note(pos check.Pos, hint, format string, args ...any) {
	*g.problems = append(*g.problems, check.Problem{Message: fmt.Sprintf(format, args...), Hint: hint, Pos: pos})
}

func (g *grower) pos(y *yaml.Node) check.Pos {
	return check.Pos{File: g.file, Line: max(1, y.Line), Column: max(1, y.Column)}
}

func (g *grower) node(y *yaml.Node, depth int) *node {
	if g.left--; depth > maxDepth {
		g.left = -1
	}
	n := &node{shape: nothing, pos: g.pos(y)}
	if y.Style&yaml.TaggedStyle != 0 {
		g.note(n.pos, "leave it out", "the tag %s means nothing here", y.Tag)
	}
	switch {
	case g.left < 0:
	case y.Kind == yaml.AliasNode:
		return g.node(y.Alias, depth+1)
	case y.Kind == yaml.MappingNode:
		n.shape, n.keys = group, g.keys(y, depth)
	case y.Kind == yaml.SequenceNode:
		n.shape, n.items = list, g.items(y, depth)
	case y.Tag != "!!null":
		n.shape, n.text = text, y.Value
		n.quote = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	}
	return n
}

func (g *grower) items(y *yaml.Node, depth int) []*node {
	items := make([]*node, len(y.Content))
	for i, item := range y.Content {
		items[i] = g.node(item, depth+1)
	}
	return items
}

// keys reads a group. Its own keys win over the ones it merges in.
func (g *grower) keys(y *yaml.Node, depth int) []key {
	var own, merged []key
	for i := 0; i+1 < len(y.Content) && g.left >= 0; i += 2 {
		name, value := y.Content[i], g.node(y.Content[i+1], depth+1)
		switch {
		case name.Tag == "!!merge":
			merged = append(merged, g.merge(value)...)
		case name.Kind != yaml.ScalarNode:
			g.note(g.pos(name), "", "a key must be a word")
		default:
			own = g.add(own, key{name.Value, g.pos(name), value})
		}
	}
	return union(own, merged)
}

// add appends a key, which must not be there yet.
func (g *grower) add(keys []key, k key) []key {
	for _, other := range keys {
		if other.name == k.name {
			g.note(k.pos, "", "the key %q stands twice, first on line %d", k.name, other.pos.Line)
			return keys
		}
	}
	return append(keys, k)
}

// merge returns the keys that a merge key brings: those of a group, or of a
// list of groups of which the earlier win.
func (g *grower) merge(n *node) []key {
	switch n.shape {
	case group:
		return n.keys
	case list:
		var keys []key
		for _, item := range n.items {
			keys = union(keys, g.merge(item))
		}
		return keys
	default:
		g.note(n.pos, "", "<< must lead to %s", group)
		return nil
	}
}

// union adds to keys those of others whose names are new.
func union(keys, others []key) []key {
	known := node{keys: keys}
	for _, k := range others {
		if known.key(k.name) == nil {
			known.keys = append(known.keys, k)
		}
	}
	return known.keys
}
