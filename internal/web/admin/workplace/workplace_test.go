package workplace

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/editor"
	"catchup/reports"
)

// told is an edition that tells stories of these headings, and has others that it
// does not tell, each with an article of its own.
func told(headings ...string) *document.Document {
	d := &document.Document{Introduction: []document.Paragraph{document.Say("Five stories.")}}
	c := document.Choice{Section: "This week"}
	for i, heading := range headings {
		c.Candidates = append(c.Candidates, candidate(heading, document.Told, i+1))
		d.Blocks = append(d.Blocks, document.Story{Heading: heading, Paragraphs: []document.Paragraph{{{Text: "Words of " + heading, Link: "https://a.example"}}}, Picture: &document.Picture{}})
	}
	slices.Reverse(c.Candidates) // they stand by their scores
	c.Candidates = append(c.Candidates, candidate("Roof", document.Named, 0), candidate("Bread", document.LeftOut, 0))
	d.Choices = []document.Choice{{Section: "What matters most", Findings: true, Candidates: []document.Candidate{{Heading: "A finding"}}}, c}
	d.Blocks = append(d.Blocks, document.Heading{Text: "Capital"}, document.Table{Caption: "Capital, £m", Columns: []document.Column{{Head: "Scheme"}, {Head: "Commentary", Remark: true}}, Rows: []document.Row{
		{Cells: []document.Cell{{Shown: "Land"}, {Shown: "Slipped."}}}, {Cells: []document.Cell{{Shown: "All schemes"}, {Shown: "–"}}, Rank: document.Total},
	}}, document.Heading{Text: "Cash"}, document.Table{Caption: "Cash"})
	return d
}

func candidate(heading string, s document.Standing, place int) document.Candidate {
	return document.Candidate{Heading: heading, Standing: s, Place: place, Articles: []document.Candidacy{{ID: "id-" + heading, Article: document.Article{Title: heading + " in an outlet", Link: "https://a.example/" + heading}}}}
}

// fileOf is a file of that text.
func fileOf(t *testing.T, text string) editor.File {
	t.Helper()
	f := editor.File{Place: "editors/weekly/2024-06-14.yaml", Text: text}
	if text != "" {
		f.Sheet, f.Problems = editor.ReadSheet(f.Place, []byte(text))
	}
	if len(f.Problems) > 0 {
		t.Fatal(f.Problems)
	}
	return f
}

func work(t *testing.T, text string) Work {
	return Of(told("Wards", "Plans", "Chairs"), fileOf(t, text), []string{"Capital"})
}

// line says in short how stories stand.
func line(all []Story) string {
	var out []string
	for _, s := range all {
		out = append(out, fmt.Sprintf("%s %d", s.Heading, s.Entry))
	}
	return strings.Join(out, ", ")
}

const entries = `
stories:
  - { story: plans in an, title: Plans are missed, text: "Ours." }
  - { story: id-Chairs, remove: true }
  - { story: https://a.example/Bread, order: 2 }
  - { story: circus, remove: true }
commentary:
  - { section: capital, line: land, words: Slipped., by: Ann, on: 2024-07-04 }
`

// TestOf sets out the stories in their order with the entries that speak of them.
func TestOf(t *testing.T) {
	w := work(t, entries)
	s := w.Sections[0]
	if len(w.Sections) != 1 || line(s.Told) != "Wards -1, Plans 0" || line(s.Removed) != "Chairs 1" || line(s.Others) != "Roof -1, Bread 2" || line(w.Lost) != "circus 3" {
		t.Errorf("the stories are %+v, lost %+v", s, w.Lost)
	}
	if one := s.Told[1]; one.Title.Is != "Plans are missed" || one.Text.Is != "Ours." || one.Name != "plans in an" || one.Key != "https://a.example/Plans" || !one.Last || !one.Pictured {
		t.Errorf("the edited story is %+v", one)
	}
	if one := s.Told[0]; one.Title.Is != "Wards" || one.Text.Is != "Words of Wards" || one.Name != "https://a.example/Wards" {
		t.Errorf("the untouched story is %+v", one)
	}
	if w.Introduction.Text.Is != "Five stories." || w.Note.Text.Is != "" {
		t.Errorf("the words are %+v, %+v", w.Introduction, w.Note)
	}
	want := []Line{{Name: "Land", Remark: "Slipped.", Commented: true}, {Name: "Total"}}
	if len(w.Tables) != 1 || cmp.Diff(want, w.Tables[0].Lines) != "" {
		t.Errorf("the tables are %+v", w.Tables)
	}
	w.Choose("Capital", "Land")
	if diff := cmp.Diff(Comment{"Land", "Slipped.", "Ann", "2024-07-04"}, w.Tables[0].Chosen); diff != "" {
		t.Error(diff)
	}
}

// TestElsewhere leaves a story alone that a file beside the sheet speaks of.
func TestElsewhere(t *testing.T) {
	f := fileOf(t, "")
	f.Others.Stories = []reports.Edit{{Place: "editors/weekly/2024-06-14-x.md", Story: "id-Plans", Title: "X"}}
	w := Of(told("Wards", "Plans"), f, nil)
	s := w.Sections[0].Told[1]
	_, err := w.Read(url.Values{"key": {s.Key}, "act": {"remove"}})
	if mistake := new(Mistake); s.Elsewhere != "editors/weekly/2024-06-14-x.md" || !errors.As(err, &mistake) {
		t.Errorf("the story is %+v, %v", s, err)
	}
}

// form is a form of the story with a heading, as the page makes it, with fields that
// were changed.
func form(w Work, heading, act string, changed ...string) url.Values {
	f := url.Values{"act": {act}, "key": {heading}}
	for _, list := range [][]Story{w.Sections[0].Told, w.Sections[0].Removed, w.Sections[0].Others, w.Lost} {
		for _, s := range list {
			if s.Heading != heading {
				continue
			}
			f.Set("key", s.Key)
			for name, field := range map[string]Field{"title": s.Title, "text": s.Text, "author": s.Author} {
				f.Set(name, field.Is)
				f.Set("was-"+name, field.Was)
			}
			if !s.NoPicture {
				f.Set("was-picture", "yes")
				f.Set("picture", "yes")
			}
		}
	}
	for i := 0; i+1 < len(changed); i += 2 {
		f.Set(changed[i], changed[i+1])
	}
	return f
}

// TestRead makes changes of forms, and applies them to the file.
func TestRead(t *testing.T) {
	const two = "stories:\n  - {story: id-Wards, order: 1, edited: x}\n  - {story: id-Plans, order: 2, edited: x}\n"
	for name, c := range map[string]struct {
		text    string
		heading string
		act     string
		changed []string
		what    string
		want    string // of the stories, without who and when
	}{
		"nothing":       {"", "Wards", "story", nil, "", ""},
		"heading":       {"", "Wards", "story", []string{"title", " Empty  wards "}, "changed heading of “Wards”", "https://a.example/Wards: Empty wards"},
		"all":           {"", "Wards", "story", []string{"title", "X", "text", "A.\r\n\r\nB. ", "author", "Ann", "picture", ""}, "changed heading and text and author and picture of “Wards”", "https://a.example/Wards: X A.|B. Ann no picture"},
		"empty again":   {entries, "Plans", "story", []string{"title", "", "text", ""}, "changed heading and text of “Plans”", "id-Chairs: removed, https://a.example/Bread: 2, circus: removed"},
		"up":            {"", "Plans", "up", nil, "moved “Plans” up", "https://a.example/Plans: 1"},
		"up, with word": {"", "Plans", "up", []string{"title", "X"}, "changed heading of “Plans”, and moved “Plans” up", "https://a.example/Plans: X 1"},
		"down":          {two, "Wards", "down", nil, "moved “Wards” down", "id-Wards: 2, id-Plans: 1"},
		"past the end":  {"", "Chairs", "down", nil, "", ""},
		"remove":        {entries, "Plans", "remove", nil, "removed “Plans”", "plans in an: removed, id-Chairs: removed, https://a.example/Bread: 2, circus: removed"},
		"bring back":    {entries, "Chairs", "found", nil, "took “Chairs” as it was found", "plans in an: Plans are missed Ours., https://a.example/Bread: 2, circus: removed"},
		"tell":          {"", "Roof", "tell", nil, "had “Roof” told", "https://a.example/Roof: 3"},
		"steering":      {"", "Wards", "story", []string{"title", "Up\u202e!"}, "changed heading of “Wards”", "https://a.example/Wards: Up!"},
		"lost":          {entries, "circus", "found", nil, "took “circus” as it was found", "plans in an: Plans are missed Ours., id-Chairs: removed, https://a.example/Bread: 2"},
		"own":           {"", "own", "own", []string{"title", "Note", "text", "Words."}, "added “Note”", ": Note Words."},
	} {
		w := work(t, c.text)
		change, err := w.Read(form(w, c.heading, c.act, c.changed...))
		if err != nil || change.What != c.what || change.IsNone() != (c.what == "") {
			t.Errorf("%s: %+v, %v", name, change, err)
		}
		change.By, change.At = "ann", time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
		text, problems := change.Apply(w.File.Place, c.text)
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		if got := said(fileOf(t, text)); got != c.want && c.what != "" {
			t.Errorf("%s: the file says %q, want %q", name, got, c.want)
		}
	}
}

// said is what a file says of stories, in short.
func said(f editor.File) string {
	var out []string
	for _, e := range f.Sheet.Stories {
		words := []string{e.Title, strings.ReplaceAll(e.Text, "\n\n", "|"), e.Author, strings.Trim(fmt.Sprint(e.Order), "0"), map[bool]string{true: "no picture"}[e.NoPicture], map[bool]string{true: "removed"}[e.Remove]}
		out = append(out, e.Story+": "+strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " "))
	}
	return strings.Join(out, ", ")
}

// TestMistakes refuses forms with a reason.
func TestMistakes(t *testing.T) {
	w := work(t, entries)
	for want, f := range map[string]url.Values{
		"no such story":      {"act": {"remove"}, "key": {"?"}},
		"Nobody can":         form(w, "Wards", "burn"),
		"13 words":           form(w, "Wards", "story", "title", strings.Repeat("x ", 13)),
		"heading and a text": {"act": {"own"}, "title": {"X"}},
		"no words":           {"act": {"comment"}, "section": {"Capital"}, "line": {"Land"}, "words": {" "}},
		"not a date":         {"act": {"comment"}, "section": {"Capital"}, "line": {"Land"}, "words": {"x"}, "on": {"May"}},
		"says nothing of":    {"act": {"uncomment"}, "section": {"Capital"}, "line": {"Total"}},
		"no such version":    {"act": {"return"}, "version": {"1"}},
	} {
		_, err := w.Read(f)
		if mistake := new(Mistake); !errors.As(err, &mistake) || !strings.Contains(mistake.Words, want) {
			t.Errorf("%v gives %v, want %q", f, err, want)
		}
	}
}

// TestKeep gives a form of a file that has changed meanwhile its words back, takes
// over what it did not touch, and says where both have changed something.
func TestKeep(t *testing.T) {
	before := work(t, "")
	mine := form(before, "Plans", "story", "text", "Mine.")
	now := work(t, entries) // by now it has another heading and text
	now.Keep(mine, true, "It has changed.")
	s := now.Sections[0].Told[1]
	if s.Title.Is != "Plans are missed" || s.Text.Is != "Mine." || s.Text.Was != "Ours." || !s.Open {
		t.Errorf("the form is %+v", s)
	}
	if diff := cmp.Diff([]Now{{"Text", "Ours."}}, s.Now); diff != "" {
		t.Error(diff)
	}
	if now.Failed != s.ID() || !slices.Equal(now.Mistakes, []string{"It has changed."}) {
		t.Errorf("the page says %q of %s", now.Mistakes, now.Failed)
	}
	gone := mine
	gone.Set("key", "gone")
	now = work(t, "")
	if now.Keep(gone, true, "x"); now.Own.Text.Is != "Mine." || now.Failed != now.Own.ID() {
		t.Errorf("the words of a story that is gone are %+v", now.Own)
	}
	now = work(t, entries)
	now.Keep(url.Values{"act": {"comment"}, "section": {"Capital"}, "line": {"Land"}, "words": {"Sold."}}, true, "x")
	if c := now.Tables[0]; c.Chosen.Words != "Sold." || len(c.Now) != 1 || c.Now[0].Words != "Slipped." {
		t.Errorf("the form of a comment is %+v", c)
	}
	now.Keep(url.Values{"act": {"comment"}, "section": {"Gone"}, "words": {"Sold."}}, true, "x")
	if !slices.Contains(now.Mistakes, "You wrote: Sold.") {
		t.Errorf("the words of a table that is gone are lost: %q", now.Mistakes)
	}
}
