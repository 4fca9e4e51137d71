package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/period"
)

// Sight is what was seen of one of the feeds of a table. Title is what its
// articles call it, and Place its address for people. What it published before
// Since may be missing; so may what it published in the Gaps, which come after it,
// oldest first, and after Until, when it was last read. The zero Since: nothing is
// known of it. The zero Until: it was read for this table.
type Sight struct {
	Place string
	Title string
	Since time.Time
	Gaps  []period.Period
	Until time.Time
}

// Within is the sight as far as it matters for the period: it begins after a gap in
// which the period begins.
func (s Sight) Within(p period.Period) Sight {
	for len(s.Gaps) > 0 && !s.Gaps[0].Start.After(p.Start) {
		if s.Gaps[0].End.After(p.Start) {
			s.Since = s.Gaps[0].End
		}
		s.Gaps = s.Gaps[1:]
	}
	return s
}

// Aged tells whether what the feed published at the end of the period may be
// missing, since it could not be read.
func (s Sight) Aged(p period.Period) bool { return !s.Until.IsZero() && s.Until.Before(p.End) }

// Late tells whether the feed is seen only from within the period on, or from
// later.
func (s Sight) Late(p period.Period) bool { return s.Since.After(p.Start) }

// Missed are the gaps in the period, as far as they lie in it.
func (s Sight) Missed(p period.Period) (all []period.Period) {
	for _, g := range s.Gaps {
		if g.Start.Before(p.Start) {
			g.Start = p.Start
		}
		if g.End.After(p.End) {
			g.End = p.End
		}
		if g.Start.Before(g.End) {
			all = append(all, g)
		}
	}
	return all
}

// Name is the title of the feed, or its place if it has none.
func (s Sight) Name() string { return cmp.Or(s.Title, s.Place) }

// Unseen says in short what was not seen of the feeds of the table in the
// period, "goes back to Wednesday 11 March, 09:00". It is empty if all was.
func (t *Table) Unseen(p period.Period) string {
	var late, aged []time.Time
	gaps, zone := 0, p.Start.Location()
	for _, s := range t.Sights {
		if s = s.Within(p); s.Late(p) {
			late = append(late, s.Since.In(zone))
		}
		gaps += min(len(s.Missed(p)), 1)
		if s.Aged(p) {
			aged = append(aged, s.Until.In(zone))
		}
	}
	var said []string
	if n := len(late); n > 0 {
		said = append(said, t.some(n, "goes", "go")+t.moment(" back to ", " back only to %s or later", late))
	}
	if gaps > 0 {
		said = append(said, t.some(gaps, "was", "were")+" not looked at often enough to be seen whole")
	}
	if n := len(aged); n > 0 {
		said = append(said, t.some(n, "was", "were")+t.moment(" last read on ", " last read on %s or later", aged))
	}
	return strings.Join(said, ", and ")
}

// some reads "1 of 40 feeds goes", and of a lone feed "goes".
func (t *Table) some(n int, one, many string) string {
	switch of := len(t.Sights); {
	case of == 1:
		return one
	case n == of:
		return fmt.Sprintf("all %d feeds %s", n, many)
	case n == 1:
		return fmt.Sprintf("1 of %d feeds %s", of, one)
	default:
		return fmt.Sprintf("%d of %d feeds %s", n, of, many)
	}
}

// moment gives the moment of a lone feed, and of several the earliest.
func (t *Table) moment(one, several string, all []time.Time) string {
	earliest := Moment(slices.MinFunc(all, time.Time.Compare))
	if len(t.Sights) == 1 {
		return one + earliest
	}
	return fmt.Sprintf(several, earliest)
}

// Moment gives a moment of a week: "Wednesday 11 March, 09:00".
func Moment(t time.Time) string { return t.Format("Monday 2 January, 15:04") }
