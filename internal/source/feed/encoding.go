package feed

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
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
}

const (
	bom    = "\xef\xbb\xbf"
	ebcdic = "\x4c\x6f\xa7\x94" // "<?xm" on a mainframe
)

// decode believes, in this order, the first bytes; the text if it is UTF-8;
// the header, which RFC 7303 (section 3.2) lets win over the text; the
// declaration in the text; and the look of the bytes. What then remains is
// taken byte by byte as Windows-1252, the commonest culprit.
func decode(body []byte, contentType string) []byte {
	for _, m := range marks {
		if bytes.HasPrefix(body, []byte(m.prefix)) {
			text, _ := m.encoding.NewDecoder().Bytes(body)
			return text
		}
	}
	body = bytes.TrimPrefix(body, []byte(bom))
	labels := []string{headerLabel(contentType), prologLabel(body)}
	switch {
	case bytes.HasPrefix(body, []byte(ebcdic)):
		return decodeEBCDIC(body)
	case isUTF8(body, labels):
		return body
	case mostlyUTF8(body):
		return patch(body)
	}
	for _, label := range append(labels, look(body)) {
		if text, ok := decodeAs(body, label); ok {
			return text
		}
	}
	return patch(body)
}

// decodeEBCDIC reads the declaration in the code page that all of them share
// for it, and the text in the one that it names.
func decodeEBCDIC(body []byte) []byte {
	text, _ := charmap.CodePage037.NewDecoder().Bytes(body)
	if named, ok := decodeAs(body, prologLabel(text)); ok && bytes.HasPrefix(named, []byte("<?xm")) {
		return named
	}
	return text
}

// decodeAs decodes body if the label names an encoding that can read it.
// UTF-16 cannot: it would have shown in the first bytes.
func decodeAs(body []byte, label string) ([]byte, bool) {
	e, name := charset.Lookup(label)
	if e == nil {
		e, _ = ianaindex.IANA.Encoding(strings.ReplaceAll(label, "_", "-"))
	}
	if e == nil || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil, false
	}
	text, err := e.NewDecoder().Bytes(body)
	return text, err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

// headerLabel is the charset of a Content-Type header.
func headerLabel(contentType string) string {
	_, after, _ := strings.Cut(strings.ToLower(contentType), "charset=")
	after, _, _ = strings.Cut(after, ";")
	return strings.Trim(after, " \"'`")
}

var declared = regexp.MustCompile(`<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// prologLabel is the encoding that an XML declaration near the top names.
func prologLabel(body []byte) string {
	if m := declared.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// eastern are beginnings of labels of encodings with two bytes for a sign.
var eastern = regexp.MustCompile(`(?i)^(gb|euc-|big5|shift|sjis|ks_c|x-gbk|hz)`)

// isUTF8 tells whether body can be nothing else. Escapes belong to older
// encodings; and a text that is called Chinese, Japanese or Korean and whose
// letters all take two bytes is not UTF-8, where such letters take three.
func isUTF8(body []byte, labels []string) bool {
	if !utf8.Valid(body) || bytes.ContainsRune(body, '\x1b') {
		return false
	}
	for _, label := range labels {
		if eastern.MatchString(label) {
			return bytes.ContainsFunc(body, func(r rune) bool { return r >= 0x800 }) || utf8.RuneCount(body) == len(body)
		}
	}
	return true
}

// mostlyUTF8 tells whether body is UTF-8 into which a few bytes of another
// encoding were pasted.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		body = body[size:]
	}
	return bad > 0 && good > 4*bad
}

// look is the encoding that undeclared bytes look like, empty unless they
// hold words of another alphabet: of a Latin one Windows-1252 is the best
// guess there is.
func look(body []byte) string {
	if !foreign(body) {
		return ""
	}
	if guess, err := chardet.NewTextDetector().DetectBest(body); err == nil {
		return guess.Charset
	}
	return ""
}

// foreign tells whether body holds a few words of letters beyond ASCII, as
// Latin alphabets have none.
func foreign(body []byte) bool {
	run, letters := 0, 0
	for _, b := range body {
		run++
		switch {
		case b < 0x80:
			run = 0
		case run == 4:
			letters += 4
		case run > 4:
			letters++
		}
	}
	return letters >= 12
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
