package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"catchup/internal/markup"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/codec"
)

// folders are those of the data set, with the least share of feeds that must
// be read, in percent.
var folders = []struct {
	name  string
	least float64
}{
	{"feedparser/wellformed", 95}, {"feedparser/illformed", 80}, {"feedparser/encoding", 80}, {"feedparser/json", 95},
	{"gofeed", 95}, {"miniflux/parser", 95}, {"miniflux/encoding", 80}, {"miniflux/xml", 0},
}

// TestDataset serves the feeds of feedparser, gofeed and miniflux, each with
// the header that it says it came with. None may cause a panic, which is an
// error of its own words. It prints what share of them is read, and of how
// many of the titles and texts that feedparser expects of its own are right.
//
//test:serial
func TestDataset(t *testing.T) {
	data := os.Getenv("CATCHUP_EVAL_DATA")
	if data == "" {
		t.Skip("CATCHUP_EVAL_DATA does not name the folder of the data set")
	}
	for _, folder := range folders {
		c := census{root: filepath.Join(data, "feeds", folder.name)}
		c.take(t)
		share := 100 * float64(c.read) / float64(c.read+len(c.unread))
		t.Logf("%s: %d of %d read (%.1f%%)", folder.name, c.read, c.read+len(c.unread), share)
		if c.expected > 0 {
			t.Logf("%s: %d of %d expected texts right (%.1f%%)", folder.name, c.right, c.expected, 100*float64(c.right)/float64(c.expected))
		}
		t.Logf("unread: %s\nwrong: %s", strings.Join(c.unread, "\n"), strings.Join(c.wrong, "\n"))
		if strings.Contains(strings.Join(c.unread, " "), "gave up") {
			t.Errorf("%s: a panic", folder.name)
		}
		if share < folder.least {
			t.Errorf("%s: fewer than %g%% are read", folder.name, folder.least)
		}
	}
}

// census counts the feeds below a folder.
type census struct {
	root            string
	read            int
	unread, wrong   []string
	right, expected int
}

// header is how a file of the data set states the header it came with.
var header = regexp.MustCompile(`(?i)Header:\s*Content-type:\s*(.*)`)

// take walks the folder. gofeed keeps what it expects of a feed in a .json
// beside it, miniflux pages that are no feeds as .html.
func (c *census) take(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := os.ReadFile(filepath.Join(c.root, r.URL.Path))
		w.Header()["Content-Type"] = nil
		if m := header.FindSubmatch(body); m != nil {
			w.Header().Set("Content-Type", strings.TrimSpace(string(m[1])))
		}
		w.Write(body)
	}))
	defer server.Close()
	for _, name := range files(t, c.root) {
		base, isJSON := strings.CutSuffix(name, ".json")
		_, err := os.Stat(filepath.Join(c.root, base+".xml"))
		if isJSON && err == nil || strings.Contains(name, ".html") || strings.Contains(name, "_expected") {
			continue
		}
		u, err := url.Parse(server.URL + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		c.count(t, name, setting.Location{URL: u})
	}
}

func files(t *testing.T, root string) (names []string) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if name, e := filepath.Rel(root, path); err == nil && e == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// count reads one feed and compares it with what its comment expects.
func (c *census) count(t *testing.T, name string, at setting.Location) {
	got, err := open().(*Source).fetcher.Fetch(t.Context(), source.Request{}, source.Wanted{From: at})
	if err != nil {
		t.Fatal(err)
	}
	feed, _, err := parse(got.Body, got.Type)
	if err != nil {
		c.unread = append(c.unread, name+": "+err.Error())
		return
	}
	c.read++
	p := &part{reading: got.Reading}
	p.take(feed, markup.Plain(feed.Title))
	body, _ := os.ReadFile(filepath.Join(c.root, name))
	text := decode(body, got.Type)
	if m := named.FindSubmatch(text); m != nil {
		c.expect(name, "the encoding", readAs(body, text, string(m[1])), words(string(text)))
	}
	for _, e := range expectations(text) {
		is := strings.ReplaceAll(shown(p, feed, e), at.URL.Host, "127.0.0.1:8097")
		c.expect(name, e.of, e.want, is)
	}
}

func (c *census) expect(name, of, want, is string) {
	c.expected++
	if is == want {
		c.right++
		return
	}
	c.wrong = append(c.wrong, fmt.Sprintf("%s: %s is %.200q, want %.200q", name, of, is, want))
}

// readAs is the text if it is to be in the encoding that is named. UTF-16 and
// UTF-32 cannot be read by halves; where they are wrong, there is no feed.
func readAs(body, text []byte, encoding string) string {
	if as, ok := codec.As(body, encoding); ok {
		return words(string(as))
	}
	return words(string(text))
}

// expectation is what a file of feedparser expects of a feed or of an item.
type expectation struct{ of, want string }

var (
	expect    = regexp.MustCompile(`(?m)^Expect:\s*(.*)$`)
	equals    = regexp.MustCompile(`(feed|entries\[0\])(?:\['(\w+)'\]|\.(\w+))(?:\[0\]\['value'\])? == u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`)
	named     = regexp.MustCompile(`(?m)^Expect:.*encoding == '([\w-]+)'`)
	codePoint = regexp.MustCompile(`ord\(entries\[0\]\['(\w+)'\]\) == (\d+)`)
	python    = regexp.MustCompile(`\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)`)
)

// asked are the parts that a table of articles has, by feedparser's names.
var asked = []string{
	"feed title", "entries[0] title", "entries[0] description", "entries[0] summary", "entries[0] content", "entries[0] link", "entries[0] author",
}

// expectations reads those of the comment that a table of articles can meet,
// as plain text.
func expectations(body []byte) (all []expectation) {
	m := expect.FindSubmatch(body)
	if m == nil {
		return nil
	}
	for _, e := range equals.FindAllSubmatch(m[1], -1) {
		of := string(e[1]) + " " + string(e[2]) + string(e[3])
		if slices.Contains(asked, of) {
			all = append(all, expectation{of, words(unescape(string(e[4]) + string(e[5])))})
		}
	}
	for _, e := range codePoint.FindAllSubmatch(m[1], -1) {
		n, _ := strconv.Atoi(string(e[2]))
		all = append(all, expectation{"entries[0] " + string(e[1]), string(rune(n))})
	}
	return all
}

// unescape reads the escapes of a string of Python.
func unescape(s string) string {
	return python.ReplaceAllStringFunc(s, func(e string) string {
		switch e[1] {
		case 'x', 'u':
			n, _ := strconv.ParseUint(e[2:], 16, 32)
			return string(rune(n))
		case 'n', 't', 'r':
			return " "
		}
		return e[1:]
	})
}

// words is a text or an address as a reader sees it.
func words(s string) string { return markup.Plain(blocks.ReplaceAllString(s, " $0")) }

// shown is what the table shows where feedparser expects something.
func shown(p *part, feed *gofeed.Feed, e expectation) string {
	if e.of == "feed title" {
		return markup.Plain(feed.Title)
	}
	if len(p.articles) == 0 {
		return ""
	}
	a := p.articles[0]
	texts := map[string]string{
		"entries[0] title": a.Title, "entries[0] description": cmp.Or(a.Summary, a.Content), "entries[0] summary": cmp.Or(a.Summary, a.Content),
		"entries[0] content": a.Content, "entries[0] link": a.Link, "entries[0] author": a.Author,
	}
	return words(texts[e.of])
}

// TestMendKeeps holds that what is well-formed says the same when it is mended.
func TestMendKeeps(t *testing.T) {
	data := os.Getenv("CATCHUP_EVAL_DATA")
	if data == "" {
		t.Skip("CATCHUP_EVAL_DATA does not name the folder of the data set")
	}
	compared := 0
	for _, name := range files(t, filepath.Join(data, "feeds")) {
		body, _ := os.ReadFile(filepath.Join(data, "feeds", name))
		text := reference.ReplaceAllFunc(bytes.Map(legal, decode(body, "")), mendReference)
		text = prolog.ReplaceAll(bytes.TrimSpace(text), nil)
		want, ok := said(text)
		if !ok || !root.MatchString(want) {
			continue
		}
		compared++
		mended, cut, _ := mend(text)
		if is, ok := said(mended); !ok || cut || is != want {
			t.Errorf("%s: says\n%.2000s\nwant\n%.2000s", name, is, want)
		}
	}
	t.Logf("%d feeds compared", compared)
}

var (
	prolog = regexp.MustCompile(`^<\?xml\s[^>]*>`)
	root   = regexp.MustCompile(`(?i)^<[^> ]*:?(rss|rdf|feed)\b`)
)

// said is what a well-formed text says to a parser.
func said(text []byte) (string, bool) {
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		switch token := token.(type) {
		case nil:
			return strings.TrimSpace(b.String()), err == io.EOF
		case xml.StartElement:
			fmt.Fprintf(&b, "<%s:%s %q>", token.Name.Space, token.Name.Local, token.Attr)
		case xml.EndElement:
			fmt.Fprintf(&b, "</%s:%s>", token.Name.Space, token.Name.Local)
		case xml.CharData:
			b.Write(token)
		}
	}
}
