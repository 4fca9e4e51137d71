package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestNews makes the editions of testdata/news, each of a few articles of which
// something is wrong that happens to feeds, and holds what becomes of them against
// the words that their authors want. All of it is sample news.
//
// A case is a file. Its first line says what it is about. Then "says: WORDS" stand
// in the edition of 13 March 2026, "told: WORDS" in what "explain" or the run says,
// and "never: WORDS" not in the edition. "before" makes the edition of 6 March first.
// The files below are feeds: a line of a title, and then articles as newsFeed reads them,
// or XML as it is. "sections" are the sections of the report.
//
//test:serial
func TestNews(t *testing.T) {
	eachCase(t, "news", 1, func(t *testing.T, _ string, c *txtar.Archive) {
		_, lines, _ := strings.Cut(string(c.Comment), "\n")
		lines, before := strings.CutPrefix(lines, "before\n")
		edition, told := newsOf(t, c, before)
		holdsOf(t, lines, edition, told)
		if t.Failed() {
			t.Logf("%s\n%s", told, edition)
		}
	})
}

// newsOf makes the edition of the feeds of a case, and returns its text, and what
// the run and "explain" say of it.
func newsOf(t *testing.T, c *txtar.Archive, before bool) (edition, told string) {
	t.Helper()
	files := map[string]string{"sections": "- stories: { from: [feeds], tell: 20, also: 50, sentences: 4 }\n"}
	var urls []string
	for _, f := range c.Files {
		files[f.Name] = string(f.Data)
		if f.Name != "sections" {
			urls = append(urls, f.Name)
			files[f.Name] = newsFeed(t, string(f.Data))
		}
	}
	files["config/catchup.yaml"] = "timezone: Europe/London\nsources:\n  feeds: { feed: { urls: [" + strings.Join(urls, ", ") + "] } }\n" +
		"  readers: { csv: { path: readers.csv } }\n" +
		"reports:\n  r: { spec: reports/r.yaml, to: { list: readers, formats: [text] } }\n" +
		"mail: { from: \"Catch Up <c@example.org>\", outbox: var/outbox }\n"
	files["reports/r.yaml"] = "title: Sample\nperiod: week\nsections:\n" + below(files["sections"])
	files["readers.csv"] = "email,name\na@example.org,A\n"
	delete(files, "sections")
	dir := t.TempDir()
	write(t, dir, files, nil)
	if before {
		catchup(t, dir, "--run", "r", "--as-of", "2026-03-06")
	}
	told = catchup(t, dir, "--run", "r", "--as-of", "2026-03-13") + catchup(t, dir, "explain", "r", "stories")
	text, err := os.ReadFile(filepath.Join(dir, "var/editions/r/2026-03-13/edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text), told
}

// catchup runs the program on an installation, and returns what it says.
func catchup(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var told bytes.Buffer
	if status := (&door{screen: screen{&told, &told}}).run(t.Context(), append(args, "--dir", dir)); status != 0 {
		t.Fatalf("%v: status %d\n%s", args, status, told.String())
	}
	return told.String()
}

// newsFeed is the feed that a case writes in few words, or the text as it is if it is
// XML. The first line is the title of the feed. "# 9 14:30 TITLE" begins an article
// of 9 March 2026. The lines below are its paragraphs, but for "@author", "@link",
// "@category", "@guid" and "@xml", an element as it is.
func newsFeed(t *testing.T, text string) string {
	t.Helper()
	if strings.HasPrefix(text, "<") || strings.HasPrefix(text, "{") {
		return text
	}
	title, text, _ := strings.Cut(text, "\n")
	host := strings.ToLower(strings.ReplaceAll(title, " ", "")) + ".example"
	var b strings.Builder
	fmt.Fprintf(&b, "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>%s</title>", escaped(title))
	for n, one := range strings.Split("\n"+text, "\n# ")[1:] {
		head, body, _ := strings.Cut(one, "\n")
		at, title, ok := strings.Cut(head, " ")
		clock, title, ok2 := strings.Cut(title, " ")
		when, err := time.Parse("2 15:04", at+" "+clock)
		if err != nil || !ok || !ok2 {
			t.Fatalf("an article begins with %q", head)
		}
		fmt.Fprintf(&b, "<item><title>%s</title><pubDate>%s</pubDate>%s</item>", escaped(title),
			when.AddDate(2026, 2, 0).Format("Mon, 02 Jan 2006 15:04:00 GMT"), newsBody(host, n, body))
	}
	return b.String() + "</channel></rss>"
}

// newsBody is what an article has below its title.
func newsBody(host string, n int, body string) string {
	link, guid, more, paragraphs := fmt.Sprintf("/%d", n), "", "", ""
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		key, words, _ := strings.Cut(line, " ")
		switch {
		case key == "@link":
			link = words
		case key == "@guid":
			guid = "<guid isPermaLink=\"false\">" + words + "</guid>"
		case key == "@author":
			more += "<dc:creator>" + escaped(words) + "</dc:creator>"
		case key == "@category":
			more += "<category>" + escaped(words) + "</category>"
		case key == "@xml":
			more += words
		case line != "":
			paragraphs += "<p>" + line + "</p>"
		}
	}
	if strings.HasPrefix(link, "/") {
		link = "https://" + host + link
	}
	return "<link>" + escaped(link) + "</link>" + guid + more + "<description>" + escaped(paragraphs) + "</description>"
}

func escaped(words string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(words))
	return b.String()
}
