package storetest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

const lease = time.Minute

func tally(t *testing.T, s Store, id string) []deliver.Delivery {
	t.Helper()
	return collect(t, s.Rows(t.Context(), id))
}

// states lists the states of an edition's rows in the order of addresses.
func states(t *testing.T, s Store, id string) string {
	t.Helper()
	var all []string
	for _, d := range tally(t, s, id) {
		all = append(all, string(d.State))
	}
	return strings.Join(all, " ")
}

func wantStates(t *testing.T, s Store, id, when, want string) {
	t.Helper()
	if got := states(t, s, id); got != want {
		t.Errorf("%s the rows are %s, want %s", when, got, want)
	}
}

// claim has a living worker claim rows.
func claim(t *testing.T, s Store, id, worker string, limit int) []deliver.Delivery {
	t.Helper()
	try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: worker, Lease: lease}))
	rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: id, Worker: worker, Limit: limit, Now: now})
	try(t, err)
	return rows
}

// die ends the life of a worker, who leaves what it holds as it is.
func die(t *testing.T, s Store, worker string) {
	t.Helper()
	try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: worker, Lease: -lease}))
}

// record writes the rows in the state, and returns how many were lost.
func record(t *testing.T, s Store, worker string, state deliver.State, rows ...deliver.Delivery) (lost int) {
	t.Helper()
	for i := range rows {
		rows[i].State = state
	}
	all, err := s.Record(t.Context(), worker, rows)
	try(t, err)
	return len(all)
}

// begin keeps an edition for subscribers of these addresses.
func begin(t *testing.T, s Store, emails ...string) (id string) {
	t.Helper()
	enrol(t, s, emails...)
	e := sample("weekly", 1)
	try(t, s.Keep(t.Context(), e, edition.Audience{Report: "weekly"}))
	return e.ID
}

func holds(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@example.org")
	first := claim(t, s, id, "ann", 9)
	want := []deliver.Delivery{{
		Edition: id, Subscriber: all(t, s)[0].ID, Email: "a@example.org", Name: "Reader a@example.org", State: deliver.Queued,
	}}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Fatalf("the first claim (-want +got):\n%s", diff)
	}
	if rows := claim(t, s, id, "bob", 9); rows != nil {
		t.Errorf("a row that is held was claimed: %+v", rows)
	}
	d := first[0]
	d.State, d.Tries, d.Due, d.MessageID, d.Reason = deliver.Queued, 1, now.Add(time.Hour), "m@example.org", "450 later"
	if lost, err := s.Record(t.Context(), "ann", []deliver.Delivery{d}); len(lost) > 0 || err != nil {
		t.Errorf("Record lost %v, %v", lost, err)
	}
	for at, n := range map[time.Duration]int{time.Hour - time.Millisecond: 0, time.Hour: 1} {
		rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: id, Worker: "bob", Limit: 9, Now: now.Add(at)})
		if err != nil || len(rows) != n {
			t.Errorf("after %s %d rows are claimed, %v, want %d", at, len(rows), err, n)
		}
		try(t, s.Leave(t.Context(), "bob"))
		try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "bob", Lease: lease}))
	}
	if diff := cmp.Diff([]deliver.Delivery{d}, tally(t, s, id)); diff != "" {
		t.Errorf("the ledger (-want +got):\n%s", diff)
	}
}

func claimsOnce(t *testing.T, open Place) {
	handles := []Store{open(t), open(t)}
	var emails []string
	for i := range 50 {
		emails = append(emails, fmt.Sprintf("reader%02d@x.org", i))
	}
	id := begin(t, handles[0], emails...)
	var mu sync.Mutex
	claims := map[string]int{}
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			worker := fmt.Sprint(i)
			if err := handles[i%2].Heartbeat(t.Context(), deliver.Worker{ID: worker, Lease: lease}); err != nil {
				t.Error(err)
			}
			for {
				rows, _, err := handles[i%2].Claim(t.Context(), deliver.Claim{Edition: id, Worker: worker, Limit: 3, Now: now})
				if err != nil {
					t.Error(err)
				}
				if len(rows) == 0 || err != nil {
					return
				}
				mu.Lock()
				for _, d := range rows {
					claims[d.Email]++
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	want := map[string]int{}
	for _, email := range emails {
		want[email] = 1
	}
	if diff := cmp.Diff(want, claims); diff != "" {
		t.Errorf("claims per reader (-want +got):\n%s", diff)
	}
}

// recordsOwn tries every state from every other, by the worker and by another.
func recordsOwn(t *testing.T, open Place) {
	outcomes := []deliver.State{deliver.Queued, deliver.Sent, deliver.Refused, deliver.Unsure}
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org", "f@x.org", "g@x.org", "h@x.org")
	rows := claim(t, s, id, "ann", 8)
	if lost := record(t, s, "bob", deliver.Sending, rows[0]) + record(t, s, "bob", deliver.Sent, rows[0]); lost != 2 {
		t.Errorf("another worker's row was written")
	}
	for i, outcome := range outcomes {
		sealed, unsealed := rows[2*i], rows[2*i+1]
		if lost := record(t, s, "ann", deliver.Sending, sealed); lost != 0 {
			t.Errorf("a row that is held cannot be sealed")
		}
		if lost := record(t, s, "ann", deliver.Sending, sealed); lost != 1 {
			t.Errorf("a row was sealed twice")
		}
		if lost := record(t, s, "ann", outcome, sealed, unsealed); lost != 0 {
			t.Errorf("%s: %d rows lost", outcome, lost)
		}
		for _, again := range append(outcomes, deliver.Sending) {
			if lost := record(t, s, "ann", again, sealed); lost != 1 {
				t.Errorf("a row that was written as %s became %s", outcome, again)
			}
		}
	}
	wantStates(t, s, id, "in the end", "queued queued sent sent refused refused unsure unsure")
	want := deliver.Standing{Queued: 2, Sent: 2, Refused: 2, Unsure: 2, Next: time.UnixMilli(0).UTC()}
	if got, err := s.Standing(t.Context(), id); err != nil || got != want {
		t.Errorf("it stands %+v, %v, want %+v", got, err, want)
	}
	if n := len(collect(t, s.Rows(t.Context(), id, deliver.Sent, deliver.Unsure))); n != 4 {
		t.Errorf("%d rows are sent or unsure, want 4", n)
	}
}

func owes(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org")
	owed := func(when string, want ...string) {
		t.Helper()
		ids, err := s.Owed(t.Context(), now)
		if diff := cmp.Diff(want, ids); err != nil || diff != "" {
			t.Errorf("%s: owed, %v (-want +got):\n%s", when, err, diff)
		}
	}
	owed("at first", id)
	try(t, s.Pause(t.Context(), id, lease, "too many refusals"))
	owed("while it is paused")
	if got, err := s.Standing(t.Context(), id); err != nil || got.Why != "too many refusals" || got.Paused.IsZero() {
		t.Errorf("it stands %+v, %v", got, err)
	}
	try(t, s.Pause(t.Context(), id, -lease, ""))
	owed("after its pause", id)
	rows := claim(t, s, id, "ann", 9)
	owed("while all is held")
	record(t, s, "ann", deliver.Sending, rows...)
	die(t, s, "ann")
	owed("when a worker died while sending", id)
	claim(t, s, id, "bob", 9)
	owed("when that is unsure")

	later, earlier := sample("daily", 1), sample("finance", 1)
	earlier.Made = later.Made.Add(-time.Hour)
	for _, e := range []*edition.Edition{later, earlier} {
		try(t, s.Keep(t.Context(), e, edition.Audience{Report: e.Key.Report}))
	}
	owed("of two others, the one that was made first", earlier.ID, later.ID)
}

// again has the rows of these states queued again.
func again(t *testing.T, s Store, id string, from ...deliver.State) int {
	t.Helper()
	n, err := s.Decide(t.Context(), deliver.Decision{Edition: id, From: from, To: deliver.Queued})
	try(t, err)
	return n
}

func requeues(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org")
	rows := claim(t, s, id, "ann", 4)
	rows[0].Tries, rows[0].Due, rows[0].Reason = 6, now.Add(lease), "550 no"
	record(t, s, "ann", deliver.Refused, rows[0])
	record(t, s, "ann", deliver.Sending, rows[1], rows[2])
	record(t, s, "ann", deliver.Unsure, rows[1])
	try(t, s.Pause(t.Context(), id, lease, "too many refusals"))
	if n := again(t, s, id, deliver.Refused, deliver.Queued, deliver.Sending); n != 1 {
		t.Errorf("%d rows are queued again, want 1: what is held stays", n)
	}
	wantStates(t, s, id, "after what was refused is queued again", "queued unsure sending queued")
	if d := tally(t, s, id)[0]; d.Tries != 0 || !d.Due.IsZero() || d.Reason != "" {
		t.Errorf("a row is not as if never tried: %+v", d)
	}
	if got, err := s.Standing(t.Context(), id); err != nil || !got.Paused.IsZero() {
		t.Errorf("it is paused still: %+v, %v", got, err)
	}
}

// decides has rows left undecided: that of one subscriber, then the others, one
// of which a worker was sending when it died.
func decides(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org")
	rows := claim(t, s, id, "ann", 3)
	record(t, s, "ann", deliver.Sending, rows...)
	record(t, s, "ann", deliver.Unsure, rows[:2]...)
	try(t, s.Pause(t.Context(), id, lease, "too many refusals"))
	left := deliver.Decision{Edition: id, From: []deliver.State{deliver.Unsure}, To: deliver.Skipped, Reason: "nobody knows"}
	for _, c := range []struct {
		only, want string
		n          int
	}{{"z@x.org", "unsure unsure sending queued", 0}, {" B@x.org", "unsure skipped sending queued", 1}, {"", "skipped skipped skipped queued", 2}} {
		if left.Only = c.only; c.only == "" {
			die(t, s, "ann")
		}
		if n, err := s.Decide(t.Context(), left); n != c.n || err != nil {
			t.Errorf("%d rows of %q are decided, %v, want %d", n, c.only, err, c.n)
		}
		wantStates(t, s, id, "when "+c.only+" was left", c.want)
	}
	if d := tally(t, s, id)[1]; d.Reason != "nobody knows" {
		t.Errorf("the row does not say why: %+v", d)
	}
	if got, err := s.Standing(t.Context(), id); err != nil || got.Paused.IsZero() {
		t.Errorf("to leave some has ended the pause: %+v, %v", got, err)
	}
}

func skipsLeft(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org", "c@x.org")
	try(t, s.Remove(t.Context(), "a@x.org", now))
	try(t, s.Remove(t.Context(), "b@x.org", now))
	if n, err := s.Reaches(t.Context(), id, now); n != 1 || err != nil {
		t.Errorf("it would reach %d, %v, want the one who has not left", n, err)
	}
	if rows := claim(t, s, id, "ann", 1); len(rows) != 1 || rows[0].Email != "c@x.org" {
		t.Errorf("claimed %+v, want c@x.org", rows)
	}
	wantStates(t, s, id, "after they left", "skipped skipped queued")
}

// keepsPace claims for two editions under one pace.
func keepsPace(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org")
	other := sample("finance", 2)
	try(t, s.Keep(t.Context(), other, edition.Audience{}))
	try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "ann", Lease: lease}))
	claim := func(edition string, p deliver.Pace) (int, time.Duration) {
		rows, wait, err := s.Claim(t.Context(), deliver.Claim{Edition: edition, Worker: "ann", Limit: 4, Now: now, Pace: p})
		try(t, err)
		return len(rows), wait
	}
	if n, wait := claim(id, deliver.Pace{Second: 900, Minute: 2}); n != 2 || wait != 0 {
		t.Errorf("%d rows are claimed, wait %s, want 2", n, wait)
	}
	if n, wait := claim(other.ID, deliver.Pace{Minute: 2}); n != 0 || wait <= 50*time.Second || wait > 61*time.Second {
		t.Errorf("%d rows are claimed too many, wait %s", n, wait)
	}
	if n, wait := claim(other.ID, deliver.Pace{Minute: 5}); n != 3 || wait != 0 {
		t.Errorf("%d rows are claimed, wait %s, want 3", n, wait)
	}
	if n, wait := claim(id, deliver.Pace{}); n != 3 || wait != 0 {
		t.Errorf("without a pace %d rows are claimed, wait %s, want 3", n, wait)
	}
}
