package feed

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// listing is a server of a list of feeds, and of feeds that are called by their
// path.
func listing(t *testing.T, list string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/list" {
			fmt.Fprint(w, strings.ReplaceAll(list, "SERVER", "http://"+r.Host))
			return
		}
		fmt.Fprintf(w, "<rss><channel><title>Feed of %[1]s</title><item><title>Sample of %[1]s</title><link>http://a.example%[1]s</link><pubDate>14 Jun 2024</pubDate></item></channel></rss>", r.URL.Path)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// readLists reads the feeds of a specification, as title and outlet of each
// article.
func readLists(t *testing.T, spec Spec) (articles, warnings, gaps []string, err error) {
	t.Helper()
	f := open().(*Source)
	f.spec = spec
	got, err := f.Read(t.Context(), source.Request{})
	if err != nil {
		return nil, nil, nil, err
	}
	for _, row := range got.Rows {
		articles = append(articles, row[1].Text+", "+row[4].Text)
	}
	return articles, got.Warnings, got.Gaps, nil
}

const outlines = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE opml [<!ENTITY e "eeee"><!ENTITY f "&e;&e;&e;&e;">]>
<opml version="2.0"><head><title>Sample list</title></head><body>
<outline text="Health"><outline text="Inner">
<OUTLINE TEXT="Ward &amp;amp; Board" title="Ward &amp; Board" type="rss" xmlUrl="SERVER/1?a=1&b=2"/>
<outline text="Two" xmlurl="/2"/></outline></outline>
<outline text="Two again" type="rss" xmlUrl="SERVER/2/"/>
<outline text="Old way" type="rss" url="feed:SERVER/3"/>
<outline isComment="true" text="Rested"><outline text="Hidden" xmlUrl="SERVER/4"/></outline>
<outline type="rss" text="" xmlUrl="SERVER/5"></outline>
<outline text="&f; a page" type="link" url="https://a.example/"/>
<outline text="More" type="include" url="https://a.example/more.opml"/>
<outline text="Nowhere" type="rss" htmlUrl="https://a.example/"/>
<outline text="Script" xmlUrl="javascript:alert(1)"/>
<outline text="Key" xmlUrl="SERVER/6?k=${KEY}"/>
</body></opml>`

func TestLists(t *testing.T) {
	address := listing(t, outlines)
	got, warnings, gaps, err := readLists(t, Spec{URLs: []setting.Location{located(t, address+"/2", "")}, OPML: []setting.Location{located(t, address+"/list", "")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Sample of /2, Feed of /2", "Sample of /1, Ward & Board", "Sample of /3, Old way", "Sample of /5, Feed of /5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	at := address + "/list: "
	odd := []string{
		at + `"More" is a list in the list, which is not followed: write it under opml`,
		at + `"Nowhere" has no address (xmlUrl)`,
		at + `"Script" is left out: this is no address that begins with https:// or http://: javascript:alert(1)`,
		at + `"Key" is left out: an address in a list has no variables; write it under urls: ` + address + "/6?k=${KEY}",
	}
	if diff := cmp.Diff(odd, warnings); diff != "" || len(gaps) != 0 {
		t.Error(diff, gaps)
	}
}

// A list may be a file. Its feeds are named by the operator, wherever they are.
func TestListInFile(t *testing.T) {
	address := listing(t, "")
	list := strings.ReplaceAll(`<opml><body><outline text="A" xmlUrl="SERVER/a"/><outline text="B" xmlUrl="b.xml"/><outline text="C" xmlUrl="SERVER/c"/>`, "SERVER", address)
	f := file(t, "list.opml", list)
	got, warnings, _, err := readLists(t, Spec{OPML: []setting.Location{f, f}, Outlet: "Ours"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Sample of /a, Ours", "Sample of /c, Ours"}, got); diff != "" {
		t.Error(diff)
	}
	if len(warnings) != 4 || warnings[0] != "list.opml: it breaks off, or is not well-formed; what stands before that is read" || !strings.HasPrefix(warnings[1], `list.opml: "B" is left out: this is no address`) {
		t.Errorf("the warnings are %q", warnings)
	}
}

// A list that cannot be read is a gap; when nothing else is read, an error.
func TestListsFail(t *testing.T) {
	good := file(t, "a.xml", rss)
	nested := strings.Repeat(`<outline text="x">`, 60)
	many := strings.Repeat(`<outline text="x" xmlUrl="https://a.example/1"/>`, mostFeeds+1)
	for _, c := range []struct{ body, want string }{
		{rss, "it is a feed: write it under urls"},
		{"<html><title>Lists</title></html>", "it is a web page, “Lists”, and no feed, and it names none"},
		{"", "it is empty (0 bytes)"},
		{"<opml><body></body></opml>", "the list names no feed that can be read"},
		{`<opml><body><outline text="A" xmlUrl="x"/></body></opml>`, `the list names no feed that can be read: "A" is left out: this is no address that begins with https:// or http://: x`},
		{"<opml>" + nested, "more than 50 of its elements stand in each other"},
		{"<opml>" + many, "it names more than 1000 feeds"},
		{"<opml>" + strings.Repeat("<outline/>", mostOutlines), "it has more than 50000 elements"},
		{`<!DOCTYPE opml [<!ENTITY a "aaaa">` + strings.Repeat(`<!ENTITY b "&a;&a;">`, 100) + `]><opml><body>&b;</body></opml>`, "the list names no feed that can be read"},
	} {
		list := file(t, "list.opml", c.body)
		want := "reading list.opml: " + c.want
		articles, _, gaps, err := readLists(t, Spec{URLs: []setting.Location{good}, OPML: []setting.Location{list}})
		if err != nil || len(articles) != 3 || len(gaps) != 1 || gaps[0] != want {
			t.Errorf("%.60s: %q, %v\nwant %s", c.body, gaps, err, want)
		}
		if _, _, _, err := readLists(t, Spec{OPML: []setting.Location{list}}); err == nil || err.Error() != want {
			t.Errorf("%.60s alone: %v", c.body, err)
		}
	}
}

// What a list of strangers names must be public, and is not sent what is meant for
// the list.
func TestListsOfStrangers(t *testing.T) {
	elsewhere := listing(t, "")
	address := listing(t, `<opml><body><outline text="In" xmlUrl="`+elsewhere+`/in"/><outline text="Own" xmlUrl="SERVER/own"/></body></opml>`)
	got, _, gaps, err := readLists(t, Spec{OPML: []setting.Location{located(t, address+"/list", "")}})
	if err != nil || len(got) != 1 || got[0] != "Sample of /own, Own" {
		t.Errorf("%q: %v", got, err)
	}
	if len(gaps) != 1 || !strings.Contains(gaps[0], "allow_private: [127.0.0.1:") {
		t.Errorf("the gaps are %q", gaps)
	}
}
