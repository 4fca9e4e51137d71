package part

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// deepest is how many elements may be open at once. A sheet has some ten.
const deepest = 100

// Markup is the XML of one part, which is read token by token. Names count
// without their namespaces, since the transitional and the strict form of ISO
// 29500 differ in these alone.
type Markup struct {
	*xml.Decoder
	Name  string // of the part
	depth int    // elements that are open
}

// newMarkup reads the part of that name. Of a text that is longer than so many
// bytes the end is dropped.
func newMarkup(name string, part io.Reader, longest int) *Markup {
	d := xml.NewDecoder(&runs{part: bufio.NewReaderSize(part, 32<<10), most: longest})
	d.CharsetReader = charset.NewReaderLabel
	return &Markup{Decoder: d, Name: name}
}

// next is the next token; nil at the end.
func (m *Markup) next() (xml.Token, error) {
	t, err := m.Token()
	switch t.(type) {
	case xml.StartElement:
		m.depth++
	case xml.EndElement:
		m.depth--
	}
	switch {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s: %w", m.Name, err)
	case m.depth > deepest:
		return nil, fmt.Errorf("%s: more than %d elements stand in each other", m.Name, deepest)
	}
	return t, nil
}

// Child is the next element inside the one that was opened as number of, 0 for
// the document. What is left of the child before is passed over. It is not ok
// when there are no more.
func (m *Markup) Child(of int) (e xml.StartElement, ok bool, err error) {
	for m.depth >= of {
		t, err := m.next()
		if err != nil || t == nil {
			return e, false, err
		}
		if e, ok = t.(xml.StartElement); ok && m.depth == of+1 {
			return e, true, nil
		}
	}
	return xml.StartElement{}, false, nil
}

// Named is the next child of that name.
func (m *Markup) Named(of int, name string) (e xml.StartElement, ok bool, err error) {
	for ok = true; ok && err == nil && e.Name.Local != name; {
		e, ok, err = m.Child(of)
	}
	return e, ok && err == nil, err
}

// Children calls do for each child of the element that was opened last.
func (m *Markup) Children(do func(xml.StartElement) error) error {
	of := m.depth
	for {
		e, ok, err := m.Child(of)
		if err != nil || !ok {
			return err
		}
		if err := do(e); err != nil {
			return err
		}
	}
}

// Each calls do for each child of that name.
func (m *Markup) Each(name string, do func(xml.StartElement) error) error {
	return m.Children(func(e xml.StartElement) error {
		if e.Name.Local != name {
			return nil
		}
		return do(e)
	})
}

// Text adds the text of the element that was opened last to a text of at most
// so many bytes.
func (m *Markup) Text(to []byte, most int) ([]byte, error) {
	for of := m.depth; m.depth >= of; {
		t, err := m.next()
		if err != nil || t == nil {
			return to, err
		}
		if chars, ok := t.(xml.CharData); ok && m.depth == of {
			to = append(to, chars[:min(len(chars), max(0, most-len(to)))]...)
		}
	}
	return to, nil
}

// All adds the text of the element that was opened last, and of those in it, to
// a text of at most so many bytes. In the place of an element for which instead
// has a text stands that; of one for which it is not ok, nothing is taken.
func (m *Markup) All(to []byte, most int, instead func(xml.StartElement) (text string, ok bool)) ([]byte, error) {
	for of := m.depth; m.depth >= of; {
		t, err := m.next()
		if err != nil || t == nil {
			return to, err
		}
		text := ""
		switch t := t.(type) {
		case xml.CharData:
			text = string(t)
		case xml.StartElement:
			var ok bool
			if text, ok = instead(t); !ok {
				err = m.skip()
			}
		}
		to = append(to, text[:min(len(text), max(0, most-len(to)))]...)
		if err != nil {
			return to, err
		}
	}
	return to, nil
}

// skip passes over the element that was opened last.
func (m *Markup) skip() error {
	for of := m.depth; m.depth >= of; {
		if t, err := m.next(); err != nil || t == nil {
			return err
		}
	}
	return nil
}

// Attribute is the value of an attribute, "" if it is not there.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// runs is a part of which no token is longer than so many bytes, since the
// decoder holds each as a whole. Of a longer text it drops the end; the others it
// refuses.
type runs struct {
	part   *bufio.Reader
	most   int
	run    int    // bytes since the last "<", or since the mark after it
	until  string // what ends the comment, the instruction or the CDATA section
	last   []byte // the last bytes in it
	tag    bool   // between "<" and ">"
	entity bool   // between "&" and ";"
}

// ReadByte reads one byte.
func (r *runs) ReadByte() (byte, error) {
	b, err := r.part.ReadByte()
	switch {
	case err != nil:
		return b, err
	case r.until != "":
		return b, r.within(b)
	case b == '<':
		return b, r.open()
	}
	switch r.run++; {
	case r.tag && r.run > longestTag:
		return 0, fmt.Errorf("a tag has more than %d bytes", longestTag)
	case !r.tag && r.run > r.most && !r.entity && b&0xC0 != 0x80:
		return r.drop()
	}
	r.tag = r.tag && b != '>'
	r.entity = b == '&' || r.entity && b != ';' && r.run <= r.most+longestEntity
	return b, nil
}

// How many bytes a tag may have, and how many an entity has at most, such as
// &#x10FFFF;.
const (
	longestTag    = 1 << 20
	longestEntity = 10
)

// Read reads one byte. A decoder of other characters than UTF-8 needs it.
func (r *runs) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	if p[0], err = r.ReadByte(); err != nil {
		return 0, err
	}
	return 1, nil
}

// open finds out what begins with "<".
func (r *runs) open() error {
	r.run, r.entity, r.last = 0, false, r.last[:0]
	begin, _ := r.part.Peek(2) // an error is met again by the next read
	switch s := string(begin); {
	case strings.HasPrefix(s, "?"):
		r.until, r.run = "?>", -len("?")
	case s == "!-":
		r.until, r.run = "-->", -len("!--")
	case s == "![":
		r.until, r.run = "]]>", -len("![")
	case strings.HasPrefix(s, "!"):
		return fmt.Errorf("it declares a document type, which no workbook does")
	}
	r.tag = r.until == ""
	return nil
}

// within looks for the end of a comment, an instruction or a CDATA section.
func (r *runs) within(b byte) error {
	if r.run++; r.run > r.most {
		return fmt.Errorf("a comment or a section without markup has more than %d bytes", r.most)
	}
	if r.run > 0 {
		r.last = append(r.last, b)
		r.last = append(r.last[:0], r.last[max(0, len(r.last)-len(r.until)):]...)
	}
	if string(r.last) == r.until {
		r.until, r.run = "", 0
	}
	return nil
}

// drop passes over what stands before the next "<".
func (r *runs) drop() (byte, error) {
	for {
		_, err := r.part.ReadSlice('<')
		switch err {
		case nil:
			return '<', r.open()
		case bufio.ErrBufferFull:
		default:
			return 0, err
		}
	}
}
