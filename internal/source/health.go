package source

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"

	"catchup/internal/control"
	"catchup/internal/table"
)

// Trouble is what an operator should know of a feed. Kind is one of
// TroubleKinds, and Words say it in one sentence.
type Trouble struct{ Kind, Words string }

// Grave tells whether nothing comes of the feed any more.
func (t Trouble) Grave() bool { return t.Kind == kindFailing || t.Kind == kindEnded }

// The kinds of trouble.
const (
	kindFailing = "failing" // it has not been read for a day
	kindSilent  = "silent"  // it has had nothing new for much longer than it usually takes
	kindMoved   = "moved"   // it has moved for good
	kindEnded   = "ended"   // its server says that it is gone
)

// TroubleKinds are all kinds of trouble.
func TroubleKinds() []string { return []string{kindFailing, kindSilent, kindMoved, kindEnded} }

// Name is the feed's title, or its place if it has none.
func (f Feed) Name() string { return cmp.Or(f.Title, f.Place) }

// longestShown is how many characters of what strangers wrote are shown of a
// feed.
const longestShown = 200

// Tamed is the feed as people may see it. What strangers wrote stands on one line
// each, is shortened, and holds nothing that steers the text beside it. The fault
// does not repeat the place.
func (f Feed) Tamed() Feed {
	f.Fault = strings.TrimPrefix(f.Fault, "reading "+f.Place+": ")
	for _, words := range []*string{&f.Title, &f.Place, &f.Fault, &f.Moved} {
		*words = table.Shorten(control.Line(*words), longestShown)
	}
	return f
}

// How long after it was due a feed may go unasked while others are asked, before
// it counts as one that the settings no longer have. One that editions alone ask
// for has the time until the next.
const (
	leftFor    = 2 * 24 * time.Hour
	leftRarely = 5 * 7 * 24 * time.Hour
)

// Asked are the feeds that are still asked for, and those that have ended, of
// sources of those names.
func Asked(all []Feed, names func(source string) bool) (asked []Feed) {
	var last time.Time
	for _, f := range all {
		if f.Asked.After(last) {
			last = f.Asked
		}
	}
	for _, f := range all {
		left := leftFor
		if f.Every == 0 {
			left = leftRarely
		}
		if names(f.Source) && (f.Gone || !last.After(f.Due.Add(left))) {
			asked = append(asked, f)
		}
	}
	return asked
}

// Troubles are what is wrong with the feed, as it was when it was last asked.
// Their words give moments in the zone. None holds a secret.
func (f Feed) Troubles(zone *time.Location) (all []Trouble) {
	f = f.Tamed()
	add := func(kind, format string, args ...any) {
		all = append(all, Trouble{kind, f.Name() + " " + fmt.Sprintf(format, args...)})
	}
	switch {
	case f.Gone:
		add(kindEnded, "has ended: its server says that it is gone (410).")
		return all
	case f.neverRead():
		add(kindFailing, "has never been read: %s.", f.fault())
	case f.fails():
		add(kindFailing, "has not been read since %s: %s.", f.Read.In(zone).Format("2 January 2006, 15:04"), f.fault())
	case f.silent():
		add(kindSilent, "has had nothing new since %s; usually it has %s a week.", f.Newest.In(zone).Format("2 January 2006"), articles(f.Weekly))
	}
	if f.Moved != "" {
		add(kindMoved, "has moved for good to %s: write that address in the settings.", f.Moved)
	}
	return all
}

// failedFor is for how long a feed must fail to be in trouble, and failures is
// how often one that has never been read: the pauses between so many failures
// come to more than a day.
const (
	failedFor = 24 * time.Hour
	failures  = 5
)

func (f Feed) fails() bool {
	return f.Failures > 0 && !f.Read.IsZero() && f.Asked.Sub(f.Read) >= failedFor
}

func (f Feed) neverRead() bool { return f.Read.IsZero() && f.Failures >= failures }

func (f Feed) fault() string { return strings.TrimRight(cmp.Or(f.Fault, "nobody knows why"), ".") }

// A feed is silent if it has had nothing new for so many of its usual intervals,
// and for at least so long: many outlets publish nothing from before a holiday
// weekend until after it.
const (
	silentIntervals = 4
	silentFor       = 4 * 24 * time.Hour
)

// silent counts up to the last reading: what came after it nobody knows.
func (f Feed) silent() bool {
	if f.Weekly <= 0 || f.Newest.IsZero() || f.Failures > 0 {
		return false
	}
	usual := time.Duration(float64(7*24*time.Hour) / f.Weekly)
	return f.Read.Sub(f.Newest) > max(silentIntervals*usual, silentFor)
}

// articles counts articles of which there are so many on average.
func articles(n float64) string {
	switch count := math.Round(n); {
	case count < 1:
		return "less than one article"
	case count == 1:
		return "1 article"
	default:
		return fmt.Sprintf("%.0f articles", count)
	}
}
