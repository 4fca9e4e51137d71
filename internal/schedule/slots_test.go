package schedule

import (
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/holiday"
)

func slots(t *testing.T, rule, zone string) Slots {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return Slots{Line: ruled(t, rule).Line(nil), Zone: loc}
}

func ruled(t *testing.T, text string) (r Rule) {
	t.Helper()
	if err := r.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return r
}

// english are the holidays of England and Wales.
var english = holiday.Spec{Of: []holiday.Nation{holiday.EnglandAndWales}}.Calendar()

// moved are slots in London that a holiday of England and Wales moves.
func moved(t *testing.T, rule string, to Move) Slots {
	t.Helper()
	s := slots(t, rule, "Europe/London")
	s.Line, s.Holidays, s.OnHoliday = ruled(t, rule).Line(english), english, to
	return s
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
		{"within the doubled hour", "30 1 * * *", "Europe/London", "2024-10-27T00:40:00Z", "2024-10-26T00:30:00Z", "2024-10-27T01:30:00Z"},
		{"the hour left out, west of Greenwich", "30 2 * * *", "America/New_York", "2024-03-10T06:59:00Z", "2024-03-09T07:30:00Z", "2024-03-10T07:30:00Z"},
		{"the doubled hour, west of Greenwich", "30 1 * * *", "America/New_York", "2024-11-03T05:40:00Z", "2024-11-02T05:30:00Z", "2024-11-03T06:30:00Z"},
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

// TestNeverIsNever asks for slots that never come: the line has none, each is on
// a holiday, or nobody ever works.
func TestNeverIsNever(t *testing.T) {
	never, err := fiveFields.Parse("0 0 30 2 *")
	if err != nil {
		t.Fatal(err)
	}
	days, junes := map[string]string{}, map[string]string{}
	for year := range 100 {
		junes[fmt.Sprintf("%d-06-01", 2000+year)] = "closed"
	}
	for day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2060; day = day.AddDate(0, 0, 1) {
		days[day.Format(time.DateOnly)] = "closed"
	}
	closed, everyJune := holiday.Spec{Days: days}.Calendar(), holiday.Spec{Days: junes}.Calendar()
	june := ruled(t, "0 9 1 6 *").Line(nil)
	for name, s := range map[string]Slots{
		"30 February":         {Line: never, Zone: time.UTC},
		"skipped for ever":    {Line: june, Zone: time.UTC, Holidays: everyJune, OnHoliday: Skip},
		"nobody works before": {Line: june, Zone: time.UTC, Holidays: closed, OnHoliday: Before},
		"nobody works after":  {Line: june, Zone: time.UTC, Holidays: closed, OnHoliday: After},
	} {
		now := moment(t, "2025-06-01T12:00:00Z")
		if got := s.Next(now); !got.IsZero() {
			t.Errorf("%s comes at %s", name, got)
		}
		if got := s.Last(now); !got.IsZero() {
			t.Errorf("%s came at %s", name, got)
		}
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

// TestTriggerOnHolidays calls at the moved slot and not on the holiday.
func TestTriggerOnHolidays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now() // 1 January 2000, a Saturday
		friday := slots(t, "0 16 * * FRI", "Europe/London").Next(start)
		s := slots(t, "0 16 * * FRI", "Europe/London")
		s.Holidays, s.OnHoliday = holiday.Spec{Days: map[string]string{friday.Format(time.DateOnly): "closed"}}.Calendar(), Before
		var held sync.Mutex
		called := map[time.Duration]bool{}
		trigger, err := NewTrigger(map[string]Slots{"weekly": s}, 24*time.Hour, func(report string) {
			held.Lock()
			defer held.Unlock()
			if report != "" {
				called[time.Since(start)] = true
			}
		}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		trigger.Start()
		time.Sleep(8 * 24 * time.Hour)
		if err := trigger.Stop(); err != nil {
			t.Fatal(err)
		}
		if thursday := friday.Add(-24 * time.Hour).Sub(start); len(called) != 1 || !called[thursday] {
			t.Errorf("the moved slot is %s after the start, and the trigger called at %v", thursday, called)
		}
	})
}
