package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/table"
)

// pictured gives articles pictures, by their IDs: link, words and credit.
func pictured(in Input, pictures map[string][3]string) Input {
	t := in.Readings["feed"].Table
	for i, column := range []string{"picture", "picture_alt", "picture_credit"} {
		t.Columns = append(t.Columns, table.Column{Name: column, Kind: table.Text})
		for n, row := range t.Rows {
			words := pictures[row[t.Index("id")].Text][i]
			t.Rows[n] = append(row, table.Value{Kind: table.Text, Known: words != "", Text: words, From: row[0].From})
		}
	}
	return in
}

// captions are the headings of the stories that show a picture, each with what it
// shows and its credit.
func captions(stories []document.Story) (all []string) {
	for _, s := range stories {
		if p := s.Picture; p != nil {
			all = append(all, s.Heading+": "+p.Alt+", "+p.Credit+", "+p.Link+" of "+p.Source)
		}
	}
	return all
}

func TestImages(t *testing.T) {
	const lead, second, third = "Closing wards in Avon to save millions", "Pharmacies to sell tests for sore throats", "Bakers give bread to clinics"
	own := map[string][3]string{
		"w1": {"https://i.example/w1", "An empty ward", "Ann Poe/The Gazette"}, "w2": {"https://i.example/w2", "A locked door", "Jo Doe"},
		"p1": {"https://i.example/p1", "A chemist’s counter", ""}, "b1": {"https://i.example/b1", "Photo", ""},
	}
	ofLead, ofSecond := lead+": A locked door, Jo Doe / The Record, https://i.example/w2 of feed", second+": A chemist’s counter, The Record, https://i.example/p1 of feed"
	undescribed := "“" + third + "” is told without a picture: The Record does not say in words what its picture shows"
	without := func(ids ...string) map[string][3]string {
		left := map[string][3]string{}
		for id, p := range own {
			left[id] = p
		}
		for _, id := range ids {
			left[id] = [3]string{left[id][0]}
		}
		return left
	}
	for name, c := range map[string]struct {
		images   Images
		pictures map[string][3]string
		edits    []Edit
		want     []string
		warned   string
	}{
		"none":           {NoImages, own, nil, nil, ""},
		"unset":          {"", own, nil, nil, ""},
		"lead":           {LeadImage, own, nil, []string{ofLead}, ""},
		"all":            {AllImages, own, nil, []string{ofLead, ofSecond}, undescribed},
		"of another":     {LeadImage, without("w2"), nil, []string{lead + ": An empty ward, Ann Poe/The Gazette, https://i.example/w1 of feed"}, ""},
		"undescribed":    {LeadImage, without("w1", "w2"), nil, nil, "“" + lead + "” is told without a picture: The Record does not"},
		"none described": {LeadImage, without("w1", "w2", "p1"), nil, nil, "shows no pictures (images: lead): no article of its sources comes with one that is described in words"},
		"taken out":      {LeadImage, own, []Edit{{Story: "w2", NoPicture: true}}, nil, ""},
		"by hand":        {LeadImage, own, []Edit{{Title: "A note", Text: []document.Paragraph{document.Say("Words.")}}}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			in := pictured(week(t, "2024-06-14", wards), c.pictures)
			in.Edits = c.edits
			d, stories := told(t, Stories{Tell: 3, Sentences: 2, Images: c.images}, in)
			if diff := cmp.Diff(c.want, captions(stories)); diff != "" {
				t.Error(diff)
			}
			if said := strings.Join(d.Warnings, "\n"); !strings.Contains(said, c.warned) || c.warned == "" && said != "" {
				t.Errorf("warned %q, want %q", said, c.warned)
			}
		})
	}
}

// TestHostileWordsOfPictures has the words of a picture steer what stands beside
// them.
func TestHostileWordsOfPictures(t *testing.T) {
	in := pictured(week(t, "2024-06-14", wards), map[string][3]string{"w2": {"https://i.example/w2", "A \u202edoor\x1b[31m <b>of</b>\u0007 the ward", "Jo Doe"}})
	_, stories := told(t, Stories{Tell: 3, Sentences: 2, Images: LeadImage}, in)
	if p := stories[0].Picture; p == nil || strings.ContainsAny(p.Alt, "\x1b\x07<>") || strings.Count(p.Alt, "\u202e") != strings.Count(p.Alt, "\u202c") {
		t.Errorf("%+q", p.Alt)
	}
}

func TestImagesAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]Images{"true": LeadImage, "lead": LeadImage, "false": NoImages, "none": NoImages, "all": AllImages, "yes": ""} {
		var got Images
		if err := got.UnmarshalText([]byte(text)); got != want || (err == nil) != (want != "") {
			t.Errorf("%s is read as %q, %v", text, got, err)
		}
	}
}
