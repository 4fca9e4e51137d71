package app

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"log/slog"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/control"
	"catchup/internal/edition"
)

// steered is an installation whose texts all hold characters that steer those
// beside them: what strangers, editors and operators wrote. The news are a
// sample, written for this test.
const steered = `
-- config/catchup.yaml --
as_of: 2024-06-14
sources:
  news: { title: "STEERThe Gazette", licence: "STEERopen", feed: { urls: [config/feed.xml] } }
  beds: { csv: { path: config/beds.csv } }
  readers: { csv: { path: config/readers.csv } }
reports:
  weekly: { spec: reports/weekly.yaml, to: { list: readers, attach: [pdf, xlsx], archive: public } }
mail: { from: catchup@example.org }
-- config/feed.xml --
<rss><channel><title>STEERThe Gazette (a sample)</title>
<item><title>STEERTrusts in Avon told to close empty wards</title><author>STEERAnn Hill</author><link>https://gazette.example/1</link><pubDate>Wed, 12 Jun 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Hospital trusts in Avon have &amp;#x202e;been&amp;#x2067; told to close wards. STEERThey have 12 empty beds. Nobody STEERknows who pays.&lt;/p&gt;</description></item>
<item><title>שלום STEERBread is dearer in Devon</title><link>https://gazette.example/2</link><pubDate>Wed, 12 Jun 2024 09:00:00 GMT</pubDate>
<description>STEERBread costs more in Devon than it did. The bakers say so.</description></item>
</channel></rss>
-- config/beds.csv --
ward,STEERbeds
STEERNorth,12
South STEERof the river,STEERmany
-- config/readers.csv --
email,name
ann@example.org,STEERAnn
-- reports/weekly.yaml --
title: "STEERWeekly"
tagline: "STEERfor all"
introduction: "STEERIn this week"
leaving: "STEERYou are on a list."
sections:
  - { stories: { from: [news], sentences: 3 } }
  - { table: { title: "STEERBeds", from: beds, columns: [ { name: ward, head: "STEERWard" }, { name: "STEERbeds", head: "STEERBeds" } ] } }
  - { note: "STEERAll is invented." }
-- editors/weekly/2024-06-14-chairs.md --
---
title: "STEERA note on chairs"
author: "STEERBen Lee"
order: 1
---
Two trusts *STEERshare* a [chSTEERair](https://b.example/m). STEERThey do.
-- templates/theme.yaml --
masthead: { words: "STEERCatch Up" }
`

// TestTextSteersNothing holds that no form of an edition, no mail and no log
// has a character that turns the text beside it, whoever wrote it, and that
// what is written from right to left stays.
//
//test:serial
func TestTextSteersNothing(t *testing.T) {
	const all = "\u202e\u2069\u202a\u2067\u202d\u2066\u202b"
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(strings.ReplaceAll(steered, "STEER", all))), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	log := new(journal)
	logger := slog.New(slog.NewTextHandler(log, nil))
	a, err := New(t.Context(), settings, Options{Dir: dir, Now: time.Now, Log: logger, OnStep: func(s edition.Step) {
		logger.Info("step", "verb", s.Verb, "object", s.Object, "result", s.Result)
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	r, err := a.Run(t.Context(), Order{Report: "weekly"})
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{"log": log.String()}
	surfaces(t, shown, r.Folder)
	mail := outboxOf(t, dir)["ann@example.org"]
	shown["mail, text"], shown["mail, html"] = mail.text, html.UnescapeString(mail.html)
	for _, field := range []string{"From", "To", "Subject"} {
		if shown[field], err = new(mime.WordDecoder).DecodeHeader(mail.head.Get(field)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"edition.txt", "edition.html", "mail, text", "mail, html"} {
		for _, word := range []string{"note on chairs", "Trusts in Avon", "שלום", "North"} {
			if !strings.Contains(shown[name], word) {
				t.Errorf("%s lacks %q", name, word)
			}
		}
	}
	lines := strings.NewReplacer("\r", " ", "\n", " ") // an isolate may go on in the next line of a plain text
	for name, text := range shown {
		if text = lines.Replace(text); text == "" || control.Tame(text) != text {
			t.Errorf("%s steers: %+q", name, text)
		}
	}
}

// surfaces adds the text of an edition's files, those of a workbook one by one.
func surfaces(t *testing.T, shown map[string]string, folder string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(f.Name()) {
		case ".txt", ".html", ".json":
			shown[f.Name()] = html.UnescapeString(string(data))
		case ".xlsx":
			book, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range book.File {
				in, err := part.Open()
				if err != nil {
					t.Fatal(err)
				}
				text, err := io.ReadAll(in)
				if err != nil {
					t.Fatal(err)
				}
				shown[f.Name()+" "+part.Name] = html.UnescapeString(string(text))
			}
		}
	}
}
