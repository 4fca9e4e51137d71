package feed

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// repair turns the bytes of a feed into well-encoded UTF-8 without an
// encoding declaration, without characters that XML forbids and without
// entities that XML does not know. It changes nothing else: what is malformed
// beyond that stays so. contentType is the header it came with, or empty.
func repair(body []byte, contentType string) []byte {
	text := bytes.TrimSpace(decode(body, contentType))
	if !bytes.HasPrefix(text, []byte("<")) {
		return text
	}
	text = prolog.ReplaceAll(text, nil)
	text = reference.ReplaceAllFunc(text, mendReference)
	return bytes.TrimSpace(bytes.Map(legal, text))
}

var (
	prolog    = regexp.MustCompile(`^<\?xml\s[^>]*>`)
	declared  = regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
	reference = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
)

// mark is how the first bytes of a text give its encoding away, by a byte
// order mark or by the shape of "<" and "<?".
type mark struct {
	prefix   string
	encoding encoding.Encoding
}

var marks = []mark{
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xef\xbb\xbf", unicode.UTF8BOM},
}

// decode believes, in this order, the first bytes, the text if it is UTF-8,
// the header, and the declaration in the text. What then remains unreadable is
// taken byte by byte as Windows-1252, the commonest culprit.
func decode(body []byte, contentType string) []byte {
	for _, m := range marks {
		if bytes.HasPrefix(body, []byte(m.prefix)) {
			text, _ := m.encoding.NewDecoder().Bytes(body)
			return text
		}
	}
	if utf8.Valid(body) && !bytes.ContainsRune(body, '\x1b') {
		return body
	}
	for _, label := range []string{label(contentType), prologLabel(body)} {
		if text, ok := decodeAs(body, label); ok {
			return text
		}
	}
	return patch(body)
}

// decodeAs decodes body if the label names an encoding that can read it.
// UTF-16 cannot: it would have shown in the first bytes.
func decodeAs(body []byte, label string) ([]byte, bool) {
	e, name := charset.Lookup(label)
	if e == nil || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil, false
	}
	text, err := e.NewDecoder().Bytes(body)
	return text, err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

// label is the charset of a Content-Type header.
func label(contentType string) string {
	_, after, _ := strings.Cut(strings.ToLower(contentType), "charset=")
	after, _, _ = strings.Cut(after, ";")
	return strings.Trim(after, ` "'`)
}

// prologLabel is the encoding that an XML declaration names.
func prologLabel(body []byte) string {
	if m := declared.FindSubmatch(body); m != nil {
		return string(m[1])
	}
	return ""
}

// patch keeps what is UTF-8 and reads every other byte as Windows-1252.
func patch(body []byte) []byte {
	text := make([]byte, 0, len(body)+len(body)/8)
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		text = utf8.AppendRune(text, r)
		body = body[size:]
	}
	return text
}

// legal maps the characters that XML 1.0 (section 2.2) forbids to nothing, and
// control characters of the upper range to what Windows-1252 meant by them.
func legal(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return r
	case r < 0x20 || r == 0x7f || r == 0xFFFE || r == 0xFFFF:
		return -1
	case r >= 0x80 && r < 0xA0:
		return charmap.Windows1252.DecodeByte(byte(r))
	}
	return r
}

// mendReference keeps the references that XML knows and writes the others as
// the characters they mean, or as nothing if those are illegal.
func mendReference(ref []byte) []byte {
	name := string(ref[1 : len(ref)-1])
	switch name {
	case "amp", "lt", "gt", "quot", "apos":
		return ref
	}
	if name[0] == '#' {
		return mendNumber(ref, name[1:])
	}
	text := html.UnescapeString(string(ref))
	if strings.ContainsAny(text, `<>&"'`) {
		return ref
	}
	return []byte(text)
}

// mendNumber keeps a numeric reference unless its character is illegal.
func mendNumber(ref []byte, digits string) []byte {
	n, err := strconv.ParseUint("0"+strings.ToLower(digits), 0, 32)
	if digits[0] != 'x' && digits[0] != 'X' {
		n, err = strconv.ParseUint(digits, 10, 32)
	}
	r := rune(n)
	switch {
	case err != nil || !utf8.ValidRune(r):
		return nil
	case legal(r) == r:
		return ref
	case legal(r) < 0:
		return nil
	}
	return []byte(string(legal(r)))
}
