package reports

import (
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/item"
)

// TestKindsAreChecked notes what a section cannot do with a kind of article.
func TestKindsAreChecked(t *testing.T) {
	for want, kinds := range map[string]map[item.Kind]item.Use{
		"":                         {item.Opinion: item.ToTell, item.Live: item.ToJoin, item.Job: item.ToName},
		"always acts":              {item.Correction: item.ToTell},
		"always acts on":           {item.Retraction: item.ToDrop},
		"there is no kind":         {"opinions": item.ToTell},
		"cannot join":              {item.Opinion: item.ToJoin},
		"must be tell, join, name": {item.Live: "show"},
	} {
		var problems check.Problems
		Stories{From: []string{"feed"}, Tell: 5, Also: 6, Sentences: 4, Kinds: kinds}.Check(check.At("stories", &problems))
		if want == "" && len(problems) > 0 || want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, want)) {
			t.Errorf("%v: %v, want %q", kinds, problems, want)
		}
	}
}
