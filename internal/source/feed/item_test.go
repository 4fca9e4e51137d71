package feed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source"
)

func TestTitles(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"R&amp;amp;D &amp;pound;2m", "", "R&D £2m"},
		{"R&amp;amp;amp;D", "", "R&D"},
		{"&lt;b&gt;Over&lt;/b&gt; plan", "", "Over plan"},
		{"&amp;lt;em&amp;gt;Over&amp;lt;/em&amp;gt; plan", "", "Over plan"},
		{"<![CDATA[Bed &lt; 5 &amp; over]]>", "", "Bed < 5 & over"},
		{"&lt;![CDATA[Over plan]]&gt;", "", "Over plan"},
		{"<b>Over</b> plan", "", "Over plan"},
		{"Donâ€™t spend Â£2m", "", "Don’t spend £2m"},
		{"CAFÉ’s plan", "", "CAFÉ’s plan"},
		{"Over&lt;script&gt;alert(1)&lt;/script&gt; plan", "", "Over plan"},
		{"", "&lt;p&gt;The deficit grew. More is &lt;b&gt;to&lt;/b&gt; come.&lt;/p&gt;", "The deficit grew. More is to come"},
		{"", "The deficit grew again. More is to come in the autumn, it was said.", "The deficit grew again"},
		{"", "one two three four five six seven eight nine ten eleven", "one two three four five six seven eight nine ten …"},
	} {
		body := "<rss><channel><item><title>" + c.title + "</title><description>" + c.text + "</description></item></channel></rss>"
		got, err := open(file(t, "a.xml", body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if title := got.Rows[0][1].Text; title != c.want {
			t.Errorf("%s%s is titled %q, want %q", c.title, c.text, title, c.want)
		}
	}
}

func TestIdentity(t *testing.T) {
	const body = `<rss><channel><link>https://a.example/</link>
<item><guid>1</guid><title>Own</title><link>/1</link></item>
<item><guid>https://a.example/?p=2</guid><title>Own address</title><link>/2</link></item>
<item><title>By link</title><link>/3?utm_source=x</link></item>
<item><title>By title</title><pubDate>14 Jun 2024</pubDate></item>
<item><title>By title</title><pubDate>15 Jun 2024</pubDate></item>
<item><guid>same</guid><title>Shared id</title><link>/4</link></item>
<item><guid>same</guid><title>Shared id, too</title><link>/5</link></item>
<item><title>Shared link</title><link>/6#a</link></item>
<item><title>Shared link, too</title><link>/6#a</link></item>
</channel></rss>`
	want := []string{
		"a.xml#1", "https://a.example/?p=2", "https://a.example/3", "a.xml#By title, 2024-06-14", "a.xml#By title, 2024-06-15",
		"https://a.example/4", "https://a.example/5", "a.xml#Shared link", "a.xml#Shared link, too",
	}
	got, err := open(file(t, "a.xml", body)).Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, row := range got.Rows {
		ids = append(ids, row[0].Text)
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
	if len(got.Warnings) != 7 || !strings.HasSuffix(got.Warnings[0], `item 1, "Own": no date`) {
		t.Errorf("the warnings are %q", got.Warnings)
	}
}

func TestDuplicates(t *testing.T) {
	feed := func(links ...string) string {
		var b strings.Builder
		for _, link := range links {
			title, link, _ := strings.Cut(link, " ")
			b.WriteString("<item><title>" + title + "</title><link>" + strings.ReplaceAll(link, "&", "&amp;") + "</link></item>")
		}
		return "<rss><channel><title>F</title>" + b.String() + "</channel></rss>"
	}
	first := feed(
		"A https://www.a.example/1?b=2&a=1", "A http://a.example/1/?a=1&utm_source=rss&b=2&fbclid=x#top",
		"B https://a.example/live#1", "C https://a.example/live#2", "D https://a.example/", "E https://a.example/2?p=1",
		"F https://www.google.com/url?rct=j&url=https://a.example/3%3Fq%3D1%26utm_campaign%3Dx&ct=ga",
	)
	second := feed(
		"Retitled https://A.example:443/1/?a=1&b=2&gclid=9", "D https://a.example", "E https://a.example/2?p=2",
		"G https://l.facebook.com/l.php?u=https%3A%2F%2Fnam.safelinks.protection.outlook.com%2F%3Furl%3Dhttps%253A%252F%252Fa.example%252F3%253Fq%253D1",
	)
	got, err := open(file(t, "a.xml", first), file(t, "b.xml", second)).Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, row := range got.Rows {
		titles = append(titles, row[1].Text+" "+row[2].Text)
	}
	want := []string{
		"A https://www.a.example/1?b=2&a=1", "B https://a.example/live#1", "C https://a.example/live#2", "D https://a.example/",
		"E https://a.example/2?p=1", "F https://a.example/3?q=1", "D https://a.example", "E https://a.example/2?p=2",
	}
	if diff := cmp.Diff(want, titles); diff != "" {
		t.Error(diff)
	}
}

// TestVersionsOfOneFeedStay leaves it to who compares the words which of two items
// with one page and one title stands for both.
func TestVersionsOfOneFeedStay(t *testing.T) {
	item := func(day, words string) string {
		return "<item><title>Wing sold</title><link>https://a.example/wing</link><pubDate>" + day + " Mar 2026 09:00:00 GMT</pubDate><description>" + words + "</description></item>"
	}
	got, err := open(file(t, "a.xml", "<rss><channel><title>F</title>"+
		item("10", "It was sold for £9m.")+item("11", "It was sold for £8m.")+item("11", "It was sold for £8m.")+item("12", "It was sold for £8m.")+"</channel></rss>")).Read(t.Context(), source.Request{})
	if err != nil || len(got.Rows) != 3 {
		t.Fatalf("%d rows, %v", len(got.Rows), err)
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"xml:base", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/"><entry><title>T</title><link href="c"/></entry></feed>`, "https://a.example/b/c"},
		{"xml:base of the entry", `<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="https://a.example/d/"><title>T</title><link href="c"/></entry></feed>`, "https://a.example/d/c"},
		{"link of the channel", `<rss><channel><link>https://a.example/b/</link><item><link>../c</link></item></channel></rss>`, "https://a.example/c"},
		{"no scheme", `<rss><channel><link>https://a.example/b/</link><item><link>//b.example/c</link></item></channel></rss>`, "https://b.example/c"},
		{"id for a link", `<rss><channel><item><guid>https://a.example/c</guid></item></channel></rss>`, "https://a.example/c"},
		{"counted clicks", `<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/c</feedburner:origLink></item></channel></rss>`, "https://a.example/c"},
		{"undeclared namespace", `<rss><channel><item><link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/c</feedburner:origLink></item></channel></rss>`, "https://a.example/c"},
	} {
		got, err := open(file(t, "a.xml", c.body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if link := got.Rows[0][2].Text; link != c.want {
			t.Errorf("%s: %q, want %q", c.name, link, c.want)
		}
	}
}

func TestUndeclaredNamespaces(t *testing.T) {
	const body = `<rss><channel><item><title>T</title><dc:creator>Ann</dc:creator><dc:date>2024-06-14</dc:date><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item>
<item><title>Cut`
	got, err := open(file(t, "a.xml", body)).Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a.xml#T, 2024-06-14 | T | ? | Ann | ? | 2024-06-14T00:00:00Z | ? | <p>Long.</p>"}
	if diff := cmp.Diff(want, lines(got)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a.xml: the feed is cut off; its whole items are taken"}, got.Warnings); diff != "" {
		t.Error(diff)
	}
}
