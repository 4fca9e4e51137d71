package feed

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ward &amp;amp; Board</title><link>https://ward.example/news/</link>
<item><guid isPermaLink="false">17</guid><title>Trusts &amp;pound;2m &lt;b&gt;over&lt;/b&gt; R&amp;amp;D plan</title>
<link>a?id=1&amp;utm_source=rss&amp;b=2&amp;fbclid=x</link><author>Ann</author><pubDate>Fri, 14 Jun 2024 09:30:00 BST</pubDate>
<description>Short &amp;amp; plain.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item>
<item><title>No date</title><guid>https://ward.example/2</guid></item>
<item><title>Bad link</title><link>javascript:alert(1)</link><pubDate>soon</pubDate></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Commissioner</title>
<entry><id>tag:c.example,2024:1</id><title type="html">A &amp;amp; B</title><link href="/1"/><author><name>Bea</name></author><author><name>Cy</name></author>
<updated>2024-06-13T10:00:00+01:00</updated><summary>S</summary></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example/",
"items": [{"id": "x1", "url": "https://j.example/1?utm_medium=feed", "title": "T", "content_html": "<p>C</p>", "date_published": "2024-06-12T00:00:00Z", "authors": [{"name": "Dee"}]}]}`

// open makes a source of the files and addresses.
func open(locations ...setting.Location) source.Source {
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), func() time.Time { return time.Unix(0, 0) })
	fetcher.Pause = 0
	return Open(Spec{URLs: locations}, fetcher, nil)
}

// file lays a feed into a file.
func file(t *testing.T, name, body string) setting.Location {
	t.Helper()
	full := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(full, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return setting.Location{File: setting.File{Path: setting.Path{Name: name, Full: full}}}
}

// lines shows a table's rows, what is unknown as "?".
func lines(tab *table.Table) []string {
	var all []string
	for _, row := range tab.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = v.Text
			if v.Kind == table.Time {
				cells[i] = v.Time.Format(time.RFC3339)
			}
			if !v.Known {
				cells[i] = "?"
			}
		}
		all = append(all, strings.TrimSuffix(strings.Join(cells, " | "), strings.Repeat(" | ?", 6))) // updated, categories, type, and the picture
	}
	return all
}

func TestRead(t *testing.T) {
	got, err := open(file(t, "a.xml", rss), file(t, "b.xml", atom), file(t, "c.json", jsonFeed)).Read(t.Context(), source.Request{Source: "outlets"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.xml#17 | Trusts £2m over R&D plan | https://ward.example/news/a?id=1&b=2 | Ann | Ward & Board | 2024-06-14T08:30:00Z | Short &amp; plain. | <p>Long.</p>",
		"https://ward.example/2 | No date | https://ward.example/2 | ? | Ward & Board | ? | ? | ?",
		"a.xml#Bad link | Bad link | ? | ? | Ward & Board | ? | ? | ?",
		"tag:c.example,2024:1 | A & B | ? | Bea, Cy | The Commissioner | 2024-06-13T09:00:00Z | S | ?",
		"c.json#x1 | T | https://j.example/1 | Dee | J | 2024-06-12T00:00:00Z | ? | <p>C</p>",
	}
	if diff := cmp.Diff(want, lines(got)); diff != "" {
		t.Error(diff)
	}
	warnings := []string{
		`a.xml, item 2, "No date": no date`,
		`a.xml, item 3, "Bad link": a date that cannot be read: soon`,
		`a.xml, item 3, "Bad link": a link that leads nowhere: javascript:alert(1)`,
		`b.xml, item 1, "A & B": a link that leads nowhere: /1`,
	}
	if diff := cmp.Diff(warnings, got.Warnings); diff != "" {
		t.Error(diff)
	}
	if got.Reading.Place != "a.xml, b.xml, c.json" || got.Reading.Source != "outlets" {
		t.Errorf("the reading is %v", got.Reading)
	}
	if o := got.Rows[3][1].From.String(); o != "b.xml, row 1, column title" {
		t.Errorf("a title comes from %s", o)
	}
}

func TestSomeFail(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		w.Write([]byte(atom))
	}))
	defer server.Close()
	at := func(path string) setting.Location {
		u, err := url.Parse(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		return setting.Location{URL: u}
	}
	broken := file(t, "page.xml", "<html><p>Not a feed</html>")
	got, err := open(at("/gone"), at("/feed"), broken).Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 1 || got.Rows[0][2].Text != server.URL+"/1" {
		t.Errorf("the feed that works gives %q", lines(got))
	}
	if len(got.Gaps) != 2 || !strings.Contains(got.Gaps[0], server.URL+"/gone") || got.Gaps[1] != "reading page.xml: it is a web page and no feed, and it names none" {
		t.Errorf("the gaps are %q", got.Gaps)
	}
	_, err = open(at("/gone"), broken).Read(t.Context(), source.Request{})
	if err == nil || !strings.Contains(err.Error(), "/gone") || !strings.Contains(err.Error(), "page.xml") {
		t.Errorf("when all fail: %v", err)
	}
}

func TestOutlet(t *testing.T) {
	for _, c := range []struct{ setting, title, want string }{
		{"Ours", "Theirs", "Ours"}, {"", "Theirs", "Theirs"}, {"", "", "?"},
	} {
		outlets := open(file(t, "a.xml", strings.Replace(atom, "The Commissioner", c.title, 1))).(*Source)
		outlets.spec.Outlet = c.setting
		got, err := outlets.Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if cells := strings.Split(lines(got)[0], " | "); cells[4] != c.want {
			t.Errorf("%q of %q is told as %q", c.title, c.setting, cells[4])
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct{ link, base, want string }{
		{" https://a.example/x?utm_source=b#c ", "", "https://a.example/x#c"},
		{"../x", "https://a.example/b/c/feed.xml", "https://a.example/b/x"},
		{"//b.example/x", "https://a.example/", "https://b.example/x"},
		{"https://a.example/x?B=1&amp;UTM_Source=2&q=%C2%A3", "", "https://a.example/x?B=1&q=%C2%A3"},
		{"www.b.example/x", "https://a.example/", "https://www.b.example/x"},
		{"x", "feed.xml", ""}, {"mailto:a@b.example", "", ""}, {"", "https://a.example/", ""}, {"http://[", "", ""},
	} {
		if got := resolve(c.link, c.base); got != c.want {
			t.Errorf("%q at %q leads to %q, want %q", c.link, c.base, got, c.want)
		}
	}
}

// What a publisher wrote is shown in a warning by its beginning alone.
func TestLongWritings(t *testing.T) {
	long := strings.Repeat("soon ", 100)
	got, err := open(file(t, "a.xml", "<rss><channel><title>O</title><item><title>A</title><link>javascript:"+long+"</link><pubDate>"+long+"</pubDate></item></channel></rss>")).Read(t.Context(), source.Request{Source: "outlets"})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Warnings) != 2 {
		t.Fatalf("the warnings are %q", got.Warnings)
	}
	for _, w := range got.Warnings {
		if n := len([]rune(w)); n > 260 || !strings.HasSuffix(w, "…") {
			t.Errorf("%d characters: %s", n, w)
		}
	}
}

// TestWhole names the first places of a reading of many feeds, and says how many
// others there are.
func TestWhole(t *testing.T) {
	var readings []*table.Reading
	for _, c := range []string{"a", "a, b", "a, b, c", "a, b, c, d", "a, b, c, and 2 more feeds"} {
		readings = append(readings, &table.Reading{Place: string(rune('a' + len(readings)))})
		if got := whole(readings).Place; got != c {
			t.Errorf("%d feeds are at %q, want %q", len(readings), got, c)
		}
	}
}
