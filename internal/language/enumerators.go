package language

import (
	"strconv"
	"strings"
)

// enumerator is the mark at the beginning of an item of a list: "2.", "b)",
// "• 10."
type enumerator struct {
	bullet, closer string
	letter         bool
	value          int
	length         int // in bytes; 0 if there is no mark
}

// enumeratorOf reads the mark that a text begins with.
func enumeratorOf(s string) enumerator {
	rest := strings.TrimLeft(strings.TrimLeft(s, "•⁃"), " ")
	e := enumerator{bullet: strings.TrimSpace(s[:len(s)-len(rest)])}
	id := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	if id == "" && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
		id, e.letter, e.value = rest[:1], true, int(rest[0])
	} else if id != "" {
		e.value, _ = strconv.Atoi(id)
	}
	rest = rest[len(id):]
	e.closer = rest[:len(rest)-len(strings.TrimLeft(rest, ".)"))]
	if id == "" || len(id) > 3 || e.closer == "" || len(e.closer) > 2 {
		return enumerator{}
	}
	e.length = len(s) - len(rest) + len(e.closer)
	return e
}

// isEnumerator tells whether a text is such a mark and nothing else.
func isEnumerator(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && enumeratorOf(s).length == len(s)
}

// isItem tells whether a text ends with such a mark that begins an item: it has
// nothing before it, or only what a colon ends.
func isItem(s string) bool {
	return isEnumerator(s[strings.LastIndex(s, ": ")+1:])
}

// comesBefore tells whether a text begins with the next mark of the same list.
func (e enumerator) comesBefore(next string) bool {
	n := enumeratorOf(next)
	return n.length > 0 && n.length < len(next) && next[n.length] == ' ' &&
		n.value == e.value+1 && n.letter == e.letter && n.bullet == e.bullet && n.closer == e.closer
}
