package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
)

// linked is an installation whose feed has an article with a page inside.
const linked = `
-- config/catchup.yaml --
as_of: 2024-06-14
sources:
  news: { feed: { urls: [config/feed.xml], full_text: true, pause: 0s }, allow_private: [ALLOWED] }
reports:
  weekly: { spec: reports/weekly.yaml }
mail: { from: catchup@example.org }
-- config/feed.xml --
<rss><channel><title>The Gazette (a sample)</title><item><title>Trusts in Avon told to close wards</title><link>PAGE</link><pubDate>Wed, 12 Jun 2024 08:00:00 GMT</pubDate><description>Hospital trusts in Avon have been told to close empty wards.</description></item></channel></rss>
-- reports/weekly.yaml --
title: Weekly
sections: [ { stories: { from: [news], sentences: 5 } } ]
`

// TestPageOnThisMachine holds that a page at this machine that a stranger's
// item links to is neither asked for nor printed, and that the edition is made
// all the same; settings may allow it.
func TestPageOnThisMachine(t *testing.T) {
	for allow, want := range map[string]bool{"intranet.example": false, "127.0.0.1": false, "HOST": true} {
		asked := 0
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if asked++; r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			fmt.Fprint(w, "<html><body><article>", "<p>Hospital trusts in Avon have been told to close empty wards.</p>", strings.Repeat("<p>The budget of Avon is £12,345 short, says the hidden page of this machine.</p>", 12), "</article></body></html>")
		}))
		host := strings.TrimPrefix(server.URL, "http://")
		told := strings.NewReplacer("ALLOWED", strings.Replace(allow, "HOST", host, 1), "PAGE", server.URL+"/page").Replace(linked)
		edition := made(t, told)
		server.Close()
		if got := strings.Contains(edition, "12,345"); got != want || (asked > 0) != want {
			t.Errorf("allowing %s, asked %d times, and printed\n%s", allow, asked, edition)
		}
		if !strings.Contains(edition, "Trusts in Avon") {
			t.Errorf("allowing %s, the item itself is not told:\n%s", allow, edition)
		}
	}
}

// made is the text of the weekly edition of an installation.
func made(t *testing.T, installation string) string {
	t.Helper()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(installation)), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	r, err := a.Run(t.Context(), Order{Report: "weekly"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(r.Folder, "edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
