package schedule

import (
	"archive/zip"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/holiday"
	"catchup/internal/period"
)

// TestMoves lists what becomes of slots around holidays of England and Wales.
func TestMoves(t *testing.T) {
	const easter, christmas = "2026-03-30T00:00:00Z", "2026-12-21T00:00:00Z"
	for _, c := range []struct {
		rule string
		to   Move
		from string
		want string
	}{
		{"0 16 * * FRI", "", easter, "Fri 3 Apr 16:00; Fri 10 Apr 16:00"},
		{"0 16 * * FRI", Skip, easter, "Fri 3 Apr 16:00 skipped: Good Friday; Fri 10 Apr 16:00"},
		{"0 16 * * FRI", Before, easter, "Thu 2 Apr 16:00 moved from Friday 3 April: Good Friday; Fri 10 Apr 16:00"},
		{"0 16 * * FRI", After, easter, "Tue 7 Apr 16:00 moved from Friday 3 April: Good Friday; Fri 10 Apr 16:00"},
		{"30 7 * * MON", After, easter, "Mon 30 Mar 07:30; Tue 7 Apr 07:30 moved from Monday 6 April: Easter Monday; Mon 13 Apr 07:30"},
		{"30 7 * * MON", Before, easter, "Mon 30 Mar 07:30; Thu 2 Apr 07:30 moved from Monday 6 April: Easter Monday; Mon 13 Apr 07:30"},
		{"0 16 * * FRI", Before, christmas, "Thu 24 Dec 16:00 moved from Friday 25 December: Christmas Day; Thu 31 Dec 16:00 moved from Friday 1 January: New Year’s Day"},
		{"0 16 * * FRI", After, christmas, "Tue 29 Dec 16:00 moved from Friday 25 December: Christmas Day; Mon 4 Jan 16:00 moved from Friday 1 January: New Year’s Day"},
		{"0 16 * * SAT", Before, christmas, "Sat 26 Dec 16:00; Sat 2 Jan 16:00"}, // no bank holiday: its substitute day is Monday
		{"16:00 on the first Monday", After, "2026-05-01T00:00:00Z", "Tue 5 May 16:00 moved from Monday 4 May: Early May bank holiday"},
		{"16:00 on the first working day", After, "2027-01-01T00:00:00Z", "Mon 4 Jan 16:00"},
	} {
		from := moment(t, c.from)
		var got []string
		for o := range moved(t, c.rule, c.to).After(from) {
			if o.moment().After(from.AddDate(0, 0, 15)) {
				break
			}
			got = append(got, strings.TrimSpace(o.moment().Format("Mon 2 Jan 15:04 ")+o.Why()))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s, %q:\n%s", c.rule, c.to, diff)
		}
	}
}

// TestBetween asks for the last slot and the next from moments between where a
// slot would have been and where it is.
func TestBetween(t *testing.T) {
	for _, c := range []struct {
		to              Move
		now, last, next string
	}{
		{Before, "2026-04-02T14:59:00Z", "2026-03-27T16:00:00Z", "2026-04-02T15:00:00Z"},
		{Before, "2026-04-02T15:00:00Z", "2026-04-02T15:00:00Z", "2026-04-10T15:00:00Z"},
		{Before, "2026-04-03T15:00:00Z", "2026-04-02T15:00:00Z", "2026-04-10T15:00:00Z"},
		{After, "2026-04-03T15:00:00Z", "2026-03-27T16:00:00Z", "2026-04-07T15:00:00Z"},
		{After, "2026-04-07T14:59:59Z", "2026-03-27T16:00:00Z", "2026-04-07T15:00:00Z"},
		{After, "2026-04-07T15:00:00Z", "2026-04-07T15:00:00Z", "2026-04-10T15:00:00Z"},
		{Skip, "2026-04-03T15:00:00Z", "2026-03-27T16:00:00Z", "2026-04-10T15:00:00Z"},
	} {
		s := moved(t, "0 16 * * FRI", c.to)
		last, next := s.Last(moment(t, c.now)), s.Next(moment(t, c.now))
		if got := [2]string{last.UTC().Format(time.RFC3339), next.UTC().Format(time.RFC3339)}; got != [2]string{c.last, c.next} {
			t.Errorf("%s, at %s: %s, want %s and %s", c.to, c.now, got, c.last, c.next)
		}
	}
}

// TestPeriod says what editions around a holiday tell of: a rolling period joins
// those beside it, whatever has moved, and others are the last complete ones.
func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		rule string
		to   Move
		unit period.Unit
		slot string
		want string
	}{
		{"0 16 * * FRI", Before, period.Week, "2026-03-27T16:00:00Z", "20 Mar 16:00 to 27 Mar 16:00"},
		{"0 16 * * FRI", Before, period.Week, "2026-04-02T15:00:00Z", "27 Mar 16:00 to 2 Apr 16:00"},
		{"0 16 * * FRI", Before, period.Week, "2026-04-10T15:00:00Z", "2 Apr 16:00 to 10 Apr 16:00"},
		{"0 16 * * FRI", Before, period.Week, "2026-04-17T15:00:00Z", "10 Apr 16:00 to 17 Apr 16:00"},
		{"0 16 * * FRI", After, period.Week, "2026-04-07T15:00:00Z", "27 Mar 16:00 to 7 Apr 16:00"},
		{"0 16 * * FRI", After, period.Week, "2026-04-10T15:00:00Z", "7 Apr 16:00 to 10 Apr 16:00"},
		{"0 16 * * FRI", Skip, period.Week, "2026-04-10T15:00:00Z", "3 Apr 16:00 to 10 Apr 16:00"},
		{"0 16 * * FRI", Before, period.Week, "2027-01-08T16:00:00Z", "31 Dec 16:00 to 8 Jan 16:00"},
		{"0 16 * * *", Before, period.Day, "2026-04-10T15:00:00Z", "9 Apr 16:00 to 10 Apr 16:00"},
		{"30 7 * * MON", After, period.CalendarWeek, "2026-04-07T06:30:00Z", "30 Mar 00:00 to 6 Apr 00:00"},
		{"16:00 on the first Monday", After, period.Month, "2026-05-05T15:00:00Z", "1 Apr 00:00 to 1 May 00:00"},
		{"16:00 on the first Monday", After, period.Week, "2026-05-05T15:00:00Z", "28 Apr 16:00 to 5 May 16:00"}, // nothing a week before
		{"0 16 * * FRI", Before, period.Week, "2026-04-03T15:00:00Z", "27 Mar 16:00 to 3 Apr 16:00"},             // no slot at all
	} {
		s := moved(t, c.rule, c.to)
		p := s.Period(c.unit, moment(t, c.slot).In(s.Zone))
		if got := p.Start.Format("2 Jan 15:04 to ") + p.End.Format("2 Jan 15:04"); got != c.want {
			t.Errorf("%s, %q, a %s: %s tells of %s, want %s", c.rule, c.to, c.unit, c.slot, got, c.want)
		}
	}
}

// TestClash finds the first two slots that share a label, for the holidays that
// move them together among others.
func TestClash(t *testing.T) {
	for _, c := range []struct {
		rule string
		to   Move
		unit period.Unit
		want string // of the first and the second, empty for none
	}{
		{"0 16 * * FRI", Before, period.Week, ""},
		{"0 16 * * FRI", After, period.Week, ""},
		{"30 7 * * MON-FRI", Skip, period.Day, ""},
		{"30 7 * * MON-FRI", After, period.Day, "2024-01-02 moved from Monday 1 January: New Year’s Day, 2024-01-02"},
		{"30 7 * * MON-FRI", Before, period.Day, "2024-03-28, 2024-03-28 moved from Friday 29 March: Good Friday"},
		{"30 7 * * MON", After, period.CalendarWeek, ""},
		{"30 7 * * MON", Before, period.CalendarWeek, "2024-03-25, 2024-03-28 moved from Monday 1 April: Easter Monday"},
		{"0 9 1 * *", After, period.Month, ""},
		{"0 9 1 * *", Before, period.Month, "2024-03-01, 2024-03-28 moved from Monday 1 April: Easter Monday"},
		{"16:00 on the first working day", "", period.Month, ""},
		{"16:00 on the last Monday of the quarter", Before, period.Quarter, ""},
		{"16:00 on the last working day", "", period.Day, ""},
	} {
		first, second, ok := moved(t, c.rule, c.to).Clash(c.unit, time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC))
		word := func(o Occurrence) string {
			return strings.TrimSpace(o.At.Format("2006-01-02 ") + o.Why())
		}
		if got := word(first) + ", " + word(second); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s, %q, a %s: %s, %t; want %s", c.rule, c.to, c.unit, got, ok, c.want)
		}
	}
}

// zones are all IANA zones that this Go brings along, each once, or the few with the
// oddest clocks where it brings none.
func zones() []string {
	odd := []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana"}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return odd
	}
	r, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		return odd
	}
	defer r.Close()
	var all []string
	met := map[uint32]bool{} // a zone with several names counts once
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "/") && !slices.Contains([]string{"Factory", "leapseconds"}, f.Name) && !met[f.CRC32] {
			all, met[f.CRC32] = append(all, f.Name), true
		}
	}
	return all
}

// TestEveryZone holds the slots of ten years in every zone there is to what is
// promised of them: the hour of the rule, or as much later as the clock is put
// on; one for each day, week or month of the rule; moved ones on working days;
// later and later; no two with one label; and with periods that join.
func TestEveryZone(t *testing.T) {
	until := time.Date(2030, 12, 31, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		rule  string
		to    Move
		unit  period.Unit
		least int // of those that come in the eleven years
		most  int
	}{
		{"30 2 * * *", "", period.Day, 4015, 4018},
		{"30 0 * * FRI", Before, period.Week, 573, 575},
		{"30 1 * * MON", After, period.Week, 573, 575},
		{"15 2 * * SUN", Skip, period.Week, 573, 575},
		{"23:30 on the last working day", "", period.Month, 131, 132},
		{"00:00 on the first Monday of the quarter", After, period.Quarter, 43, 44},
	} {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			for _, name := range zones() {
				zone, err := time.LoadLocation(name)
				if err != nil {
					t.Fatal(err)
				}
				s := Slots{Line: ruled(t, c.rule).Line(english), Zone: zone, Holidays: english, OnHoliday: c.to}
				if n := s.held(t, c.unit, until); n < c.least || n > c.most {
					t.Errorf("%s: %d slots, want %d to %d", name, n, c.least, c.most)
				}
			}
		})
	}
}

// held holds all slots from 2020 until then to what is promised, and counts them.
func (s Slots) held(t *testing.T, unit period.Unit, until time.Time) (n int) {
	var last Occurrence
	var label string
	for o := range s.After(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)) {
		if o.moment().After(until) {
			break
		}
		if o.At.IsZero() {
			if s.OnHoliday != Skip || english.Name(o.civil) == "" {
				t.Fatalf("%s: %s is left out", s.Zone, o.Named)
			}
			continue
		}
		n++
		s.shown(t, o)
		p := unit.Ending(o.At)
		if unit != period.Day || n%20 == 0 || p.End.Sub(p.Start) != day { // the usual days are many, and one is as the other
			p = s.Period(unit, o.At)
		}
		switch {
		case !o.At.After(last.At):
			t.Fatalf("%s: %s comes after %s", s.Zone, o.At, last.At)
		case label == unit.Label(p):
			t.Fatalf("%s: %s and %s are both %s", s.Zone, last.At, o.At, label)
		case n > 1 && s.OnHoliday != Skip && !p.Start.Equal(s.ends(unit, last.At)):
			t.Fatalf("%s: the period to %s begins at %s, and the one before ends at %s", s.Zone, p.End, p.Start, s.ends(unit, last.At))
		case n%50 == 2 && (!s.Next(last.At).Equal(o.At) || !s.Last(o.At.Add(-1)).Equal(last.At)): // a few, for it takes time
			t.Fatalf("%s: after %s comes %s, not %s", s.Zone, last.At, s.Next(last.At), o.At)
		}
		last, label = o, unit.Label(p)
	}
	return n
}

func (s Slots) ends(unit period.Unit, slot time.Time) time.Time { return unit.Ending(slot).End }

// shown holds a slot to what the clock on the wall shows: the hour of the rule
// for the last time, or as much more as the clock is put on; and one that is
// moved to a working day.
func (s Slots) shown(t *testing.T, o Occurrence) {
	civil := o.civil
	if o.Holiday != "" {
		y, m, d := o.At.Date()
		civil = time.Date(y, m, d, civil.Hour(), civil.Minute(), 0, 0, time.UTC)
		if !english.Works(civil) || english.Name(o.civil) != o.Holiday {
			t.Fatalf("%s: %s is moved to %s", s.Zone, o.Named, o.At)
		}
	}
	_, now := o.At.Zone()
	_, before := o.At.Add(-6 * time.Hour).Zone()
	if late := period.Civil(o.At).Sub(civil); late != 0 && late != time.Duration(now-before)*time.Second {
		t.Fatalf("%s: %s comes at %s", s.Zone, civil, o.At)
	}
	for _, span := range []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour, 3 * time.Hour} {
		if period.Civil(o.At.Add(span)).Equal(civil) {
			t.Fatalf("%s: the clock shows %s once more at %s", s.Zone, civil, o.At.Add(span))
		}
	}
}

// TestHolidaysOfTheZone says that a day is a holiday on the clock of the zone.
func TestHolidaysOfTheZone(t *testing.T) {
	s := slots(t, "0 8 * * *", "Pacific/Auckland")
	s.Holidays, s.OnHoliday = holiday.Spec{Days: map[string]string{"2026-06-02": "closed"}}.Calendar(), Skip
	if got := s.Next(moment(t, "2026-06-01T00:00:00Z")).Format(time.RFC3339); got != "2026-06-03T08:00:00+12:00" {
		t.Errorf("the next is %s", got)
	}
}
