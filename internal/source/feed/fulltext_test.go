package feed

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"catchup/internal/markup"
	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// memory is a Cache in memory.
type memory struct{ sync.Map }

func (s *memory) Load(_ context.Context, address string) (*source.Kept, error) {
	if k, ok := s.Map.Load(address); ok {
		kept := k.(source.Kept)
		return &kept, nil
	}
	return nil, nil
}

func (s *memory) Save(_ context.Context, address string, k source.Kept) error {
	s.Store(address, k)
	return nil
}

// outlet serves a feed and the pages it links to, and remembers which of them
// were asked for.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

// sentence is long enough, twelve times, for an article.
const sentence = "The board was told that the deficit had grown to £2m by the end of June, which is more than was planned. "

func newOutlet(t *testing.T) *outlet {
	o := new(outlet)
	o.Server = httptest.NewServer(http.HandlerFunc(o.serve))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) serve(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	o.asked = append(o.asked, r.URL.Path)
	o.mu.Unlock()
	long := "<html><head><title>T</title></head><body><nav>Menu</nav><article><p>" + strings.Repeat(sentence+"</p><p>", 12) + "</p></article></body></html>"
	switch r.URL.Path {
	case "/feed":
		fmt.Fprint(w, "<rss><channel><title>O</title><link>http://", r.Host, "/</link>")
		for i, page := range []string{"long", "latin", "short", "private", "gone", "file", "last-week"} {
			fmt.Fprintf(w, "<item><title>%s</title><link>/%s</link><pubDate>%d Jun 2024</pubDate><description>The board was told: %s.</description></item>",
				page, page, 14-7*(i/6), page)
		}
		fmt.Fprint(w, "</channel></rss>")
	case "/robots.txt":
		fmt.Fprint(w, "User-agent: *\nDisallow: /private")
	case "/long", "/private", "/last-week":
		fmt.Fprint(w, long)
	case "/latin":
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		fmt.Fprint(w, strings.ReplaceAll(long, "£", "\xa3"))
	case "/short":
		fmt.Fprint(w, "<html><body><p>Subscribe to read on. It is worth it.</p></body></html>")
	case "/file":
		w.Header().Set("Content-Type", "application/pdf")
	default:
		http.NotFound(w, r)
	}
}

// read reads the feed with the settings, which know its address, and shows
// each article's content by its length, and its warnings.
func (o *outlet) read(t *testing.T, cache source.Cache, change func(*Spec)) (contents map[string]string, warnings []string) {
	t.Helper()
	return o.readBy(t, open().(*Source).fetcher, cache, change)
}

func (o *outlet) readBy(t *testing.T, fetcher *source.Fetcher, cache source.Cache, change func(*Spec)) (contents map[string]string, warnings []string) {
	t.Helper()
	got, warnings := o.rows(t, fetcher, cache, change)
	contents = map[string]string{}
	for _, row := range got.Rows {
		contents[row[1].Text] = row[7].From.String() + ": " + markup.Plain(row[7].Text)
	}
	return contents, warnings
}

// rows are the rows of the feed.
func (o *outlet) rows(t *testing.T, fetcher *source.Fetcher, cache source.Cache, change func(*Spec)) (got *table.Table, warnings []string) {
	t.Helper()
	u, err := url.Parse(o.URL + "/feed")
	if err != nil {
		t.Fatal(err)
	}
	f := open(setting.Location{URL: u}).(*Source)
	f.fetcher = fetcher
	f.fetcher.Cache = cache
	f.spec.FullText, f.spec.Pages = true, 100
	change(&f.spec)
	o.asked = nil
	week := period.Week.Ending(time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC))
	got, err = f.Read(t.Context(), source.Request{Source: "outlets", Period: week})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range got.Warnings {
		warnings = append(warnings, strings.ReplaceAll(w, o.URL, ""))
	}
	return got, warnings
}

func TestFullText(t *testing.T) {
	o, cache := newOutlet(t), new(memory)
	for _, asked := range []string{"/feed /robots.txt /long /latin /short /gone /file", "/feed /robots.txt /short /gone /file"} {
		contents, warnings := o.read(t, cache, func(*Spec) {})
		for _, page := range []string{"long", "latin"} {
			if c := contents[page]; !strings.HasPrefix(c, o.URL+"/"+page+", full text, row 1, column content: The board") || strings.Count(c, "£2m") != 12 || strings.Contains(c, "Menu") {
				t.Errorf("%s is told as %q", page, c)
			}
		}
		for _, page := range []string{"short", "private", "gone", "file", "last-week"} {
			if c := contents[page]; !strings.HasPrefix(c, o.URL+"/feed, row") || !strings.HasSuffix(c, ": ") {
				t.Errorf("%s is told as %q", page, c)
			}
		}
		want := `/feed, item 3, "short": the feed's own text is kept: reading /short: it asks to register or to subscribe before reading on
/feed, item 4, "private": the feed's own text is kept: reading /private: its site's robots.txt asks programs to stay away
/feed, item 5, "gone": the feed's own text is kept: reading /gone: the response is 404 Not Found
/feed, item 6, "file": the feed's own text is kept: reading /file: it is application/pdf and not a page`
		if got := strings.Join(warnings, "\n"); got != want {
			t.Errorf("the warnings are\n%s, want\n%s", got, want)
		}
		if got := strings.Join(o.asked, " "); got != asked {
			t.Errorf("asked for %s, want %s", got, asked)
		}
	}
}

// TestFullTextIsMended begins with what an older program has kept of pages, by the
// length of their texts alone. Notices are asked for anew, and kept no longer; an
// article stays.
func TestFullTextIsMended(t *testing.T) {
	o, cache := newOutlet(t), new(memory)
	o.read(t, cache, func(*Spec) {})
	wall := "<p>" + strings.Repeat("You have read all of your free articles. Register now to go on reading. ", 9) + "</p>"
	reach := ""
	cache.Range(func(name, _ any) bool {
		_, reach, _ = strings.Cut(name.(string), " within ")
		return reach == ""
	})
	key := func(page string) string { return "full text of " + o.URL + page + " within " + reach }
	kept := func(page string) source.Kept {
		k, _ := cache.Map.Load(key(page))
		found, _ := k.(source.Kept)
		return found
	}
	good := kept("/long")
	if good.Type != "application/json" || !strings.Contains(string(good.Body), "The board") || kept("/short").Body != nil {
		t.Errorf("kept are %s and %s", good.Body, kept("/short").Body)
	}
	for page, body := range map[string]string{"/long": wall, "/short": wall, "/latin": "<p>" + strings.Repeat(sentence, 12)} {
		cache.Store(key(page), source.Kept{Type: "text/html; charset=utf-8", Body: []byte(body)})
	}
	for _, asked := range []string{"/feed /robots.txt /long /short /gone /file", "/feed /robots.txt /short /gone /file"} {
		contents, warnings := o.read(t, cache, func(*Spec) {})
		if strings.Count(contents["long"], "£2m") != 12 || strings.Count(contents["latin"], "£2m") != 12 || !strings.HasSuffix(contents["short"], ": ") {
			t.Errorf("told are %q", contents)
		}
		if got := strings.Join(o.asked, " "); got != asked || len(warnings) != 4 {
			t.Errorf("asked for %s, want %s; told %q", got, asked, warnings)
		}
		if k := kept("/short"); k.Body != nil || kept("/long").Type != good.Type {
			t.Errorf("kept are %s and %s", kept("/long").Body, k.Body)
		}
	}
}

// TestFullTextDeclares takes what pages declare where the feed says nothing, and
// remembers it with the page.
func TestFullTextDeclares(t *testing.T) {
	o, cache := newOutlet(t), new(memory)
	o.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			fmt.Fprint(w, "<rss><channel><title>O</title><item><title>The board’s deficit grows</title><link>http://", r.Host, "/page</link><description>The board was told of its deficit.</description></item></channel></rss>")
			return
		}
		fmt.Fprint(w, `<html><meta property="og:image" content="/chart.jpg"><meta property="og:image:alt" content="Three members of the board"><script type="application/ld+json">{"@type": "AnalysisNewsArticle", "author": {"name": "Ann Poe"}, "datePublished": "2024-06-12T10:00:00Z"}</script><article><h1>Deficit of the board grows</h1><p>`,
			strings.Repeat(sentence+"</p><p>", 12), "</article>")
	})
	for range 2 {
		got, warnings := o.rows(t, open().(*Source).fetcher, cache, func(*Spec) {})
		a := got.Rows[0]
		if a[3].Text != "Ann Poe" || a[5].Time.Format(time.DateOnly) != "2024-06-12" || a[10].Text != "AnalysisNewsArticle" || len(warnings) > 0 {
			t.Errorf("learnt from the page are %q, %s and %q; told %q", a[3].Text, a[5].Time, a[10].Text, warnings)
		}
		if link, alt := a[got.Index("picture")].Text, a[got.Index("picture_alt")].Text; link != o.URL+"/chart.jpg" || alt != "Three members of the board" {
			t.Errorf("its picture is %q, %q", link, alt)
		}
	}
}

func TestFullTextIsBounded(t *testing.T) {
	o := newOutlet(t)
	contents, _ := o.read(t, new(memory), func(s *Spec) { s.FullText = false })
	if strings.Join(o.asked, " ") != "/feed" || !strings.HasSuffix(contents["long"], ": ") {
		t.Errorf("without leave, %s is asked for", o.asked)
	}
	_, warnings := o.read(t, nil, func(s *Spec) { s.Pages = 2 })
	if strings.Join(o.asked, " ") != "/feed /robots.txt /long /latin" || !strings.Contains(warnings[0], "more than 2 pages") {
		t.Errorf("%s is asked for, and told: %s", o.asked, warnings)
	}
	if _, warnings = o.read(t, nil, func(s *Spec) { s.Limit = 1250 }); !strings.Contains(warnings[0], "larger than the limit") {
		t.Errorf("a page too large is told: %s", warnings)
	}
}

func TestFullTextKeepsLonger(t *testing.T) {
	o := newOutlet(t)
	u, err := url.Parse(o.URL + "/long")
	if err != nil {
		t.Fatal(err)
	}
	body := strings.Repeat("<p>"+sentence+"</p>", 30)
	f := open(file(t, "a.xml", "<rss><channel><item><title>A</title><link>"+u.String()+"</link><description><![CDATA["+body+"]]></description></item></channel></rss>")).(*Source)
	f.fetcher = f.fetcher.Allow([]source.Host{{Name: u.Hostname(), Port: u.Port()}})
	f.spec.FullText, f.spec.Pages = true, 1
	got, err := f.Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	if row := got.Rows[0]; row[6].Text != body || row[7].Known || len(got.Warnings) != 1 {
		t.Errorf("the content is %q, the warnings %q", row[7].Text, got.Warnings)
	}
}

// TestPagesOfStrangers has an article link to another address of this machine.
// Its text is not read, unless the source allows it, and what one source has
// read is not told by another.
func TestPagesOfStrangers(t *testing.T) {
	inside, o, cache := newOutlet(t), newOutlet(t), new(memory)
	o.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<rss><channel><title>O</title><item><title>A</title><link>%s/long</link><pubDate>14 Jun 2024</pubDate><description>The board was told.</description></item></channel></rss>", inside.URL)
	})
	u, err := url.Parse(inside.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		allow []source.Host
		asked string
	}{
		{nil, ""},
		{[]source.Host{{Name: "127.0.0.1"}}, ""},
		{[]source.Host{{Name: "127.0.0.1", Port: u.Port()}}, "/robots.txt /long"},
		{nil, "/robots.txt /long"},
	} {
		contents, warnings := o.readBy(t, open().(*Source).fetcher.Allow(c.allow), cache, func(*Spec) {})
		if got := strings.Join(inside.asked, " "); got != c.asked {
			t.Errorf("allowing %v, asked for %q, want %q", c.allow, got, c.asked)
		}
		open := len(c.allow) > 0 && c.allow[0].Port != ""
		if told := strings.Contains(contents["A"], "The board"); told != open {
			t.Errorf("allowing %v, it tells %q", c.allow, contents["A"])
		}
		if cure := "allow_private: [" + u.Host + "] lets it"; !open && (len(warnings) != 1 || !strings.HasSuffix(warnings[0], cure)) {
			t.Errorf("allowing %v, the warnings are %q", c.allow, warnings)
		}
	}
}
