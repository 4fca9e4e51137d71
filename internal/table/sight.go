package table

import (
	"fmt"
	"strings"
	"time"

	"catchup/internal/period"
)

// Sight is what was seen of one of the feeds of a table. Title is what its
// articles call it, and Place its address for people. What it published before
// Since may be missing; so may what it published in the Gaps, which come after it,
// oldest first; and what it published after Until, when it was last read. The zero
// Since: nothing is known of it. The zero Until: it was read for this table.
type Sight struct {
	Place string
	Title string
	Since time.Time
	Gaps  []period.Period
	Until time.Time
}

// Unseen says of what time in the period articles of the feed may be missing, in a
// sentence for each way in which it was not seen; nil if it was seen all the time.
func (s Sight) Unseen(in period.Period) (said []string) {
	if s.Since.IsZero() || in.Start.IsZero() {
		return nil
	}
	since, gaps := s.Since, []period.Period(nil)
	for _, g := range s.Gaps {
		switch {
		case !g.Start.Before(in.End) || !g.End.After(in.Start):
		case !g.Start.After(in.Start):
			since = g.End // what was seen before is of no use for this period
		default:
			gaps = append(gaps, g)
		}
	}
	switch {
	case !since.Before(in.End):
		return []string{fmt.Sprintf("%s is seen only from %s: what it published before is missing.", s.Name(), spell(since, in))}
	case since.After(in.Start):
		said = append(said, fmt.Sprintf("%s is seen only from %s: what it published before that may be missing.", s.Name(), spell(since, in)))
	}
	if len(gaps) > 0 {
		said = append(said, fmt.Sprintf("%s was not seen %s: what it published then may be missing.", s.Name(), spellGaps(gaps, in)))
	}
	if !s.Until.IsZero() && s.Until.Before(in.End) {
		said = append(said, fmt.Sprintf("%s was last read on %s: what it published since may be missing.", s.Name(), spell(s.Until, in)))
	}
	return said
}

// Name is what the feed is called.
func (s Sight) Name() string {
	if s.Title == "" {
		return s.Place
	}
	return s.Title
}

// spell is a moment in words, in the zone of the period.
func spell(t time.Time, in period.Period) string {
	return t.In(in.Start.Location()).Format("Monday 2 January, 15:04")
}

// mostGaps is how many gaps are named one by one.
const mostGaps = 3

func spellGaps(gaps []period.Period, in period.Period) string {
	if len(gaps) > mostGaps {
		return fmt.Sprintf("%d times between %s and %s", len(gaps), spell(gaps[0].Start, in), spell(gaps[len(gaps)-1].End, in))
	}
	var each []string
	for _, g := range gaps {
		each = append(each, "from "+spell(g.Start, in)+" to "+spell(g.End, in))
	}
	if last := len(each) - 1; last > 0 {
		return strings.Join(each[:last], ", ") + " and " + each[last]
	}
	return each[0]
}
