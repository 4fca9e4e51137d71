package feedback

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	failing   = "Final-Recipient: rfc822;amy@example.net\nAction: failed\nStatus: 5.1.1\n"
	inParts   = "Content-Type: multipart/mixed; boundary=b\n\n"
	fromExim  = "From: a@example.net\n\nThis message was created automatically by mail delivery software.\n"
	reporting = inParts + "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: "
)

// nested is a delivery status in so many multiparts.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.String() + "Content-Type: message/delivery-status\n\n" + failing
}

// What a small message says, where samples of real servers do not tell one
// rule from another.
func TestMeaning(t *testing.T) {
	failed := Event{Kind: Hard, Address: "amy@example.net", Final: "amy@example.net", Status: "5.1.1"}
	for name, c := range map[string]struct {
		raw  string
		want Event
	}{
		"as deep as is looked":        {nested(maxDepth), failed},
		"deeper than is looked":       {nested(maxDepth + 1), Event{Kind: Unknown}},
		"spaces after a boundary":     {inParts + "--b \t\nContent-Type: message/delivery-status\n\n" + failing, failed},
		"after the last boundary":     {inParts + "--b\n\nHello\n--b--\n--b\nContent-Type: message/delivery-status\n\n" + failing, Event{Kind: Unknown}},
		"an action with a comment":    {inParts + "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822;amy@example.net\nAction: failed (it says)\n", Event{Kind: Soft, Address: "amy@example.net", Final: "amy@example.net"}},
		"a line like a boundary":      {inParts + "--b\nContent-Type: message/delivery-status\n\n--bc\n" + failing, failed},
		"a space before the colon":    {"From: amy@example.net\nSubject : unsubscribe\n\n", Event{Kind: Leaving, Address: "amy@example.net", Words: "unsubscribe"}},
		"not automatic":               {"From: amy@example.net\nAuto-Submitted: no\nSubject: unsubscribe\n\n", Event{Kind: Leaving, Address: "amy@example.net", Words: "unsubscribe"}},
		"leaving for somebody else":   {"X-Failed-Recipients: bob@example.net\nSubject: unsubscribe\n\n", Event{Kind: Unknown, Address: "bob@example.net", Final: "bob@example.net", Words: "unsubscribe"}},
		"a bounce that is quoted":     {inParts + "--b\n\nLook at this:\n--b\n\nHi. This is the qmail-send program.\n\n<amy@example.net>:\nno such user\n", Event{Kind: Unknown}},
		"a bounce in plain text":      {fromExim + "A permanent error occurred:\n\n  amy@example.net\n    unknown user\n", Event{Kind: Hard, Address: "amy@example.net", Final: "amy@example.net", Status: "5.0.0", Words: "unknown user"}},
		"a delay in plain text":       {fromExim + "It has not been delivered yet:\n\n  amy@example.net\n    retry later\n", Event{Kind: Unknown, Address: "a@example.net"}},
		"a complaint of fraud":        {reporting + "fraud\nOriginal-Rcpt-To: amy@example.net\n", Event{Kind: Complaint, Address: "amy@example.net"}},
		"a complaint of another kind": {reporting + "virus\nOriginal-Rcpt-To: amy@example.net\n", Event{Kind: Unknown, Address: "amy@example.net"}},
	} {
		if diff := cmp.Diff([]Event{c.want}, inbox(t).Read([]byte(c.raw), "")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A message that is brought again has the same ID; brought to another
// recipient, it has another one.
func TestTake(t *testing.T) {
	at := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	id := func(raw, recipient string) string { return inbox(t).Take([]byte(raw), recipient, at).ID }
	if id("x", "amy@example.net") != id("x", "Amy@example.net") {
		t.Error("the case of the recipient changes the ID")
	}
	if id("x", "amy@example.net") == id("x", "bob@example.net") || id("x", "") == id("y", "") {
		t.Error("two messages have one ID")
	}
	if r := inbox(t).Take([]byte("x"), "", at); !r.At.Equal(at) || !r.Events[0].At.Equal(at) {
		t.Errorf("it came at %s and %s", r.At, r.Events[0].At)
	}
}

func TestResolved(t *testing.T) {
	for _, kind := range []Kind{Hard, Soft, Complaint, Leaving} {
		known, unknown := Effect{Event: Event{Kind: kind}, Subscriber: "a", Acts: true}, Effect{Event: Event{Kind: kind}, Acts: true}
		if !known.Resolved() || unknown.Resolved() {
			t.Errorf("%s: %v if it is known whose, else %v", kind, known.Resolved(), unknown.Resolved())
		}
		if known.Acts = false; known.Resolved() {
			t.Errorf("%s that does not act is not shown", kind)
		}
	}
	for kind, want := range map[Kind]bool{Delay: true, Delivered: true, Automatic: true, Unknown: false} {
		if e := (Effect{Event: Event{Kind: kind}, Subscriber: "a"}); e.Resolved() != want {
			t.Errorf("%s: %v", kind, !want)
		}
	}
}
