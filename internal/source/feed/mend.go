package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// mend closes every element of a feed where it must end. It leaves out
// declarations, comments, instructions, and everything before and after the
// root. If the text breaks off, cut is true, and the last item is left out
// unless it is whole. The text must be UTF-8. One that has too much in it for
// a parser is an error.
func mend(text []byte) (mended []byte, cut bool, err error) {
	m := &mender{rest: text, opened: map[string]int{}, ends: len(text) + 1}
	for len(m.rest) > 0 && !m.done {
		m.step()
		if m.parts > mostParts || m.items > mostItems {
			return nil, false, errParts
		}
	}
	mended, cut = m.finish()
	return mended, cut, nil
}

// mostParts is how many elements and attributes a feed may have, and mostItems
// how many items. A parser needs some hundred bytes for each, however short it
// is.
const (
	mostParts = 1_000_000
	mostItems = 100_000
)

var errParts = fmt.Errorf("it has more than %d items or %d elements", mostItems, mostParts)

// mender is the state of mend: what is still to be read, what is written, and
// the elements that are open. Its time is linear in the length of the text.
type mender struct {
	rest   []byte
	out    bytes.Buffer
	open   []element
	opened map[string]int // how many elements of a folded name are open
	ends   int            // how much of the text was left behind the end of a CDATA section found last
	cut    bool           // the text breaks off
	parts  int            // elements and attributes
	items  int            // elements that are items
	done   bool           // the root is closed, or the text breaks off
}

// element is an open element: its name as written, and where it begins in out.
type element struct {
	name string
	at   int
}

// deepest is how deep elements may be nested: parsers recurse with them, and
// would run out of memory.
const deepest = 200

// step takes text up to a "<" and what begins there.
func (m *mender) step() {
	i := bytes.IndexByte(m.rest, '<')
	if i < 0 {
		i = len(m.rest)
	}
	m.text(m.rest[:i])
	m.rest = m.rest[i:]
	switch {
	case m.begins("<!--"):
		m.skip("-->")
	case m.begins("<![CDATA["):
		m.section()
	case m.begins("<!["), m.begins("<?"):
		m.skip(">")
	case declaration.Match(m.rest):
		m.skipDeclaration()
	case m.begins("</"):
		m.end()
	case len(m.rest) > 0:
		m.start()
	}
}

var declaration = regexp.MustCompile(`^<![A-Za-z]`)

func (m *mender) begins(prefix string) bool { return bytes.HasPrefix(m.rest, []byte(prefix)) }

// text writes text inside the root. It drops the end of a CDATA section that
// has no beginning.
func (m *mender) text(s []byte) {
	if len(m.open) > 0 {
		m.out.Write(bytes.ReplaceAll(s, []byte("]]>"), nil))
	}
}

// skip leaves out all up to the end of mark.
func (m *mender) skip(mark string) {
	i := bytes.Index(m.rest, []byte(mark))
	if i < 0 {
		m.breaksOff()
		return
	}
	m.rest = m.rest[i+len(mark):]
}

// skipDeclaration leaves out a document type with what it declares inside.
func (m *mender) skipDeclaration() {
	if i := bytes.IndexAny(m.rest, "[>"); i > 0 && m.rest[i] == '[' {
		m.skip("]")
	}
	m.skip(">")
}

// breaksOff ends the work: the text does not go on as it must.
func (m *mender) breaksOff() { m.cut, m.done = true, true }

// end takes an end tag. If no such element is open, it is left out. If it is
// that of an outer element, the inner ones are closed first.
func (m *mender) end() {
	i := bytes.IndexAny(m.rest[1:], "<>")
	if i < 0 {
		m.breaksOff()
		return
	}
	name, _, _ := strings.Cut(strings.TrimSpace(string(m.rest[2:i+1])), " ")
	m.rest = bytes.TrimPrefix(m.rest[i+1:], []byte(">"))
	m.close(fold(name))
}

// close closes elements up to and with the innermost of that folded name.
func (m *mender) close(name string) {
	if m.opened[name] == 0 {
		return
	}
	for closed := ""; closed != name; {
		closed = fold(m.pop().name)
	}
	m.done = len(m.open) == 0
}

// pop closes the innermost element.
func (m *mender) pop() element {
	last := m.open[len(m.open)-1]
	m.out.WriteString("</" + last.name + ">")
	m.open = m.open[:len(m.open)-1]
	m.opened[fold(last.name)]--
	return last
}

// push opens an element.
func (m *mender) push(name string) {
	m.open = append(m.open, element{name, m.out.Len()})
	m.opened[fold(name)]++
}

// finish closes what is open. It drops an item that is not whole.
func (m *mender) finish() (mended []byte, cut bool) {
	cut = m.cut || len(m.open) > 0
	for i, e := range m.open {
		if isItem(fold(e.name)) {
			m.out.Truncate(e.at)
			m.open = m.open[:i]
			break
		}
	}
	for len(m.open) > 0 {
		m.pop()
	}
	return m.out.Bytes(), cut
}

// fold is a name for comparing: publishers are not careful with capitals.
func fold(name string) string { return strings.ToLower(name) }

// local is a folded name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// isItem tells whether a folded name is that of an article's element.
func isItem(name string) bool {
	return name == "item" || name == "entry" || name == "atom:entry" || name == "rss:item"
}
