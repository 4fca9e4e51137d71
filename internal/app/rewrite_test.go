package app

import (
	"encoding/json"
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
	"catchup/internal/edition"
)

// modelled is an installation whose stories a model at URL puts into words.
const modelled = `
-- config/catchup.yaml --
as_of: 2024-06-14
sources:
  feed: { csv: { path: config/feed.csv }, columns: { id: text, title: text, link: text, outlet: text, content: text, published: time } }
reports:
  weekly: { spec: reports/weekly.yaml }
mail: { from: catchup@example.org }
-- config/feed.csv --
id,title,link,outlet,published,content
w1,Trusts in Avon told to close empty wards,https://a.example/1,The Gazette,2024-06-12T08:00:00Z,"Hospital trusts in Avon have been told to close wards that stand empty at night. The order covers 12 trusts and saves around £4m a year. “Nobody asked us,” said Ann Hill, who leads the union in Avon. Staff will move to other hospitals on 1 July."
-- reports/weekly.yaml --
title: Weekly
sections: [ { stories: { from: [feed], sentences: 3, rewrite: { url: "URL", model: m-1, timeout: 5s } } } ]
`

// TestModelThatLies has a service write one honest text and lie in ten ways.
// What is not honest is not in the edition, which has the sentences of the
// article instead, and the operator is told why.
func TestModelThatLies(t *testing.T) {
	for name, c := range map[string]struct{ text, why string }{
		"honest":                  {"Trusts in Avon must close wards that stand empty. The order saves around £4m a year.", ""},
		"another sum":             {"Trusts in Avon must close empty wards. The order saves around £40m a year.", "no source has the figure “around £40m”"},
		"a sum without its hedge": {"Trusts in Avon must close empty wards. The order saves £4m a year.", "no source has the figure “£4m”"},
		"another currency":        {"Trusts in Avon must close empty wards. The order saves around $4m a year.", "no source has the figure “around $4m”"},
		"another count":           {"Trusts in Avon must close empty wards. The order covers 120 trusts.", "no source has the number “120”"},
		"another day":             {"Trusts in Avon must close empty wards. Staff will move on 2 July.", "no source has the number “2”"},
		"another place":           {"Trusts in Devon must close empty wards. The order saves around £4m a year.", "no source has the name “Devon”"},
		"another speaker":         {"Trusts in Avon must close empty wards. “Nobody asked us,” said Ann Smith.", "no source has the name “Smith”"},
		"a quotation bent":        {"Trusts in Avon must close empty wards. “Everybody asked us,” said Ann Hill.", "no source has the quotation “Everybody asked us”"},
		"words without end":       {"Trusts in Avon must close empty wards. They must " + strings.Repeat("close wards and ", 40) + "close wards.", "more than"},
		"a link in its own name":  {"Trusts in Avon must close empty wards. Read more at https://sell.example/.", "it is not plain prose: \"https:\""},
	} {
		t.Run(name, func(t *testing.T) {
			told, log := askedFor(t, c.text)
			said := strings.Join(strings.Fields(told), " ")
			used := strings.Contains(said, c.text[:20]) && !strings.Contains(said, "Hospital trusts in Avon have been told")
			if used != (c.why == "") {
				t.Errorf("it is told as %s", said)
			}
			if marked := strings.Contains(said, "Put into words by a language model (m-1)"); marked != used {
				t.Errorf("it is marked as the model’s: %t", marked)
			}
			if c.why != "" && (!strings.Contains(log, "is not used: ") || !strings.Contains(log, c.why)) {
				t.Errorf("the log does not say %q:\n%s", c.why, log)
			}
		})
	}
}

// askedFor makes the edition with a model that writes the text, and returns
// how it is told and what was logged.
func askedFor(t *testing.T, text string) (told, log string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		content, _ := json.Marshal(text)
		fmt.Fprintf(w, `{"choices":[{"message":{"content":%s}}]}`, content)
	}))
	defer server.Close()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(strings.Replace(modelled, "URL", server.URL, 1))), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Now: time.Now, OnStep: func(s edition.Step) { log += fmt.Sprintln(s.Verb, s.Object, s.Result) }})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	r, err := a.Run(t.Context(), Order{Report: "weekly"})
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(r.Folder, "edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(page), log
}
