package codec

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// named are the encodings that Stream takes by name, besides "utf-8". UTF-16
// without a byte order mark is read as little endian, as Windows writes it.
var named = map[string]encoding.Encoding{
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"windows-1252": fallback,
	"iso-8859-1":   charmap.ISO8859_1,
}

// Stream decodes a text while it is read, and drops its byte order mark. The
// name is "utf-8", "utf-16", "windows-1252" or "iso-8859-1". With an empty name
// the text shows its encoding by its first bytes, or else by the first byte
// that is not ASCII: if that begins a character of UTF-8 the text is UTF-8, and
// if not it is Windows-1252, as spreadsheets of western Europe write it. Reading
// fails at a byte that does not fit UTF-8.
func Stream(body io.Reader, name string) io.Reader {
	raw := bufio.NewReader(body)
	first, _ := raw.Peek(longestMark) // an error comes again when the text is read
	e := named[name]
	if name == "" {
		e = marked(first)
	}
	if e != nil {
		return transform.NewReader(raw, e.NewDecoder())
	}
	if bytes.HasPrefix(first, []byte(mark8)) {
		raw.Discard(len(mark8)) // it cannot fail: Peek has seen them
	}
	return transform.NewReader(raw, &unsure{decided: name == "utf-8"})
}

var errNotUTF8 = errors.New("it is not UTF-8: leave encoding out, or name another")

// unsure passes UTF-8 on. Until it has met a character beyond ASCII it is not
// decided: then a byte that is not UTF-8 shows that the whole text is in the
// fallback, which writes ASCII in the same way.
type unsure struct {
	transform.Transformer
	decided bool
}

// Reset makes it read UTF-8, as NewReader of package transform asks it to.
func (u *unsure) Reset() { u.Transformer = encoding.UTF8Validator }

// Transform is of transform.Transformer.
func (u *unsure) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	nDst, nSrc, err = u.Transformer.Transform(dst, src, atEOF)
	u.decided = u.decided || utf8.RuneCount(src[:nSrc]) < nSrc
	switch {
	case err != encoding.ErrInvalidUTF8:
		return nDst, nSrc, err
	case u.decided:
		return nDst, nSrc, errNotUTF8
	}
	u.Transformer = fallback.NewDecoder()
	n, m, err := u.Transformer.Transform(dst[nDst:], src[nSrc:], atEOF)
	return nDst + n, nSrc + m, err
}
