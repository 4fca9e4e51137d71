package deliver

import (
	"bytes"
	"fmt"
	"html"
	"strings"
)

// Template is what the messages to many recipients have in common, encoded
// once. Build makes the message to one of them. A Template may be used from
// several goroutines.
type Template struct {
	content Content
	head    string
	body    []piece
	whole   [][]byte                     // the body, if it has no holes
	sign    func([]byte) ([]byte, error) // signs heads of that body; nil if there is no such
}

// piece is a part of a body: bytes that are ready for the wire, or a hole. A
// hole is in HTML or in plain text.
type piece struct {
	bytes []byte
	hole  string
	html  bool
}

// Template makes the template of messages with this content. The error is a
// lasting *Refusal if it cannot be sent.
func (l *Content) Template() (*Template, error) {
	if err := l.check(); err != nil {
		return nil, &Refusal{Lasting: true, Words: err.Error()}
	}
	m := &Template{content: *l}
	root := l.parts()
	m.head = l.common() + root.head
	m.add(root.body...)
	if m.whole = m.fixed(); m.whole != nil && l.Sign != nil {
		m.sign = l.Sign(m.whole)
	}
	return m, nil
}

// add appends pieces. Pieces without a hole between them become one.
func (m *Template) add(pieces ...piece) {
	for _, p := range pieces {
		last := len(m.body) - 1
		if p.hole == "" && last >= 0 && m.body[last].hole == "" {
			m.body[last].bytes = append(m.body[last].bytes, p.bytes...)
			continue
		}
		m.body = append(m.body, piece{bytes: bytes.Clone(p.bytes), hole: p.hole, html: p.html})
	}
}

// fixed is the body if it has no holes.
func (m *Template) fixed() [][]byte {
	if len(m.body) > 1 || m.body[0].hole != "" {
		return nil
	}
	return [][]byte{m.body[0].bytes}
}

// Build makes the message to one recipient. The error is a lasting *Refusal if
// it cannot be sent.
func (m *Template) Build(to Recipient) (*Message, error) {
	message, err := m.build(to)
	if err != nil {
		return nil, &Refusal{Lasting: true, Words: err.Error()}
	}
	return message, nil
}

func (m *Template) build(to Recipient) (*Message, error) {
	if err := to.check(); err != nil {
		return nil, err
	}
	for _, word := range to.Fill {
		if err := checkTokens(word); err != nil {
			return nil, err
		}
	}
	var head strings.Builder
	m.personal(&head, to)
	head.WriteString(m.head)
	body, err := m.filled(to)
	if err != nil {
		return nil, err
	}
	signature, err := m.signature([]byte(head.String()), body)
	if err != nil {
		return nil, err
	}
	from := to.Return
	if from == "" && !m.content.Reply {
		from = m.content.From.Address
	}
	top := append(append(signature, head.String()...), "\r\n"...)
	return &Message{ID: to.MessageID, From: from, To: to.To.Address, Parts: append([][]byte{top}, body...)}, nil
}

// filled is the body with its holes filled for the recipient.
func (m *Template) filled(to Recipient) ([][]byte, error) {
	if m.whole != nil {
		return m.whole, nil
	}
	body := make([][]byte, len(m.body))
	for i, p := range m.body {
		body[i] = p.bytes
		if p.hole == "" {
			continue
		}
		word, ok := to.Fill[p.hole]
		if !ok {
			return nil, fmt.Errorf("nothing fills %q", p.hole)
		}
		if p.html {
			word = html.EscapeString(word)
		}
		body[i] = append(printable(word), "=\r\n"...)
	}
	return body, nil
}

func (m *Template) signature(head []byte, body [][]byte) ([]byte, error) {
	sign := m.sign
	if sign == nil && m.content.Sign != nil {
		sign = m.content.Sign(body)
	}
	if sign == nil {
		return nil, nil
	}
	signature, err := sign(head)
	if err != nil {
		return nil, fmt.Errorf("signing: %w", err)
	}
	return signature, nil
}
