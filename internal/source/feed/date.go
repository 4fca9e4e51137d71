package feed

import (
	"regexp"
	"strings"
	"time"
)

// zones are the abbreviations that feeds use, with BST as British Summer Time.
var zones = map[string]string{
	"z": "+0000", "ut": "+0000", "utc": "+0000", "gmt": "+0000", "wet": "+0000",
	"bst": "+0100", "west": "+0100", "cet": "+0100", "met": "+0100",
	"cest": "+0200", "mest": "+0200", "eet": "+0200", "eest": "+0300", "msk": "+0300",
	"est": "-0500", "edt": "-0400", "cst": "-0600", "cdt": "-0500",
	"mst": "-0700", "mdt": "-0600", "pst": "-0800", "pdt": "-0700",
	"aest": "+1000", "aedt": "+1100", "jst": "+0900",
}

// dayLayouts and clockLayouts are tried in every combination, on a date that
// tidyDate has brought to lower case with single spaces. Days of numbers alone
// stand either year first or, as the British write them, day first.
var (
	dayLayouts = []string{
		"2006-1-2", "2006/1/2", "20060102", "2 Jan 2006", "2 January 2006", "2 Jan 06",
		"Jan 2 2006", "January 2 2006", "2/1/2006", "2.1.2006",
	}
	clockLayouts = []string{
		"", " 15:04:05", " 15:04", " 15:04:05 -0700", " 15:04 -0700",
		" 3:04:05 pm", " 3:04 pm", " 3:04pm", " 3:04 pm -0700", " 150405 -0700",
	}
	// yearLast is how the C library writes: "Jun 14 09:30:00 2024".
	yearLast = []string{
		"Jan 2 15:04:05 2006", "Jan 2 15:04 2006", "Jan 2 15:04:05 -0700 2006",
	}
)

var (
	weekday   = regexp.MustCompile(`^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b[.,]*`)
	ordinal   = regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th)\b`)
	isoClock  = regexp.MustCompile(`^(\d{4}-?\d\d-?\d\d)t(\d)`)
	fraction  = regexp.MustCompile(`(\d:\d\d:\d\d)[.,]\d+`)
	offset    = regexp.MustCompile(`(\d) ?(?:gmt|utc?)? ?([+-])(\d\d):?(\d\d)(?: ?\(?[a-z]+\)?)?$`)
	word      = regexp.MustCompile(`[a-z]+`)
	midnight  = regexp.MustCompile(` 24:00(:00)?\b`)
	september = regexp.MustCompile(`\bsept\b`)
)

// parseDate reads a moment in one of the many ways feeds write them. One
// without a zone is taken as UTC; one outside 1970 to 2100 is not believed.
func parseDate(s string) (time.Time, bool) {
	if len(s) > 80 {
		return time.Time{}, false
	}
	s, over := tidyDate(s)
	t, ok := matchDate(s)
	t = t.Add(over).UTC()
	if !ok || t.Year() < 1970 || t.Year() > 2100 {
		return time.Time{}, false
	}
	return t, true
}

// tidyDate drops what says nothing and writes every zone as an offset. The
// hour 24 becomes 0 and the day that it is over by.
func tidyDate(s string) (string, time.Duration) {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	s = strings.TrimSpace(weekday.ReplaceAllString(s, ""))
	s = strings.ReplaceAll(s, ",", " ")
	s = ordinal.ReplaceAllString(s, "$1")
	s = september.ReplaceAllString(s, "sep")
	s = isoClock.ReplaceAllString(s, "$1 $2")
	s = fraction.ReplaceAllString(s, "$1")
	s = offset.ReplaceAllString(s, "$1 $2$3$4")
	s = word.ReplaceAllStringFunc(s, unnamed)
	s = strings.Join(strings.Fields(s), " ")
	if midnight.MatchString(s) {
		return midnight.ReplaceAllString(s, " 00:00$1"), 24 * time.Hour
	}
	return s, 0
}

// unnamed is the offset that a word names, or the word if it names none.
func unnamed(word string) string {
	if offset := zones[word]; offset != "" {
		return " " + offset
	}
	return word
}

// matchDate tries the layouts.
func matchDate(s string) (time.Time, bool) {
	for _, day := range dayLayouts {
		for _, clock := range clockLayouts {
			if t, err := time.Parse(day+clock, s); err == nil {
				return t, true
			}
		}
	}
	for _, layout := range yearLast {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
