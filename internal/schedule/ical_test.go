package schedule

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/setting"
)

// easterly is a calendar over Easter 2026 of a weekly report that moves and a
// daily one that is skipped.
func easterly(t *testing.T, to Move) *Calendar {
	weekly, daily := moved(t, "0 16 * * FRI", to), moved(t, "30 7 * * MON-FRI", Skip)
	return &Calendar{
		Now: func() time.Time { return moment(t, "2026-04-01T12:00:00Z") },
		Reports: map[string]Report{
			"weekly": {Slots: &weekly, Zone: weekly.Zone, Unit: period.Week, CatchUp: time.Hour},
			"daily":  {Slots: &daily, Zone: daily.Zone, Unit: period.Day},
			"asked":  {Zone: time.UTC, Unit: period.Week},
		},
	}
}

// TestUntil lists all slots to the end of a day, with what holidays do to them.
func TestUntil(t *testing.T) {
	want := []string{
		"daily Thursday 2 April 2026, 07:30 BST (Europe/London, 06:30 UTC)",
		"weekly Thursday 2 April 2026, 16:00 BST (Europe/London, 15:00 UTC); moved from Friday 3 April: Good Friday",
		"daily Friday 3 April 2026, 07:30 BST (Europe/London, 06:30 UTC); skipped: Good Friday",
		"daily Monday 6 April 2026, 07:30 BST (Europe/London, 06:30 UTC); skipped: Easter Monday",
		"daily Tuesday 7 April 2026, 07:30 BST (Europe/London, 06:30 UTC)",
		"daily Wednesday 8 April 2026, 07:30 BST (Europe/London, 06:30 UTC)",
		"daily Thursday 9 April 2026, 07:30 BST (Europe/London, 06:30 UTC)",
		"daily Friday 10 April 2026, 07:30 BST (Europe/London, 06:30 UTC)",
		"weekly Friday 10 April 2026, 16:00 BST (Europe/London, 15:00 UTC)",
	}
	calendar := easterly(t, Before)
	var got []string
	for _, s := range calendar.Until(setting.Day{Year: 2026, Month: 4, Day: 10}) {
		got = append(got, s.Report+" "+s.Words())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var coming []string
	for _, s := range calendar.Coming(2) { // what is skipped does not count
		coming = append(coming, s.Report+" "+s.Words())
	}
	if diff := cmp.Diff([]string{want[0], want[1], want[2], want[3], want[4], want[8]}, coming); diff != "" {
		t.Error(diff)
	}
	if next := calendar.Next("daily", 2); len(next) != 2 || next[1].Day() != 7 {
		t.Errorf("the next are %s", next)
	}
	kiribati := slots(t, "0 5 * * FRI", "Pacific/Kiritimati")
	far := Slot{"far", Occurrence{At: kiribati.Next(moment(t, "2026-04-01T12:00:00Z"))}}
	if got, want := far.Words(), "Friday 3 April 2026, 05:00 +14 (Pacific/Kiritimati, Thursday 15:00 UTC)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestMovedIsDue goes by the moved slot in all that is asked of the calendar.
func TestMovedIsDue(t *testing.T) {
	calendar := easterly(t, Before)
	calendar.Now = func() time.Time { return moment(t, "2026-04-02T15:30:00Z") }
	slot, late, ok := calendar.Owed("weekly")
	if !ok || late != 30*time.Minute || calendar.Label("weekly", slot) != "2026-04-02" {
		t.Errorf("%s is owed since %s: %t", slot, late, ok)
	}
	if p := calendar.Period("weekly", slot); !p.Start.Equal(moment(t, "2026-03-27T16:00:00Z")) || !p.End.Equal(slot) {
		t.Errorf("it tells of %s", p)
	}
	if got, want := calendar.Why("weekly", slot), "moved from Friday 3 April: Good Friday"; got != want {
		t.Errorf("it is %q", got)
	}
	if calendar.Why("asked", slot)+calendar.Why("daily", slot) != "" {
		t.Error("a report that has no such slot is moved")
	}
	if p := calendar.Period("asked", slot); !p.Start.Equal(slot.AddDate(0, 0, -7)) {
		t.Errorf("what is made by hand tells of %s", p)
	}
	calendar.Now = func() time.Time { return moment(t, "2026-04-03T15:30:00Z") } // on the holiday itself
	if _, _, ok := calendar.Owed("weekly"); ok {
		t.Error("on Good Friday an edition is owed")
	}
}

// TestWriteCalendar reads back the calendar that is written, with the library
// that reads those of others. An event stays itself when it is moved.
func TestWriteCalendar(t *testing.T) {
	uids := map[string]bool{}
	for to, want := range map[Move]string{Before: "2026-04-02T15:00:00Z", After: "2026-04-07T15:00:00Z", "": "2026-04-03T15:00:00Z"} {
		calendar := easterly(t, to)
		var out bytes.Buffer
		titles := map[string]string{"weekly": "Catch Up; this week’s news, “finance” and more of all that happened between two Fridays", "daily": "Daily"}
		if err := WriteCalendar(&out, calendar.Until(setting.Day{Year: 2026, Month: 4, Day: 7}), titles, "example.org", calendar.Now()); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") { // RFC 5545, section 3.1
				t.Errorf("the line %q has %d bytes", line, len(line))
			}
		}
		read, err := ical.NewDecoder(&out).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range read.Events() {
			summary, _ := e.Props.Text(ical.PropSummary)
			if summary != "Catch Up; this week’s news, “finance” and more of all that happened between two Fridays is due" {
				continue
			}
			start, err := e.DateTimeStart(nil)
			if err != nil || start.Format(time.RFC3339) != want {
				t.Errorf("%q: the event is at %s, %v", to, start, err)
			}
			uid, _ := e.Props.Text(ical.PropUID)
			uids[uid] = true
		}
		if n := len(read.Events()); n != 3 {
			t.Errorf("%q: %d events, want 3", to, n)
		}
	}
	if diff := cmp.Diff(map[string]bool{"weekly-20260403T150000Z@example.org": true}, uids); diff != "" {
		t.Error(diff)
	}
}
