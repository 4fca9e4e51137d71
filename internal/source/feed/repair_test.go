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
		{"nothing to do", "<rss>£1 &amp; &lt;b&gt; &#163;</rss>", "", "<rss>£1 &amp; &lt;b&gt; &#163;</rss>"},
		{"declared", encode(t, charmap.KOI8R, `<?xml version="1.0" encoding="koi8-r"?><rss>мир</rss>`), "", "<rss>мир</rss>"},
		{"in the header", encode(t, charmap.Windows1251, "<rss>мир</rss>"), "text/xml; charset=windows-1251", "<rss>мир</rss>"},
		{"stateful", encode(t, japanese.ISO2022JP, `<?xml version="1.0" encoding="iso-2022-jp"?><rss>医療</rss>`), "", "<rss>医療</rss>"},
		{"declared wrongly", `<?xml version="1.0" encoding="iso-8859-1"?><rss>£</rss>`, "", "<rss>£</rss>"},
		{"declared as UTF-8", "<?xml version='1.0' encoding='utf-8'?><rss>\xa31 \x93x\x94 £2</rss>", "", "<rss>£1 “x” £2</rss>"},
		{"UTF-8 mark", "\xef\xbb\xbf<rss>£</rss>", "", "<rss>£</rss>"},
		{"UTF-16 mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "<rss>£</rss>"), "", "<rss>£</rss>"},
		{"UTF-16 without", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "<rss>£</rss>"), "", "<rss>£</rss>"},
		{"UTF-32 without", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "<rss>£</rss>"), "", "<rss>£</rss>"},
		{"illegal characters", "\n <rss>x\x00\x0b\x1fy\ufffe</rss>", "", "<rss>xy</rss>"},
		{"illegal references", "<rss>x&#0;&#x1F;&#xFFFFFF;&#xD800;y&#150;&#x96;</rss>", "", "<rss>xy––</rss>"},
		{"entities", "<rss>NHS&nbsp;&pound;&LT;&amp;nbsp;&bogus; R&D</rss>", "", "<rss>NHS\u00a0£&LT;&amp;nbsp;&bogus; R&D</rss>"},
		{"JSON is left alone", "\xef\xbb\xbf{\"a\": \"&nbsp;\"}", "", `{"a": "&nbsp;"}`},
	} {
		if got, _ := repair([]byte(c.body), c.header); string(got) != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
