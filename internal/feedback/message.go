package feedback

import (
	"bytes"
	"encoding/base64"
	"io"
	"iter"
	"mime"
	"mime/quotedprintable"
	"regexp"
	"strings"
)

// The bounds of what is looked at in one message.
const (
	maxDepth  = 5
	maxParts  = 100
	maxFields = 1000
	maxValue  = 10_000 // octets of a field
)

// field is one field of a header, unfolded. The name is in lower case.
type field struct{ name, value string }

// fields are a header, or a group of a report, which has the same form.
type fields []field

// get is the first value of a field, "" if there is none.
func (f fields) get(name string) string {
	for _, one := range f {
		if one.name == name {
			return one.value
		}
	}
	return ""
}

// all are the values of a field, in their order.
func (f fields) all(name string) (values []string) {
	for _, one := range f {
		if one.name == name {
			values = append(values, one.value)
		}
	}
	return values
}

// readFields reads up to an empty line and returns what follows it. It skips
// lines that do not belong in a header: many servers write such lines.
func readFields(text []byte) (all fields, rest []byte) {
	for len(text) > 0 {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		if len(bytes.TrimSpace(line)) == 0 {
			return all, text
		}
		all = all.add(string(line))
	}
	return all, nil
}

// add appends a line: a field, or the next line of the last one.
func (f fields) add(line string) fields {
	name, value, named := strings.Cut(line, ":")
	name = strings.TrimRight(name, " \t")
	switch {
	case (line[0] == ' ' || line[0] == '\t') && len(f) > 0:
		if last := &f[len(f)-1]; len(last.value) < maxValue {
			last.value += " " + strings.TrimSpace(line)
		}
	case named && len(f) < maxFields:
		return append(f, field{strings.ToLower(name), strings.TrimSpace(value)})
	}
	return f
}

// part is a message, or a part of one.
type part struct {
	head fields
	body []byte
}

func readPart(text []byte) part {
	head, body := readFields(text)
	return part{head: head, body: body}
}

// media is the type of the part, "text/plain" if it has none.
func (p part) media() string {
	kind, _, _ := strings.Cut(p.head.get("content-type"), ";")
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind != "" {
		return kind
	}
	return "text/plain"
}

var bareBoundary = regexp.MustCompile(`(?i)\bboundary\s*=\s*"?([^";\s]+)`)

// boundary separates the parts of a multipart. Some servers do not quote a
// boundary that needs quotes.
func (p part) boundary() string {
	value := p.head.get("content-type")
	if _, params, err := mime.ParseMediaType(value); err == nil {
		return params["boundary"]
	}
	if m := bareBoundary.FindStringSubmatch(value); m != nil {
		return m[1]
	}
	return ""
}

// pieces lists the parts that hold no other parts, in their order. A message
// within the message is one piece: its own parts are what came back.
func (p part) pieces() []part { return p.gather(nil, 0) }

func (p part) gather(all []part, depth int) []part {
	boundary := p.boundary()
	if !strings.HasPrefix(p.media(), "multipart/") || boundary == "" || depth == maxDepth {
		return append(all, p)
	}
	for text := range split(p.body, boundary) {
		if len(all) >= maxParts {
			break
		}
		all = readPart(text).gather(all, depth+1)
	}
	return all
}

// split cuts a body at the lines of its boundary (RFC 2046, section 5.1.1).
// The last part may be cut off.
func split(body []byte, boundary string) iter.Seq[[]byte] {
	delimiter := []byte("--" + boundary)
	return func(yield func([]byte) bool) {
		start, at := -1, 0
		for line := range bytes.Lines(body) {
			at += len(line)
			mark, ok := bytes.CutPrefix(bytes.TrimRight(line, " \t\r\n"), delimiter)
			last := string(mark) == "--"
			if !ok || len(mark) > 0 && !last {
				continue
			}
			if start >= 0 && !yield(body[start:at-len(line)]) || last {
				return
			}
			start = at
		}
		if start >= 0 {
			yield(body[start:])
		}
	}
}

// text is the decoded body, up to the first mistake in its encoding.
func (p part) text() []byte {
	var decoder io.Reader
	switch strings.ToLower(p.head.get("content-transfer-encoding")) {
	case "base64":
		decoder = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(p.body))
	case "quoted-printable":
		decoder = quotedprintable.NewReader(bytes.NewReader(p.body))
	default:
		return p.body
	}
	plain, _ := io.ReadAll(decoder) // what was read before a mistake counts
	return plain
}
