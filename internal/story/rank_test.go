package story

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// rankCase is a sample week with the order in which its stories are wanted. At is
// the hour of an article from the beginning of the week, and Pad is how many words
// that say nothing stand behind its text.
type rankCase struct {
	Name                string
	Watch               []string
	WatchUncorroborated bool `yaml:"watch_uncorroborated"`
	Recency             float64
	Weights             map[string]float64
	Want                []string
	Articles            []struct {
		Story, Outlet, Agency, Title, Text string
		Kind                               item.Kind
		At, Pad                            int
	}
}

// items are the articles of the case. The ID of each begins with its story.
func (c rankCase) items() (all []item.Item) {
	for n, a := range c.Articles {
		i := item.Item{
			ID: fmt.Sprint(a.Story, "/", n), Outlet: a.Outlet, Agency: a.Agency, Title: a.Title, Kind: a.Kind,
			Text: a.Text + strings.Repeat(" And so on.", a.Pad/3), Published: week().Since.Add(time.Duration(a.At) * time.Hour),
		}
		if i.Kind == item.Opinion {
			i.Use = item.ToName
		}
		all = append(all, i)
	}
	return all
}

// TestStoriesAreRanked ranks the labelled weeks.
func TestStoriesAreRanked(t *testing.T) {
	var cases []rankCase
	load(t, "ranks.yaml", &cases)
	for _, c := range cases {
		o := week()
		o.Watch, o.WatchUncorroborated, o.Recency, o.Weights = c.Watch, c.WatchUncorroborated, c.Recency, c.Weights
		var got, scores []string
		for _, s := range Choose(c.items(), o) {
			name, _, _ := strings.Cut(s.Items[0].ID, "/")
			got, scores = append(got, name), append(scores, fmt.Sprintf("%s: %+v", name, s.Score))
		}
		if !slices.Equal(c.Want, got) {
			t.Errorf("%s: got %v\n%s", c.Name, got, strings.Join(scores, "\n"))
		}
	}
}

// TestSecondOutletDecides holds that the parts of a score, but for what operators
// ask for, add less together than a second outlet.
func TestSecondOutletDecides(t *testing.T) {
	if all, second := mostLength+mostSum+mostCarriers+mostKin, math.Log2(3)-math.Log2(2); all >= second {
		t.Errorf("the other parts add %.3f at the most, and a second outlet %.3f", all, second)
	}
}

// TestWatchListIsRestrained lifts a story of one outlet up to the next one of several
// that the score alone has put above it, unless that has its place by other means.
func TestWatchListIsRestrained(t *testing.T) {
	several := func(total float64, s Standing) Story {
		return Story{Independent: 2, Kind: item.News, Score: Score{Total: total}, Standing: s}
	}
	for name, c := range map[string]struct {
		others []Story
		want   float64
	}{
		"nothing above":    {nil, 1.3},
		"below already":    {[]Story{several(0.9, Standing{})}, 1.3},
		"far above":        {[]Story{several(1.5, Standing{})}, 1.3},
		"above":            {[]Story{several(1.2, Standing{})}, 1.2},
		"the next":         {[]Story{several(1.25, Standing{}), several(1.1, Standing{})}, 1.1},
		"pinned":           {[]Story{several(1.2, Standing{Pinned: 1})}, 1.3},
		"left out":         {[]Story{several(1.2, Standing{Out: "it is dropped"})}, 1.3},
		"named only":       {[]Story{{Independent: 2, Kind: item.News, NameOnly: true, Score: Score{Total: 1.2}}}, 1.3},
		"of one outlet":    {[]Story{{Independent: 1, Kind: item.News, Score: Score{Total: 1.2}}}, 1.3},
		"equal, unwatched": {[]Story{several(1, Standing{})}, 1},
	} {
		watched := Story{Independent: 1, Score: Score{Total: 1.3, Parts: []Part{{"outlets", 1, ""}, {watchPart, 0.3, "beds"}}}}
		stories := append([]Story{watched}, c.others...)
		restrain(stories)
		s := stories[0].Score
		part := s.Parts[len(s.Parts)-1]
		if math.Abs(s.Total-c.want) > 1e-9 || math.Abs(part.Value-(c.want-1)) > 1e-9 {
			t.Errorf("%s: it is lifted to %v: %+v", name, s.Total, s.Parts)
		}
		if held := strings.Contains(part.Of, "held below"); held != (c.want < 1.3) {
			t.Errorf("%s: it is explained by %q", name, part.Of)
		}
	}
}

// TestPartsOfAScore holds what the score of a story is said to be made of.
func TestPartsOfAScore(t *testing.T) {
	at := week().Since.Add(84 * time.Hour)
	items := []item.Item{
		{ID: "a", Outlet: "Gazette", Title: "Paper mill at Dunmore cuts a shift", Published: at, Text: "The paper mill at Dunmore has lost $3.2bn with its night shifts. It has 90 looms and two boilers."},
		{ID: "b", Outlet: "Post", Title: "Paper mill cuts a shift", Published: at, Text: "The paper mill at Dunmore has lost $3.2bn with its night shifts. It has 90 looms and two boilers."},
	}
	o := week()
	o.Watch, o.Recency = []string{"looms", "night shift", "boilers", "beds"}, 0.5
	s := Choose(items, o)[0].Score
	want := []string{
		"outlets 1.000 1 wrote of it", "carried 0.050 2 printed it", "length 0.005 19 words in 1 article",
		"largest sum 0.082 $3.2bn", "watch-list 0.300 looms, night shift, boilers", "recency 0.250 11 June 03:00",
	}
	var got []string
	sum := 0.0
	for _, p := range s.Parts {
		sum += p.Value
		got = append(got, fmt.Sprintf("%s %.3f %s", p.Name, p.Value, p.Of))
	}
	if !slices.Equal(want, got) || math.Abs(sum-s.Total) > 1e-9 {
		t.Errorf("got %q, which add to %v of %v", got, sum, s.Total)
	}
}

// TestLargestSum finds the largest sum of a sentence, as it is written.
func TestLargestSum(t *testing.T) {
	for sentence, want := range map[string]string{
		"It rose from £650m to £2.1 billion, or £1,200 each.": "£2.1 billion",
		"The firm paid £900m ($1bn) for it.":                  "£900m",
		"It lost half a million pounds and €40m.":             "€40m",
		"The yard owes 3 million rand and ¥900m.":             "¥900m",
		"They trade in the £2tn global economy for £3m.":      "£3m",
		"Of the £40bn-a-year industry it has a tenth.":        "",
		"A £40m business park, and a £9m fund.":               "£40m",
		"There are 40 million of them.":                       "",
	} {
		if got := largestOf(sentence).said; got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

// TestEveryCurrencyIsWorthPounds holds the table of rates together with the
// currencies that sentences are read for.
func TestEveryCurrencyIsWorthPounds(t *testing.T) {
	for _, money := range []string{
		"£3m", "$3m", "US$3m", "A$3m", "C$3m", "NZ$3m", "HK$3m", "S$3m", "€3m", "¥3m", "₹3m", "3 million euros", "3 million yen",
		"3 million rand", "3 million rupees", "3 million Swiss francs", "₩3m", "₽3m", "₺3m", "₪3m", "₦3m", "GBP 3m", "CHF 3m", "SEK 3m",
		"NOK 3m", "DKK 3m", "CNY 3m", "PLN 3m", "AED 3m", "ZAR 3m", "Rs 3 crore", "R$3m", "3bn euros", "40m EUR", "3 million roubles",
		"3 million yuan", "3 million dollars", "3 million pounds",
	} {
		if got := largestOf("The firm paid " + money + " for it."); got.pounds <= 0 {
			t.Errorf("%s is worth %v pounds", money, got.pounds)
		}
	}
}
