package app

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// Account is how the deliveries of a kept edition stand. Reasons are why
// messages wait, were refused or passed over, or why nobody knows, the most
// frequent first; Other counts the rows with reasons besides. Came is what came
// back about messages that were sent. Missed is how many subscribers have not been
// reached. Rows gives their deliveries, or all, in
// the order of addresses; it reads them anew each time, while the App is open.
type Account struct {
	Edition  *edition.Edition
	Standing deliver.Standing
	Reasons  []Reason
	Other    int
	Came     []Came
	Missed   int
	Rows     iter.Seq2[deliver.Delivery, error]
}

// Err is a *Unreached if subscribers have not been reached.
func (x *Account) Err() error {
	if x.Missed == 0 {
		return nil
	}
	return &Unreached{Edition: x.Edition.Key.String(), Missed: x.Missed, Of: x.Standing.Total()}
}

// Unreached says that subscribers of an edition have not been reached.
type Unreached struct {
	Edition    string
	Missed, Of int
}

func (u *Unreached) Error() string {
	return fmt.Sprintf("%s has not reached %d of %d readers", u.Edition, u.Missed, u.Of)
}

// Reason is what several deliveries of a state have in common. In the words
// the subscriber's own address is put as "…".
type Reason struct {
	State deliver.State
	Words string
	Count int
}

// Deliveries tells how the deliveries of an edition stand: of
// "weekly/2024-06-14", or of the report's latest for "weekly". Rows is of all
// its deliveries, or else of the subscribers who have not been reached.
func (a *App) Deliveries(ctx context.Context, name string, all bool) (*Account, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	return a.account(ctx, e, all)
}

func (a *App) account(ctx context.Context, e *edition.Edition, all bool) (*Account, error) {
	standing, err := a.store.Standing(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	missed := a.missed()
	x := &Account{Edition: e, Standing: standing, Rows: a.store.Rows(ctx, e.ID, missed...)}
	if all {
		x.Rows = a.store.Rows(ctx, e.ID)
	}
	for _, state := range missed {
		x.Missed += *standing.Count(state)
	}
	if x.Came, err = a.came(ctx, e.ID); err != nil {
		return nil, err
	}
	x.Reasons, x.Other, err = tally(a.store.Rows(ctx, e.ID, append(missed, deliver.Skipped)...))
	return x, err
}

// missed are the states of subscribers who have not been reached.
func (a *App) missed() []deliver.State {
	states := []deliver.State{deliver.Queued, deliver.Sending, deliver.Refused}
	if a.settings.Mail.Unsure != deliver.Leave {
		states = append(states, deliver.Unsure)
	}
	return states
}

// manyReasons is how many reasons are told apart: servers may have new words
// for every message.
const manyReasons = 1000

// tally counts the rows by their reasons; other are those past the first many.
func tally(rows iter.Seq2[deliver.Delivery, error]) (all []Reason, other int, err error) {
	place := map[Reason]int{}
	for d, err := range rows {
		if err != nil {
			return nil, 0, err
		}
		r := Reason{State: d.State, Words: withoutAddress(d)}
		at, known := place[r]
		switch {
		case known:
			all[at].Count++
		case len(all) == manyReasons:
			other++
		default:
			place[r] = len(all)
			r.Count = 1
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(x, y Reason) int { return y.Count - x.Count })
	return all, other, nil
}

// withoutAddress is the reason in words that subscribers may share.
func withoutAddress(d deliver.Delivery) string {
	return strings.ReplaceAll(d.Words(), d.Email, "…")
}
