// Package subscriber says what a subscriber is: their address, the reports that
// they get, and whether they still want them. It reads and writes lists of
// subscribers.
package subscriber

import (
	"context"
	"errors"
	"iter"
	"time"

	"catchup/internal/control"
)

// State is whether a subscriber gets mail.
type State string

// Active subscribers get their reports. Left ones do not, and no list changes
// that: only they can. Suspended ones get nothing because mail to them came
// back. Of Erased ones only the ID is left, which old deliveries name.
const (
	Active    State = "active"
	Left      State = "left"
	Suspended State = "suspended"
	Erased    State = "erased"
)

// Subscriber is a person who gets editions. Email is unique without regard to
// case. Reports are the keys of the reports that they want; empty means every
// report whose list they are on. Attributes are free: region, role,
// organisation.
//
// If Own is set, the subscriber has chosen the reports, and no list changes
// them. Chosen are the attributes that they chose themselves; they replace
// those of lists. Every link holds the Generation of its time, and opens
// nothing once that has changed. Left is since when a subscriber is not Active,
// and Why the reason, for the operator.
type Subscriber struct {
	ID         string            `json:"id"`
	Email      string            `json:"email"`
	Name       string            `json:"name,omitempty"`
	Lang       string            `json:"lang,omitempty"`
	State      State             `json:"state"`
	Reports    []string          `json:"reports,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`
	Signed     time.Time         `json:"signed"`
	Left       time.Time         `json:"left,omitzero"`
	Own        bool              `json:"own,omitempty"`
	Chosen     map[string]string `json:"chosen,omitempty"`
	Rhythm     Rhythm            `json:"rhythm,omitempty"`
	Paused     time.Time         `json:"paused,omitzero"`
	Generation int               `json:"-"`
	Why        string            `json:"why,omitempty"`
}

// Attribute is the subscriber's own choice, or else what a list says.
func (r Subscriber) Attribute(name string) string {
	if own, ok := r.Chosen[name]; ok {
		return own
	}
	return r.Attributes[name]
}

// Silent is why the subscriber gets no mail at the moment; empty if they get
// it.
func (r Subscriber) Silent(now time.Time) string {
	switch {
	case r.State == Left:
		return "the reader has left"
	case r.State == Suspended:
		return "mail to the reader came back"
	case r.State == Erased:
		return "the reader's data have been erased"
	case r.Paused.After(now):
		return "the reader pauses until " + r.Paused.Format(time.DateOnly)
	}
	return ""
}

// Name is a subscriber's name as it is kept: its words with one space between
// them. Control characters separate words too, since they cannot stand in the
// header of a message; and no name steers the text beside it.
func Name(written string) string { return control.Line(written) }

// ErrUnknown says that no subscriber has the address.
var ErrUnknown = errors.New("no reader has this address")

// Store keeps the subscribers.
//
// Import adds the subscribers that are not yet there, and updates name,
// language, reports and attributes of the others. It never raises a State: who
// has left, is suspended or was erased stays so, whatever the list says. It
// lowers it where the list says that somebody is suspended or has left, unless
// they have signed up themselves since. It never changes a Signed time. It ends at the first error among the subscribers and returns
// that error; what it imported before stays. If they come from a list that has
// a name, it notes who was on the list.
//
// Remove marks a subscriber as Left, or returns ErrUnknown. All gives every
// subscriber in the order of their addresses.
type Store interface {
	Import(ctx context.Context, list string, subscribers iter.Seq2[Subscriber, error]) (Imported, error)
	Remove(ctx context.Context, email string, at time.Time) error
	All(ctx context.Context) iter.Seq2[Subscriber, error]
}

// Expiry is from when things are kept: requests by when they were asked,
// subscribers by when they left or were suspended. What is older goes.
type Expiry struct{ Requests, Left, Suspended time.Time }

// Imported is the result of an import: how many subscribers there were, and how
// many of them are new. Reading names this reading of the list, for a day at
// most; empty if the list had no name.
type Imported struct {
	Reading   string
	Added, Of int
}
