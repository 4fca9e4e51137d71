package schedule

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/setting"
)

// london is a calendar of a daily report at four in the afternoon, a weekly one
// on Fridays at the same hour, and one without a schedule.
func london(t *testing.T, now string) *Calendar {
	t.Helper()
	daily, weekly := slots(t, "0 16 * * *", "Europe/London"), slots(t, "0 16 * * FRI", "Europe/London")
	return &Calendar{
		Reports: map[string]Report{
			"daily":  {Slots: &daily, Zone: daily.Zone, Unit: period.Day, CatchUp: time.Hour},
			"weekly": {Slots: &weekly, Zone: weekly.Zone, Unit: period.Week, CatchUp: 24 * time.Hour},
			"asked":  {Zone: daily.Zone, Unit: period.Week},
		},
		Now: func() time.Time { return moment(t, now) },
	}
}

func asOf(t *testing.T, text string) *setting.Day {
	t.Helper()
	if text == "" {
		return nil
	}
	d := new(setting.Day)
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDue(t *testing.T) {
	for _, c := range []struct{ report, now, pinned, day, want string }{
		{"daily", "2024-06-14T14:59:00Z", "", "", "2024-06-13T16:00:00+01:00"},
		{"daily", "2024-06-14T15:00:00Z", "", "", "2024-06-14T16:00:00+01:00"},
		{"daily", "2024-06-14T15:00:00Z", "2024-06-01", "", "2024-06-01T16:00:00+01:00"},
		{"daily", "2024-06-14T15:00:00Z", "2024-06-01", "2024-01-31", "2024-01-31T16:00:00Z"},
		{"daily", "2024-06-14T14:00:00Z", "", "2024-06-14", "2024-06-13T16:00:00+01:00"}, // its hour has not come
		{"asked", "2024-06-14T14:00:00Z", "", "", "2024-06-14T15:00:00+01:00"},
		{"asked", "2024-06-14T14:00:00Z", "", "2024-06-13", "2024-06-13T23:59:59+01:00"},
	} {
		calendar := london(t, c.now)
		calendar.Pinned = asOf(t, c.pinned)
		due := calendar.Due(c.report, calendar.Moment(c.report, asOf(t, c.day)))
		if got := due.Format(time.RFC3339); got != c.want {
			t.Errorf("%s at %s, pinned to %q, as of %q: due %s, want %s", c.report, c.now, c.pinned, c.day, got, c.want)
		}
	}
}

// TestOwed says of which slots an edition is still made.
func TestOwed(t *testing.T) {
	for _, c := range []struct {
		report, now string
		want        string
		ok          bool
	}{
		{"daily", "2024-06-14T15:00:00Z", "2024-06-14T15:00:00Z", true},
		{"daily", "2024-06-14T16:00:00Z", "2024-06-14T15:00:00Z", true}, // the last moment to catch up
		{"daily", "2024-06-14T16:00:01Z", "2024-06-14T15:00:00Z", false},
		{"weekly", "2024-06-15T15:00:00Z", "2024-06-14T15:00:00Z", true},
		{"asked", "2024-06-15T15:00:00Z", "0001-01-01T00:00:00Z", false},
	} {
		slot, late, ok := london(t, c.now).Owed(c.report)
		if got := slot.UTC().Format(time.RFC3339); got != c.want || ok != c.ok || ok && late != moment(t, c.now).Sub(slot) {
			t.Errorf("%s at %s: %s, late by %s, %t; want %s, %t", c.report, c.now, got, late, ok, c.want, c.ok)
		}
	}
}

func TestLabel(t *testing.T) {
	calendar := london(t, "2024-06-14T22:59:00Z")
	for report, want := range map[string]string{"daily": "2024-06-14", "weekly": "2024-06-14"} {
		if got := calendar.Label(report, calendar.Due(report, calendar.Moment(report, nil))); got != want {
			t.Errorf("%s is %s, want %s", report, got, want)
		}
	}
}

// TestComing lists the slots of all reports, soonest first and ties by name.
func TestComing(t *testing.T) {
	want := []string{"daily 2024-06-14 16:00:00", "weekly 2024-06-14 16:00:00", "daily 2024-06-15 16:00:00", "weekly 2024-06-21 16:00:00"}
	for range 30 { // the order of a map is another each time
		var got []string
		for _, s := range london(t, "2024-06-13T15:00:00Z").Coming(2) {
			got = append(got, s.Report+" "+s.At.Format(time.DateTime))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestIsLast tells the last edition of a month, by a schedule and without.
func TestIsLast(t *testing.T) {
	calendar := london(t, "2024-06-14T15:00:00Z")
	for _, c := range []struct {
		report, day string
		want        bool
	}{
		{"weekly", "2024-06-14", false}, {"weekly", "2024-06-21", false}, {"weekly", "2024-06-28", true},
		{"weekly", "2024-12-27", true}, {"weekly", "2024-02-23", true}, {"weekly", "2024-02-16", false},
		{"daily", "2024-06-29", false}, {"daily", "2024-06-30", true},
		{"asked", "2024-06-23", false}, {"asked", "2024-06-24", true},
	} {
		due, err := time.ParseInLocation("2006-01-02 15", c.day+" 16", calendar.Reports[c.report].Zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendar.IsLast(c.report, due); got != c.want {
			t.Errorf("the edition of %s of %s is the last of its month: %t", c.report, c.day, got)
		}
	}
}
