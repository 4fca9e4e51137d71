package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

func TestDropDuplicates(t *testing.T) {
	const report = "Northern Hospitals is poised to open 40 beds on 3 May after a delay of two years. The beds cost £12m and will be staffed by nurses from Leeds, the chair of the trust told its board on Monday."
	tests := map[string]struct {
		second string
		keeps  string // first, second or both
	}{
		"exact":     {report, "first"},
		"lengthier": {report + " Another ward at Leeds follows in autumn.", "second"},
		"shorter":   {report[:strings.Index(report, " after")] + ".", "first"},
		"update":    {"Southern Clinics is poised to open 90 beds on 9 July after a delay of two years. The beds cost £31m and will be staffed by nurses from Hull, the chair of the trust told its board on Friday.", "both"},
		"retold":    {"A delay of two years is over: Northern Hospitals will have its 40 beds in May. It paid £12m for them.", "both"},
	}
	if kept := originalsOf(item.Item{Text: "Beds open."}, item.Item{Text: "Beds close."}); len(kept) != 2 {
		t.Errorf("of two short texts only %v is kept", kept)
	}
	for name, tt := range tests {
		first := item.Item{ID: "first", Title: "Beds", Text: report, Published: time.Unix(0, 0)}
		second := item.Item{ID: "second", Title: "Beds", Text: tt.second, Published: time.Unix(9, 0)}
		keeps := "both"
		if kept := originalsOf(first, second); len(kept) == 1 {
			keeps = []string{"first", "second"}[kept[0]]
		}
		if keeps != tt.keeps {
			t.Errorf("%s: keeps %s, want %s", name, keeps, tt.keeps)
		}
	}
}

// TestReportsOfOnePatternStay holds that reports that are written by one
// pattern, as of results and of matches, are never taken for copies.
func TestReportsOfOnePatternStay(t *testing.T) {
	const pattern = "The board of %s met on Thursday to hear how the hospital had done in the second quarter. " +
		"It heard from %s that the waiting list had fallen to %d patients and that %d beds had been closed for repairs. " +
		"The deficit stood at £%d.%dm at the end of September, against a plan that the regulator had agreed in the spring. " +
		"The chair thanked the staff of %s for their work in a hard season and said that the worst was over. " +
		"The next meeting will be held in public in November, when the plan for the coming year is on the agenda."
	var reports []item.Item
	for i, trust := range []string{"Northgate", "Ashford", "Lowmoor", "Westbrook", "Marsham"} {
		chief := []string{"Ann Hill", "Bo Reed", "Cy Vane", "Di Marsh", "Ed Stone"}[i]
		reports = append(reports, item.Item{
			ID: trust, Title: "Results of " + trust,
			Text: fmt.Sprintf(pattern, trust, chief, 4100+817*i, 31+17*i, 3+2*i, 9-i, trust),
		})
	}
	if kept := originalsOf(reports...); len(kept) != len(reports) {
		t.Errorf("of %d reports %v are kept", len(reports), kept)
	}
}

func originalsOf(items ...item.Item) []int {
	l := newLibrary(items)
	_, places := l.withoutCopies(originals(l))
	return places
}

// TestNewestOfAnOutletIsOriginal holds that an outlet's newer text stands for its
// older one, though that is longer, and that of copies elsewhere.
func TestNewestOfAnOutletIsOriginal(t *testing.T) {
	at := week().Since.Add(time.Hour)
	article := func(id, outlet, text string, days int) item.Item {
		return item.Item{ID: id, Outlet: outlet, Title: "Northgate to open 40 beds", Link: "https://a.example/" + id, Text: text, Published: at.AddDate(0, 0, days)}
	}
	all := []item.Item{
		article("old", "The Gazette", beds+" Ann Hill of Northgate is pleased with it.", 0), article("copy", "The Post", beds, 1),
		article("new", "The Gazette", beds, 5), article("stub", "The Gazette", beds[:100], 6),
	}
	stories := Choose(all, week())
	if len(stories) != 1 || stories[0].Items[0].ID != "new" || stories[0].Carried != 2 {
		t.Errorf("told from %+v", stories)
	}
}
