package feed

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// legal drops the characters that XML 1.0 (section 2.2) forbids. It replaces
// control characters of the upper range by what they mean in Windows-1252.
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

var reference = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

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
