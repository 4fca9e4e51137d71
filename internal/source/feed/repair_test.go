package feed

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func encode(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	text, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestRepair(t *testing.T) {
	for _, c := range []struct{ name, body, header, want string }{
		{"nothing to do", "<a>£1 &amp; &lt;b&gt; &#163;</a>", "", "<a>£1 &amp; &lt;b&gt; &#163;</a>"},
		{"declared", encode(t, charmap.KOI8R, `<?xml version="1.0" encoding="koi8-r"?><a>мир</a>`), "", "<a>мир</a>"},
		{"in the header", encode(t, charmap.Windows1251, "<a>мир</a>"), "text/xml; charset=windows-1251", "<a>мир</a>"},
		{"stateful", encode(t, japanese.ISO2022JP, `<?xml version="1.0" encoding="iso-2022-jp"?><a>医療</a>`), "", "<a>医療</a>"},
		{"declared wrongly", `<?xml version="1.0" encoding="iso-8859-1"?><a>£</a>`, "", "<a>£</a>"},
		{"declared as UTF-8", "<?xml version='1.0' encoding='utf-8'?><a>\xa31 \x93x\x94 £2</a>", "", "<a>£1 “x” £2</a>"},
		{"UTF-8 mark", "\xef\xbb\xbf<a>£</a>", "", "<a>£</a>"},
		{"UTF-16 mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "<a>£</a>"), "", "<a>£</a>"},
		{"UTF-16 without", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "<a>£</a>"), "", "<a>£</a>"},
		{"UTF-32 without", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "<a>£</a>"), "", "<a>£</a>"},
		{"illegal characters", "\n <a>x\x00\x0b\x1fy\ufffe</a>", "", "<a>xy</a>"},
		{"illegal references", "<a>x&#0;&#x1F;&#xFFFFFF;&#xD800;y&#150;&#x96;</a>", "", "<a>xy––</a>"},
		{"entities", "<a>NHS&nbsp;&pound;&LT;&amp;nbsp;&bogus; R&D</a>", "", "<a>NHS\u00a0£&LT;&amp;nbsp;&bogus; R&D</a>"},
		{"JSON is left alone", "\xef\xbb\xbf{\"a\": \"&nbsp;\"}", "", `{"a": "&nbsp;"}`},
	} {
		if got := string(repair([]byte(c.body), c.header)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
