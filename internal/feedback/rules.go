package feedback

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Rules say when a subscriber whose messages come back gets no more mail.
type Rules struct {
	// Soft is how many messages may come back for a passing reason, such as a full mailbox, before the subscriber is suspended.
	Soft int `yaml:"soft" default:"3"`
	// Within is the time in which they count.
	Within setting.Duration `yaml:"within" default:"60d"`
}

// Check notes rules that would suspend everybody or nobody.
func (r Rules) Check(at check.Place) {
	if r.Soft < 1 {
		at.Key("soft").Note("3 is usual", "a reader cannot be suspended after %d messages", r.Soft)
	}
	if r.Within <= 0 {
		at.Key("within").Note("60d is usual", "messages need some time to come back")
	}
}

// Action is what becomes of a subscriber.
type Action string

// Keep changes nothing. A suspended subscriber gets no mail until they or the
// operator say that the address works again. One who has left gets none until
// they sign up again.
const (
	Keep    Action = "keep"
	Suspend Action = "suspend"
	Leave   Action = "leave"
)

// Verdict is what a subscriber's events come to. Report is the report that the
// subscriber leaves, "" for all. Reason is for the operator, without a full
// stop.
type Verdict struct {
	Action Action
	Report string
	Reason string
}

// Judge gives a verdict on the events about one subscriber, in any order. They
// are those since the subscriber last signed up or was last restored. Leave goes
// before Suspend, and leaving all reports before leaving one.
//
// The events are those that may act (Event.Weigh). A bounce or a complaint counts
// only if it names a message by its return path. Several events about one message
// count once.
func (r Rules) Judge(events []Event) Verdict {
	events = slices.SortedStableFunc(slices.Values(events), func(a, b Event) int { return a.At.Compare(b.At) })
	return cmp.Or(left(events), gone(events), r.tired(events), Verdict{Action: Keep})
}

func left(events []Event) (v Verdict) {
	for _, a := range events {
		switch {
		case a.Kind == Complaint && a.Signed:
			return Verdict{Action: Leave, Reason: "the reader reported a message as unwanted"}
		case a.Kind == Leaving && (v.Action == "" || a.Report == ""):
			v = Verdict{Action: Leave, Report: a.Report, Reason: "the reader asked to leave by mail"}
		}
	}
	return v
}

func gone(events []Event) Verdict {
	i := slices.IndexFunc(events, func(a Event) bool { return a.Kind == Hard && a.Signed })
	if i < 0 {
		return Verdict{}
	}
	return Verdict{Action: Suspend, Reason: "the address is refused for good: " + reason(events[i])}
}

// tired suspends a subscriber if too many messages came back for passing reasons
// in any period of the length Within.
func (r Rules) tired(events []Event) Verdict {
	var when []time.Time
	seen := map[string]bool{}
	for _, a := range events {
		if a.Kind != Soft || !a.Signed || seen[a.Message] {
			continue
		}
		seen[a.Message] = true
		when = append(when, a.At)
		if n := len(when) - r.Soft; n >= 0 && a.At.Sub(when[n]) <= r.Within.Span() {
			return Verdict{Action: Suspend, Reason: fmt.Sprintf("%d messages came back, the last with: %s", r.Soft, reason(a))}
		}
	}
	return Verdict{}
}

func reason(a Event) string { return cmp.Or(a.Words, a.Status, "no reason is given") }
