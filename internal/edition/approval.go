package edition

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// State is how far a kept edition is on its way out.
type State string

// A Ready edition goes out when its release has come. A Waiting one needs an
// operator's approval first. A Stopped one was put on hold by an operator. A
// Dropped one never goes out. A Quiet one has nothing of what the report's
// send_when asks for; it goes out only if an operator releases it.
const (
	Ready   State = "ready"
	Waiting State = "waiting"
	Stopped State = "stopped"
	Dropped State = "dropped"
	Quiet   State = "quiet"
)

// Silence is what becomes of an edition that nobody has ruled on by its
// release: send or drop. With the zero value it goes on waiting.
type Silence string

// SendAnyway sends it as it is, DropThen never does.
const (
	SendAnyway Silence = "send"
	DropThen   Silence = "drop"
)

// UnmarshalText reads send or drop.
func (s *Silence) UnmarshalText(text []byte) error {
	switch Silence(text) {
	case SendAnyway, DropThen:
		*s = Silence(text)
		return nil
	}
	return fmt.Errorf("%q is not what can become of an edition that nobody approves: send or drop", text)
}

// Terms say when an edition goes out; with the zero value it goes out at once.
// With Approval, an operator must approve its bytes first. Nothing goes out
// before the Release, which may be zero. Next is the report's slot after the
// edition was made: until then a drop can be taken back. It is zero if no slot
// is to come.
type Terms struct {
	Approval bool
	Release  time.Time
	Silence  Silence
	Next     time.Time
	Quiet    string // why it is quiet, "no new data since 7 June 2024"; empty if it is not
}

// State is that of an edition on which nobody has ruled.
func (t Terms) State() State {
	switch {
	case t.Quiet != "":
		return Quiet
	case t.Approval:
		return Waiting
	}
	return Ready
}

// Act is what a ruling does.
type Act string

// What an operator may do. Approve lets exactly the bytes of the hash go out.
// Hold stops what has not gone out yet. Release ends a hold, or has a quiet
// edition go out all the same. After Drop nothing
// goes out any more, unless it is taken back in time: TakeBack puts the edition
// on hold, so that nothing goes out by that alone.
const (
	Approve  Act = "approve"
	Hold     Act = "hold"
	Release  Act = "release"
	Drop     Act = "drop"
	TakeBack Act = "take-back"
)

// What else is recorded as a ruling: an edition has been made anew, or its
// release has come while nobody had ruled on it.
const (
	Remade Act = "remake"
	Lapsed Act = "lapse"
)

// Ruling is what somebody has done about an edition as a whole. Who is the
// operator's name, empty if nobody ruled. Hash is that of the edition at that
// time.
type Ruling struct {
	At     time.Time
	Who    string
	Act    Act
	Hash   string
	Reason string
}

// Words say who did what: "ann approved it".
func (r Ruling) Words() string {
	switch {
	case r.Act != Lapsed:
		return r.Who + " " + map[Act]string{Approve: "approved it", Hold: "put it on hold", Release: "released it", Drop: "dropped it", TakeBack: "took the drop back", Remade: "had it made anew"}[r.Act]
	case r.Reason == string(DropThen):
		return "its hour came and nobody had ruled on it, so it was dropped"
	}
	return "its hour came and nobody had ruled on it, so it went out"
}

// ApprovedBy is the ruling by which somebody approved the bytes that the edition
// has now; nil if nobody did.
func (a Approval) ApprovedBy() *Ruling {
	for i := len(a.Rulings) - 1; i >= 0 && a.Approved == a.Hash; i-- {
		if r := &a.Rulings[i]; r.Act == Approve && r.Hash == a.Hash {
			return r
		}
	}
	return nil
}

// Since lists how the edition was made anew after it had the hash, oldest first.
// It is empty if the edition still has it.
func (a Approval) Since(hash string) (anew []Ruling) {
	for _, r := range a.Rulings {
		switch {
		case r.Hash == hash:
			anew = nil
		case r.Act == Remade:
			anew = append(anew, r)
		}
	}
	return anew
}

// String is what was done, and why: "ann approved it: read twice".
func (r Ruling) String() string {
	if r.Act == Lapsed || r.Reason == "" {
		return r.Words()
	}
	return r.Words() + ": " + r.Reason
}

// Approval is the state of an edition and its terms. Hash is that of all that
// goes out, as the function Hash makes it. Approved is the hash that was
// approved, empty for none. Followed tells whether a later edition of the report
// is kept. Rulings are in the order in which they were made.
type Approval struct {
	Terms
	State    State
	Followed bool
	Hash     string
	Approved string
	Rulings  []Ruling
}

// ErrBytes says that an approval is of other bytes than the edition's.
var ErrBytes = errors.New("these are not the bytes that the edition has now: its hash is another one, look at it again")

// Misruled says why a ruling is not possible.
type Misruled struct{ Why string }

func (m *Misruled) Error() string { return m.Why }

// shortestHash is how many characters of a hash are enough to name it.
const shortestHash = 12

// is tells whether the text is the edition's hash, or enough of its beginning.
func (a Approval) is(hash string) bool {
	return len(hash) >= shortestHash && len(hash) <= len(a.Hash) && a.Hash[:len(hash)] == hash
}

// Goes tells whether deliveries of the edition may leave at the moment.
func (a Approval) Goes(now time.Time) bool { return a.State == Ready && !a.Release.After(now) }

// Final tells whether the edition can no longer change: it may go out at the
// moment, or it never will.
func (a Approval) Final(now time.Time) bool { return a.State == Dropped || a.Goes(now) }

// Gone says why an edition that is Final is not made anew.
const Gone = "the edition is not made anew: only one that waits, is on hold, or whose hour has not come can be"

// Words say how the edition stands, with times in the zone: "waits for
// approval, and is dropped at 17:00 on 14 June 2024 if nobody rules on it".
func (a Approval) Words(zone *time.Location) string {
	if a.State == Quiet {
		return "is quiet: " + a.Quiet
	}
	words := map[State]string{Ready: "may go out", Waiting: "waits for approval", Stopped: "is on hold", Dropped: "was dropped"}[a.State]
	hour := a.Release.In(zone).Format(clock)
	switch {
	case a.State == Dropped && !a.Followed:
		return words + ", and can be taken back " + a.untilNext(zone)
	case a.Release.IsZero() || a.State == Dropped:
		return words
	case a.State != Waiting || a.Silence == "":
		return words + ", not before " + hour
	case a.Silence == DropThen:
		return words + ", and is dropped at " + hour + " if nobody rules on it"
	}
	return words + ", and goes out at " + hour + " if nobody rules on it"
}

// clock is how moments are told.
const clock = "15:04 on 2 January 2006"

// untilNext says until when a drop can be taken back.
func (a Approval) untilNext(zone *time.Location) string {
	if a.Next.IsZero() {
		return "until the report's next edition is made"
	}
	return "until " + a.Next.In(zone).Format(clock) + ", when the next edition is due"
}

// May tells whether an operator may do the act at the moment.
func (a Approval) May(act Act, now time.Time) bool {
	_, err := a.Rule(Ruling{At: now, Act: act, Hash: a.Hash, Reason: "asked"})
	return err == nil
}

// Rule is the approval after a ruling. A drop needs a reason. An approval needs
// the hash; a release or a drop that gives a hash is of these bytes alone. To
// hold is always of what the edition is now. The error is ErrBytes or a
// *Misruled.
func (a Approval) Rule(r Ruling) (Approval, error) {
	switch r.Act {
	case Approve:
		return a.approve(r.Hash)
	case Hold:
		return a.to(Stopped, Ready, Waiting)
	case Release:
		return a.release(r)
	case Drop:
		return a.drop(r)
	case TakeBack:
		return a.takeBack(r.At)
	}
	return a, &Misruled{fmt.Sprintf("nobody can %s an edition", r.Act)}
}

// Lapse is the approval at the moment if nobody rules on it, and whether that
// is a change.
func (a Approval) Lapse(now time.Time) (Approval, bool) {
	if a.State != Waiting || a.Silence == "" || a.Release.After(now) {
		return a, false
	}
	if a.State = Ready; a.Silence == DropThen {
		a.State = Dropped
	}
	return a, true
}

func (a Approval) approve(hash string) (Approval, error) {
	after, err := a.to(Ready, Waiting)
	if err == nil && !a.is(hash) {
		return a, ErrBytes
	}
	after.Approved = a.Hash
	return after, err
}

// release leads back to where the edition stood. Once its hour has come, nothing
// becomes of it by silence any more: somebody has just ruled on it.
func (a Approval) release(r Ruling) (Approval, error) {
	switch {
	case r.Hash != "" && !a.is(r.Hash):
		return a, ErrBytes
	case a.State == Quiet && a.Followed:
		return a, &Misruled{"the edition was quiet, and a later one has been made since: that one says what is new"}
	}
	if !a.Approval || a.Approved == a.Hash {
		return a.to(Ready, Stopped, Quiet)
	}
	after, err := a.to(Waiting, Stopped, Quiet)
	if err == nil && !a.Release.After(r.At) {
		after.Silence = ""
	}
	return after, err
}

func (a Approval) takeBack(at time.Time) (Approval, error) {
	switch {
	case a.State != Dropped:
		return a, &Misruled{"the edition has not been dropped"}
	case a.Followed || !a.Next.IsZero() && !at.Before(a.Next):
		return a, &Misruled{"the drop stands: the report's next edition is there or due"}
	}
	a.State = Stopped
	return a, nil
}

func (a Approval) drop(r Ruling) (Approval, error) {
	switch {
	case r.Hash != "" && !a.is(r.Hash):
		return a, ErrBytes
	case strings.TrimSpace(r.Reason) == "":
		return a, &Misruled{"a drop needs a reason, for those who read the record"}
	}
	return a.to(Dropped, Ready, Waiting, Stopped)
}

// to changes the state, if it is one of from.
func (a Approval) to(state State, from ...State) (Approval, error) {
	for _, one := range from {
		if a.State == one {
			a.State = state
			return a, nil
		}
	}
	return a, &Misruled{"the edition " + unruly[a.State]}
}

// unruly says for each state why a ruling is not possible in it.
var unruly = map[State]string{
	Ready:   "needs no approval, or has it, and is not on hold",
	Waiting: "waits for approval and is not on hold",
	Stopped: "is on hold: release it first",
	Dropped: "has been dropped",
	Quiet:   "is quiet, so nothing of it goes out: release it to send it all the same",
}
