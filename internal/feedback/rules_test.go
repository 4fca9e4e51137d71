package feedback

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
)

var rules = Rules{Soft: 3, Within: setting.Duration(60 * 24 * time.Hour)}

// on is an answer that came on a day.
func on(day int, kind Kind, letter string) Answer {
	return Answer{Kind: kind, Letter: letter, At: time.Date(2024, 6, day, 0, 0, 0, 0, time.UTC), Words: "words"}
}

func TestJudge(t *testing.T) {
	weekly := on(3, Leaving, "")
	weekly.Report = "weekly"
	const gone, tired, unwanted, asked = "the address is refused for good: words", "3 letters came back, the last with: words",
		"the reader reported a letter as unwanted", "the reader asked to leave by mail"
	for name, c := range map[string]struct {
		answers []Answer
		want    Verdict
	}{
		"nothing":                    {nil, Verdict{Action: Keep}},
		"one hard":                   {[]Answer{on(1, Hard, "a")}, Verdict{Action: Suspend, Reason: gone}},
		"hard of no letter":          {[]Answer{on(1, Hard, "")}, Verdict{Action: Keep}},
		"two soft":                   {[]Answer{on(1, Soft, "a"), on(2, Soft, "b")}, Verdict{Action: Keep}},
		"three soft":                 {[]Answer{on(1, Soft, "a"), on(2, Soft, "b"), on(60, Soft, "c")}, Verdict{Action: Suspend, Reason: tired}},
		"three soft of one letter":   {[]Answer{on(1, Soft, "a"), on(2, Soft, "a"), on(3, Soft, "a")}, Verdict{Action: Keep}},
		"three soft of no letter":    {[]Answer{on(1, Soft, ""), on(2, Soft, ""), on(3, Soft, "")}, Verdict{Action: Keep}},
		"two soft and one of none":   {[]Answer{on(1, Soft, "a"), on(2, Soft, ""), on(3, Soft, "b")}, Verdict{Action: Keep}},
		"three soft in 60 days":      {[]Answer{on(1, Soft, "a"), on(2, Soft, "b"), on(61, Soft, "c")}, Verdict{Action: Suspend, Reason: tired}},
		"three soft in 61 days":      {[]Answer{on(1, Soft, "a"), on(2, Soft, "b"), on(62, Soft, "c")}, Verdict{Action: Keep}},
		"three soft in a year":       {[]Answer{on(1, Soft, "a"), on(50, Soft, "b"), on(100, Soft, "c")}, Verdict{Action: Keep}},
		"three soft after old ones":  {[]Answer{on(1, Soft, "a"), on(99, Soft, "b"), on(100, Soft, "c"), on(101, Soft, "d")}, Verdict{Action: Suspend, Reason: tired}},
		"what does not count":        {[]Answer{on(1, Delay, "a"), on(2, Automatic, "b"), on(3, Unknown, "c"), on(4, Delivered, "d")}, Verdict{Action: Keep}},
		"a complaint":                {[]Answer{on(1, Hard, "a"), on(2, Complaint, "b")}, Verdict{Action: Leave, Reason: unwanted}},
		"a complaint of no letter":   {[]Answer{on(1, Complaint, "")}, Verdict{Action: Keep}},
		"leaving one report":         {[]Answer{weekly}, Verdict{Action: Leave, Report: "weekly", Reason: asked}},
		"leaving one, then all":      {[]Answer{weekly, on(4, Leaving, "")}, Verdict{Action: Leave, Reason: asked}},
		"leaving all, then one":      {[]Answer{on(1, Leaving, ""), weekly}, Verdict{Action: Leave, Reason: asked}},
		"leaving one, then spoken":   {[]Answer{weekly, on(4, Complaint, "a")}, Verdict{Action: Leave, Reason: unwanted}},
		"leaving goes before a hard": {[]Answer{on(1, Hard, "a"), on(2, Leaving, "")}, Verdict{Action: Leave, Reason: asked}},
	} {
		backwards := slices.Clone(c.answers)
		slices.Reverse(backwards)
		for _, answers := range [][]Answer{c.answers, backwards} {
			if diff := cmp.Diff(c.want, rules.Judge(answers)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}
