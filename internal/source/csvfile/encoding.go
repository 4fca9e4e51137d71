package csvfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the characters of a file are written; "" is for the file
// to show.
type Encoding string

// The encodings that a file may have.
const (
	UTF8        Encoding = "utf-8"
	UTF16       Encoding = "utf-16"
	Windows1252 Encoding = "windows-1252"
	Latin1      Encoding = "iso-8859-1"
)

var encodings = []Encoding{UTF8, UTF16, Windows1252, Latin1}

// UnmarshalText reads the name of an encoding, in capitals or not.
func (e *Encoding) UnmarshalText(text []byte) error {
	name := Encoding(strings.ToLower(string(text)))
	if !slices.Contains(encodings, name) {
		return fmt.Errorf("%q is not an encoding: utf-8, utf-16, windows-1252 or iso-8859-1", text)
	}
	*e = name
	return nil
}

var (
	byteOrderMark8 = []byte("\xEF\xBB\xBF")
	littleEndian   = []byte("\xFF\xFE")
	bigEndian      = []byte("\xFE\xFF")
)

// guess is the encoding of the bytes: what their byte order mark says, else
// UTF-8 if they are valid as that, else Windows-1252, as spreadsheets of
// western Europe write it.
func guess(body []byte) Encoding {
	switch {
	case bytes.HasPrefix(body, littleEndian), bytes.HasPrefix(body, bigEndian):
		return UTF16
	case utf8.Valid(body):
		return UTF8
	}
	return Windows1252
}

// decode gives the bytes as UTF-8 without a byte order mark.
func (e Encoding) decode(body []byte) ([]byte, error) {
	if e == "" {
		e = guess(body)
	}
	if e == UTF8 {
		if !utf8.Valid(body) {
			return nil, fmt.Errorf("it is not UTF-8: leave encoding out, or name another")
		}
		return bytes.TrimPrefix(body, byteOrderMark8), nil
	}
	return e.codec().NewDecoder().Bytes(body)
}

// codec is the codec of an encoding other than UTF-8. UTF-16 without a byte
// order mark is taken as little endian, as Windows writes it.
func (e Encoding) codec() encoding.Encoding {
	switch e {
	case UTF16:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case Latin1:
		return charmap.ISO8859_1
	default:
		return charmap.Windows1252
	}
}
