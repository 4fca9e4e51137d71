package reports

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/table"
)

// wards are the articles of two weeks: the wards are told in both, by two
// outlets in the second.
const wards = `id,title,link,outlet,published,content
w0,Trusts in Avon weigh closing wards,https://a.example/0,The Gazette,2024-06-05T08:00:00Z,"Hospital trusts in Avon are weighing whether to close wards that stand empty at night. Unions in Avon fear for 40 jobs on the wards."
w1,Trusts in Avon told to close empty wards,https://a.example/1,The Gazette,2024-06-12T08:00:00Z,"Hospital trusts in Avon have been told to close wards that stand empty at night. The order covers 12 trusts and saves around £4m a year. Unions in Avon said on Tuesday that no one had asked the staff about the wards."
w2,Closing wards in Avon to save millions,https://b.example/1,The Record,2024-06-12T11:00:00Z,"Trusts in Avon must close the wards that stand empty at night, the regulator told them. Closing the wards saves the trusts in Avon around £4m in each year. Staff on the wards in Avon will be moved to other hospitals in July."
p1,Pharmacies to sell tests for sore throats,https://b.example/2,The Record,2024-06-11T08:00:00Z,"Pharmacies in Wales will sell tests for sore throats from the autumn of this year. The price of a test will be set by each pharmacy alone."
b1,Bakers give bread to clinics,https://b.example/3,The Record,2024-06-10T08:00:00Z,"Bakers in Kent will give bread to clinics from the autumn of this year. The bakers of Kent expect no money for it."
`

// week is the input of the week that ends on the day, from these articles.
func week(t *testing.T, day, articles string) Input {
	t.Helper()
	ends, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	ends = ends.Add(16 * time.Hour)
	columns := table.Columns{}
	decode(t, "columns", map[string]string{"columns": "{ id: text, title: text, link: text, outlet: text, content: text, published: time }"}, &columns)
	return Input{
		Report: "weekly", Number: 7, Issued: ends, Period: period.Week.Ending(ends),
		Readings: map[string]Reading{"feed": reading(t, "feed", map[string]string{"feed.csv": articles}, columns)},
	}
}

// told builds the document of a stories section and returns its stories.
func told(t *testing.T, s Stories, in Input) (*document.Document, []document.Story) {
	t.Helper()
	s.From = []string{"feed"}
	d, err := Build(Spec{Title: "Weekly", Period: period.Week, Sections: []Section{{Stories: &s}, {Numbers: &Numbers{Show: 3}}}}, in)
	if err != nil {
		t.Fatal(err)
	}
	var all []document.Story
	for _, b := range d.Blocks {
		if s, ok := b.(document.Story); ok {
			all = append(all, s)
		}
	}
	return d, all
}

func remarks(s document.Story) (all []string) {
	for _, r := range s.Remarks {
		all = append(all, r.Plain())
	}
	return all
}

func headings(all []document.Story) (titles []string) {
	for _, s := range all {
		titles = append(titles, s.Heading)
	}
	return titles
}

// TestStoriesGoOn builds one week after the other, as the store would keep it.
func TestStoriesGoOn(t *testing.T) {
	s := Stories{Tell: 2, Also: 1, Sentences: 2}
	first, _ := told(t, s, week(t, "2024-06-07", wards))
	kept, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	in := week(t, "2024-06-14", wards)
	in.Earlier = new(document.Document)
	if err := json.Unmarshal(kept, in.Earlier); err != nil {
		t.Fatal(err)
	}
	d, stories := told(t, s, in)
	want := []string{"As first reported by The Gazette on 12 June, 08:00.", "Continues “Trusts in Avon weigh closing wards” from No. 7 of 7 June."}
	if diff := cmp.Diff(want, remarks(stories[0])); diff != "" {
		t.Error(diff)
	}
	if link := stories[0].Remarks[len(stories[0].Remarks)-1][1].Link; link != "https://a.example/0" {
		t.Errorf("the earlier story leads to %q", link)
	}
	if diff := cmp.Diff([]string{"Reported by The Record alone."}, remarks(stories[1])); diff != "" {
		t.Errorf("%q: %s", stories[1].Heading, diff)
	}
	c := d.Choices[0].Candidates[0]
	if c.Follows == nil || c.Follows.To != "Trusts in Avon weigh closing wards" {
		t.Errorf("it follows %+v", c.Follows)
	}
}

// TestFirstReport lets another outlet than the first tell the story best.
func TestFirstReport(t *testing.T) {
	short := strings.Replace(wards, `The order covers 12 trusts and saves around £4m a year. Unions in Avon said on Tuesday that no one had asked the staff about the wards.`, "", 1)
	short = strings.Replace(short, "have been told to close wards that stand empty at night.", "must now shut wards?", 1)
	d, stories := told(t, Stories{Tell: 1, Sentences: 2}, week(t, "2024-06-14", short))
	if diff := cmp.Diff([]string{"As first reported by The Gazette on 12 June, 08:00."}, remarks(stories[0])); diff != "" {
		t.Error(diff)
	}
	if why := d.Choices[0].Candidates[0].First; why != "The Gazette on 12 June, 08:00: it says Avon" {
		t.Errorf("it is explained by %q", why)
	}
	counted := strings.Replace(short, "Trusts in Avon must close the wards", "Trusts in Avon must close 14 wards", 1)
	d, stories = told(t, Stories{Tell: 1, Sentences: 2}, week(t, "2024-06-14", counted))
	if why := d.Choices[0].Candidates[0].First; len(stories[0].Remarks) > 0 || why != "not The Gazette, which was earlier and did not yet say what is told first" {
		t.Errorf("the first had not the figure, and is remarked %q, explained by %q", remarks(stories[0]), why)
	}
	soon := strings.Replace(short, "2024-06-12T08:00:00Z", "2024-06-12T10:30:00Z", 1)
	if _, stories := told(t, Stories{Tell: 1, Sentences: 2}, week(t, "2024-06-14", soon)); len(stories[0].Remarks) != 0 {
		t.Errorf("half an hour is a lead: %q", remarks(stories[0]))
	}
}

func TestChoice(t *testing.T) {
	d, _ := told(t, Stories{Tell: 1, Also: 1, Sentences: 2, Mute: Mute{Title: []string{"bread"}}}, week(t, "2024-06-14", wards))
	var got []string
	for _, c := range d.Choices[0].Candidates {
		sum := 0.0
		for _, p := range c.Parts {
			sum += p.Value
		}
		if diff := sum - c.Score; diff > 0.003 || diff < -0.003 {
			t.Errorf("%q: the parts of %v come to %v", c.Heading, c.Score, sum)
		}
		got = append(got, string(c.Standing)+": "+c.Heading)
	}
	if diff := cmp.Diff([]string{"told: Closing wards in Avon to save millions", "named: Pharmacies to sell tests for sore throats", "out: Bakers give bread to clinics"}, got); diff != "" {
		t.Error(diff)
	}
	first, last := d.Choices[0].Candidates[0], d.Choices[0].Candidates[2]
	if len(first.Articles) != 2 || first.Articles[0].With == nil || first.Articles[0].With.To != "Closing wards in Avon to save millions" || len(first.Articles[0].With.Shared) == 0 {
		t.Errorf("it was grouped by %+v", first.Articles)
	}
	if last.Why != "its title says “bread”, which is muted" || last.Terms != nil {
		t.Errorf("%+v", last)
	}
}

func TestEditorsHand(t *testing.T) {
	words := []document.Paragraph{document.Say("An editor wrote this. It is short.")}
	for name, c := range map[string]struct {
		edits    []Edit
		titles   []string
		remark   string // of the first
		warnings []string
	}{
		"title":  {[]Edit{{Story: "w1", Title: "Empty wards to close"}}, []string{"Empty wards to close", "Pharmacies to sell tests for sore throats"}, "As first reported by The Gazette on 12 June, 08:00. Headline written by hand for this edition.", nil},
		"text":   {[]Edit{{Story: "https://a.example/1", Text: words, Author: "Ann Hill"}}, []string{"Closing wards in Avon to save millions", "Pharmacies to sell tests for sore throats"}, "Text written by Ann Hill for this edition.", nil},
		"order":  {[]Edit{{Story: "bread", Order: 1}}, []string{"Bakers give bread to clinics", "Closing wards in Avon to save millions"}, "Reported by The Record alone.", nil},
		"last":   {[]Edit{{Story: "empty wards", Order: 9}}, []string{"Pharmacies to sell tests for sore throats", "Closing wards in Avon to save millions"}, "Reported by The Record alone.", nil},
		"remove": {[]Edit{{Story: "w2", Remove: true}}, []string{"Pharmacies to sell tests for sore throats", "Bakers give bread to clinics"}, "Reported by The Record alone.", nil},
		"own":    {[]Edit{{Title: "A note from the desk", Text: words}}, []string{"A note from the desk", "Closing wards in Avon to save millions"}, "Written by hand for this edition.", nil},
		"lost": {[]Edit{{Place: "editors/weekly/2024-06-14.yaml: stories[0]", Story: "circus", Remove: true}}, []string{"Closing wards in Avon to save millions", "Pharmacies to sell tests for sore throats"}, "As first reported by The Gazette on 12 June, 08:00.",
			[]string{"editors/weekly/2024-06-14.yaml: stories[0]: no story of this edition has an article named by “circus”"}},
	} {
		in := week(t, "2024-06-14", wards)
		in.Edits = c.edits
		d, stories := told(t, Stories{Tell: 2, Sentences: 2}, in)
		if diff := cmp.Diff(c.titles, headings(stories)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := strings.Join(remarks(stories[0]), " "); got != c.remark {
			t.Errorf("%s: it is remarked %q", name, got)
		}
		if diff := cmp.Diff(c.warnings, d.Warnings); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if c.edits[0].Text != nil && d.Preview != "An editor wrote this." {
			t.Errorf("%s: the preview is %q", name, d.Preview)
		}
	}
}

func TestRewrittenStories(t *testing.T) {
	s := Stories{Tell: 1, Sentences: 3, From: []string{"feed"}, Rewrite: &Rewrite{Model: "m-1"}}
	in := week(t, "2024-06-14", wards)
	drafts := Drafts(Spec{Period: period.Week, Sections: []Section{{Stories: &s}}}, in)
	if len(drafts) != 1 || drafts[0].ID != "w1" || len(drafts[0].Sources) != 2 || drafts[0].Words < len(strings.Fields(drafts[0].Extract)) {
		t.Fatalf("%+v", drafts)
	}
	for text, want := range map[string]string{
		"Trusts in Avon must close their empty wards. That saves around £4m a year.": "used, by m-1",
		"Trusts in Avon must close their empty wards. That saves around £5m a year.": "not used: no source has the figure “around £5m”",
	} {
		in.Rewritten = map[string]Rewritten{"w1": {Text: text}}
		d, stories := told(t, s, in)
		used := strings.HasPrefix(want, "used")
		if got := d.Choices[0].Candidates[0].Rewrite; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if said := stories[0].Paragraphs[0].Plain() == text; said != used || (len(d.Warnings) == 0) != used {
			t.Errorf("%s: %q, warned %q", want, stories[0].Paragraphs[0].Plain(), d.Warnings)
		}
	}
	in.Rewritten = map[string]Rewritten{"w1": {Err: errors.New("asking the model: no route")}}
	if d, _ := told(t, s, in); len(d.Warnings) != 1 || d.Warnings[0] != "the model’s text of “Closing wards in Avon to save millions” is not used: asking the model: no route" {
		t.Errorf("warned %q", d.Warnings)
	}
}

func TestNumbersOfTheStories(t *testing.T) {
	d, _ := told(t, Stories{Tell: 1, Sentences: 2}, week(t, "2024-06-14", wards))
	list, ok := d.Blocks[len(d.Blocks)-1].(document.List)
	if !ok || len(list.Items) != 1 {
		t.Fatalf("%+v", d.Blocks[len(d.Blocks)-1])
	}
	want := "Around £4m: Closing wards in Avon to save millions"
	if got := list.Items[0].Plain(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
