package story

import (
	"strings"
	"testing"
	"time"
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
	if kept := originalsOf(Item{Text: "Beds open."}, Item{Text: "Beds close."}); len(kept) != 2 {
		t.Errorf("of two short texts only %v is kept", kept)
	}
	for name, tt := range tests {
		first := Item{ID: "first", Title: "Beds", Text: report, Published: time.Unix(0, 0)}
		second := Item{ID: "second", Title: "Beds", Text: tt.second, Published: time.Unix(9, 0)}
		keeps := "both"
		if kept := originalsOf(first, second); len(kept) == 1 {
			keeps = []string{"first", "second"}[kept[0]]
		}
		if keeps != tt.keeps {
			t.Errorf("%s: keeps %s, want %s", name, keeps, tt.keeps)
		}
	}
}

func originalsOf(items ...Item) []int {
	l := newLibrary(items)
	_, places := l.withoutCopies(originals(l))
	return places
}
