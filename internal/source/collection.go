package source

import (
	"context"
	"time"

	"catchup/internal/period"
)

// Feed is what is known of a feed that is collected. Key names it. Neither Key
// nor Place, which is its address for people, holds a secret; nor does Fault.
// The zero Feed is one that nobody has asked yet.
type Feed struct {
	Key    string
	Source string // its name in the settings
	Place  string
	Title  string

	Since  time.Time       // since when it is seen but for the Gaps; zero if it has never been read
	Gaps   []period.Period // when it was not seen whole after Since, oldest first
	Marks  []string        // Collected.Known of the newer articles of the last reading that had news
	Shown  int             // how many articles that reading had
	Digest string          // of the bytes that were read last
	Newest time.Time       // when its newest article was published

	Asked    time.Time     // when it was last asked
	Read     time.Time     // when it was last read well
	Due      time.Time     // when it is to be asked next
	Every    time.Duration // the interval that it has come to
	Closed   time.Time     // until when its server asks not to be asked (Retry-After)
	Failures int           // since it was last read well
	Fault    string        // of the last failure, empty after a good reading
	Moved    string        // where it has moved for good (301, 308), for people
	Gone     bool          // it has ended (410)

	Weekly float64 // articles a week, over the four weeks up to the newest; Collection.Feeds alone fills it in
}

// Collected is an article that is kept. Known is a digest of its ID, and names
// it within its feed. Page and Words are digests of its link without tracking
// and of its title and text, empty where they do not tell it from others. Print
// is a digest of everything that its publisher says but its times, for seeing that
// it has changed. First is when it was first seen. At, Digest and Row say in which
// reading, and at which place of it from 1, its words stood.
type Collected struct {
	Article
	Known  string
	Page   string
	Words  string
	Print  string
	First  time.Time
	At     time.Time
	Digest string
	Row    int
}

// Collection keeps what feeds have shown between editions. Its methods may be
// called by several programs at the same time. What they take does not grow
// with what is kept.
type Collection interface {
	// Feed is what is known of a feed: the zero Feed if that is nothing.
	Feed(ctx context.Context, key string) (Feed, error)
	// Feeds are all feeds that are known, in the order of their keys.
	Feeds(ctx context.Context) ([]Feed, error)
	// Claim takes the turn to ask a feed that is due or not known yet. One of
	// several programs gets it, and has it until it collects, or until that
	// moment.
	Claim(ctx context.Context, key string, now, until time.Time) (bool, error)
	// Known are the kept articles that have the Known, Page or Words of one of
	// those, without their Summary and Content.
	Known(ctx context.Context, key string, seen []Collected) ([]Collected, error)
	// Collect writes down what is known of a feed now, and articles that are new
	// or have changed, all or nothing. An article that is kept already keeps its
	// First and its Published, if that is known; one that was published after it
	// was seen takes an earlier time. Nobody has the turn any longer.
	Collect(ctx context.Context, f Feed, changed []Collected) error
	// Articles are the kept articles of a feed that were published in the period,
	// or first seen then if nobody knows when that was: the newest, at most so
	// many, newest first.
	Articles(ctx context.Context, key string, in period.Period, most int) ([]Collected, error)
	// Trim deletes the articles of a feed that were published and first seen before
	// that moment, and of the others all but
	// so many of the newest. For the key "" it deletes old articles of all feeds,
	// whatever their number, and the feeds that nobody has asked since.
	Trim(ctx context.Context, key string, before time.Time, most int) error
}
