package schedule

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

// WriteCalendar writes the slots as an iCalendar file (RFC 5545) with one event
// each, without an end and without making anybody busy; what is skipped is left
// out. An event is known by its report, by when the rule has it and by the
// domain of the installation, so that it stays the same event when a holiday
// moves it. Titles are what the reports are called, and now is when the file is
// made. There must be a slot: no calendar is empty.
func WriteCalendar(w io.Writer, slots []Slot, titles map[string]string, domain string, now time.Time) error {
	calendar := ical.NewCalendar()
	calendar.Props.SetText(ical.PropVersion, "2.0")
	calendar.Props.SetText(ical.PropProductID, "-//catchup//schedule//EN")
	name := ical.NewProp("X-WR-CALNAME")
	name.Value = "Reports of " + domain
	calendar.Props.Set(name)
	for _, s := range slots {
		if !s.At.IsZero() {
			calendar.Children = append(calendar.Children, s.event(titles[s.Report], domain, now))
		}
	}
	var text bytes.Buffer
	err := ical.NewEncoder(&text).Encode(calendar)
	if err == nil {
		_, err = io.WriteString(w, folded(text.String()))
	}
	if err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// longestLine is how many bytes a line has at most (RFC 5545, section 3.1).
const longestLine = 75

// folded parts long lines, never within a character: what follows a line break
// and a space goes on. The library leaves them long.
func folded(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		size := utf8.RuneLen(r)
		if n+size > longestLine && r != '\r' && r != '\n' {
			b.WriteString("\r\n ")
			n = 1
		}
		b.WriteRune(r)
		if n += size; r == '\r' || r == '\n' {
			n = 0
		}
	}
	return b.String()
}

// event is a slot as an event of a calendar.
func (s Slot) event(title, domain string, now time.Time) *ical.Component {
	e := ical.NewEvent()
	e.Props.SetText(ical.PropUID, s.Report+"-"+s.Named.UTC().Format("20060102T150405Z")+"@"+domain)
	e.Props.SetDateTime(ical.PropDateTimeStamp, now.UTC())
	e.Props.SetDateTime(ical.PropDateTimeStart, s.At.UTC())
	e.Props.SetText(ical.PropSummary, title+" is due")
	e.Props.SetText(ical.PropTransparency, "TRANSPARENT")
	e.Props.SetText(ical.PropDescription, s.Report+": "+s.Words())
	return e.Component
}
