package schedule

import (
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/robfig/cron/v3"
)

func slots(t *testing.T, line, zone string) Slots {
	t.Helper()
	parsed, err := cron.ParseStandard(line)
	if err != nil {
		t.Fatal(err)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return Slots{Line: parsed, Zone: loc}
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestNextAndLast(t *testing.T) {
	for _, c := range []struct{ name, line, zone, now, last, next string }{
		{"Friday at four", "0 16 * * FRI", "Europe/London", "2024-06-12T09:00:00Z", "2024-06-07T15:00:00Z", "2024-06-14T15:00:00Z"},
		{"at the very moment", "0 16 * * FRI", "Europe/London", "2024-06-14T15:00:00Z", "2024-06-14T15:00:00Z", "2024-06-21T15:00:00Z"},
		{"a week with a clock change", "0 16 * * FRI", "Europe/London", "2024-03-31T12:00:00Z", "2024-03-29T16:00:00Z", "2024-04-05T15:00:00Z"},
		{"the hour left out", "30 1 * * *", "Europe/London", "2024-03-31T00:59:00Z", "2024-03-30T01:30:00Z", "2024-03-31T01:30:00Z"},
		{"after the hour left out", "30 1 * * *", "Europe/London", "2024-03-31T01:30:00Z", "2024-03-31T01:30:00Z", "2024-04-01T00:30:00Z"},
		{"the doubled hour, first time", "30 1 * * *", "Europe/London", "2024-10-27T00:29:00Z", "2024-10-26T00:30:00Z", "2024-10-27T01:30:00Z"},
		{"the doubled hour, second time", "30 1 * * *", "Europe/London", "2024-10-27T01:40:00Z", "2024-10-27T01:30:00Z", "2024-10-28T01:30:00Z"},
		{"the rarest day", "0 9 29 2 *", "Europe/London", "2027-06-01T00:00:00Z", "2024-02-29T09:00:00Z", "2028-02-29T09:00:00Z"},
		{"half-hour changes", "15 2 * * *", "Australia/Lord_Howe", "2024-04-06T15:00:00Z", "2024-04-05T15:15:00Z", "2024-04-06T15:45:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, now := slots(t, c.line, c.zone), moment(t, c.now)
			if got := s.Last(now).UTC().Format(time.RFC3339); got != c.last {
				t.Errorf("Last = %s, want %s", got, c.last)
			}
			if got := s.Next(now).UTC().Format(time.RFC3339); got != c.next {
				t.Errorf("Next = %s, want %s", got, c.next)
			}
		})
	}
}

// A daily slot comes once on each of a year's days, in every zone there is.
func TestEveryZoneComesOnceADay(t *testing.T) {
	for _, zone := range []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/Sao_Paulo"} {
		s, start := slots(t, "30 1 * * *", zone), time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
		seen := map[string]int{}
		for at := s.Next(start); at.Before(start.AddDate(1, 0, 0)); at = s.Next(at) {
			seen[at.In(s.Zone).Format(time.DateOnly)]++
		}
		if len(seen) < 365 {
			t.Errorf("%s: %d days of the year come", zone, len(seen))
		}
		for day, n := range seen {
			if n != 1 {
				t.Errorf("%s: %s comes %d times", zone, day, n)
			}
		}
	}
}

func TestNeverIsNever(t *testing.T) {
	s := slots(t, "0 0 30 2 *", "Europe/London")
	if got := s.Next(time.Now()); !got.IsZero() {
		t.Errorf("30 February comes at %s", got)
	}
	if got := s.Last(time.Now()); !got.IsZero() {
		t.Errorf("30 February came at %s", got)
	}
}

// The trigger calls at each slot and each sweep and at no other moment. A
// second call at the same moment, which gocron makes now and then, does no
// harm: whoever is called asks the store what is owed.
func TestTrigger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var held sync.Mutex
		moments := map[string]map[time.Duration]bool{"weekly": {}, "": {}}
		trigger, err := NewTrigger(map[string]Slots{"weekly": slots(t, "0 16 * * FRI", "Europe/London")}, time.Hour,
			func(report string) {
				held.Lock()
				defer held.Unlock()
				moments[report][time.Since(start)] = true
			}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		trigger.Start()
		time.Sleep(7*24*time.Hour + time.Minute)
		if err := trigger.Stop(); err != nil {
			t.Fatal(err)
		}
		friday := slots(t, "0 16 * * FRI", "Europe/London").Next(start).Sub(start)
		if len(moments["weekly"]) != 1 || !moments["weekly"][friday] {
			t.Errorf("the slot is %s after the start, and the trigger called at %v", friday, moments["weekly"])
		}
		if len(moments[""]) != 7*24 {
			t.Errorf("in a week the trigger swept at %d moments", len(moments[""]))
		}
		for hour := range 7 * 24 {
			if at := time.Duration(hour+1) * time.Hour; !moments[""][at] {
				t.Errorf("no sweep %s after the start", at)
			}
		}
	})
}
