package csvfile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
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

// decode gives the bytes as UTF-8 without a byte order mark. Where the
// encoding is not known a byte order mark tells it, else the first byte that
// is not ASCII: UTF-8 if it fits, else Windows-1252, as spreadsheets of
// western Europe write it.
func (e Encoding) decode(body io.Reader) io.Reader {
	raw := bufio.NewReaderSize(body, window)
	mark, _ := raw.Peek(len(byteOrderMark8))
	switch {
	case e == "" && (bytes.HasPrefix(mark, littleEndian) || bytes.HasPrefix(mark, bigEndian)):
		e = UTF16
	case e != "" && e != UTF8:
	case bytes.HasPrefix(mark, byteOrderMark8):
		raw.Discard(len(byteOrderMark8)) // they are there: Peek has seen them
	}
	if e == "" || e == UTF8 {
		return transform.NewReader(raw, &unsure{decided: e == UTF8})
	}
	return transform.NewReader(raw, e.codec().NewDecoder())
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

var errNotUTF8 = errors.New("it is not UTF-8: leave encoding out, or name another")

// unsure passes UTF-8 on. As long as it has met nothing but ASCII it is not
// decided: then a byte that is not UTF-8 shows that all is Windows-1252, which
// has its ASCII in common.
type unsure struct {
	decided bool
	other   transform.Transformer
}

// Reset makes it as it was before the first byte.
func (u *unsure) Reset() { u.other = nil }

// Transform is of transform.Transformer.
func (u *unsure) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if u.other != nil {
		return u.other.Transform(dst, src, atEOF)
	}
	n := sound(src[:min(len(src), len(dst))])
	copy(dst, src[:n])
	u.decided = u.decided || utf8.RuneCount(src[:n]) < n
	next, size := utf8.DecodeRune(src[n:])
	switch {
	case n == len(src):
		return n, n, nil
	case next != utf8.RuneError || size > 1:
		return n, n, transform.ErrShortDst
	case !atEOF && !utf8.FullRune(src[n:]):
		return n, n, transform.ErrShortSrc
	case u.decided:
		return n, n, errNotUTF8
	}
	u.other = charmap.Windows1252.NewDecoder()
	nDst, nSrc, err = u.other.Transform(dst[n:], src[n:], atEOF)
	return n + nDst, n + nSrc, err
}

// sound is the length of the valid UTF-8 that the text begins with.
func sound(text []byte) int {
	if utf8.Valid(text) {
		return len(text)
	}
	n := 0
	for {
		r, size := utf8.DecodeRune(text[n:])
		if r == utf8.RuneError && size < 2 {
			return n
		}
		n += size
	}
}
