package story

import (
	"strings"
	"testing"

	"catchup/internal/item"
)

// TestPictured takes the picture of the article that the story begins with, then
// those of the sentences that it tells, then the others; never that of a comment.
func TestPictured(t *testing.T) {
	pictured := func(id string, kind item.Kind) item.Item {
		return item.Item{ID: id, Kind: kind, Picture: item.Picture{Link: "https://i.example/" + id}}
	}
	s := Story{
		HeadedBy: 2, Summary: []Sentence{{Item: 2}, {Item: 1}, {Item: 1}, {Item: 9}},
		Items: []item.Item{
			pictured("other", item.News), pictured("told", item.Release), pictured("first", item.News), pictured("comment", item.Opinion),
			pictured("week", item.RoundUp), {ID: "without"}, pictured("live", item.Live),
		},
	}
	var got []string
	for _, i := range s.Pictured() {
		got = append(got, i.ID)
	}
	if want := "first told other live"; strings.Join(got, " ") != want {
		t.Errorf("the pictures are those of %v, want %s", got, want)
	}
}
