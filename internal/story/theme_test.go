package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/item"
)

// themesOf are the themes of sample stories, each a title and its first sentence. The
// articles of those of others go on with the text behind a bar.
func themesOf(told ...[2]string) (all []Theme) {
	var stories []Story
	for _, t := range told {
		s := Story{Heading: t[0], Kind: item.News, Items: []item.Item{{Title: t[0], Text: t[1]}}, Summary: []Sentence{{}}}
		s.Summary[0].Text, _, _ = strings.Cut(t[1], " | ")
		stories = append(stories, s)
	}
	return Themes(stories)
}

func TestThemes(t *testing.T) {
	waits := [2]string{"Waiting lists fall in Hexley", "The clinic has more doctors."}
	wait := [2]string{"Elmet cuts its waiting list", "A ward was opened in May."}
	weight := [2]string{"A third trust reports", "Brackley has halved the length of its waiting list in one year."}
	boat := [2]string{"Lifeboat saves six", "The crew of Wend went out at night."}
	if diff := cmp.Diff([]Theme{{"Waiting lists", []int{0, 1, 3}}}, themesOf(waits, wait, boat, weight)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for why, told := range map[string][][2]string{
		"two stories are no theme": {waits, wait, boat},
		"others speak of it too": {waits, wait, weight, {"Nurses strike", "They vote. | They speak of the waiting list."}, {"Doctors strike", "They vote. | They fear for the waiting list."},
			{"Porters strike", "They vote. | No waiting list will fall."}},
		"a verb behind a noun": {{"Trusts face a bill for roofs", "Roofs leak."}, {"Trusts face a strike", "Porters vote."}, {"More trusts face inspection", "Inspectors come."}},
		"a mark parts words":   {{"Elmet waits, list shows", "One."}, {"Wend waits: list in full", "Two."}, {"Hexley waits – list", "Of waits, list this."}},
	} {
		if got := themesOf(told...); len(got) > 0 {
			t.Errorf("%s: %v", why, got)
		}
	}
	boards := themesOf([2]string{"ICBs to share staff", "Three of the ICBs have agreed."}, [2]string{"Minister praises ICBs", "He spoke in Leeds."}, [2]string{"One ICB ends the year in deficit", "It owes £9m."})
	if len(boards) != 1 || boards[0].Subject != "ICBs" {
		t.Errorf("%v", boards)
	}
}
