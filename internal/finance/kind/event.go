package kind

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/period"
)

// Event is something that happened on a day or in a month. It is told beside figures
// of its time, and never as their cause. When is the time in words, "May 2025". About are the measures or organisations that it is of; none if of all.
type Event struct {
	On    period.Period // in days of UTC
	When  string
	Words string
	About []string
}

// of tells whether the event is of any of the names.
func (e Event) of(names []string) bool {
	return len(e.About) == 0 || slices.ContainsFunc(names, func(name string) bool {
		return slices.ContainsFunc(e.About, func(about string) bool { return strings.EqualFold(about, name) })
	})
}

// at is the index of the time at which the event is told: the first that ends after it
// began. A value that was read on a day so tells of what was before. It is -1 for an
// event before or after them all.
func (e Event) at(times []period.Period) int {
	i := slices.IndexFunc(times, func(p period.Period) bool { return p.End.After(e.On.Start) })
	if i == 0 && !e.On.End.After(times[0].Start) {
		return -1
	}
	return i
}

// Happened are the events that are of any of the names and lie at one of the times, in
// their order.
func Happened(events []Event, times []period.Period, names ...string) (all []document.Event) {
	for _, e := range events {
		if at := e.at(times); at >= 0 && e.of(names) {
			all = append(all, document.Event{At: at, Words: e.Words})
		}
	}
	slices.SortStableFunc(all, func(a, b document.Event) int { return cmp.Compare(a.At, b.At) })
	return all
}

// HappenedAt are the events of a name that are told at one of the times.
func HappenedAt(events []Event, times []period.Period, at int, name string) []Event {
	return Keep(events, func(e Event) bool { return e.of([]string{name}) && e.at(times) == at })
}

// happened sets what happened in the time of a chart along time. A nil chart has none.
func (w *Work) happened(c *Chart) {
	if c == nil || c.Kind != document.Line && c.Kind != document.Control {
		return
	}
	names := append(Each(c.Series, func(s Series) string { return s.Name }), c.Title)
	c.Events = Happened(w.Events, c.Times, names...)
}
