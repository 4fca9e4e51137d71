package holiday

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec says which days are holidays. Working days are those from Monday to
// Friday that are none.
type Spec struct {
	// Of are the nations whose bank holidays count: england-and-wales, scotland,
	// northern-ireland. Those of 2019 to 2027 are known from
	// https://www.gov.uk/bank-holidays (Open Government Licence v3.0); later years
	// have those that the law gives to every year.
	Of []Nation `yaml:"of,list"`
	// Days are more days, each with its name: "2026-12-24: closed for the audit".
	Days map[string]string `yaml:"days"`
	// Files are calendars in the format iCalendar, whose events of whole days are
	// holidays; what comes again does so until 2099.
	Files []setting.Document `yaml:"files"`
}

// Check notes what is no date or has no name, and files that are no calendar of whole days.
func (s Spec) Check(at check.Place) {
	for _, text := range slices.Sorted(maps.Keys(s.Days)) {
		if err := new(setting.Day).UnmarshalText([]byte(text)); err != nil {
			at.Key("days").Key(text).Note("", "%v", err)
		}
		if strings.TrimSpace(s.Days[text]) == "" {
			at.Key("days").Key(text).Note("a name, such as closed", "a holiday has a name, which is the reason that is given")
		}
	}
	for i, f := range s.Files {
		if _, _, err := readEvents(f.Text); err != nil && f.Name != "" {
			at.Key("files").Item(i).Note("", "%s: %v", f.Name, err)
		}
	}
}

// Calendar has the holidays of the settings. A day that several of them name is
// called as the days of the settings have it, or else the files, or else the
// nations in their order. What Check notes is left out.
func (s Spec) Calendar() *Calendar {
	c := &Calendar{names: map[setting.Day]string{}}
	endless := false
	for text, name := range s.Days {
		var day setting.Day
		if day.UnmarshalText([]byte(text)) == nil {
			c.add(date(day.Year, time.Month(day.Month), day.Day), name)
			c.known = max(c.known, day.Year)
		}
	}
	for _, f := range s.Files {
		days, ends, _ := readEvents(f.Text)
		for _, d := range days {
			c.add(d.on, d.name)
			c.known = max(c.known, d.on.Year())
		}
		endless = endless || !ends
	}
	if endless {
		c.known = 0
	}
	for _, n := range s.Of {
		for year := firstYear; year <= horizon; year++ {
			for day, name := range n.year(year) {
				c.add(day, name)
			}
		}
		c.known = lastYear
	}
	return c
}

// String says in short whose holidays they are: "England and Wales (to 2027), 2
// days of the settings, config/closed.ics".
func (s Spec) String() string {
	var parts []string
	for _, n := range s.Of {
		parts = append(parts, fmt.Sprintf("%s (to %d)", n.words(), lastYear))
	}
	if n := len(s.Days); n == 1 {
		parts = append(parts, "a day of the settings")
	} else if n > 1 {
		parts = append(parts, fmt.Sprintf("%d days of the settings", n))
	}
	for _, f := range s.Files {
		parts = append(parts, f.Name)
	}
	if len(parts) == 0 {
		return "none but Saturdays and Sundays"
	}
	return strings.Join(parts, ", ")
}

// Beyond says what becomes of the years after those that are known.
func (s Spec) Beyond() string {
	if len(s.Of) > 0 {
		return "the bank holidays are those of every year by law, and days that are proclaimed for one year are not known yet"
	}
	return "no holiday is named, and every day from Monday to Friday is a working day"
}
