package feed

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"catchup/internal/table"
	"catchup/internal/tooltest"
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
		{"declared East Asian", encode(t, simplifiedchinese.GBK, `<?xml version="1.0" encoding="gb2312"?><rss>谢谢</rss>`), "", "<rss>谢谢</rss>"},
		{"East Asian, but UTF-8", `<?xml version="1.0" encoding="gb2312"?><rss>谢谢</rss>`, "", "<rss>谢谢</rss>"},
		{"the header wins", encode(t, charmap.ISO8859_5, `<?xml version="1.0" encoding="koi8-r"?><rss>мир</rss>`), "text/xml; charset='ISO-8859-5'", "<rss>мир</rss>"},
		{"header of no meaning", encode(t, charmap.KOI8R, `<?xml version="1.0" encoding="koi8-r"?><rss>мир</rss>`), "text/xml; charset=none", "<rss>мир</rss>"},
		{"a stray byte in UTF-8", "<?xml version='1.0' encoding='koi8-r'?><rss>“one” – “two” \xa31</rss>", "", "<rss>“one” – “two” £1</rss>"},
		{"of a mainframe", encode(t, charmap.CodePage037, `<?xml version="1.0" encoding="ibm037"?><rss>a</rss>`), "", "<rss>a</rss>"},
		{"of an old terminal", encode(t, charmap.CodePage437, `<?xml version="1.0" encoding="cp437"?><rss>£1 é</rss>`), "", "<rss>£1 é</rss>"},
		{"undeclared", encode(t, korean.EUCKR, "<rss>병원의 적자가 커졌다고 이사회가 밝혔다</rss>"), "", "<rss>병원의 적자가 커졌다고 이사회가 밝혔다</rss>"},
		{"JSON is left alone", "\xef\xbb\xbf{\"a\": \"&nbsp;\"}", "", `{"a": "&nbsp;"}`},
	} {
		if got, _, _ := repair([]byte(c.body), c.header); string(got) != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMend(t *testing.T) {
	const head, item = "<rss><channel>", "<item><title>A</title></item>"
	const tail = "</channel></rss>"
	for _, c := range []struct{ name, body, want string }{
		{"what stands around", "Warning: <b>x</b> on line 1\n<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><!-- <rss> -->" + head + item + tail + "<script>x</script>", head + item + tail},
		{"comments", head + "<!-- a -- b --->" + item + tail, head + item + tail},
		{"signs", head + "<title>5 < 6 & <10%</title>" + tail, head + "<title>5 &lt; 6 & &lt;10%</title>" + tail},
		{"attributes", head + `<link href=http://a/?b=1 rel='x" title="a<b" c / ><a b="c>d</a>` + tail, head + `<link href="http://a/?b=1" rel="x" title="a&lt;b" c=""/><a b="c">d</a>` + tail},
		{"one quotation mark", head + "<a href=\"x>d</a><b c=\"y\">e</b>" + tail, head + "<a href=\"x\">d</a><b c=\"y\">e</b>" + tail},
		{"prefixes", head + "<itunes:subtitle>Foo</itunes:subtitle>" + tail, head + "<itunes:subtitle>Foo</itunes:subtitle>" + tail},
		{"capitals", head + "<Title>A</title></CHANNEL></rss>", head + "<Title>A</Title>" + tail},
		{"elements left open", head + "<item><title>A<link>b<description><p>c<br>d</item>" + tail, head + "<item><title>A</title><link>b</link><description><p>c<br>d</br></p></description></item>" + tail},
		{"items left open", head + "<item><title>A</title><item><title>B</title>" + tail, head + "<item><title>A</title></item><item><title>B</title></item>" + tail},
		{"ends of nothing", head + "</b>" + item + "</item>" + tail, head + item + tail},
		{"a section inside another", head + "<title><![CDATA[a <![CDATA[b]]> c]]></title>" + tail, head + "<title><![CDATA[a b c]]></title>" + tail},
		{"a section about sections", head + "<title><![CDATA[a <![CDATA[ b]]></title><link>c]]></link>" + tail, head + "<title><![CDATA[a  b]]></title><link>c</link>" + tail},
		{"a section without an end", head + "<title><![CDATA[a]></title><link><![CDATA[b]]></link>" + tail, head + "<title><![CDATA[a]]></title><link><![CDATA[b]]></link>" + tail},
		{"the last of them", head + "<title><![CDATA[a]]</title>" + tail, head + "<title><![CDATA[a]]></title>" + tail},
	} {
		if got, cut, _ := mend([]byte(c.body)); string(got) != c.want || cut {
			t.Errorf("%s (%t):\n%s, want\n%s", c.name, cut, got, c.want)
		}
	}
	whole := head + item + "<item><title><![CDATA[B]]></title><link a='b'/></item>" + tail
	for i := len(head + item); i < len(whole)-len(tail)-len("</item>"); i++ { // cut off anywhere
		if got, cut, _ := mend([]byte(whole[:i])); string(got) != head+item+tail || !cut {
			t.Errorf("%q (%t) is mended to\n%s", whole[:i], cut, got)
		}
	}
	for _, unclosed := range []string{"<rss>" + item, head + item, head + item + "</channel", head + item + "</channel><!-- "} {
		if got, cut, _ := mend([]byte(unclosed)); !strings.Contains(string(got), item) || !cut {
			t.Errorf("%q (%t) is mended to\n%s", unclosed, cut, got)
		}
	}
}

// TestCounts has feeds of as many items, elements and attributes as a parser
// takes, and of one more.
//
//test:serial
func TestCounts(t *testing.T) {
	xml := func(items, elements int) string {
		ten := `<x a="" b="" c="" d="" e="" f="" g="" h="" i=""/>`
		return "<rss><channel>" + strings.Repeat("<item/>", items) + strings.Repeat(ten, elements/10) + strings.Repeat("<y/>", elements%10) + "</channel></rss>"
	}
	json := func(items, commas int) string {
		return `{"items":[` + strings.Repeat("{}", items) + "]" + strings.Repeat(",", commas) + "}"
	}
	const around = 2 // elements of a feed besides what it repeats, or the object itself
	for name, c := range map[string]struct {
		text string
		fits bool
	}{
		"items": {xml(mostItems, 0), true}, "one item more": {xml(mostItems+1, 0), false},
		"elements": {xml(0, mostParts-around), true}, "one element more": {xml(0, mostParts-around+1), false},
		"items of JSON": {json(mostItems-1, 0), true}, "one more item of JSON": {json(mostItems, 0), false},
		"values of JSON": {json(0, mostParts), true}, "one more value of JSON": {json(0, mostParts+1), false},
	} {
		if _, _, err := repair([]byte(c.text), ""); (err == nil) != c.fits || err != nil && !errors.Is(err, errParts) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := parse([]byte(xml(mostItems+1, 0)), ""); !errors.Is(err, errParts) {
		t.Errorf("a feed of too many items: %v", err)
	}
}

// TestRepairIsQuick holds that no feed, however odd, takes long or runs deep.
//
//test:serial
func TestRepairIsQuick(t *testing.T) {
	for _, odd := range []string{
		"<a>", "</a>", "<a", "<a b=\"", "<a b='c>", "<a b ", "<![CDATA[", "<a><![CDATA[</a>", "<a><![CDATA[<![CDATA[x]]>", "<![CDATA[x]]>", "<!--", "<!", "<?", "&a;", "&", "<item>", "]]>", " b=c",
	} {
		for _, body := range []string{"<rss>" + strings.Repeat(odd, 200_000/len(odd)), "<rss><a" + strings.Repeat(odd, 200_000/len(odd)) + "]]></rss>"} {
			start := tooltest.Worked(t)
			_, _, err := parse([]byte(body), "")
			if took := tooltest.Worked(t) - start; took > tooltest.Slowness*5*time.Second {
				t.Errorf("%q takes %s", odd, took)
			}
			if err != nil && strings.Contains(err.Error(), "gave up") {
				t.Errorf("%q: %v", odd, err)
			}
		}
	}
}

// FuzzRepair holds that whatever comes is made into valid UTF-8 that can be
// parsed without a panic, in a time that grows with its length, and that what
// was repaired once needs no repair.
func FuzzRepair(f *testing.F) {
	for _, seed := range []string{rss, atom, jsonFeed, "<rss><item><title><![CDATA[a <![CDATA[b]]>", "\xff\xfe<\x00r\x00", "<feed><entry a='b\"></entry></feed", "<rss>&#150;Â£â€™</rss>"} {
		f.Add([]byte(seed), "text/xml; charset=windows-1252")
		f.Add([]byte(seed), "")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		start := tooltest.Worked(t)
		text, _, _ := repair(body, contentType)
		if !utf8.Valid(text) {
			t.Errorf("%q is no UTF-8", text)
		}
		feed, _, err := parse(body, contentType)
		if err != nil && strings.Contains(err.Error(), "gave up") {
			t.Error(err)
		}
		if err == nil {
			(&part{reading: &table.Reading{Place: "https://a.example/"}}).take(feed, "")
		}
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(body))*10*time.Microsecond) {
			t.Errorf("%d bytes take %s", len(body), took)
		}
		if again, cut, _ := mend(text); !strings.HasPrefix(string(text), "{") && (string(again) != string(text) || cut) {
			t.Errorf("repaired\n%q, and again (%t)\n%q", text, cut, again)
		}
	})
}
