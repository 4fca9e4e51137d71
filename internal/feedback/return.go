package feedback

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Return is a returned message and what it says. ID is the same when the same
// message is delivered to the same recipient again.
type Return struct {
	ID     string
	At     time.Time
	Raw    []byte
	Events []Event // one or more
}

// Take reads a message that was delivered to a recipient at the moment.
func (b Inbox) Take(raw []byte, recipient string, at time.Time) Return {
	hash := sha256.New()
	hash.Write([]byte(strings.ToLower(recipient) + "\x00"))
	hash.Write(raw)
	r := Return{ID: hex.EncodeToString(hash.Sum(nil)), At: at, Raw: raw, Events: b.Read(raw, recipient)}
	for i := range r.Events {
		r.Events[i].At = at
	}
	return r
}

// Effect is what an event did: the subscriber whom it is about, the edition
// that our message was of, by their IDs, "" if not known, and what became of
// the subscriber. Acts tells whether the event may change how the subscriber
// stands (Weigh). The verdict is Keep if nothing has changed.
type Effect struct {
	Event
	Subscriber string
	Edition    string
	Acts       bool
	Verdict    Verdict
}

// Resolved tells whether no operator needs to read the message: it is not about
// delivery, or it is known whom it is about and it has acted.
func (e Effect) Resolved() bool {
	switch e.Kind {
	case Delay, Delivered, Automatic:
		return true
	case Unknown:
		return false
	}
	return e.Subscriber != "" && e.Acts
}
