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
			if got := fateOf(s); got != fate || (fate == "dated" || fate == "weak") && s.Told != told {
				t.Errorf("%s: got %s: %s", line, got, s.Told)
			}
		}
	}
	t.Log(counts)
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
	case s.Fault == dayPassed:
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
