package admin

import (
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/schedule"
)

// Report is a report and its last editions, the last one first.
type Report struct {
	Name, Title string
	Next        []schedule.Slot // when it is made next, and what is skipped before
	Alerts      []Alert         // what is wrong with its edition of the latest slot
	Editions    []Row
}

// Row is an edition in a list. Wording says in a word how it stands. Covers is
// empty where the list is long.
type Row struct {
	edition.Entry
	Wording  string
	Covers   string
	Standing deliver.Standing
}

// Edition is an edition, or a slice of one, with all that an operator looks at.
type Edition struct {
	Key       edition.Key
	Number    int
	Due, Made time.Time
	Now       time.Time
	Document  *document.Document
	Slice     string
	Slices    []string
	Files     []edition.FileInfo

	Approval  edition.Approval
	Approvers []string // none for anybody
	Before    string   // the key of the edition before; empty for none
	Changes   document.Changes

	Standing deliver.Standing
	Reaches  int // how many it would go to now
	Reasons  []deliver.Reason
	Missed   int
	Failed   []deliver.Delivery // the first of those not reached
	Came     []Came             // what came back about messages that were sent
}

// Came is about how many messages such an event came back.
type Came struct {
	What  string
	Count int
}

// Slices is what has changed in the slices of an edition since the edition
// before. Gone are the slices that it no longer has. More is how many were not
// compared.
type Slices struct {
	Compared []SliceChanges
	Gone     []string
	More     int
}

// SliceChanges is what has changed in a slice. A New one is not of the edition
// before.
type SliceChanges struct {
	Name    string
	New     bool
	Changes document.Changes
}

// Source is what is known of a source from the last editions made with it.
type Source struct {
	Name, Title string
	Reports     []string
	Edition     string    // the last that has read it; empty for none
	Read        time.Time // when
	AsOf        time.Time // of which day it speaks; zero if it does not say
	Place       string
	Missing     string // why the last edition lacks it; empty if it does not
	Breaches    []document.Breach
	Feeds       []Feed // those that are collected
}

// Audience is who gets mail: as charts, and in numbers.
type Audience struct {
	Active, Left, Suspended int
	Growth, Reached         document.Chart
}

// Returns is what came back and needs an operator: the latest messages that
// only an operator can understand, and the subscribers who were suspended last,
// of Count in all. Taken tells whether the settings name a way for returned
// messages to come in.
type Returns struct {
	Taken     bool
	Messages  []Message
	Suspended []Suspended
	Count     int
}

// Message is a message that came back, and what it was taken for. The Front is
// how it begins; in lists it is empty.
type Message struct {
	ID      string
	At      time.Time
	Answers []Event
	Front   []byte
}

// Event is an event of a returned message. Strangers wrote Address and Words.
type Event struct{ What, Address, Words string }

// Suspended is a subscriber who gets nothing because their mail came back.
type Suspended struct {
	ID, Email string
	Since     time.Time
	Why       string
}
