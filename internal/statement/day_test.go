package statement

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// addedDay is a day that an edition adds.
var addedDay = regexp.MustCompile(` \[[^\]]+\]`)

// TestDays reads the sentences of testdata/days.txt, which says of each what
// becomes of it.
func TestDays(t *testing.T) {
	file, err := os.ReadFile("testdata/days.txt")
	if err != nil {
		t.Fatal(err)
	}
	var days calendar
	counts := map[string]int{}
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		switch fate, told, _ := strings.Cut(line, ": "); {
		case strings.HasPrefix(line, "## "):
			days = headed(t, line)
		case line != "" && !strings.HasPrefix(line, "#"):
			counts[fate]++
			s := Statement{Told: addedDay.ReplaceAllString(told, "")}
			days.date(&s)
			if got := fateOf(s); got != fate || s.Fault == "" && s.Told != told {
				t.Errorf("%s: got %s: %s", line, got, s.Told)
			}
		}
	}
	t.Log(counts)
}

// TestTitles leaves words of time off titles of Monday in an edition of Friday, or
// says that the title does not hold there.
func TestTitles(t *testing.T) {
	published, until := time.Date(2026, 3, 9, 9, 30, 0, 0, time.UTC), time.Date(2026, 3, 13, 6, 0, 0, 0, time.UTC)
	for title, want := range map[string]string{
		"Porters walk out at Hexley hospital":           "Porters walk out at Hexley hospital",
		"Porters walk out at Hexley hospital today":     "Porters walk out at Hexley hospital",
		"Hexley ward closed yesterday":                  "Hexley ward closed",
		"Hexley board sold the mill on Friday":          "Hexley board sold the mill",
		"Hexley board agreed to sell mill on Wednesday": "",
		"Board agreed to sell the mill on Sunday":       "Board agreed to sell the mill on Sunday",
		"Fire at Hexley mill last night":                "Fire at Hexley mill",
		"Hexley hospital to close next month":           "Hexley hospital to close next month",
		"Black Friday sales rise at Hexley market":      "Black Friday sales rise at Hexley market",
		"Today’s NHS is not what it was":                "Today’s NHS is not what it was",
		"Porters to walk out at Hexley hospital today":  "",
		"Porters to walk out tomorrow":                  "",
		"Hexley porters will strike on Wednesday":       "",
		"Today the porters of Hexley walk out over pay": "",
		"MPs warn of chaos ahead of today’s vote":       "",
	} {
		got, holds := Title(item.Item{Title: title, Published: published}, until)
		if holds != (want != "") || holds && got != want {
			t.Errorf("%q: %q, %v, want %q", title, got, holds, want)
		}
	}
}

// TestQuotedNow takes no offence at a quotation of a day that has passed: somebody
// said so then.
func TestQuotedNow(t *testing.T) {
	i := item.Item{
		Title: "A sample", Published: time.Date(2026, 3, 10, 9, 30, 0, 0, time.UTC),
		Text: "‘Every single ward is unsafe tonight,’ said Jo Reed of the union in Hexley.",
	}
	s := Read(i, Sentences(i), time.Date(2026, 3, 13, 6, 0, 0, 0, time.UTC))[0]
	if want := "‘Every single ward is unsafe tonight [10 March],’ said Jo Reed of the union in Hexley."; s.Told != want || s.Weak != "" || s.Fault != "" {
		t.Errorf("%q, weak %q, fault %q", s.Told, s.Weak, s.Fault)
	}
}

// headed is the calendar of a heading.
func headed(t *testing.T, line string) calendar {
	var at [2]time.Time
	for i, said := range regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d`).FindAllString(line, 2) {
		var err error
		if at[i], err = time.Parse("2006-01-02 15:04", said); err != nil {
			t.Fatal(err)
		}
	}
	return calendarOf(item.Item{Published: at[0]}, at[1])
}

// fateOf names what becomes of a sentence.
func fateOf(s Statement) string {
	switch {
	case s.Fault == DayPassed:
		return "over"
	case s.Fault == "" && s.Weak == DayPassed:
		return "passed"
	case s.Fault == dayUnknown:
		return "unknown"
	case s.Weak != "":
		return "weak"
	case len(s.Added) > 0:
		return "dated"
	}
	return "plain"
}

// FuzzDays holds whatever is dated to its article's words: without what is added, it
// is the sentence.
func FuzzDays(f *testing.F) {
	for _, s := range []string{
		"The talks begin a week on Monday.", "on Monday", "the past", "last", "next coming Monday week", "9 March 2026 9", "today’s [9 March] vote", "in 24 hours' time today",
		"“Tomorrow”, at 7pm", "this Monday of last week the day after tomorrow", "The", "March", "until Friday to", "overnight overnight,",
	} {
		f.Add(s, int64(1773048600), uint16(0))
	}
	f.Fuzz(func(t *testing.T, text string, published int64, hours uint16) {
		at := time.Unix(published%4e9, 0).UTC()
		s := Statement{Told: text}
		calendarOf(item.Item{Published: at}, at.Add(time.Duration(hours)*time.Hour)).date(&s)
		told, from := "", 0
		for _, a := range s.Added {
			told += s.Told[from:a[0]]
			from = a[1]
		}
		if told += s.Told[from:]; told != text {
			t.Errorf("%q became %q", text, s.Told)
		}
	})
}
