package codec

import (
	"bytes"
	"strings"
	"testing"
	"testing/iotest"
)

// TestStream decodes text that comes a byte at a time, and text whose
// first letter beyond ASCII comes late.
func TestStream(t *testing.T) {
	far := strings.Repeat("abcdefgh\n", 64<<10)
	for _, test := range []struct{ name, body, want, fails string }{
		{"utf-8", "Île — £5", "Île — £5", ""},
		{"utf-8, far", far + "Île — £5", far + "Île — £5", ""},
		{"windows-1252", "\xCEle \x97 \xA35", "Île — £5", ""},
		{"windows-1252, far", far + "\xCEle \x97 \xA35", far + "Île — £5", ""},
		{"windows-1252 at the end", "caf\xE9", "café", ""},
		{"utf-16", "\xFF\xFEa\x00\xEE\x00", "aî", ""},
		{"utf-32", "\x00\x00\xFE\xFF\x00\x00\x00a\x00\x00\x00\xEE", "aî", ""},
		{"utf-32 little endian", "\xFF\xFE\x00\x00a\x00\x00\x00", "a", ""},
		{"shorter than a mark", "a", "a", ""},
		{"neither", "Île\xCE", "", "is not UTF-8"},
	} {
		var got bytes.Buffer
		_, err := got.ReadFrom(Stream(iotest.OneByteReader(strings.NewReader(test.body)), ""))
		if test.fails == "" && (err != nil || got.String() != test.want) || test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)) {
			t.Errorf("%s: %d bytes %v", test.name, got.Len(), err)
		}
	}
}
