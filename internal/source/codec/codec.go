// Package codec turns the bytes of a source into UTF-8. It finds out how they
// are written: the first bytes tell it, UTF-8 shows itself, and a label that
// came with the bytes may name another encoding. What is left is taken for
// Windows-1252, the encoding that is most often sent without a name.
package codec

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

// mark8 is the byte order mark of UTF-8.
const mark8 = "\xef\xbb\xbf"

// marks are the first bytes of texts in other encodings: a byte order mark, or
// a "<" that is wider than a byte. A mark that begins with another one stands
// before it.
var marks = []struct {
	prefix   string
	encoding encoding.Encoding
}{
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// longestMark is the length of the longest mark in bytes.
const longestMark = 4

// marked is the encoding that the first bytes of a text tell, nil if they tell
// none, or UTF-8.
func marked(text []byte) encoding.Encoding {
	for _, m := range marks {
		if bytes.HasPrefix(text, []byte(m.prefix)) {
			return m.encoding
		}
	}
	return nil
}

// fallback is the encoding of bytes that are not UTF-8 and that nothing names.
var fallback = charmap.Windows1252

// Text decodes a whole text. It believes, in this order: its first bytes;
// the text, if it is UTF-8; the labels, the first one first; and the look of
// the bytes. A few bytes that are no UTF-8 within UTF-8, and whatever then
// remains, are read one by one as Windows-1252.
func Text(body []byte, labels ...string) []byte {
	if e := marked(body); e != nil {
		text, _ := e.NewDecoder().Bytes(body)
		return text
	}
	body = bytes.TrimPrefix(body, []byte(mark8))
	switch {
	case isUTF8(body, labels):
		return body
	case mostlyUTF8(body):
		return patch(body)
	}
	for _, label := range append(labels, look(body)) {
		if text, ok := As(body, label); ok {
			return text
		}
	}
	return patch(body)
}

// As decodes a text if the label names an encoding that can read all of it.
// UTF-16 and UTF-32 cannot: their first bytes would have shown them.
func As(body []byte, label string) ([]byte, bool) {
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

// eastern matches how the labels of encodings begin that write a character in
// two bytes.
var eastern = regexp.MustCompile(`(?i)^(gb|euc-|big5|shift|sjis|ks_c|x-gbk|hz)`)

// isUTF8 tells whether a text can be nothing but UTF-8. Older encodings use the
// escape character, UTF-8 does not. A text that is called Chinese, Japanese or
// Korean and writes all its letters in two bytes is not UTF-8 either: there
// such letters take three.
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

// mostlyUTF8 tells whether a text is UTF-8 into which a few bytes of another
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

// look is the label of the encoding that the bytes look like. It is empty
// unless they hold words of another alphabet: for a Latin one no guess is better
// than Windows-1252.
func look(body []byte) string {
	if !foreign(body) {
		return ""
	}
	if guess, err := chardet.NewTextDetector().DetectBest(body); err == nil {
		return guess.Charset
	}
	return ""
}

// foreign tells whether a text holds several words whose letters are all beyond
// ASCII. Latin alphabets have no such words.
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
			r = fallback.DecodeByte(body[0])
		}
		text = utf8.AppendRune(text, r)
		body = body[size:]
	}
	return text
}
