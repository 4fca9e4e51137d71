package schedule

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/holiday"
)

// TestRules lists the first moments of rules from 2026 on, in lines and in words.
func TestRules(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"0 16 * * FRI", "Fri 2 Jan 16:00, Fri 9 Jan 16:00, Fri 16 Jan 16:00"},
		{"16:00 on the first Friday", "Fri 2 Jan 16:00, Fri 6 Feb 16:00, Fri 6 Mar 16:00"},
		{"16:00  on the First friday of the month", "Fri 2 Jan 16:00, Fri 6 Feb 16:00, Fri 6 Mar 16:00"},
		{"9:30 on the last Monday", "Mon 26 Jan 09:30, Mon 23 Feb 09:30, Mon 30 Mar 09:30"},
		{"09:30 on the fifth Thursday", "Thu 29 Jan 09:30, Thu 30 Apr 09:30, Thu 30 Jul 09:30"},
		{"16:00 on the last working day", "Fri 30 Jan 16:00, Fri 27 Feb 16:00, Tue 31 Mar 16:00"},
		{"16:00 on the third working day", "Tue 6 Jan 16:00, Wed 4 Feb 16:00, Wed 4 Mar 16:00"},
		{"16:00 on the 1st working day", "Fri 2 Jan 16:00, Mon 2 Feb 16:00, Mon 2 Mar 16:00"},
		{"16:00 on the last day", "Sat 31 Jan 16:00, Sat 28 Feb 16:00, Tue 31 Mar 16:00"},
		{"0:00 on the 31st day", "Sat 31 Jan 00:00, Tue 31 Mar 00:00, Sun 31 May 00:00"},
		{"16:00 on the last working day of the quarter", "Tue 31 Mar 16:00, Tue 30 Jun 16:00, Wed 30 Sep 16:00"},
		{"16:00 on the 12th working day of the quarter", "Mon 19 Jan 16:00, Mon 20 Apr 16:00, Thu 16 Jul 16:00"},
		{"16:00 on the last working day of December", "Thu 31 Dec 16:00, Fri 31 Dec 16:00, Fri 29 Dec 16:00"},
		{"16:00 on the 29th day of February", "Tue 29 Feb 16:00, Sun 29 Feb 16:00, Fri 29 Feb 16:00"},
	} {
		r, at := ruled(t, c.rule), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		var got []string
		for range 3 {
			at = r.Line(english).Next(at)
			got = append(got, at.Format("Mon 2 Jan 15:04"))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" || r.String() != c.rule {
			t.Errorf("%s:\n%s", r, diff)
		}
	}
}

// TestUnfitRules says what is wrong with a rule, and how it would be right.
func TestUnfitRules(t *testing.T) {
	for rule, want := range map[string]string{
		"0 16 * *":                           `"0 16 * *" is not a cron line: expected exactly 5 fields, found 4: [0 16 * *] (minute, hour, day, month, weekday, as in 0 16 * * FRI; or words, as in 16:00 on the last working day)`,
		"0 16 * * 7":                         `"0 16 * * 7" is not a cron line: end of range (7) above maximum (6): 7 (Sunday is 0 or SUN)`,
		"TZ=UTC 0 16 * * 1":                  "a cron line cannot name a zone (use the key timezone)",
		"0 0 30 2 *":                         `"0 0 30 2 *" never comes`,
		"9:00 on the 30th day of February":   `"9:00 on the 30th day of February" never comes`,
		"9:00 on the sixth Friday":           `"9:00 on the sixth Friday" never comes`,
		"9:00 on the 24th working day":       `"9:00 on the 24th working day" never comes`,
		"last working day":                   "it has an hour, and then which day of the month it is on",
		"16:00 on the last working":          `"working" is neither a weekday nor day nor working day`,
		"16:00 on the last Fridy":            `"Fridy" is neither a weekday nor day nor working day`,
		"16:00 on the lst Friday":            `it says "lst" where first, second, 12th or last is meant`,
		"16:00 on the 0th Friday":            `it says "0th"`,
		"24:00 on the last day":              "the hours end at 23:59",
		"16:60 on the last day":              "the hours end at 23:59",
		"16:00 on the last day of the week":  `"week" is neither month nor quarter nor the name of a month`,
		"16:00 on the last day of Marz":      `"Marz" is neither month nor quarter`,
		"16:00 on Friday":                    "it has an hour, and then which day of the month it is on",
		"4pm on the first Friday":            "it has an hour, and then",
		"16:00 on the first Friday of month": "",
	} {
		var r Rule
		err := r.UnmarshalText([]byte(rule))
		switch {
		case want == "" && err != nil, want != "" && err == nil:
			t.Errorf("%q: %v, want %q", rule, err, want)
		case want != "" && (!strings.Contains(err.Error(), want) || r != Rule{}):
			t.Errorf("%q: %v, want %q", rule, err, want)
		}
	}
}

// TestNeedsHolidays knows the rules that speak of working days. These days are
// those of the calendar that the line is asked for with.
func TestNeedsHolidays(t *testing.T) {
	for rule, want := range map[string]bool{"0 16 * * FRI": false, "16:00 on the last Friday": false, "16:00 on the last working day": true} {
		if got := ruled(t, rule).NeedsHolidays(); got != want {
			t.Errorf("%q needs holidays: %t", rule, got)
		}
	}
	closed := holiday.Spec{Days: map[string]string{"2026-01-30": "closed"}}.Calendar()
	r := ruled(t, "16:00 on the last working day")
	for calendar, want := range map[*holiday.Calendar]int{nil: 30, closed: 29} {
		if got := r.Line(calendar).Next(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)).Day(); got != want {
			t.Errorf("the last working day of January is the %dth, want the %dth", got, want)
		}
	}
}

// FuzzRule holds what can be read as a rule to moments that come one after the
// other, on the minute.
func FuzzRule(f *testing.F) {
	f.Add("0 16 * * FRI")
	f.Add("16:00 on the last working day of the quarter")
	f.Fuzz(func(t *testing.T, text string) {
		var r Rule
		if r.UnmarshalText([]byte(text)) != nil {
			return
		}
		at := time.Date(2024, 2, 28, 12, 0, 0, 0, time.UTC)
		for range 5 {
			next := r.Line(english).Next(at)
			if next.IsZero() {
				return
			}
			if !next.After(at) || !next.Equal(next.Truncate(time.Minute)) {
				t.Fatalf("%q: %s comes after %s", text, next, at)
			}
			at = next
		}
	})
}
