package holiday

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"
)

// named is one day of an event.
type named struct {
	on   time.Time
	name string
}

// Bounds of a file: how many days one event may last, and how many days all
// events have together until the horizon.
const (
	longestEvent = 366
	mostDays     = 50_000
)

// readEvents lists the days of an iCalendar file (RFC 5545). Each event must be
// of whole days. ends is false if one comes again without an end.
func readEvents(text string) (days []named, ends bool, err error) {
	events, err := decode(strings.TrimPrefix(text, "\ufeff"))
	if err != nil {
		return nil, true, err
	}
	replaceInstances(events)
	ends = true
	for _, e := range events {
		if days, err = e.expand(days); err != nil {
			return nil, true, err
		}
		ends = ends && !e.endless()
	}
	return days, ends, nil
}

// decode reads the events of all calendars of a file.
func decode(text string) (events []*event, err error) {
	defer func() {
		if recover() != nil { // the library panics at a line that is cut off
			events, err = nil, errors.New("it cannot be read as iCalendar: a line is cut off")
		}
	}()
	decoder := ical.NewDecoder(strings.NewReader(text))
	for range max(1, strings.Count(strings.ToUpper(text), "BEGIN:VCALENDAR")) {
		calendar, err := decoder.Decode()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errors.New("it ends before its calendar does")
		case err != nil:
			return nil, fmt.Errorf("it cannot be read as iCalendar: %w", err)
		}
		for _, found := range calendar.Events() {
			e, err := newEvent(found)
			if err != nil {
				return nil, err
			}
			events = append(events, e)
		}
	}
	if len(events) == 0 {
		return nil, errors.New("it has no event")
	}
	return events, nil
}

// event is an event of whole days. instance is the day that it replaces of the
// event with the same uid, zero if it stands by itself.
type event struct {
	uid, name string
	first     time.Time
	length    int // in days
	instance  time.Time
	rule      *rrule.ROption // nil if it does not come again by a rule
	also, but []time.Time
	cancelled bool
}

// newEvent reads an event.
func newEvent(from ical.Event) (*event, error) {
	text := func(property string) string {
		words, _ := from.Props.Text(property)
		return strings.Join(strings.Fields(words), " ")
	}
	e := &event{uid: text(ical.PropUID), name: cmp.Or(text(ical.PropSummary), "a holiday")}
	e.cancelled = strings.EqualFold(text(ical.PropStatus), string(ical.EventCancelled))
	err := e.read(from)
	if err == nil {
		e.rule, err = recurrence(from, e.first)
	}
	if err != nil {
		return nil, fmt.Errorf("the event %q: %w", e.name, err)
	}
	return e, nil
}

// read takes the days of an event: its first, those that are listed, and how
// long it lasts.
func (e *event) read(from ical.Event) (err error) {
	start := from.Props.Get(ical.PropDateTimeStart)
	if start == nil {
		return errors.New("it has no start (DTSTART)")
	}
	if e.first, err = wholeDay(*start); err != nil {
		return err
	}
	if e.also, err = listed(from.Props.Values(ical.PropRecurrenceDates)); err != nil {
		return err
	}
	if e.but, err = listed(from.Props.Values(ical.PropExceptionDates)); err != nil {
		return err
	}
	if replaced := from.Props.Get(ical.PropRecurrenceID); replaced != nil {
		if e.instance, err = wholeDay(*replaced); err != nil {
			return err
		}
	}
	e.length, err = lasting(from, e.first, len(start.Value) == len("20060102"))
	return err
}

// lasting is how many days an event lasts: until its end, which is the day after
// the last, or for its duration, or one day.
func lasting(from ical.Event, first time.Time, dated bool) (length int, err error) {
	end, duration := from.Props.Get(ical.PropDateTimeEnd), from.Props.Get(ical.PropDuration)
	span := 24 * time.Hour
	switch {
	case end != nil:
		after, err := wholeDay(*end)
		if err != nil {
			return 0, err
		}
		span = after.Sub(first)
	case duration != nil:
		if span, err = duration.Duration(); err != nil {
			return 0, err
		}
	case !dated: // RFC 5545, section 3.6.1: it ends as it begins
		return 0, errHours
	}
	if span == 0 && dated {
		span = 24 * time.Hour // written by programs that count the last day in
	}
	if length = int(span / (24 * time.Hour)); span%(24*time.Hour) != 0 {
		return 0, errHours
	}
	if length < 1 || length > longestEvent {
		return 0, fmt.Errorf("it lasts %d days, and a holiday lasts 1 to %d", length, longestEvent)
	}
	return length, nil
}

var errHours = errors.New("it has hours, and a holiday has whole days")

// wholeDay is the day of a property. A time must be midnight, in whichever zone:
// some programs write whole days so.
func wholeDay(p ical.Prop) (time.Time, error) {
	text := strings.TrimSuffix(strings.TrimSuffix(p.Value, "Z"), "T000000")
	day, err := time.Parse("20060102", text)
	if _, timed := time.Parse("20060102T150405", strings.TrimSuffix(p.Value, "Z")); err != nil && timed == nil {
		return time.Time{}, errHours
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is %q, and that is no date", p.Name, p.Value)
	}
	return day, nil
}

// listed are the days of properties that list several.
func listed(all []ical.Prop) (days []time.Time, err error) {
	for _, p := range all {
		for value := range strings.SplitSeq(p.Value, ",") {
			one := p
			one.Value, _, _ = strings.Cut(value, "/") // a period of time begins with its start
			day, err := wholeDay(one)
			if err != nil {
				return nil, err
			}
			days = append(days, day)
		}
	}
	return days, nil
}

// recurrence is the rule by which an event comes again, nil if it does not.
func recurrence(from ical.Event, first time.Time) (*rrule.ROption, error) {
	if len(from.Props.Values(ical.PropRecurrenceRule)) > 1 {
		return nil, errors.New("it has more than one rule (RRULE)")
	}
	option, err := from.Props.RecurrenceRule()
	if option == nil || err != nil {
		return nil, err
	}
	if option.Freq > rrule.DAILY || len(option.Byhour)+len(option.Byminute)+len(option.Bysecond) > 0 {
		return nil, errHours
	}
	option.Dtstart = first // without it the library would ask for the time
	_, err = rrule.NewRRule(*option)
	return option, err
}

// endless tells whether the event comes again without an end.
func (e *event) endless() bool {
	return e.rule != nil && e.rule.Count == 0 && e.rule.Until.IsZero() && !e.cancelled
}

// replaceInstances takes the days that other events of the same UID replace out
// of an event (RFC 5545, section 3.8.4.4).
func replaceInstances(events []*event) {
	replaced := map[string][]time.Time{}
	for _, e := range events {
		if !e.instance.IsZero() {
			replaced[e.uid] = append(replaced[e.uid], e.instance)
		}
	}
	for _, e := range events {
		if e.instance.IsZero() {
			e.but = append(e.but, replaced[e.uid]...)
		}
	}
}

// expand adds the days of the event, until the horizon.
func (e *event) expand(days []named) ([]named, error) {
	if e.cancelled {
		return days, nil
	}
	var set rrule.Set
	set.DTStart(e.first)
	set.RDate(e.first)
	if e.rule != nil {
		rule, err := rrule.NewRRule(*e.rule)
		if err != nil {
			return nil, err
		}
		set.RRule(rule)
	}
	for _, day := range e.also {
		set.RDate(day)
	}
	for _, day := range e.but {
		set.ExDate(day)
	}
	for next := set.Iterator(); ; {
		first, ok := next()
		if !ok || first.Year() > horizon {
			return days, nil
		}
		for i := range e.length {
			days = append(days, named{first.AddDate(0, 0, i), e.name})
		}
		if len(days) > mostDays {
			return nil, fmt.Errorf("the event %q: with it the file has more than %d days", e.name, mostDays)
		}
	}
}
