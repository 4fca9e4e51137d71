package editor

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// field is one key of an entry, with its value as the file writes it; empty if the
// key is to be absent.
type field struct {
	key, value string
	kind       string
}

// A word may need quotes not to be read as something else. A plainWord is written
// as it is: a number, a day, true.
const (
	word      = "!!str"
	plainWord = ""
)

// write makes the change in the text of the file, and leaves the rest of it,
// comments too, as it is.
func (c Change) write(text []byte) (written string, err error) {
	defer func() {
		if r := recover(); r != nil { // yaml.v3 panics on what it cannot write
			err = fmt.Errorf("%v", r)
		}
	}()
	var file yaml.Node
	if err := yaml.Unmarshal(text, &file); err != nil {
		return "", err
	}
	if file.Kind == 0 {
		file = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	root := file.Content[0]
	if c.Introduction != nil {
		putUnder(root, "introduction", *c.Introduction)
	}
	if c.Note != nil {
		putUnder(root, "note", *c.Note)
	}
	putInto(root, "stories", c.Stories)
	putInto(root, "commentary", c.Commentary)
	if len(root.Content) == 0 {
		return "", nil
	}
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&file); err != nil {
		return "", err
	}
	return out.String(), encoder.Close()
}

// putUnder sets words under a key of the file; without a text the key goes.
func putUnder(root *yaml.Node, key string, w Words) {
	if w.Text == "" {
		remove(root, key)
		return
	}
	to := under(root, key, yaml.MappingNode)
	put(to, w.fields())
}

// putInto changes the entries of a list of the file. A list without entries goes.
func putInto[T interface{ fields() []field }](root *yaml.Node, key string, by map[int]*T) {
	if len(by) == 0 {
		return
	}
	list := under(root, key, yaml.SequenceNode)
	last := len(list.Content)
	for _, i := range slices.Backward(slices.Sorted(maps.Keys(by))) {
		switch to := by[i]; {
		case i >= last:
		case to == nil:
			list.Content = slices.Delete(list.Content, i, i+1)
		default:
			if list.Content[i].Kind != yaml.MappingNode {
				list.Content[i] = &yaml.Node{Kind: yaml.MappingNode}
			}
			put(list.Content[i], (*to).fields())
		}
	}
	for _, i := range slices.Sorted(maps.Keys(by)) {
		if to := by[i]; i >= last && to != nil {
			entry := &yaml.Node{Kind: yaml.MappingNode}
			put(entry, (*to).fields())
			list.Content = append(list.Content, entry)
		}
	}
	list.Style &^= yaml.FlowStyle
	if len(list.Content) == 0 {
		remove(root, key)
	}
}

// under is what stands under a key of the file, of that kind. It is made if it is
// not there.
func under(root *yaml.Node, key string, kind yaml.Kind) *yaml.Node {
	root.Style &^= yaml.FlowStyle
	if at := keyAt(root, key); at >= 0 {
		if root.Content[at+1].Kind != kind {
			root.Content[at+1] = &yaml.Node{Kind: kind}
		}
		return root.Content[at+1]
	}
	made := &yaml.Node{Kind: kind}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, made)
	return made
}

// put sets the fields of an entry. What has not changed stays as it is written.
func put(entry *yaml.Node, fields []field) {
	for _, f := range fields {
		at := keyAt(entry, f.key)
		switch {
		case f.value == "":
			remove(entry, f.key)
		case at < 0:
			entry.Content = append(entry.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: f.key}, f.node())
		case entry.Content[at+1].Value != f.value:
			made := f.node()
			made.LineComment = entry.Content[at+1].LineComment
			entry.Content[at+1] = made
		}
		if len(f.value) > longestInline || strings.Contains(f.value, "\n") {
			entry.Style &^= yaml.FlowStyle
		}
	}
}

// longestInline is how many bytes of a value may stand between braces.
const longestInline = 60

// node is the value as the file writes it: a text of several lines below its key.
func (f field) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: f.kind, Value: f.value}
	if strings.Contains(f.value, "\n") {
		n.Style = yaml.LiteralStyle
	}
	return n
}

// keyAt is where a key stands in a group; -1 if it does not.
func keyAt(group *yaml.Node, key string) int {
	for i := 0; i+1 < len(group.Content); i += 2 {
		if group.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// remove takes a key from a group.
func remove(group *yaml.Node, key string) {
	if at := keyAt(group, key); at >= 0 {
		group.Content = slices.Delete(group.Content, at, at+2)
	}
}
