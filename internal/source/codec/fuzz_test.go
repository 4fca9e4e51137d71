package codec

import (
	"bytes"
	"io"
	"testing"
	"unicode/utf8"
)

// FuzzText holds that any bytes, whatever encoding they are said to be in,
// become valid UTF-8, at once and while they are read, and that UTF-8 stays.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"\xff\xfea\x00", "\x00\x00\xfe\xff", "caf\xe9", "café caf\xe9", "\xef\xbb\xbfa", "+AGE-", "\x1b$B$\"\x1b(B"} {
		for _, label := range []string{"", "utf-16", "windows-1252", "iso-2022-jp", "utf-7", "x\x00"} {
			f.Add([]byte(seed), label)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte, label string) {
		text := Text(bytes.Clone(body), label)
		if !utf8.Valid(text) {
			t.Errorf("%q as %q is %q", body, label, text)
		}
		if again := Text(bytes.Clone(text)); !bytes.HasPrefix(text, []byte(mark8)) && marked(text) == nil && !bytes.Equal(again, text) {
			t.Errorf("%q is UTF-8, and read as %q", text, again)
		}
		if read, err := io.ReadAll(Stream(bytes.NewReader(body), label)); err == nil && !utf8.Valid(read) {
			t.Errorf("%q as %q is read as %q", body, label, read)
		}
	})
}
