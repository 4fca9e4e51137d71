package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
)

// amendedArticles are sample articles of a week: a report and its withdrawal, another one
// of the same event, and a correction of a third.
const amendedArticles = `id,title,link,outlet,published,content
a1,Ward deaths doubled at Avon,https://a.example/1,The Gazette,2024-06-10T08:00:00Z,"Deaths on a ward at Avon have doubled within a year, a leaked table shows. There were 48 of them on the ward."
a2,Retraction: Ward deaths doubled at Avon,https://a.example/2,The Gazette,2024-06-12T08:00:00Z,"This article has been retracted because the table was of another hospital."
b1,Avon looks into deaths on a ward,https://b.example/1,The Record,2024-06-10T11:00:00Z,"The trust at Avon looks into 48 deaths on a ward within a year, twice as many as before. Its chair said that the ward stays open."
b2,Pharmacies to sell tests for £9,https://b.example/2,The Record,2024-06-11T08:00:00Z,"Pharmacies in Wales will sell tests for sore throats for £9 from the autumn. There are 700 pharmacies in Wales that may take part in it."
b3,Correction: Tests for sore throats in Wales,https://b.example/3,The Record,2024-06-12T08:00:00Z,"In “Pharmacies to sell tests for £9” we said that a test costs £9. It costs £19."
b4,Correction: Parking in Kent,https://b.example/4,The Record,2024-06-12T09:00:00Z,"We gave the wrong price of parking in Kent last month."
`

func withoutRow(articles, id string) string {
	lines := strings.SplitAfter(articles, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, id+",") {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "")
}

// lines are the lines of the lists of a document, by the headings above them.
func lines(d *document.Document) map[string][]string {
	all, heading := map[string][]string{}, ""
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			heading = b.Text
		case document.List:
			for _, p := range b.Items {
				all[heading] = append(all[heading], p.Plain())
			}
		}
	}
	return all
}

// TestAmendmentsAreShown tells a week with corrections and a withdrawal.
func TestAmendmentsAreShown(t *testing.T) {
	d, stories := told(t, Stories{Tell: 2, Sentences: 3}, week(t, "2024-06-14", amendedArticles))
	got := map[string][]string{}
	for _, s := range stories {
		got[s.Heading] = remarks(s)
		for _, p := range s.Paragraphs {
			if strings.Contains(p.Plain(), "£9") || strings.Contains(p.Plain(), "leaked") {
				t.Errorf("it tells %q", p.Plain())
			}
		}
	}
	want := map[string][]string{
		"Avon looks into deaths on a ward": {"The Gazette has withdrawn “Ward deaths doubled at Avon”, of 10 June."},
		"Tests for sore throats in Wales":  {"Corrected by The Record on 12 June: In “Pharmacies to sell tests for £9” we said that a test costs £9. It costs £19."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	also := lines(d)["Also this week"]
	if diff := cmp.Diff([]string{"Correction: Parking in Kent – The Record: “We gave the wrong price of parking in Kent last month.”"}, also); diff != "" {
		t.Error(diff)
	}
}

// TestLoneWithdrawal withdraws the only article on an event.
func TestLoneWithdrawal(t *testing.T) {
	d, stories := told(t, Stories{Tell: 2, Sentences: 3}, week(t, "2024-06-14", withoutRow(amendedArticles, "b1")))
	if diff := cmp.Diff([]string{"The Gazette has withdrawn “Ward deaths doubled at Avon”, of 10 June."}, lines(d)["Withdrawn"]); diff != "" || len(stories) != 1 {
		t.Errorf("%d stories; %s", len(stories), diff)
	}
}

// TestAmendmentOfEarlier withdraws and corrects what the edition before told.
func TestAmendmentOfEarlier(t *testing.T) {
	first, _ := told(t, Stories{Tell: 3, Sentences: 3}, week(t, "2024-06-11", withoutRow(withoutRow(amendedArticles, "b1"), "b2")))
	in := week(t, "2024-06-18", strings.ReplaceAll(amendedArticles, "2024-06-12T08", "2024-06-13T08"))
	in.Earlier, in.Number = first, 8
	d, _ := told(t, Stories{Tell: 3, Sentences: 3}, in)
	if diff := cmp.Diff([]string{"No. 7 of 11 June told “Ward deaths doubled at Avon”, which The Gazette has withdrawn."}, lines(d)["Corrections"]); diff != "" {
		t.Error(diff)
	}
	if got := lines(d)["Withdrawn"]; got != nil {
		t.Errorf("it is said twice: %q", got)
	}
	if d.Corrects == nil || len(d.Corrects.Lines) != 1 {
		t.Errorf("the edition corrects %+v", d.Corrects)
	}
}
