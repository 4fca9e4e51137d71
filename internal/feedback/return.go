package feedback

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Return is a message that came back, and what it says. ID is the same when the
// same message is brought to the same recipient again.
type Return struct {
	ID     string
	At     time.Time
	Raw    []byte
	Events []Event // one or more
}

// Take is a message that was brought to a recipient at a moment, read by Read.
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

// Effect is what an answer did: whom it is about and of which edition their
// message was, by their IDs, "" if nobody knows, and what became of the
// subscriber. The verdict is to Keep if they stay as they were.
type Effect struct {
	Event
	Subscriber string
	Edition    string
	Verdict    Verdict
}

// Settled tells whether the answer needs nobody to read it: it says nothing
// of a message, or it is known whose.
func (e Effect) Resolved() bool {
	switch e.Kind {
	case Delay, Delivered, Automatic:
		return true
	case Unknown:
		return false
	}
	return e.Subscriber != ""
}
