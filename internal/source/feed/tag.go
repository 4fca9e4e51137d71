package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	// strict is a start tag that any parser reads.
	strict = regexp.MustCompile(`^<[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?(\s+[A-Za-z_][\w.:-]*\s*=\s*("[^"<]*"|'[^'<]*'))*\s*/?>`)
	// opening is a start tag up to its attributes.
	opening = regexp.MustCompile(`^<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)(?:[\s/>]|$)`)
	// attribute is what may follow: a name, and a value with its quotation
	// marks, with none, or with one of them missing.
	attribute = regexp.MustCompile(`^[\s/,;]*([A-Za-z_][\w.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|["']?[^\s<>"']*["']?))?`)
	spaces    = regexp.MustCompile(`\s+`)
	closing   = regexp.MustCompile(`^\s*/?\s*>`)
)

// start takes a start tag, or a "<" that does not begin one.
func (m *mender) start() {
	tag, name, ok := m.tag()
	switch {
	case !ok && len(m.rest) == 1:
		m.breaksOff()
		return
	case !ok:
		m.text([]byte("&lt;"))
		m.rest = m.rest[1:]
		return
	case m.done:
		return
	}
	m.count(tag, fold(name))
	empty := strings.HasSuffix(tag, "/>")
	m.makeRoom(fold(name))
	switch {
	case len(m.open) == 0 && !isRoot(fold(name)), len(m.open) >= deepest:
		return
	case empty:
		m.done = len(m.open) == 0
	default:
		m.push(name)
	}
	m.out.WriteString(tag)
}

// count counts an element with its attributes.
func (m *mender) count(tag, name string) {
	m.parts += 1 + strings.Count(tag, "=")
	if isItem(name) {
		m.items++
	}
}

// tag reads a start tag from the rest of the text. It is not changed if it is
// well-formed.
func (m *mender) tag() (tag, name string, ok bool) {
	begin := opening.FindSubmatch(m.rest)
	if begin == nil {
		return "", "", false
	}
	name = string(begin[1])
	if whole := strict.Find(m.rest); whole != nil {
		m.rest = m.rest[len(whole):]
		return string(whole), name, true
	}
	return m.looseTag(name)
}

// longest is how long a start tag may be, in bytes.
const longest = 1 << 16

// looseTag reads a start tag whose attributes are not written as they should
// be, and writes them so.
func (m *mender) looseTag(name string) (tag, _ string, ok bool) {
	rest := m.rest[1+len(name) : min(len(m.rest), longest)]
	written := bytes.NewBufferString("<" + name)
	for a := attribute.FindSubmatch(rest); a != nil; a = attribute.FindSubmatch(rest) {
		value, length := a[2], len(a[0])
		if i := bytes.IndexByte(value, '>'); i >= 0 && bytes.IndexByte(value, '<') > i {
			length -= len(value) - i // its second quotation mark is missing
			value = value[:i]
		}
		rest = rest[length:]
		fmt.Fprintf(written, ` %s="%s"`, a[1], unquoted.Replace(strings.Trim(string(value), `"'`)))
	}
	end := closing.Find(rest)
	switch {
	case end != nil:
		m.rest = m.rest[min(len(m.rest), longest)-len(rest)+len(end):]
		written.Write(spaces.ReplaceAll(end, nil))
		return written.String(), name, true
	case len(m.rest) < longest && !bytes.ContainsRune(rest, '<'):
		m.breaksOff()
		return "", name, true
	}
	return "", "", false
}

var unquoted = strings.NewReplacer(`"`, "&quot;", "<", "&lt;", ">", "&gt;")

// makeRoom closes elements that must have ended before a start tag: an item
// before the next item, and lines of an item before its next line.
func (m *mender) makeRoom(name string) {
	if isItem(name) {
		m.close(name)
	}
	for slices.Contains(textOnly, name) && len(m.open) > 0 {
		last := fold(m.open[len(m.open)-1].name)
		if last == name || !slices.Contains(textOnly, last) {
			return
		}
		m.pop()
	}
}

// textOnly are elements of an item that hold nothing but text.
var textOnly = []string{"title", "link", "guid", "pubdate", "description"}

// isRoot tells whether a folded name may be a feed's root.
func isRoot(name string) bool {
	return slices.Contains([]string{"rss", "rdf", "feed"}, local(name))
}
