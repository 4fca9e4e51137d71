package jsonapi

import (
	"fmt"
	"strconv"
	"strings"

	"catchup/internal/check"
)

// follow leads by a dotted path through the document. A name may hold dots
// itself, as "@odata.nextLink" does. Members of lists are counted from first,
// which is 1 in the names of columns.
func (n *node) follow(path string, first int) (*node, error) {
	for rest := path; rest != ""; {
		next, left := n.step(rest, first)
		if next == nil {
			step, _, _ := strings.Cut(rest, ".")
			return nil, check.Problem{Path: path, Message: fmt.Sprintf("there is no %q", step), Hint: n.hint(step)}
		}
		n, rest = next, left
	}
	return n, nil
}

// step takes the longest name from the front of a path that leads somewhere.
func (n *node) step(path string, first int) (next *node, rest string) {
	for end := len(path); end > 0; end = strings.LastIndexByte(path[:end], '.') {
		name := path[:end]
		next := n.member(name)
		if i, err := strconv.Atoi(name); err == nil && n.shape == list && i >= first && i-first < len(n.members) {
			next = &n.members[i-first].value
		}
		if next != nil {
			return next, strings.TrimPrefix(path[end:], ".")
		}
	}
	return nil, ""
}

// hint is the name that may have been meant, or what the node is.
func (n *node) hint(step string) string {
	switch {
	case n.shape == object:
		return check.DidYouMean(step, n.names())
	case n.shape == list && len(n.members) == 0:
		return "here is an empty list"
	case n.shape == list:
		return fmt.Sprintf("here is a list; its members are called 1 to %d", len(n.members))
	}
	return "here is a value without members"
}

// join is the dotted path to a member.
func join(path, name string) string { return strings.TrimPrefix(path+"."+name, ".") }
