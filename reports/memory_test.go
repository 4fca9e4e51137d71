package reports

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
)

// ferry is sample news of four weeks: a ferry runs aground, and each week
// something new is said of it.
var ferry = []string{`
f1,Ferry runs aground off Carrow,https://a.example/ferry,The Wire,2026-02-24T08:00:00Z,"The ferry Island Queen has run aground off Carrow with 200 people on board. The coastguard took everybody off the ferry within three hours. The ferry Island Queen was built in 1998 and sails to Carrow twice a day."
l1,Libraries lend tools to neighbours,https://a.example/tools,The Wire,2026-02-24T09:00:00Z,"Libraries in Thornley will lend drills and saws to neighbours from the summer. A card for the drills and saws costs £5 for a year."
`, `
f2,Captain of ferry Island Queen charged,https://a.example/captain,The Wire,2026-03-03T08:00:00Z,"The captain of the ferry Island Queen has been charged after it ran aground off Carrow. He had been on the bridge of the ferry for nineteen hours, said prosecutors in Carrow. The ferry Island Queen was built in 1998 and sails to Carrow twice a day."
f1,Ferry runs aground off Carrow,https://a.example/ferry?utm_source=feed,The Wire,2026-03-04T08:00:00Z,"The ferry Island Queen has run aground off Carrow with 200 people on board. The coastguard took everybody off the ferry within three hours. The ferry Island Queen was built in 1998 and sails to Carrow twice a day."
`, `
f3,Ferry Island Queen to be scrapped,https://a.example/scrapped,The Wire,2026-03-10T08:00:00Z,"The ferry Island Queen that ran aground off Carrow will be scrapped, said its owner. Repairs to the ferry would have cost £12m, according to its owner."
`, `
f4,Ferry runs aground off Carrow,https://a.example/again,The Wire,2026-03-17T08:00:00Z,"The ferry Island Queen has run aground off Carrow with 200 people on board. The coastguard took everybody off the ferry within three hours."
g1,Ferry Island Queen to be scrapped,https://a.example/scrapped,The Wire,2026-03-17T09:00:00Z,"The ferry Island Queen that ran aground off Carrow will be scrapped, said its owner. Repairs to the ferry would have cost £12m, according to its owner. Two sister ships of the ferry Island Queen will be sold to a yard in Leith by June."
`}

// kept is the document as the store gives it back.
func kept(t *testing.T, d *document.Document) *document.Document {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	back := new(document.Document)
	if err := json.Unmarshal(text, back); err != nil {
		t.Fatal(err)
	}
	return back
}

// series builds editions one after the other, each with what the store kept of the one before.
// The first comes out on 27 February 2026 and is No. 10.
func series(t *testing.T, s Stories, weeks []string) (documents []*document.Document, stories [][]document.Story) {
	t.Helper()
	ends := time.Date(2026, 2, 27, 0, 0, 0, 0, time.UTC)
	for n, articles := range weeks {
		in := week(t, ends.AddDate(0, 0, 7*n).Format(time.DateOnly), "id,title,link,outlet,published,content"+articles)
		in.Number, in.Links.Edition = 10+n, "https://digest.example/weekly/"+ends.AddDate(0, 0, 7*n).Format(time.DateOnly)
		if n > 0 {
			in.Earlier = kept(t, documents[n-1])
		}
		d, told := told(t, s, in)
		documents, stories = append(documents, d), append(stories, told)
	}
	return documents, stories
}

// sentences are those that tell a story.
func sentences(s document.Story) (text string) {
	for _, p := range s.Paragraphs {
		text += p.Plain() + " "
	}
	return strings.TrimSpace(text)
}

// TestStorylineOfFourEditions tells each week only what is new, and links to the
// editions that told the rest.
func TestStorylineOfFourEditions(t *testing.T) {
	documents, stories := series(t, Stories{Tell: 3, Sentences: 4}, ferry)
	want := [][]string{
		{"Ferry runs aground off Carrow", ""},
		{"Captain of ferry Island Queen charged", "Continues “Ferry runs aground off Carrow” from No. 10 of 27 February."},
		{"Ferry Island Queen to be scrapped", "Continues “Captain of ferry Island Queen charged” from No. 11 of 6 March and No. 10 of 27 February."},
		{"Ferry Island Queen to be scrapped", "Continues “Ferry Island Queen to be scrapped” from No. 12 of 13 March, No. 11 of 6 March and No. 10 of 27 February."},
	}
	for n, w := range want {
		s := stories[n][0]
		if diff := cmp.Diff(w, []string{s.Heading, strings.Join(remarks(s), " ")}); diff != "" {
			t.Errorf("edition %d: %s", 10+n, diff)
		}
		if n > 0 && len(stories[n]) != 1 {
			t.Errorf("edition %d tells %q", 10+n, headings(stories[n]))
		}
	}
	if said := sentences(stories[1][0]); strings.Contains(said, "1998") || !strings.Contains(said, "nineteen hours") || len(stories[1][0].Articles) != 1 {
		t.Errorf("the second edition tells %q from %d articles", said, len(stories[1][0].Articles))
	}
	if said := sentences(stories[3][0]); said != "Two sister ships of the ferry Island Queen will be sold to a yard in Leith by June." {
		t.Errorf("the fourth edition tells %q", said)
	}
	remark := stories[2][0].Remarks[0]
	if remark[1].Link != "" || remark[3].Link != "https://digest.example/weekly/2026-03-06" || remark[5].Link != "https://digest.example/weekly/2026-02-27" {
		t.Errorf("the third edition links %+v", remark)
	}
	blocks, err := json.Marshal(documents[3].Blocks)
	if err != nil || strings.Contains(string(blocks), "£12m") {
		t.Errorf("a figure is told again: %s", blocks)
	}
	if articles := documents[3].Choices[0].Candidates[0].Articles; len(articles) != 2 || articles[1].ID != "f4" || len(articles[1].Notes) == 0 {
		t.Errorf("what was told before is not explained: %+v", articles)
	}
}

// TestToldBefore tries what comes again a week after it was told.
func TestToldBefore(t *testing.T) {
	const first = `
t1,Libraries lend tools to neighbours,https://a.example/tools,The Wire,2026-02-24T09:00:00Z,"Libraries in Thornley will lend drills and saws to neighbours from the summer. A card for the drills and saws costs £5 for a year."
`
	again := func(id, title, link, outlet, text string) string {
		return "\n" + id + "," + title + "," + link + "," + outlet + `,2026-03-03T09:00:00Z,"` + text + "\"\n"
	}
	const text, title, link = "Libraries in Thornley will lend drills and saws to neighbours from the summer. A card for the drills and saws costs £5 for a year.", "Libraries lend tools to neighbours", "https://a.example/tools"
	const cannot, nothing = "No. 10 of 27 February told it, and what is new of it cannot stand alone", "No. 10 of 27 February told it, and there is nothing new"
	for name, c := range map[string]struct {
		second string
		told   string // the sentences of the second edition
		why    string // it is left out
	}{
		"the same with another date":       {again("t1", title, link, "The Wire", text), "", nothing},
		"another ID and address":           {again("t9", title, "https://a.example/x", "The Wire", text), "", nothing},
		"another title":                    {again("t9", "Drills and saws for all", "https://a.example/x", "The Wire", text), "", nothing},
		"a copy elsewhere":                 {again("t9", title, "https://b.example/x", "The Post", text), "", nothing},
		"a sentence on the article itself": {again("t1", title, link, "The Wire", text+" This article was updated on 3 March to add a picture."), "", nothing},
		"a comma more":                     {again("t1", title, link, "The Wire", strings.Replace(text, " to neighbours", ", to neighbours,", 1)), "", nothing},
		"another number":                   {again("t1", title, link, "The Wire", strings.Replace(text, "£5", "£9", 1)), "A card for the drills and saws costs £9 for a year.", ""},
		"the opposite":                     {again("t1", title, link, "The Wire", strings.Replace(text, "will lend", "will not lend", 1)), "Libraries in Thornley will not lend drills and saws to neighbours from the summer.", ""},
		"a new sentence":                   {again("t1", title, link, "The Wire", text+" The council of Thornley has bought ninety drills for its libraries."), "The council of Thornley has bought ninety drills for its libraries.", ""},
		"a word left out":                  {again("t1", title, link, "The Wire", strings.Replace(text, " to neighbours", "", 1)), "", nothing},
		"a word left out of few":           {again("t1", title, link, "The Wire", strings.Replace(text, " for the drills and saws", "", 1)), "A card costs £5 for a year.", ""},
		"only a sentence that leans":       {again("t1", title, link, "The Wire", text+" They also said that they had bought ninety of them."), "", cannot},
	} {
		documents, stories := series(t, Stories{Tell: 3, Also: 3, Sentences: 4}, []string{first, c.second})
		said := ""
		for _, s := range stories[1] {
			said += sentences(s)
		}
		if said != c.told {
			t.Errorf("%s: it tells %q, want %q", name, said, c.told)
		}
		if got := documents[1].Choices[0].Candidates[0]; c.why != "" && got.Why != c.why {
			t.Errorf("%s: it is left out because %q", name, got.Why)
		}
		pinned, stories := series(t, Stories{Tell: 3, Sentences: 4, Pin: []string{"t1", "t9"}}, []string{first, c.second})
		if len(stories[1]) != 1 || pinned[1].Choices[0].Candidates[0].Why != "it is pinned, as no. 1" && pinned[1].Choices[0].Candidates[0].Why != "it is pinned, as no. 2" {
			t.Errorf("%s: what is pinned is told as %d stories", name, len(stories[1]))
		}
	}
}

// TestNamedBefore names a story once, and tells it later all the same.
func TestNamedBefore(t *testing.T) {
	big := `
%,The bridge of Marsh Lane is shut,https://a.example/%,The Wire,2026-%T09:00:00Z,"The bridge of Marsh Lane will be shut for a month, and £90m is needed for number %. Engineers have found rust in two cables of the bridge, said the council of Wetherham, and buses will go by way of the ring road."
`
	small := `
s1,Libraries lend tools,https://a.example/tools,The Wire,2026-%T09:00:00Z,"Libraries in Thornley will lend drills and saws to neighbours."
`
	on := func(day string) string {
		return strings.ReplaceAll(big, "%", day) + strings.ReplaceAll(small, "%", day)
	}
	alone := strings.ReplaceAll(small, "%", "03-10")
	documents, stories := series(t, Stories{Tell: 1, Also: 3, Sentences: 3}, []string{on("02-24"), on("03-03"), alone})
	var whys []string
	for _, d := range documents {
		for _, c := range d.Choices[0].Candidates {
			if c.Articles[0].ID == "s1" {
				whys = append(whys, string(c.Standing))
			}
		}
	}
	if diff := cmp.Diff([]string{"named", "out", "told"}, whys); diff != "" {
		t.Error(diff)
	}
	if len(stories[2]) != 1 {
		t.Errorf("the third edition tells %q", headings(stories[2]))
	}
}

// TestMemoryIsBounded remembers no more than so many stories, days and letters.
func TestMemoryIsBounded(t *testing.T) {
	in := Input{Issued: time.Date(2026, 3, 13, 0, 0, 0, 0, time.UTC)}
	in.Earlier = &document.Document{}
	print := strings.Repeat("AAAA", mostPrint/100/4)
	for n := range 2 * mostTold {
		in.Earlier.Memory = append(in.Earlier.Memory, document.Memory{
			Issue:    document.Issue{Number: 200 - n, Issued: in.Issued.AddDate(0, 0, -n/2)},
			Standing: document.Told, Print: print,
		})
	}
	if got := len(in.remember(nil)); got != mostTold {
		t.Errorf("remembers %d", got)
	}
	for n := range in.Earlier.Memory {
		in.Earlier.Memory[n].Print += print
	}
	if got := len(in.remember(nil)); got != 50 {
		t.Errorf("with long prints it remembers %d", got)
	}
	in.Issued = in.Issued.AddDate(0, 0, 99)
	if got := len(in.remember(nil)); got != 4 {
		t.Errorf("after 99 days it remembers %d", got)
	}
}

// TestOldEditionsAreRecalled has the edition before kept its candidates alone, as it
// did before there were memories: its stories are known by their articles, and the
// next edition remembers them.
func TestOldEditionsAreRecalled(t *testing.T) {
	first, _ := series(t, Stories{Tell: 3, Sentences: 4}, ferry[:1])
	in := week(t, "2026-03-06", "id,title,link,outlet,published,content"+ferry[1])
	in.Number, in.Earlier = 11, kept(t, first[0])
	in.Earlier.Memory = nil
	d, stories := told(t, Stories{Tell: 3, Sentences: 4}, in)
	if diff := cmp.Diff([]string{"Continues “Ferry runs aground off Carrow” from No. 10 of 27 February."}, remarks(stories[0])); diff != "" {
		t.Error(diff)
	}
	if link := stories[0].Remarks[0][1].Link; link != "https://a.example/ferry" {
		t.Errorf("the edition has no page, and its story leads to %q", link)
	}
	var numbers []int
	for _, m := range d.Memory {
		numbers = append(numbers, m.Number)
	}
	if diff := cmp.Diff([]int{11, 10, 10}, numbers); diff != "" {
		t.Error(diff)
	}
}

// TestLineIsHandedOn links to editions that only the memory of the edition before
// knows, three in all, and names the year of one of another year.
func TestLineIsHandedOn(t *testing.T) {
	first, _ := series(t, Stories{Tell: 3, Sentences: 4}, ferry[:1])
	in := week(t, "2026-03-06", "id,title,link,outlet,published,content"+ferry[1])
	in.Number, in.Earlier = 11, kept(t, first[0])
	for n := range 3 {
		in.Earlier.Memory[0].Line = append(in.Earlier.Memory[0].Line, document.Issue{Number: 9 - n, Issued: in.Issued.AddDate(0, 0, -70-7*n)})
	}
	_, stories := told(t, Stories{Tell: 3, Sentences: 4}, in)
	want := []string{"Continues “Ferry runs aground off Carrow” from No. 10 of 27 February, No. 9 of 26 December 2025 and No. 8 of 19 December 2025."}
	if diff := cmp.Diff(want, remarks(stories[0])); diff != "" {
		t.Error(diff)
	}
}
