package deliver

import (
	"slices"
	"strings"
	"time"

	"catchup/internal/edition"
)

// Notice is something that the operator is told once. What is its unique name,
// which begins with its kind; Title says it in one line. An alert is a notice
// About an edition, by its key, and lasts until what it says is so no more.
// About is empty for other notices. At is when it was sent, in UTC; only lists
// of alerts have it.
type Notice struct {
	What, About, Title string
	At                 time.Time
}

// Kind is what an alert says of an edition.
type Kind string

// The kinds of alerts.
const (
	AlertHeld    Kind = "held"    // its sources are not as expected
	AlertUnmade  Kind = "unmade"  // it could not be made
	AlertWaiting Kind = "waiting" // it waits for approval
	AlertLate    Kind = "late"    // it is not out long after its hour
	AlertUnsent  Kind = "unsent"  // no connection can be had
	AlertPaused  Kind = "resting" // too many messages fail
	AlertStalled Kind = "stalled" // nothing moves
	AlertFeed    Kind = "feed"    // a feed is not well; it is about no edition
)

// Kind is that of an alert.
func (n Notice) Kind() Kind {
	kind, _, _ := strings.Cut(n.What, "-")
	return Kind(kind)
}

// Stands tells whether an alert of the kind can be true of an edition in the
// state; empty for one that is not kept. What waits for approval or is on hold
// is not late by itself, and of what was dropped nothing is wrong.
func (k Kind) Stands(state edition.State) bool { return slices.Contains(alerts[state], k) }

// alerts are those that can be true in each state of an edition.
var alerts = map[edition.State][]Kind{
	"":              {AlertHeld, AlertUnmade, AlertLate},
	edition.Waiting: {AlertWaiting},
	edition.Ready:   {AlertLate, AlertUnsent, AlertPaused, AlertStalled},
}
