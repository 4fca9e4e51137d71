package explain

import (
	"errors"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// kept is an edition with three figures, two of which are printed alike.
func kept() *edition.Edition {
	return &edition.Edition{Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Number: 3, Document: &document.Document{
		Title: "Catch Up", Covers: "8 to 14 June 2024",
		Figures: []document.Figure{
			{ID: "f1", Shown: "(25.0)", Key: "Systems · Devon · outturn"}, {ID: "f2", Shown: "18", Key: "Systems · missed"}, {ID: "f3", Shown: "18", Key: "Systems · Kent · outturn"},
		},
	}}
}

// TestFiguresOf finds figures by their ID, as printed, and by a part of their
// key.
func TestFiguresOf(t *testing.T) {
	for asked, want := range map[string]string{
		"": "f1 f2 f3", "f3": "f3", "(25.0)": "f1", "devon": "f1", "KENT": "f3",
		"18": "“18” may be any of 2 figures: f2 18 Systems · missed; f3 18 Systems · Kent · outturn", "outturn": "may be any of 2 figures", "Wales": "the edition has no figure “Wales”",
	} {
		x, err := FiguresOf(kept(), asked)
		var got []string
		if err == nil {
			for _, f := range x.Figures {
				got = append(got, f.ID)
			}
		} else if problems := (check.Problems{}); !errors.As(err, &problems) {
			t.Errorf("%q: %v is nothing that a user can mend", asked, err)
		} else {
			got = append(got, strings.NewReplacer(`"`+asked+`"`, "“"+asked+"”").Replace(err.Error()))
		}
		if said := strings.Join(got, " "); !strings.Contains(said, want) {
			t.Errorf("%q: %s, want %s", asked, said, want)
		}
	}
	if x, err := FiguresOf(kept(), "f1"); err != nil || x.Edition != "weekly/2024-06-14" || x.Number != 3 || x.Title != "Catch Up" || x.Covers != "8 to 14 June 2024" {
		t.Errorf("%+v, %v", x, err)
	}
}

// TestFewNamed names the first of many figures that may be meant.
func TestFewNamed(t *testing.T) {
	e := kept()
	for range fewNamed {
		e.Document.Figures = append(e.Document.Figures, document.Figure{ID: "f9", Shown: "18"})
	}
	if _, err := FiguresOf(e, "18"); err == nil || !strings.Contains(err.Error(), "any of 10 figures") || !strings.Contains(err.Error(), "; 2 more") {
		t.Errorf("%v", err)
	}
}

// TestStoriesOf tells how the stories of an edition were chosen, or that it has
// none.
func TestStoriesOf(t *testing.T) {
	e := kept()
	if _, err := StoriesOf(e); err == nil || !strings.Contains(err.Error(), "weekly/2024-06-14 has chosen no stories") {
		t.Errorf("without stories: %v", err)
	}
	e.Document.Slice, e.Document.Choices = "Kent", []document.Choice{{Section: "This week"}}
	if _, err := FindingsOf(e); err == nil || !strings.Contains(err.Error(), "weekly/2024-06-14/Kent has chosen no findings") {
		t.Errorf("without findings: %v", err)
	}
	e.Document.Choices = append(e.Document.Choices, document.Choice{Section: "What matters most", Findings: true})
	if x, err := StoriesOf(e); err != nil || x.Edition != "weekly/2024-06-14/Kent" || len(x.Choices) != 1 || x.Choices[0].Findings || x.Alike <= 0 {
		t.Errorf("%+v, %v", x, err)
	}
	if x, err := FindingsOf(e); err != nil || len(x.Choices) != 1 || x.Choices[0].Section != "What matters most" {
		t.Errorf("%+v, %v", x, err)
	}
}
