package articles

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// link is an http(s) address.
type link string

// UnmarshalText refuses an address that a browser could not open.
func (l *link) UnmarshalText(text []byte) error {
	u, err := url.Parse(string(text))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is not an http(s) address", text)
	}
	*l = link(u.String())
	return nil
}

// stamp is a moment as an article gives it: with an offset, or without one, in
// the zone of the report.
type stamp struct {
	time  time.Time
	civil bool
}

// stampLayouts begin with those that carry an offset.
var stampLayouts = []string{
	time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02",
	"2 January 2006", "2 Jan 2006", "Monday 2 January 2006", "Monday, 2 January 2006",
}

// UnmarshalText reads ISO dates and times, and dates as the British write them.
func (s *stamp) UnmarshalText(text []byte) error {
	for i, layout := range stampLayouts {
		if t, err := time.Parse(layout, strings.TrimSpace(string(text))); err == nil {
			*s = stamp{t, i > 2}
			return nil
		}
	}
	return fmt.Errorf("%q is not a date: write it as 2024-07-05 or 2024-07-05 16:00", text)
}

// in is the moment, zero if it is unknown.
func (s stamp) in(zone *time.Location) time.Time {
	if !s.civil {
		return s.time
	}
	y, m, d := s.time.Date()
	return time.Date(y, m, d, s.time.Hour(), s.time.Minute(), s.time.Second(), 0, zone)
}

// firstKnown is the first moment that is known, zero if none is.
func firstKnown(zone *time.Location, stamps ...stamp) time.Time {
	for _, s := range stamps {
		if t := s.in(zone); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

var prefix = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// datePrefix is the date that a file's name begins with, unknown if none.
func datePrefix(name string) (s stamp) {
	_ = s.UnmarshalText([]byte(prefix.FindString(name)))
	return s
}

// dateLines is in how many of the first lines a line that is a date is taken
// for the date of the text.
const dateLines = 10

// dateLine is the first line near the top that is nothing but a date, unknown
// if there is none.
func dateLine(text string) (s stamp) {
	for _, line := range strings.SplitN(text, "\n", dateLines+1) {
		if s.UnmarshalText([]byte(line)) == nil {
			break
		}
	}
	return s
}
