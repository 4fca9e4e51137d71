package holiday

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// closed is a calendar file with the given lines in its only event.
func closed(lines ...string) string {
	return wrapped("BEGIN:VEVENT", "UID:1", strings.Join(lines, "\r\n"), "END:VEVENT")
}

func wrapped(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

// TestFiles reads events of every form that programs write, and lists the days
// of 2026 and 2027.
func TestFiles(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a day", closed("SUMMARY:Founder’s day", "DTSTART;VALUE=DATE:20260611"), "2026-06-11 Founder’s day"},
		{"without VALUE", closed("SUMMARY:x", "DTSTART:20260611"), "2026-06-11 x"},
		{"without a name", closed("DTSTART;VALUE=DATE:20260611"), "2026-06-11 a holiday"},
		{"the end is the day after", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261231"), "2026-12-28 x, 2026-12-29 x, 2026-12-30 x"},
		{"an end on the day itself", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261228"), "2026-12-28 x"},
		{"a duration", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20261228", "DURATION:P2D"), "2026-12-28 x, 2026-12-29 x"},
		{"midnight to midnight of a zone", closed("SUMMARY:x", `DTSTART;TZID="GMT Standard Time":20260703T000000`, `DTEND;TZID="GMT Standard Time":20260704T000000`), "2026-07-03 x"},
		{"every year", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20100611", "RRULE:FREQ=YEARLY"), "2026-06-11 x, 2027-06-11 x"},
		{"every year until", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20100611", "RRULE:FREQ=YEARLY;UNTIL=20260611"), "2026-06-11 x"},
		{"so often", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20250611", "RRULE:FREQ=YEARLY;COUNT=2"), "2026-06-11 x"},
		{"the second Friday of October", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20251010", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=2FR"), "2026-10-09 x, 2027-10-08 x"},
		{"29 February", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"), ""},
		{"the start stands beside its rule", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20260610", "RRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=11"), "2026-06-10 x, 2026-06-11 x, 2027-06-11 x"},
		{"but not then", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20250611", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20260611"), "2027-06-11 x"},
		{"and then too", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20260611", "RDATE;VALUE=DATE:20260911,20261211"), "2026-06-11 x, 2026-09-11 x, 2026-12-11 x"},
		{"called off", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20260611", "STATUS:CANCELLED"), ""},
		{"one of them moved", wrapped(
			"BEGIN:VEVENT", "UID:1", "SUMMARY:x", "DTSTART;VALUE=DATE:20250611", "RRULE:FREQ=YEARLY", "END:VEVENT",
			"BEGIN:VEVENT", "UID:1", "SUMMARY:x", "DTSTART;VALUE=DATE:20260612", "RECURRENCE-ID;VALUE=DATE:20260611", "END:VEVENT"), "2026-06-12 x, 2027-06-11 x"},
		{"one of them called off", wrapped(
			"BEGIN:VEVENT", "UID:1", "SUMMARY:x", "DTSTART;VALUE=DATE:20250611", "RRULE:FREQ=YEARLY", "END:VEVENT",
			"BEGIN:VEVENT", "UID:1", "SUMMARY:x", "DTSTART;VALUE=DATE:20260611", "RECURRENCE-ID;VALUE=DATE:20260611", "STATUS:CANCELLED", "END:VEVENT"), "2027-06-11 x"},
		{"two calendars", closed("SUMMARY:x", "DTSTART;VALUE=DATE:20260611") + closed("SUMMARY:y", "DTSTART;VALUE=DATE:20260612"), "2026-06-11 x, 2026-06-12 y"},
		{"a mark of the order of bytes", "\ufeff" + closed("SUMMARY:a\\, b", "DTSTART;VALUE=DATE:20260611"), "2026-06-11 a, b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := Spec{Files: []setting.Document{document("closed.ics", c.text)}}
			if problems := checked(spec); problems != "" {
				t.Fatal(problems)
			}
			var got []string
			calendar := spec.Calendar()
			for day := date(2026, time.January, 1); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
				if name := calendar.Name(day); name != "" {
					got = append(got, day.Format("2006-01-02 ")+name)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnfitFiles says what is wrong with files that are no calendar of whole
// days.
func TestUnfitFiles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "it ends before its calendar does"},
		{"email,name\n", "it cannot be read as iCalendar"},
		{strings.TrimSuffix(closed("DTSTART:20260611"), "END:VCALENDAR\r\n"), "it ends before its calendar does"},
		{closed("DTSTART:20260611") + "BEGIN:VCALENDAR\r\n", "it ends before its calendar does"},
		{"BEGIN;X=", "a line is cut off"},
		{wrapped("BEGIN:VTODO", "UID:1", "END:VTODO"), "it has no event"},
		{closed("SUMMARY:x"), `the event "x": it has no start (DTSTART)`},
		{closed("SUMMARY:x", "DTSTART:20260611T090000Z"), `the event "x": it has hours, and a holiday has whole days`},
		{closed("SUMMARY:x", "DTSTART:20260611T000000Z"), "it has hours"},
		{closed("SUMMARY:x", "DTSTART:20260611T000000", "DTEND:20260611T120000"), "it has hours"},
		{closed("SUMMARY:x", "DTSTART:20260611", "DURATION:PT12H"), "it has hours"},
		{closed("SUMMARY:x", "DTSTART:20261311"), `DTSTART is "20261311", and that is no date`},
		{closed("SUMMARY:x", "DTSTART:20260611", "DTEND:20250611"), "it lasts -365 days"},
		{closed("SUMMARY:x", "DTSTART:20260611", "DTEND:20290611"), "it lasts 1096 days"},
		{closed("SUMMARY:x", "DTSTART:20260611", "RRULE:FREQ=HOURLY"), "it has hours"},
		{closed("SUMMARY:x", "DTSTART:20260611", "RRULE:FREQ=OFTEN"), "undefined frequency"},
		{closed("SUMMARY:x", "DTSTART:20260611", "RRULE:FREQ=YEARLY", "RRULE:FREQ=DAILY"), "more than one rule"},
		{closed("SUMMARY:x", "DTSTART:20260611", "DTEND:20270601", "RRULE:FREQ=DAILY"), "more than 50000 days"},
		{closed("SUMMARY:x", "DTSTART:20260611", "EXDATE:soon"), `EXDATE is "soon"`},
	} {
		if got := checked(Spec{Files: []setting.Document{document("closed.ics", c.text)}}); !strings.Contains(got, c.want) || !strings.Contains(got, "files[0]: closed.ics") {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func document(name, text string) (d setting.Document) {
	d.Name, d.Text = name, text
	return d
}

func checked(s Spec) string {
	var problems check.Problems
	s.Check(check.At("", &problems))
	if problems.Err() == nil {
		return ""
	}
	return problems.Error()
}

// TestCalendar joins nations, days and files: which name a day has, until when
// all of them are known, and how they are said in short.
func TestCalendar(t *testing.T) {
	file := document("closed.ics", closed("SUMMARY:Founder’s day", "DTSTART;VALUE=DATE:20260611", "RRULE:FREQ=YEARLY"))
	for _, c := range []struct {
		spec  Spec
		day   string
		name  string
		known int
		words string
	}{
		{Spec{}, "2026-12-25", "", 0, "none but Saturdays and Sundays"},
		{Spec{Of: []Nation{EnglandAndWales}}, "2026-12-25", "Christmas Day", 2027, "England and Wales (to 2027)"},
		{Spec{Of: []Nation{Scotland, NorthernIreland}}, "2026-07-13", "Battle of the Boyne (substitute day)", 2027, "Scotland (to 2027), Northern Ireland (to 2027)"},
		{Spec{Of: []Nation{Scotland}}, "2040-12-25", "Christmas Day", 2027, "Scotland (to 2027)"},
		{Spec{Days: map[string]string{"2026-12-24": "closed", "2029-12-24": "closed"}}, "2026-12-24", "closed", 2029, "2 days of the settings"},
		{Spec{Days: map[string]string{"2026-12-25": "closed"}, Of: []Nation{Scotland}, Files: []setting.Document{file}}, "2026-12-25", "closed", 2027, "Scotland (to 2027), a day of the settings, closed.ics"},
		{Spec{Days: map[string]string{"2026-12-25": "closed"}, Files: []setting.Document{file}}, "2099-06-11", "Founder’s day", 0, "a day of the settings, closed.ics"},
	} {
		calendar := c.spec.Calendar()
		day, _ := time.Parse(time.DateOnly, c.day)
		known, ends := calendar.Known()
		if got := calendar.Name(day); got != c.name || known != c.known || ends != (known > 0) || c.spec.String() != c.words {
			t.Errorf("%s: %s is %q, known to %d, %t; want %q, %d", c.spec, c.day, got, known, ends, c.name, c.known)
		}
	}
	if got, want := checked(Spec{Days: map[string]string{"24 December": "x"}}), `"24 December" is not a date`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestUnnamedDay refuses a holiday without a name: nobody would be told why a
// slot has moved.
func TestUnnamedDay(t *testing.T) {
	if got, want := checked(Spec{Days: map[string]string{"2026-12-24": " "}}), "a holiday has a name"; !strings.Contains(got, want) {
		t.Errorf("%q, want %s", got, want)
	}
}

// TestWorking finds the working days around Easter and Christmas, and gives up
// where nobody ever works.
func TestWorking(t *testing.T) {
	calendar := Spec{Of: []Nation{EnglandAndWales}}.Calendar()
	for _, c := range []struct{ day, before, after string }{
		{"2026-04-02", "2026-04-02", "2026-04-02"},
		{"2026-04-03", "2026-04-02", "2026-04-07"},
		{"2026-04-05", "2026-04-02", "2026-04-07"},
		{"2026-12-26", "2026-12-24", "2026-12-29"},
	} {
		day, _ := time.Parse(time.DateOnly, c.day)
		before, _ := calendar.Working(day, -1)
		after, _ := calendar.Working(day, 1)
		if before.Format(time.DateOnly) != c.before || after.Format(time.DateOnly) != c.after {
			t.Errorf("%s lies between %s and %s, want %s and %s", c.day, before, after, c.before, c.after)
		}
	}
	never := Spec{Files: []setting.Document{document("x.ics", closed("DTSTART:20200101", "RRULE:FREQ=DAILY"))}}.Calendar()
	if day, ok := never.Working(date(2026, time.June, 1), 1); ok {
		t.Errorf("%s is a working day", day)
	}
	if !(*Calendar)(nil).Works(date(2026, time.December, 25)) {
		t.Error("a calendar that is not there has a holiday")
	}
}

// FuzzFiles holds the reader of files to days with names, whatever is in a file.
func FuzzFiles(f *testing.F) {
	f.Add(closed("SUMMARY:x", "DTSTART;VALUE=DATE:20250611", "RRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5", "EXDATE:20260525", "DURATION:P1D"))
	f.Add(closed("DTSTART:20260611T000000Z", "DTEND:20260612T000000Z", "RDATE:20260711T000000Z"))
	f.Fuzz(func(t *testing.T, text string) {
		days, _, err := readEvents(text)
		if err != nil && len(days) > 0 {
			t.Errorf("%d days beside the error %v", len(days), err)
		}
		for _, d := range days {
			if d.name == "" || !d.on.Equal(d.on.Truncate(24*time.Hour)) {
				t.Errorf("%s is %q", d.on, d.name)
			}
		}
	})
}
