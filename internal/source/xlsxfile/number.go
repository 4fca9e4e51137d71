package xlsxfile

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// float is a number as a spreadsheet keeps it in binary:
// -7.1000000000000004E-3.
var float = regexp.MustCompile(`^-?\d+(\.\d+)?(E[-+]\d+)?$`)

// longestFloat is more than a binary number needs.
const longestFloat = 40

// exact writes a binary number with as few digits as are needed to read the
// same number again: -0.0071. Other text is not changed, nor are whole numbers,
// which may be codes.
func exact(cell string) string {
	if len(cell) > longestFloat || !strings.ContainsAny(cell, ".E") || !float.MatchString(cell) {
		return cell
	}
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// formatted is a number in the way that its style asks for: a share as a
// percentage, and a day number as a date. Whole is the whole date of one, "" for
// other numbers.
func (b *book) formatted(number string, s *style) (shown, whole string) {
	if number = exact(number); strings.Contains(number, "E") && len(number) <= longestFloat {
		if n, err := strconv.ParseFloat(number, 64); err == nil {
			number = strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	switch {
	case s.percent:
		if n, err := decimal.NewFromString(number); err == nil && len(number) <= longestFloat {
			return n.Shift(2).String() + "%", ""
		}
	case s.date != "":
		if t, ok := b.moment(number); ok {
			return strings.TrimSuffix(strings.TrimSuffix(t.Format(s.date), ":00"), " 00:00"), dateOf(t)
		}
	case b.since1904 && len(number) >= 5 && len(number) <= longestFloat:
		if t, ok := b.moment(number); ok { // which a column of dates would take for one that begins in 1900
			return number, dateOf(t)
		}
	}
	return number, ""
}

// dateOf is a moment as ISO 8601 writes it, without a time of midnight.
func dateOf(t time.Time) string {
	return strings.TrimSuffix(t.Format("2006-01-02 15:04:05"), " 00:00:00")
}

// Days that dates may have: up to the end of the year 9999. Those before the
// first of March 1900 are counted as though that year had been a leap year.
const (
	lastDay  = 2_958_465
	leapDay  = 60
	in1904   = 1462 // days later than in other workbooks
	secondsA = 86_400
)

// moment is the day and time of a day number.
func (b *book) moment(number string) (time.Time, bool) {
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || n <= 0 || n > lastDay {
		return time.Time{}, false
	}
	switch {
	case b.since1904:
		n += in1904
	case n < leapDay:
		n++
	}
	seconds := int64(n*secondsA + 0.5)
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second), true
}
