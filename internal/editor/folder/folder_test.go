package folder

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/reports"
)

// edits is an installation with these files.
func edits(t *testing.T, files string) Folder {
	t.Helper()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(files)), dir); err != nil {
		t.Fatal(err)
	}
	return Folder{dir}
}

func TestEdits(t *testing.T) {
	d := edits(t, `
-- editors/weekly/2024-06-14.yaml --
stories:
  - story: https://a.example/1
    title: Wards to close
    order: 2
  - { story: bread, remove: true }
introduction: { text: A quiet week. }
note:
  text: |
    The *next* one is on Thursday.

    So it is.
commentary:
  - { section: Capital, line: Land, words: Sales slipped to March., by: Ann Hill, on: 2024-07-04 }
  - { section: Capital, line: Total, words: On course. }
-- editors/weekly/2024-06-14-chairs.md --
---
title: A note on chairs
author: Ann Hill
order: 1
---
Two trusts *share* a chair. More in
[the minutes](https://b.example/m).

- And a list
-- editors/weekly/2024-06-07.yaml --
stories: broken
-- editors/weekly/2024-06-140.yaml --
stories: broken
`)
	got, err := d.Edits("weekly", "2024-06-14")
	if err != nil {
		t.Fatal(err)
	}
	want := reports.Edits{Stories: []reports.Edit{
		{
			Place: "editors/weekly/2024-06-14-chairs.md", Title: "A note on chairs", Author: "Ann Hill", Order: 1,
			Text: []document.Paragraph{
				{{Text: "Two trusts "}, {Text: "share", Strong: true}, {Text: " a chair. More in "}, {Text: "the minutes", Link: "https://b.example/m"}, {Text: "."}},
				{{Text: "And a list"}},
			},
		},
		{Place: "editors/weekly/2024-06-14.yaml: stories[0]", Story: "https://a.example/1", Title: "Wards to close", Order: 2},
		{Place: "editors/weekly/2024-06-14.yaml: stories[1]", Story: "bread", Remove: true},
	}, Comments: []reports.Comment{
		{Place: "editors/weekly/2024-06-14.yaml: commentary[0]", Section: "Capital", Line: "Land", Words: "Sales slipped to March.", By: "Ann Hill", On: time.Date(2024, 7, 4, 0, 0, 0, 0, time.UTC)},
		{Place: "editors/weekly/2024-06-14.yaml: commentary[1]", Section: "Capital", Line: "Total", Words: "On course."},
	}, Introduction: []document.Paragraph{document.Say("A quiet week.")}, Note: []document.Paragraph{
		{{Text: "The "}, {Text: "next", Strong: true}, {Text: " one is on Thursday."}}, document.Say("So it is."),
	}}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(reports.Edit{})); diff != "" {
		t.Error(diff)
	}
	for _, none := range [][2]string{{"weekly", "2024-05-31"}, {"daily", "2024-06-14"}} {
		if got, err := d.Edits(none[0], none[1]); got.Stories != nil || got.Comments != nil || err != nil {
			t.Errorf("%v: %v, %v", none, got, err)
		}
	}
}

func TestMistakes(t *testing.T) {
	for files, want := range map[string]string{
		"-- editors/w/1.yaml --\n{}\n": `editors/w/1.yaml:1:1: the file says nothing (stories: …, commentary: …, introduction: … or note: …)`,
		"-- editors/w/1.yaml --\ncommentary: [ { section: A, words: B, on: May } ]\n": `editors/w/1.yaml:1:15: commentary[0]: the key "line" is missing` + "\n" + `editors/w/1.yaml:1:43: commentary[0].on: "May" is not a date: write it as 2024-07-05`,
		"-- editors/w/1.yaml --\nstories:\n  - { story: bread, titel: Bread }\n":      `editors/w/1.yaml:2:5: stories[0]: the entry does nothing (title, text, order, no_picture or remove)` + "\n" + `editors/w/1.yaml:2:21: stories[0].titel: unknown key (did you mean "title"?)`,
		"-- editors/w/1.yaml --\nstories:\n  - { title: Bread }\n":                    `editors/w/1.yaml:2:5: stories[0]: a story of your own needs a text (text: …, or story: … for one that is found in the sources)`,
		"-- editors/w/1.yaml --\nstories: [ { story: a, remove: true, order: 1 } ]\n": `editors/w/1.yaml:1:32: stories[0].remove: a story that is removed has no title, text or order`,
		"-- editors/w/1.yaml --\nstories: [ { story: a, order: -1 } ]\n":              `editors/w/1.yaml:1:31: stories[0].order: must be 1 or more`,
		"-- editors/w/1.md --\nJust a text.\n":                                        `editors/w/1.md:1:1: an editor’s article begins with its front matter (a line ---, then title: …, then a line ---)`,
		"-- editors/w/1.md --\n---\nauthor: Ann\n---\nText.\n":                        `editors/w/1.md:2:1: an article of your own needs a title (or story: …, for one that is found in the sources)`,
		"-- editors/w/1.md --\n---\ntitle: Bread\n---\n\n":                            `editors/w/1.md:1:1: the article has no text`,
	} {
		_, err := edits(t, files).Edits("w", "1")
		var problems check.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", files, err)
			continue
		}
		if diff := cmp.Diff(want, problems.Error()); diff != "" {
			t.Errorf("%s: %s", files, diff)
		}
	}
}

// All that was ever written is checked, also what no edition will look for.
func TestCheck(t *testing.T) {
	d := edits(t, `
-- editors/weekly/2024-06-14.yaml --
stories: [ { story: bread, remove: true } ]
-- editors/weekly/2024-06-14-chairs.md --
---
title: Chairs
---
Text.
-- editors/weekly/2024-06-07.yaml --
stories: [ { story: bread, titel: Bread, order: 1 } ]
-- editors/weekly/2024-6-21.yaml --
stories: [ { story: bread, remove: true } ]
-- editors/weekly/2024-06-28-chairs.yaml --
stories: [ { story: bread, remove: true } ]
-- editors/weekly/.2024-06-14.yaml.swp --
rubbish
`)
	want := `editors/weekly/2024-06-28-chairs.yaml: no edition has such a label, so nobody will read this (name it by the label of its edition, 2024-06-14.yaml)
editors/weekly/2024-6-21.yaml: no edition has such a label, so nobody will read this (name it by the label of its edition, 2024-06-14.yaml)
editors/weekly/2024-06-07.yaml:1:28: stories[0].titel: unknown key (did you mean "title"?)`
	err := d.Check("weekly", period.Week)
	if err == nil {
		t.Fatal("nothing is said to be wrong")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := d.Check("daily", period.Day); err != nil {
		t.Errorf("a report without an editor: %v", err)
	}
}
