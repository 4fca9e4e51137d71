package story

import (
	"slices"
	"testing"
	"time"

	"catchup/internal/item"
)

// aside are sample articles on one event: two of news, an opinion that is the
// longest and has the largest sum, and a live report that came last; and an opinion
// of something else.
func aside() []item.Item {
	at := week().Since
	one := func(hours int, outlet, title string, kind item.Kind, use item.Use, text string) item.Item {
		return item.Item{
			ID: title, Outlet: outlet, Title: title, Published: at.Add(time.Duration(hours) * time.Hour), Text: text, Kind: kind, Use: use,
		}
	}
	return []item.Item{
		one(1, "Gazette", "Northgate closes two wards", item.News, item.ToTell, "Northgate Hospitals has closed two wards at night to save £4m, its board heard. Unions at Northgate fear for the jobs of 40 nurses."),
		one(2, "Herald", "Northgate was closed by cowards", item.Opinion, item.ToName, "Northgate Hospitals has closed two wards at night, and £90m would not bring the wards back. The board of Northgate should go. Unions at Northgate want the two closed wards of the Hospitals open at night again by May."),
		one(3, "Record", "Wards of Northgate shut at night", item.News, item.ToTell, "Two wards of Northgate Hospitals are shut at night from Monday. The wards had stood half empty since March."),
		one(4, "Wire", "Northgate wards live", item.Live, item.ToJoin, "Northgate Hospitals has closed two wards at night, and unions and nurses of the wards at Northgate fear for jobs while the board saves £4m. The wards of Northgate are dark."),
		one(5, "Herald", "Parking fees should be doubled", item.Opinion, item.ToName, "Drivers of large cars pay too little for parking in Kent. A fee that brings £90m is a fair one, and it would pay for buses."),
		one(0, "Record", "Baker of Luton retires", item.News, item.ToTell, "The baker of Luton has retired."),
	}
}

// TestOpinionStandsAside holds what an opinion may do to a story: it stands in its
// list, and changes neither its heading, its sentences, its figures nor its weight.
func TestOpinionStandsAside(t *testing.T) {
	items := aside()
	o := week()
	o.Sentences = 5
	stories := Choose(items, o)
	if len(stories) != 3 || len(stories[0].Items) != 4 || stories[0].Kind != item.News || stories[0].NameOnly {
		t.Fatalf("%d stories, the first of %d articles", len(stories), len(stories[0].Items))
	}
	s := stories[0]
	if s.Heading != "Northgate closes two wards" && s.Heading != "Wards of Northgate shut at night" {
		t.Errorf("it is headed %q", s.Heading)
	}
	if !s.Items[s.Summary[0].Item].Leads() {
		t.Errorf("it is led by %q", s.Summary[0].Text)
	}
	for _, line := range s.Summary {
		if s.Items[line.Item].Kind == item.Opinion {
			t.Errorf("it says %q", line.Text)
		}
	}
	if s.Carried != 2 || s.Independent != 2 {
		t.Errorf("it was carried by %d outlets, %d of them independent", s.Carried, s.Independent)
	}
	for _, n := range Numbers(stories[:1], 9, time.Time{}) {
		if n.Said == "£90m" {
			t.Error("the opinion's sum is a number of the story")
		}
	}
	without := Choose([]item.Item{items[0], items[2]}, o)[0]
	if !slices.Equal(s.Score.Parts, without.Score.Parts) {
		t.Errorf("the story weighs %+v, and %+v without what stands aside", s.Score, without.Score)
	}
	if alone := stories[2]; !alone.NameOnly || alone.Kind != item.Opinion || alone.Out != "" {
		t.Errorf("the other opinion is %+v", alone.Standing)
	}
}

// TestToldOpinion tells opinion where an editor wants it: each as a story of its own,
// below all news, or at its pin.
func TestToldOpinion(t *testing.T) {
	items := aside()
	for i := range items {
		if items[i].Kind == item.Opinion {
			items[i].Use = item.ToTell
		}
	}
	stories := Choose(items, week())
	if len(stories) != 4 || stories[1].Kind != item.News || stories[2].Kind != item.Opinion || stories[3].Kind != item.Opinion {
		t.Fatalf("%d stories: %+v", len(stories), stories)
	}
	if s := stories[2]; s.NameOnly || len(s.Items) != 1 || len(s.Summary) == 0 || s.Heading == "" {
		t.Errorf("%+v", s)
	}
	o := week()
	o.Pin = []string{"parking fees"}
	if s := Choose(aside(), o)[0]; s.Pinned != 1 || s.Kind != item.Opinion || len(s.Summary) == 0 {
		t.Errorf("what is pinned first is %q", s.Heading)
	}
}
