package jsonapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"catchup/internal/source/codec"
	"catchup/internal/source/format"
	"catchup/internal/table"
)

var errDeep = fmt.Errorf("lists and objects stand more than %d deep in each other", deepest)

// parsed is a document and what is odd about it.
type parsed struct {
	root     node
	warnings []string
}

// parseJSON reads a JSON document (RFC 8259) of at most so many values, or
// several of one shape behind each other, as JSON Lines has them: they become a
// list.
func parseJSON(body []byte, most int) (parsed, error) {
	var p parsed
	if !utf8.Valid(body) {
		if other := alien(body); other != nil {
			return p, other
		}
		body = codec.Text(body)
		p.warnings = append(p.warnings, "the document is not UTF-8, as JSON must be; its encoding is guessed")
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	root, err := parseText(body, most)
	if errors.As(err, new(*json.SyntaxError)) {
		if mended, n := withoutNaN(body); n > 0 {
			root, err = parseText(mended, most)
			p.warnings = append(p.warnings, fmt.Sprintf("%s written NaN or Infinity, which JSON does not know: unknown", some(n, "value")))
		}
	}
	p.root = root
	return p, err
}

// parseText reads a document that is UTF-8.
func parseText(body []byte, most int) (node, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return node{}, errEmpty
	}
	d := &decoder{json.NewDecoder(bytes.NewReader(body)), most}
	d.UseNumber()
	root, err := d.document(body)
	if err != nil {
		return node{}, spoilt(body, d.InputOffset(), err)
	}
	return root, nil
}

var (
	errEmpty   = errors.New("the document is empty")
	errEnds    = errors.New("the document ends before it is whole")
	errFollows = errors.New("more follows the document")
)

// document reads all values of a text.
func (d *decoder) document(body []byte) (node, error) {
	first, err := d.value(0)
	if err != nil || d.ended(body) {
		return first, err
	}
	lines := node{shape: list, members: []member{{value: first}}}
	for !d.ended(body) {
		next, err := d.value(0)
		if err != nil {
			return node{}, err
		}
		if next.shape != first.shape || next.shape == list && !next.all((*node).scalar) || next.scalar() {
			return node{}, errFollows
		}
		lines.members = append(lines.members, member{value: next})
	}
	return lines, nil
}

// space is what may stand between the values of a document.
const space = " \t\r\n"

// ended tells whether nothing but space is left.
func (d *decoder) ended(body []byte) bool {
	return len(bytes.Trim(body[d.InputOffset():], space)) == 0
}

// spoilt says what is wrong with the text of a document, and where.
func spoilt(body []byte, at int64, err error) error {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at, err = int64(len(body)), errEnds
	case errors.As(err, new(*json.SyntaxError)):
		if len(bytes.TrimSpace(body[:at])) == 0 {
			if other := alien(body); other != nil {
				return other
			}
		}
		at = int64(len(body) - len(bytes.TrimLeft(body[at:], space+",:")))
		return fmt.Errorf("%s, at %q: it is no JSON: %w", spot(body, at), begin(body[at:]), err)
	}
	return fmt.Errorf("%s: %w", spot(body, at), err)
}

// alien says what a file is that is no JSON, nil if nothing tells.
func alien(body []byte) error {
	head := body[:min(len(body), format.Enough)]
	kind, err := format.Of(head, bytes.NewReader(body[len(head):]))
	var other *format.Error
	switch {
	case errors.As(err, &other) && other.Is == "JSON":
		return nil
	case err != nil:
		return err
	case kind == format.Text && (!utf8.Valid(body) || bytes.IndexByte(body, '\n') < 0):
		return nil
	}
	return kind.Instead("json", head)
}

// spot is the place of a byte as editors count.
func spot(body []byte, at int64) string {
	before := body[:at]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf("line %d, character %d", bytes.Count(before, []byte("\n"))+1, utf8.RuneCount(line)+1)
}

// begin is the beginning of a text.
func begin(text []byte) string {
	const most = 20
	if len(text) > most {
		text = text[:most]
	}
	return string(bytes.ToValidUTF8(text, nil))
}

// withoutNaN writes null for what some programs write for a number that is none,
// and counts them. Strings stay as they are.
func withoutNaN(body []byte) (mended []byte, n int) {
	quoted := false
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case quoted && c == '\\' && i+1 < len(body):
			mended = append(mended, c)
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == 'N' || c == 'I' || c == '-'):
			if w := noNumber(body[i:]); w > 0 {
				mended, i, n = append(mended, "null"...), i+w-1, n+1
				continue
			}
		}
		mended = append(mended, body[i])
	}
	return mended, n
}

// noNumber is the length of the word for a number that is none.
func noNumber(text []byte) int {
	for _, word := range []string{"NaN", "Infinity", "-Infinity"} {
		if bytes.HasPrefix(text, []byte(word)) {
			return len(word)
		}
	}
	return 0
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
