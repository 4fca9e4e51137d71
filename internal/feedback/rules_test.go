package feedback

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
)

var rules = Rules{Soft: 3, Within: setting.Duration(60 * 24 * time.Hour)}

// on is an event that came on a day.
func on(day int, kind Kind, number string) Event {
	return Event{Kind: kind, Message: number, Signed: number != "", At: time.Date(2024, 6, day, 0, 0, 0, 0, time.UTC), Words: "words"}
}

func TestJudge(t *testing.T) {
	weekly := on(3, Leaving, "")
	weekly.Report = "weekly"
	const gone, tired, unwanted, asked = "the address is refused for good: words", "3 messages came back, the last with: words",
		"the reader reported a message as unwanted", "the reader asked to leave by mail"
	for name, c := range map[string]struct {
		events []Event
		want   Verdict
	}{
		"nothing":                    {nil, Verdict{Action: Keep}},
		"one hard":                   {[]Event{on(1, Hard, "a")}, Verdict{Action: Suspend, Reason: gone}},
		"hard of no message":         {[]Event{on(1, Hard, "")}, Verdict{Action: Keep}},
		"two soft":                   {[]Event{on(1, Soft, "a"), on(2, Soft, "b")}, Verdict{Action: Keep}},
		"three soft":                 {[]Event{on(1, Soft, "a"), on(2, Soft, "b"), on(60, Soft, "c")}, Verdict{Action: Suspend, Reason: tired}},
		"three soft of one message":  {[]Event{on(1, Soft, "a"), on(2, Soft, "a"), on(3, Soft, "a")}, Verdict{Action: Keep}},
		"three soft of no message":   {[]Event{on(1, Soft, ""), on(2, Soft, ""), on(3, Soft, "")}, Verdict{Action: Keep}},
		"two soft and one of none":   {[]Event{on(1, Soft, "a"), on(2, Soft, ""), on(3, Soft, "b")}, Verdict{Action: Keep}},
		"three soft in 60 days":      {[]Event{on(1, Soft, "a"), on(2, Soft, "b"), on(61, Soft, "c")}, Verdict{Action: Suspend, Reason: tired}},
		"three soft in 61 days":      {[]Event{on(1, Soft, "a"), on(2, Soft, "b"), on(62, Soft, "c")}, Verdict{Action: Keep}},
		"three soft in a year":       {[]Event{on(1, Soft, "a"), on(50, Soft, "b"), on(100, Soft, "c")}, Verdict{Action: Keep}},
		"three soft after old ones":  {[]Event{on(1, Soft, "a"), on(99, Soft, "b"), on(100, Soft, "c"), on(101, Soft, "d")}, Verdict{Action: Suspend, Reason: tired}},
		"what does not count":        {[]Event{on(1, Delay, "a"), on(2, Automatic, "b"), on(3, Unknown, "c"), on(4, Delivered, "d")}, Verdict{Action: Keep}},
		"a complaint":                {[]Event{on(1, Hard, "a"), on(2, Complaint, "b")}, Verdict{Action: Leave, Reason: unwanted}},
		"a complaint of no message":  {[]Event{on(1, Complaint, "")}, Verdict{Action: Keep}},
		"leaving one report":         {[]Event{weekly}, Verdict{Action: Leave, Report: "weekly", Reason: asked}},
		"leaving one, then all":      {[]Event{weekly, on(4, Leaving, "")}, Verdict{Action: Leave, Reason: asked}},
		"leaving all, then one":      {[]Event{on(1, Leaving, ""), weekly}, Verdict{Action: Leave, Reason: asked}},
		"leaving one, then spoken":   {[]Event{weekly, on(4, Complaint, "a")}, Verdict{Action: Leave, Reason: unwanted}},
		"leaving goes before a hard": {[]Event{on(1, Hard, "a"), on(2, Leaving, "")}, Verdict{Action: Leave, Reason: asked}},
	} {
		backwards := slices.Clone(c.events)
		slices.Reverse(backwards)
		for _, events := range [][]Event{c.events, backwards} {
			if diff := cmp.Diff(c.want, rules.Judge(events)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}
