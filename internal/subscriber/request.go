package subscriber

import (
	"errors"
	"time"
)

// Kind is what a request is for.
type Kind string

// A SignUp asks to become a subscriber. Links asks for the links by which a
// subscriber changes what they get. Anybody can ask for both, for any address;
// they are answered by a message to its owner, and nothing happens before the
// owner has opened its link. OwnLinks is asked for on a subscriber's own page. A
// Farewell tells a subscriber who has left by mail that it is done: for all
// reports, or for those that its wish names. Complained tells it to one whose
// mail service says that they called a message spam. Departed tells it to one
// who has left by a link of a mail, and Changed tells what was chosen by one:
// whoever was forwarded the mail has the link too.
const (
	SignUp     Kind = "sign-up"
	Links      Kind = "links"
	OwnLinks   Kind = "own-links"
	Farewell   Kind = "farewell"
	Complained Kind = "complained"
	Departed   Kind = "departed"
	Changed    Kind = "changed"
)

// MostChanges is how many times in a day what a subscriber gets may be changed by
// a link, so that each change can be told to them.
const MostChanges = 3

// TellAfter is when a change is told, so that several are told together.
const TellAfter = 5 * time.Minute

// ErrOften says that what a subscriber gets was changed MostChanges times in a
// day.
var ErrOften = errors.New("it was changed too often today")

// ByAnybody tells whether anybody can ask for it, for any address. Messages of
// these kinds are counted and bounded together. Those of another kind are
// counted by themselves, so that strangers cannot hold them back.
func (k Kind) ByAnybody() bool { return k == SignUp || k == Links }

// Rate is a number of messages in a span of time. Of none there is no bound.
type Rate struct {
	Count int
	Span  time.Duration
}

// Claim is which requests somebody wants to send the messages of: at most Limit
// of those that are due Now, which nobody else can claim for the Lease. Of what
// anybody can ask for, no more messages are given than the Ceiling lets out in
// all and PerDomain to one domain. The oldest are first, and one for which that
// has left no room for the time of GiveUp is given up.
type Claim struct {
	Now                time.Time
	Lease              time.Duration
	Limit              int
	Ceiling, PerDomain Rate
	GiveUp             time.Duration
}

// Waiting is what a Claim finds held back by its bounds: the number of messages
// that wait, how many were given up, whether the ceiling is met, and the domains
// whose bound is.
type Waiting struct {
	Messages, GivenUp int
	Ceiling           bool
	Domains           []string
}

// Request is what somebody asked for at a page, for an address that need not be
// theirs. Tries counts the attempts to send the message that it needs. Became
// is the ID of the subscriber who has confirmed it; from then on nothing else
// of it is kept.
type Request struct {
	ID     string
	Kind   Kind
	Wish   Wish
	At     time.Time
	Tries  int
	Became string
}

// Wish is what a request holds. Words are those that a SignUp agreed to. That of
// a Changed is what the subscriber had chosen before, and Own whether that was
// their own choice.
type Wish struct {
	Email string `json:"email,omitempty"`
	Lang  string `json:"lang,omitempty"`
	Choice
	Own   bool   `json:"own,omitempty"`
	Words string `json:"words,omitempty"`
}

// Held is all that is kept of a subscriber. They may see it.
type Held struct {
	Subscriber Subscriber `json:"reader"`
	Consents   []Consent  `json:"consents,omitempty"`
	Mail       []Mail     `json:"mail,omitempty"`
	Requests   []Asked    `json:"requests,omitempty"`
	Heard      []Heard    `json:"heard,omitempty"`
}

// Mail is an edition that was meant for a subscriber, and what became of it.
type Mail struct {
	Report string `json:"report"`
	Period string `json:"period"`
	Result string `json:"result"`
	Reason string `json:"reason,omitempty"`
}

// Asked is a request with the subscriber's address that nobody has confirmed
// yet.
type Asked struct {
	Kind Kind      `json:"kind"`
	At   time.Time `json:"at"`
	Wish Wish      `json:"wish"`
}

// Heard is an event about a subscriber's mail: a bounce, a complaint, or a
// message that they wrote.
type Heard struct {
	At     time.Time `json:"at"`
	Kind   string    `json:"kind"`
	Status string    `json:"status,omitempty"`
	Words  string    `json:"words,omitempty"`
}
