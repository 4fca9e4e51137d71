package storetest

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
)

const lease = time.Minute

func tally(t *testing.T, s Store, id string) []deliver.Delivery {
	t.Helper()
	rows, err := s.Tally(t.Context(), id)
	try(t, err)
	return rows
}

// states lists the states of an edition's rows in the order of addresses.
func states(t *testing.T, s Store, id string) []deliver.State {
	t.Helper()
	var all []deliver.State
	for _, d := range tally(t, s, id) {
		all = append(all, d.State)
	}
	return all
}

func claim(t *testing.T, s Store, id string, at time.Time) *deliver.Delivery {
	t.Helper()
	d, err := s.Claim(t.Context(), id, at, lease)
	try(t, err)
	return d
}

// begin keeps an edition for readers of these addresses.
func begin(t *testing.T, s Store, emails ...string) (id string) {
	t.Helper()
	e := sample("weekly", 1)
	try(t, s.Keep(t.Context(), e, enrol(t, s, emails...)))
	return e.ID
}

func claimsInTurn(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org")
	first := claim(t, s, id, now)
	want := &deliver.Delivery{
		Edition: id, Subscriber: all(t, s)[0].ID, Email: "a@example.org", Name: "Reader a@example.org",
		State: deliver.Sending, Tries: 1,
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("the first claim (-want +got):\n%s", diff)
	}
	if d := claim(t, s, id, now); d != nil {
		t.Errorf("a claimed row was claimed again: %+v", d)
	}
	first.State, first.Due, first.MessageID, first.Reason = deliver.Queued, now.Add(time.Hour), "m@example.org", "450 later"
	try(t, s.Settle(t.Context(), first))
	if d := claim(t, s, id, now.Add(time.Hour-1e6)); d != nil {
		t.Errorf("a row was claimed before it was due: %+v", d)
	}
	again := claim(t, s, id, now.Add(time.Hour))
	first.State, first.Tries = deliver.Sending, 2
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("the second claim (-want +got):\n%s", diff)
	}
	again.State = deliver.Sent
	try(t, s.Settle(t.Context(), again))
	if diff := cmp.Diff([]deliver.Delivery{*again}, tally(t, s, id)); diff != "" {
		t.Errorf("the ledger (-want +got):\n%s", diff)
	}
}

func claimsOnce(t *testing.T, open Place) {
	handles := []Store{open(t), open(t)}
	id := begin(t, handles[0], "a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org", "f@x.org", "g@x.org")
	var mu sync.Mutex
	claims := map[string]int{}
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for {
				d, err := handles[i%2].Claim(t.Context(), id, now, lease)
				if err != nil {
					t.Error(err)
				}
				if d == nil || err != nil {
					return
				}
				mu.Lock()
				claims[d.Email]++
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	want := map[string]int{"a@x.org": 1, "b@x.org": 1, "c@x.org": 1, "d@x.org": 1, "e@x.org": 1, "f@x.org": 1, "g@x.org": 1}
	if diff := cmp.Diff(want, claims); diff != "" {
		t.Errorf("claims per reader (-want +got):\n%s", diff)
	}
}

func expires(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org", "b@example.org")
	lost, held := claim(t, s, id, now), claim(t, s, id, now.Add(lease/2))
	if d := claim(t, s, id, now.Add(lease)); d != nil {
		t.Errorf("an expired row was claimed: %+v", d)
	}
	for _, d := range tally(t, s, id) {
		want := map[string]deliver.State{lost.Subscriber: deliver.Unsure, held.Subscriber: deliver.Sending}[d.Subscriber]
		if d.State != want || (want == deliver.Unsure) != (d.Reason != "") {
			t.Errorf("%s is %s (%q), want %s", d.Email, d.State, d.Reason, want)
		}
	}
	lost.State = deliver.Sent
	try(t, s.Settle(t.Context(), lost)) // its sender was slow, not dead
	if got := len(states(t, s, id)); got != 2 {
		t.Errorf("%d rows, want 2", got)
	}
}

func owes(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org")
	owed := func(at time.Time) []string {
		ids, err := s.Owed(t.Context(), at)
		try(t, err)
		return ids
	}
	if diff := cmp.Diff([]string{id}, owed(now)); diff != "" {
		t.Errorf("owed at first (-want +got):\n%s", diff)
	}
	claim(t, s, id, now)
	if ids := owed(now.Add(lease)); ids != nil {
		t.Errorf("an expired row is still owed: %v", ids)
	}
	if diff := cmp.Diff([]deliver.State{deliver.Unsure}, states(t, s, id)); diff != "" {
		t.Errorf("after the lease (-want +got):\n%s", diff)
	}
}

func settlesOnce(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org")
	d := claim(t, s, id, now)
	d.State = deliver.Sent
	try(t, s.Settle(t.Context(), d))
	d.State = deliver.Queued
	if err := s.Settle(t.Context(), d); err == nil {
		t.Error("a sent row was settled again")
	}
	if diff := cmp.Diff([]deliver.State{deliver.Sent}, states(t, s, id)); diff != "" {
		t.Errorf("the ledger (-want +got):\n%s", diff)
	}
}

func skipsLeft(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org", "b@example.org")
	try(t, s.Remove(t.Context(), "a@example.org", now))
	if d := claim(t, s, id, now); d == nil || d.Email != "b@example.org" {
		t.Errorf("claimed %+v, want b@example.org", d)
	}
	if d := claim(t, s, id, now); d != nil {
		t.Errorf("claimed %+v, want nothing", d)
	}
	if diff := cmp.Diff([]deliver.State{deliver.Skipped, deliver.Sending}, states(t, s, id)); diff != "" {
		t.Errorf("the ledger (-want +got):\n%s", diff)
	}
}
