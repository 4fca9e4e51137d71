package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/subscriber"
)

// request is a sign-up of the address.
func request(id, email string) subscriber.Request {
	return subscriber.Request{ID: id, Kind: subscriber.SignUp, At: now, Wish: subscriber.Wish{
		Email: email, Lang: "en-GB", Words: "I want Catch Up.",
		Choice: subscriber.Choice{Name: "Anna", Reports: []string{"weekly"}, Attributes: map[string]string{"region": "North"}},
	}}
}

// claimAt claims up to a number of requests for a minute, without bounds.
func claimAt(at time.Time, limit int) subscriber.Claim {
	return subscriber.Claim{Now: at, Lease: time.Minute, Limit: limit}
}

// claimsRequestsOnce has two programs take the messages that are due.
func claimsRequestsOnce(t *testing.T, open Place) {
	one, two := open(t), open(t)
	try(t, one.Ask(t.Context(), request("a", "a@example.org")))
	try(t, one.Ask(t.Context(), request("b", "A@example.org")))
	first, _, err := one.ClaimRequests(t.Context(), claimAt(now, 1))
	try(t, err)
	rest, _, err := two.ClaimRequests(t.Context(), claimAt(now, 5))
	try(t, err)
	if len(first) != 1 || len(rest) != 1 || first[0].ID != "a" || rest[0].ID != "b" || first[0].Tries != 1 {
		t.Fatalf("two programs took %v and %v", first, rest)
	}
	try(t, one.SetRequestDue(t.Context(), "a", time.Time{}, true))
	again, _, err := two.ClaimRequests(t.Context(), claimAt(now.Add(2*time.Minute), 5))
	if len(again) != 1 || again[0].ID != "b" || again[0].Tries != 2 || err != nil {
		t.Errorf("after a minute %v are due, %v; want the one that was not answered", again, err)
	}
}

// asks keeps a request of that kind a second after the one before.
func asks(t *testing.T, s Store, n int, kind subscriber.Kind, email string) subscriber.Request {
	t.Helper()
	r := subscriber.Request{ID: fmt.Sprintf("%03d", n), Kind: kind, At: now.Add(time.Duration(n) * time.Second), Wish: subscriber.Wish{Email: email}}
	try(t, s.Ask(t.Context(), r))
	return r
}

// countsMailboxes counts what was sent to a mailbox, however its address is
// written, and each kind that no stranger can ask for by itself.
func countsMailboxes(t *testing.T, open Place) {
	s := open(t)
	var all []subscriber.Request
	for n, c := range []struct {
		kind  subscriber.Kind
		email string
	}{
		{subscriber.SignUp, "an.na@gmail.com"}, {subscriber.Links, "ANNA+x@googlemail.com"}, {subscriber.Farewell, "anna@gmail.com"}, {subscriber.SignUp, "ben@gmail.com"},
		{subscriber.SignUp, "anna+1@gmail.com"}, {subscriber.Farewell, "anna@gmail.com"}, {subscriber.Complained, "anna@gmail.com"}, {subscriber.Links, "anna@gmail.com"},
	} {
		all = append(all, asks(t, s, n, c.kind, c.email))
	}
	sent := func(r subscriber.Request, since time.Time) int {
		n, err := s.SentBefore(t.Context(), r, since)
		try(t, err)
		return n
	}
	if n := sent(all[7], now); n != 0 {
		t.Errorf("before anything was sent %d messages were", n)
	}
	at := now.Add(time.Minute)
	_, _, err := s.ClaimRequests(t.Context(), claimAt(at, 20))
	try(t, err)
	var got []int
	for _, r := range all {
		got = append(got, sent(r, at))
	}
	if diff := cmp.Diff([]int{0, 1, 0, 0, 2, 1, 0, 3}, got); diff != "" {
		t.Errorf("sent before each (-want +got):\n%s", diff)
	}
	try(t, s.SetRequestDue(t.Context(), all[0].ID, at.Add(time.Hour), false))
	try(t, s.SetRequestDue(t.Context(), all[1].ID, time.Time{}, true))
	if n, later := sent(all[7], at), sent(all[7], at.Add(1)); n != 2 || later != 2 {
		t.Errorf("without the one that failed %d were sent, and %d", n, later)
	}
	if n := sent(all[7], at.Add(time.Millisecond)); n != 0 {
		t.Errorf("a moment later %d were sent", n)
	}
	_, err = s.Confirm(t.Context(), all[4].ID, at)
	try(t, err)
	if n := sent(all[7], at); n != 1 {
		t.Errorf("of a sign-up that was confirmed the mailbox is still known: %d", n)
	}
}

// boundsSignUps has more asked for than the bounds of an hour let out: the
// oldest go first, the others wait for their turn and are given up. What a
// subscriber's own mail leads to does not wait.
func boundsSignUps(t *testing.T, open Place) {
	one, two := open(t), open(t)
	hour := func(n int) subscriber.Rate { return subscriber.Rate{Count: n, Span: time.Hour} }
	claim := func(s Store, after time.Duration, limit int) (got string, w subscriber.Waiting) {
		all, w, err := s.ClaimRequests(t.Context(), subscriber.Claim{Now: now.Add(after), Lease: time.Minute, Limit: limit, Ceiling: hour(6), PerDomain: hour(3), GiveUp: 3 * time.Hour})
		try(t, err)
		for _, r := range all {
			got += r.ID + " "
			try(t, s.SetRequestDue(t.Context(), r.ID, time.Time{}, true))
		}
		return got, w
	}
	wants := func(s Store, after time.Duration, limit int, want string, held subscriber.Waiting) {
		t.Helper()
		got, w := claim(s, after, limit)
		if got != want || cmp.Diff(held, w) != "" {
			t.Errorf("after %s %q go out, and %+v is held; want %q and %+v", after, got, w, want, held)
		}
	}
	for n := range 5 {
		asks(t, one, n, subscriber.SignUp, fmt.Sprintf("a%d@x%d.example.org", n, n))
	}
	asks(t, one, 5, subscriber.Farewell, "a@example.org")
	wants(one, time.Minute, 2, "000 001 ", subscriber.Waiting{})
	wants(two, time.Minute, 20, "002 005 ", subscriber.Waiting{})
	wants(one, time.Minute, 20, "", subscriber.Waiting{Messages: 2, Domains: []string{"example.org"}})
	for n := range 5 {
		asks(t, one, 6+n, subscriber.Links, fmt.Sprintf("b%d@gmail.com", n))
	}
	asks(t, one, 11, subscriber.Complained, "a@example.org")
	wants(two, 2*time.Minute, 1, "006 ", subscriber.Waiting{})
	wants(two, 2*time.Minute, 2, "007 008 ", subscriber.Waiting{})
	wants(two, 2*time.Minute, 1, "011 ", subscriber.Waiting{})
	wants(two, 2*time.Minute, 20, "", subscriber.Waiting{Messages: 4, Ceiling: true, Domains: []string{"example.org"}})
	wants(one, time.Hour+time.Minute-time.Millisecond, 20, "", subscriber.Waiting{Messages: 4, Ceiling: true, Domains: []string{"example.org"}})
	wants(one, time.Hour+time.Minute, 20, "003 004 009 ", subscriber.Waiting{})
	wants(one, time.Hour+time.Minute, 20, "", subscriber.Waiting{Messages: 1, Ceiling: true})
	for n := range 7 {
		asks(t, one, 12+n, subscriber.SignUp, fmt.Sprintf("c@c%d.example", n))
	}
	wants(two, 3*time.Hour, 3, "010 012 013 ", subscriber.Waiting{})
	wants(two, 3*time.Hour, 20, "014 015 016 ", subscriber.Waiting{})
	wants(two, 3*time.Hour, 20, "", subscriber.Waiting{Messages: 2, Ceiling: true})
	wants(two, 3*time.Hour+17*time.Second+500*time.Millisecond, 20, "", subscriber.Waiting{Messages: 1, GivenUp: 1, Ceiling: true})
	wants(two, 9*time.Hour, 20, "018 ", subscriber.Waiting{})
}

// boundsTogether has several programs claim at once, again and again.
func boundsTogether(t *testing.T, open Place) {
	programs := []Store{open(t), open(t), open(t), open(t)}
	claim := subscriber.Claim{Lease: time.Minute, Limit: 8, Ceiling: subscriber.Rate{Count: 20, Span: time.Hour}}
	for round := range 5 {
		claim.Now = now.Add(time.Duration(round+1) * 2 * time.Hour)
		for n := range 40 {
			asks(t, programs[0], round*40+n, subscriber.SignUp, fmt.Sprintf("a@c%d.example", n))
		}
		begin, taken := make(chan bool), make(chan int, len(programs))
		for _, s := range programs {
			go func() {
				<-begin
				all, _, err := s.ClaimRequests(t.Context(), claim)
				if err != nil {
					t.Error(err)
				}
				taken <- len(all)
			}()
		}
		close(begin)
		sum := 0
		for range programs {
			sum += <-taken
		}
		if sum != 20 {
			t.Errorf("together they send %d messages, want 20", sum)
		}
	}
}
