package schedule

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"catchup/internal/check"
	"catchup/internal/holiday"
)

// Rule is when something happens. It is a cron line, the five fields minute,
// hour, day of the month, month and day of the week ("0 16 * * FRI" is four
// o’clock on Fridays), or it is words: "16:00 on the last working day", "09:30 on
// the first Friday", "9:00 on the third working day of the quarter", "16:00 on
// the last day of March". Without “of” it is the month.
type Rule struct {
	Text string
	line Line
}

// Line is the rule as a Line, in civil time. Working days are those of the
// calendar. It is nil for a rule that could not be read.
func (r Rule) Line(days *holiday.Calendar) Line {
	if n, ok := r.line.(nth); ok {
		n.holidays = days
		return n
	}
	return r.line
}

// NeedsHolidays tells whether the rule speaks of working days.
func (r Rule) NeedsHolidays() bool {
	n, ok := r.line.(nth)
	return ok && n.kind == working
}

var (
	fiveFields = cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	daySeven   = regexp.MustCompile(`(^|[,-])7($|[,/-])`)
	inWords    = regexp.MustCompile(`(?i)\bon\b|\bof\b|\bday\b|:`)
)

// UnmarshalText refuses a line that names its own zone, and one that never
// comes, such as 30 February.
func (r *Rule) UnmarshalText(text []byte) (err error) {
	read := Rule{Text: string(text)}
	switch {
	case strings.Contains(read.Text, "TZ="):
		return check.Problem{Message: "a cron line cannot name a zone", Hint: "use the key timezone"}
	case inWords.MatchString(read.Text):
		read.line, err = readWords(read.Text)
	default:
		read.line, err = readCron(read.Text)
	}
	if err != nil {
		return err
	}
	if read.line.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return fmt.Errorf("%q never comes", read.Text)
	}
	*r = read
	return nil
}

func (r Rule) String() string { return r.Text }

func readCron(text string) (Line, error) {
	line, err := fiveFields.Parse(text)
	if err != nil {
		return nil, check.Problem{Message: fmt.Sprintf("%q is not a cron line: %v", text, err), Hint: cronHint(text)}
	}
	return line, nil
}

func cronHint(line string) string {
	fields := strings.Fields(line)
	switch {
	case len(fields) != 5:
		return "minute, hour, day, month, weekday, as in 0 16 * * FRI; or words, as in 16:00 on the last working day"
	case daySeven.MatchString(fields[4]):
		return "Sunday is 0 or SUN"
	default:
		return ""
	}
}

// words are a rule in words; the groups are the hour, the minute, the ordinal,
// the day and the span.
var words = regexp.MustCompile(`(?i)^(\d{1,2}):(\d\d) on the (\w+) (working day|\w+)(?: of (?:the )?(\w+))?$`)

// readWords reads a rule in words.
func readWords(text string) (Line, error) {
	refused := func(format string, args ...any) error {
		return check.Problem{
			Message: fmt.Sprintf("%q is not a time: ", text) + fmt.Sprintf(format, args...),
			Hint:    "as in 16:00 on the last working day, 16:00 on the first Friday of the quarter",
		}
	}
	part := words.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if part == nil {
		return nil, refused("it has an hour, and then which day of the month it is on")
	}
	var n nth
	var known [3]bool
	n.hour, _ = strconv.Atoi(part[1])
	n.minute, _ = strconv.Atoi(part[2])
	n.which, known[0] = ordinal(part[3])
	n.kind, n.weekday, known[1] = kindOf(part[4])
	n.months, n.only, known[2] = spanOf(cmp.Or(part[5], "month"))
	switch {
	case n.hour > 23 || n.minute > 59:
		return nil, refused("the hours end at 23:59")
	case !known[0]:
		return nil, refused("it says %q where first, second, 12th or last is meant", part[3])
	case !known[1]:
		return nil, refused("%q is neither a weekday nor day nor working day", part[4])
	case !known[2]:
		return nil, refused("%q is neither month nor quarter nor the name of a month", part[5])
	}
	return n, nil
}

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

var numbered = regexp.MustCompile(`^([1-9]\d?)(?:st|nd|rd|th)$`)

// ordinal is 1 for "first" or "1st", and -1 for "last".
func ordinal(word string) (n int, ok bool) {
	word = strings.ToLower(word)
	for i, known := range ordinals {
		if i > 0 && word == known {
			return i, true
		}
	}
	if found := numbered.FindStringSubmatch(word); found != nil {
		n, _ = strconv.Atoi(found[1])
		return n, true
	}
	return -1, word == "last"
}

// kindOf is the kind of day that a word names, and which weekday.
func kindOf(word string) (k dayKind, w time.Weekday, ok bool) {
	word = strings.ToLower(word)
	for w := time.Sunday; w <= time.Saturday; w++ {
		if word == strings.ToLower(w.String()) {
			return weekday, w, true
		}
	}
	if word == "day" {
		return anyDay, 0, true
	}
	return working, 0, word == "working day"
}

// spanOf is how many months the days are counted in, and which month alone, 0
// for each.
func spanOf(word string) (months int, only time.Month, ok bool) {
	word = strings.ToLower(word)
	for m := time.January; m <= time.December; m++ {
		if word == strings.ToLower(m.String()) {
			return 1, m, true
		}
	}
	if word == "quarter" {
		return 3, 0, true
	}
	return 1, 0, word == "month"
}

type dayKind int

const (
	anyDay dayKind = iota
	weekday
	working
)

// nth is a time on one day of each span of months: the first Friday, the last
// working day. Spans begin with January.
type nth struct {
	hour, minute int
	which        int // from 1, or -1 for the last
	kind         dayKind
	weekday      time.Weekday
	months       int
	only         time.Month // 0 for every span
	holidays     *holiday.Calendar
}

// mostSpans is how many spans are looked through for one that has the day; some
// have no fifth Friday, and a 29 February is eight years away at most.
const mostSpans = 12 * 10

// Next is the first such moment after t, zero if there is none in ten years or
// more.
func (n nth) Next(t time.Time) time.Time {
	year, month, _ := t.Date()
	month -= (month - 1) % time.Month(n.months)
	for range mostSpans {
		first := time.Date(year, month, 1, n.hour, n.minute, 0, 0, time.UTC)
		day, ok := n.in(first)
		if ok && day.After(t) && (n.only == 0 || first.Month() == n.only) {
			return day
		}
		month += time.Month(n.months)
	}
	return time.Time{}
}

// in is the day of the span that begins on a day, if it has one.
func (n nth) in(first time.Time) (day time.Time, ok bool) {
	after, step, left := first.AddDate(0, n.months, 0), 1, n.which
	day = first
	if n.which < 0 {
		day, step, left = after.AddDate(0, 0, -1), -1, 1
	}
	for ; day.Before(after) && !day.Before(first); day = day.AddDate(0, 0, step) {
		if n.fits(day) {
			left--
		}
		if left == 0 {
			return day, true
		}
	}
	return day, false
}

func (n nth) fits(day time.Time) bool {
	switch n.kind {
	case weekday:
		return day.Weekday() == n.weekday
	case working:
		return n.holidays.Works(day)
	}
	return true
}
