package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// days are the forms in which a day is written: ISO, British, and with words.
var days = []string{
	"2006-01-02", "20060102", "2/1/2006", "2/1/06", "2.1.2006", "2-1-2006",
	"2 January 2006", "2 Jan 2006", "2-Jan-2006", "2-Jan-06", "2 Jan 06", "January 2, 2006", "Jan 2, 2006",
}

// monthFirst are the forms of days of which Americans put the month first.
var monthFirst = []string{"1/2/2006", "1/2/06", "1-2-2006"}

// clocks are the forms of the time of day after a day.
var clocks = []string{"15:04:05", "15:04", "15:04:05Z07:00", "15:04Z07:00", "15:04:05 -0700", "15:04:05 UTC", "15:04:05 GMT"}

// weekday is the name of a day before a date, which says nothing new.
var weekday = regexp.MustCompile(`(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? `)

// ordinal is the ending of the day of the month, "5th".
var ordinal = regexp.MustCompile(`(?i)\b(\d{1,2})(st|nd|rd|th)\b`)

// parseMoment reads a date or a date with a time: ISO 8601, the British
// forms (5/7/2024 is in July), with months in words, and the day numbers of
// spreadsheets (45478 is 5 July 2024) and of programs (1718323200 is 14 June 2024).
// A time without a zone is UTC.
func parseMoment(text string) (time.Time, error) { return parseMomentIn(days, text) }

// parseMomentIn reads a moment whose day is written in one of the forms.
func parseMomentIn(days []string, text string) (time.Time, error) {
	s := ordinal.ReplaceAllString(weekday.ReplaceAllString(words(text), ""), "$1")
	for _, day := range days {
		if t, err := time.Parse(day, s); err == nil {
			return t, nil
		}
	}
	if t, ok := parseClock(days, s); ok {
		return t, nil
	}
	if t, ok := parseSerial(s); ok {
		return t, nil
	}
	if t, ok := parseUnix(s); ok {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is not a date such as 2024-07-05 or 5 July 2024", text)
}

// parseClock reads a day and a time with a space or a T between them.
func parseClock(days []string, s string) (time.Time, bool) {
	if len(s) > 10 && s[10] == 'T' {
		s = strings.Replace(s, "T", " ", 1)
	}
	for _, day := range days {
		for _, clock := range clocks {
			if t, err := time.Parse(day+" "+clock, s); err == nil {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

var serial = regexp.MustCompile(`^[1-9]\d{4}(\.\d+)?$`)

// parseSerial reads the number of days since 30 December 1899, by which
// spreadsheets keep dates, for the years 1927 to 2173. The fraction is the
// time of day, to the second.
func parseSerial(s string) (time.Time, bool) {
	if !serial.MatchString(s) {
		return time.Time{}, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return time.Time{}, false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return epoch.Add(time.Duration(n*86400+0.5) * time.Second), true
}

// parseTime reads a value of kind Date or Time.
func (c *parser) parseTime(text string) (Value, error) {
	t, err := c.parseDated(text)
	if err != nil {
		return Value{Text: text}, err
	}
	if c.Kind == Date {
		t = midnight(t)
	}
	return Value{Known: true, Time: t}, nil
}

// slashed is a date of two numbers and a year, in either order.
var slashed = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b`)

// parseDated reads a moment in the order of the settings. Without one the day
// stands first, unless there is no such month.
func (c *parser) parseDated(text string) (time.Time, error) {
	m := slashed.FindStringSubmatch(text)
	if m == nil {
		return parseMoment(text)
	}
	if c.written.Dates == MonthFirst {
		return parseMomentIn(monthFirst, text)
	}
	t, err := parseMoment(text)
	switch first, _ := strconv.Atoi(m[1]); {
	case err == nil && first > 12:
		c.form |= isDayFirst
	case err == nil && m[1] != m[2] && isMonth(m[2]):
		c.form |= isEitherDate
	case err != nil && c.written.Dates == "":
		if t, ok := parseMomentIn(monthFirst, text); ok == nil {
			c.form |= isMonthFirst
			return t, nil
		}
	}
	return t, err
}

// midnight is the civil day of t, at midnight UTC.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// isMonth tells whether a number may be that of a month.
func isMonth(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n >= 1 && n <= 12
}

// unix is a moment as programs count it: ten digits of seconds or thirteen of
// milliseconds since 1970, until 2033, or milliseconds as .NET writes them.
var unix = regexp.MustCompile(`^(?:(1\d{9})|(1\d{12})|/Date\((-?\d{1,14})(?:[-+]\d{4})?\)/)$`)

// parseUnix reads a moment that is counted from 1970.
func parseUnix(s string) (time.Time, bool) {
	m := unix.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n, err := strconv.ParseInt(m[1]+m[2]+m[3], 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	if m[1] != "" {
		return time.Unix(n, 0).UTC(), true
	}
	return time.UnixMilli(n).UTC(), true
}
