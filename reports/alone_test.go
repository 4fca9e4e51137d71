package reports

import (
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
)

// TestStoryOfOneOutlet says of a story that one outlet or agency alone wrote it.
func TestStoryOfOneOutlet(t *testing.T) {
	const head = "id,title,link,outlet,published,content\n"
	const bread = `"Bakers in Kent will give bread to clinics from the autumn of this year. The bakers of Kent, who are 40, expect no money for it, said Ann Hill, who speaks for them."` + "\n"
	const other = `o,Roof of Ashwick hall falls,https://o.example/1,The Herald,2024-06-12T08:00:00Z,"The roof of Ashwick hall fell on a market day, and nobody was hurt there."` + "\n"
	byAgency := strings.Replace(bread, "Bakers", "(PA) – Bakers", 1)
	article := func(id, outlet, text string) string {
		return id + ",Bakers give bread to clinics,https://" + id + ".example/1," + outlet + ",2024-06-12T09:00:00Z," + text
	}
	own := `"Clinics in Kent are to have bread from the bakers of Kent, who give it for nothing. It begins in the autumn of this year, Ann Hill said."` + "\n"
	for name, c := range map[string]struct{ articles, want string }{
		"one":                  {article("a", "The Gazette", bread) + other, "Reported by The Gazette alone."},
		"two":                  {article("a", "The Gazette", bread) + article("b", "The Record", own) + other, ""},
		"an agency":            {article("a", "The Gazette", byAgency) + other, "Reported by PA Media alone."},
		"copies of an agency":  {article("a", "The Gazette", byAgency) + article("b", "The Record", bread) + other, "One report by PA Media, which 2 outlets printed."},
		"copies":               {article("a", "The Gazette", bread) + article("b", "The Record", bread) + other, "One report, which 2 outlets printed."},
		"the edition has one":  {article("a", "The Gazette", bread), ""},
		"a body's own release": {strings.Replace(article("a", "Kent Board", bread), "Bakers give", "Press release: Bakers give", 1) + other, ""},
		"opinion beside it":    {article("a", "The Gazette", bread) + strings.Replace(article("b", "The Record", own), "Bakers give", "Opinion: Bakers should give", 1) + other, "Reported by The Gazette alone."},
	} {
		_, stories := told(t, Stories{Tell: 2, Sentences: 2}, week(t, "2024-06-14", head+c.articles))
		at := slices.IndexFunc(stories, func(s document.Story) bool { return strings.Contains(s.Heading, "bread") })
		if at < 0 {
			t.Errorf("%s: told are %q", name, headings(stories))
		} else if got := strings.Join(remarks(stories[at]), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestEditorsTextIsNotMarked says nothing of the outlets of what an editor wrote.
func TestEditorsTextIsNotMarked(t *testing.T) {
	in := week(t, "2024-06-14", wards)
	in.Edits = []Edit{{Story: "bread", Text: []document.Paragraph{document.Say("An editor wrote this.")}}}
	_, stories := told(t, Stories{Tell: 1, Sentences: 2}, in)
	if diff := remarks(stories[0]); len(diff) != 1 || !strings.HasPrefix(diff[0], "Text written") {
		t.Errorf("it is remarked %q", diff)
	}
}

// TestNamedStories names beside a story of several outlets who else reports it.
func TestNamedStories(t *testing.T) {
	d, _ := told(t, Stories{Tell: 1, Also: 2, Sentences: 2, Pin: []string{"bread"}}, week(t, "2024-06-14", wards))
	var lines []string
	for _, b := range d.Blocks {
		if list, ok := b.(document.List); ok && len(list.Items) > 1 {
			for _, p := range list.Items {
				lines = append(lines, p.Plain())
			}
		}
	}
	want := []string{"Trusts in Avon told to close empty wards – The Gazette; also reported by The Record", "Pharmacies to sell tests for sore throats – The Record"}
	if !slices.Equal(want, lines) {
		t.Errorf("named are %q", lines)
	}
}
