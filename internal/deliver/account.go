package deliver

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"catchup/internal/edition"
)

// Accounts is what an Account is read from; a Ledger is one.
type Accounts interface {
	Standing(ctx context.Context, edition string) (Standing, error)
	Rows(ctx context.Context, edition string, states ...State) iter.Seq2[Delivery, error]
}

// Account is how the deliveries of a kept edition stand. Reasons are why
// deliveries wait, were refused or passed over, or why nobody knows, the most
// frequent first; Other counts the rows with reasons besides. Missed is how many
// subscribers have not been reached. Rows gives their deliveries, or all, in the
// order of addresses; it reads them anew each time.
type Account struct {
	Edition  edition.Key
	Standing Standing
	Reasons  []Reason
	Other    int
	Missed   int
	Rows     iter.Seq2[Delivery, error]
}

// AccountOf reads the account of an edition. Rows is of all its deliveries, or
// else of the subscribers who have not been reached.
func AccountOf(ctx context.Context, from Accounts, e edition.Entry, unsure Policy, all bool) (*Account, error) {
	standing, err := from.Standing(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	missed := unsure.Missed()
	x := &Account{Edition: e.Key, Standing: standing, Missed: standing.Missed(unsure), Rows: from.Rows(ctx, e.ID, missed...)}
	if all {
		x.Rows = from.Rows(ctx, e.ID)
	}
	reasons := Tally{Most: manyReasons}
	for d, err := range from.Rows(ctx, e.ID, append(missed, Skipped)...) {
		if err != nil {
			return nil, err
		}
		reasons.Add(d.State, strings.ReplaceAll(d.Words(), d.Email, "…"), 1)
	}
	x.Reasons, x.Other = reasons.Reasons, reasons.Other
	slices.SortStableFunc(x.Reasons, func(a, b Reason) int { return b.Count - a.Count })
	return x, nil
}

// Err is an *Unreached if subscribers have not been reached.
func (x *Account) Err() error {
	if x.Missed == 0 && x.Standing.Unread == 0 {
		return nil
	}
	return &Unreached{Edition: x.Edition.String(), Missed: x.Missed, Of: x.Standing.Total(), Unread: x.Standing.UnreadRows}
}

// Unreached says that subscribers of an edition have not been reached, or that
// rows of its list could not be read, in words that are empty for none.
type Unreached struct {
	Edition    string // its key
	Missed, Of int
	Unread     string
}

func (u *Unreached) Error() string {
	switch reached := fmt.Sprintf("%s has not reached %d of %d readers", u.Edition, u.Missed, u.Of); {
	case u.Missed == 0:
		return u.Edition + ": " + u.Unread
	case u.Unread != "":
		return reached + "; " + u.Unread
	default:
		return reached
	}
}

// Missed are the states of deliveries that have not reached their subscribers.
func (p Policy) Missed() []State {
	states := []State{Queued, Sending, Refused}
	if p != Leave {
		states = append(states, Unsure)
	}
	return states
}

// Missed is how many subscribers have not been reached.
func (s Standing) Missed(unsure Policy) (n int) {
	for _, state := range unsure.Missed() {
		n += *s.Count(state)
	}
	return n
}

// Reason is what several deliveries of a state have in common. In the words of
// an Account the subscriber's own address is put as "…".
type Reason struct {
	State State
	Words string
	Count int
}

// manyReasons is how many reasons an account tells apart: servers may have new
// words for every message.
const manyReasons = 1000

// Tally counts deliveries by their reasons, in the order of the first of each.
// Other counts those of further reasons than the first Most.
type Tally struct {
	Most    int
	Reasons []Reason
	Other   int
	places  map[Reason]int
}

// Add counts n deliveries in a state for the same reason.
func (t *Tally) Add(state State, words string, n int) {
	if t.places == nil {
		t.places = map[Reason]int{}
	}
	r := Reason{State: state, Words: words}
	at, known := t.places[r]
	switch {
	case known:
		t.Reasons[at].Count += n
	case len(t.Reasons) == t.Most:
		t.Other += n
	default:
		t.places[r] = len(t.Reasons)
		r.Count = n
		t.Reasons = append(t.Reasons, r)
	}
}
