package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

// Subscribers is what the pages for subscribers need of the store.
type Subscribers interface {
	Ask(ctx context.Context, r subscriber.Request) error
	Request(ctx context.Context, id string) (subscriber.Request, error)
	ClaimRequests(ctx context.Context, c subscriber.Claim) ([]subscriber.Request, subscriber.Waiting, error)
	SetRequestDue(ctx context.Context, id string, due time.Time, sent bool) error
	SentBefore(ctx context.Context, r subscriber.Request, since time.Time) (int, error)
	Confirm(ctx context.Context, id string, at time.Time) (subscriber.Subscriber, error)
	Subscriber(ctx context.Context, id string) (subscriber.Subscriber, error)
	SubscriberAt(ctx context.Context, email string) (subscriber.Subscriber, error)
	Received(ctx context.Context, id string) ([]string, error)
	Choose(ctx context.Context, id string, c subscriber.Choice, agreed subscriber.Consent, at time.Time) error
	Undo(ctx context.Context, id string) (subscriber.Subscriber, error)
	Depart(ctx context.Context, at time.Time, ids ...string) error
	Return(ctx context.Context, id string) error
	Suspend(ctx context.Context, id string, at time.Time, why string) error
	Revoke(ctx context.Context, id string) error
	Held(ctx context.Context, id string) (subscriber.Held, error)
	Erase(ctx context.Context, id string, at time.Time) error
	Expire(ctx context.Context, now time.Time, before subscriber.Expiry) (int, error)
	Gone(ctx context.Context, address string, request bool) (bool, error)
}

// confirms follows a sign-up of somebody new, and of somebody who had left.
func confirms(t *testing.T, open Place) {
	s := open(t)
	if _, err := s.Confirm(t.Context(), "a", now); !errors.Is(err, subscriber.ErrUnknown) {
		t.Errorf("a sign-up that is not there gives %v", err)
	}
	id := enrol(t, s, "b@example.org")[0]
	try(t, s.Depart(t.Context(), now, id))
	for id, email := range map[string]string{"a": "a@example.org", "b": "B@example.org", "c": "b@example.org"} {
		try(t, s.Ask(t.Context(), request(id, email)))
	}
	if got := all(t, s); len(got) != 1 || got[0].State != subscriber.Left {
		t.Errorf("asking alone changed the book: %+v", got)
	}
	at := now.Add(time.Hour)
	for _, id := range []string{"a", "a", "b", "c"} {
		_, err := s.Confirm(t.Context(), id, at)
		try(t, err)
		at = at.Add(time.Second)
	}
	subscribers := all(t, s)
	if len(subscribers) != 2 || subscribers[1].ID != id || subscribers[1].Email != "B@example.org" || subscribers[1].State != subscriber.Active || !subscribers[0].Own {
		t.Errorf("the readers are now %+v", subscribers)
	}
	held, err := s.Held(t.Context(), id)
	want := []subscriber.Consent{{At: now.Add(time.Hour + 2*time.Second), Way: "sign-up", Words: "I want Catch Up."}}
	if diff := cmp.Diff(want, held.Consents); diff != "" || err != nil || len(held.Requests) != 1 || held.Requests[0].Kind != subscriber.Departed {
		t.Errorf("what is held: %+v, %v; consents (-want +got):\n%s", held, err, diff)
	}
	try(t, s.Depart(t.Context(), at, id))
	if r, err := s.Confirm(t.Context(), "b", at); r.State != subscriber.Left || err != nil {
		t.Errorf("a link that was used brings back who has left since: %s, %v", r.State, err)
	}
}

// rulesThemselves lets a list and a subscriber disagree.
func rulesThemselves(t *testing.T, open Place) {
	s := open(t)
	id := enrol(t, s, "a@example.org")[0]
	choice := subscriber.Choice{Name: "Anna", Reports: []string{"weekly"}, Attributes: map[string]string{"region": "North"}, Rhythm: subscriber.Monthly, Paused: now.Add(time.Hour)}
	try(t, s.Choose(t.Context(), id, choice, subscriber.Consent{At: now, Way: "preferences", Words: "Yes."}, now))
	_, err := s.Import(t.Context(), "", Seq(subscriber.Subscriber{
		Email: "a@example.org", Name: "A. Bell", Reports: []string{"daily"}, Attributes: map[string]string{"region": "South", "role": "nurse"},
	}))
	try(t, err)
	r, err := s.Subscriber(t.Context(), id)
	try(t, err)
	got := []any{r.Name, r.Reports, r.Attribute("region"), r.Attribute("role"), r.Rhythm, r.Paused, r.State}
	want := []any{"Anna", []string{"weekly"}, "North", "nurse", subscriber.Monthly, now.Add(time.Hour), subscriber.Active}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the reader after a list (-want +got):\n%s", diff)
	}
	if err := s.Choose(t.Context(), "nobody", choice, subscriber.Consent{}, now); !errors.Is(err, subscriber.ErrUnknown) {
		t.Errorf("a choice of nobody = %v", err)
	}
	try(t, s.Revoke(t.Context(), id))
	if r, err := s.SubscriberAt(t.Context(), "A@EXAMPLE.org"); r.Generation != 1 || err != nil {
		t.Errorf("the links are of generation %d, %v; want 1", r.Generation, err)
	}
}

// tellsChanges changes by links what a subscriber gets: each change can be
// undone, and they are told of it.
func tellsChanges(t *testing.T, open Place) {
	s := open(t)
	id := enrol(t, s, "a@example.org")[0]
	first, err := s.Subscriber(t.Context(), id)
	try(t, err)
	choose := func(name string, at time.Time) error {
		return s.Choose(t.Context(), id, subscriber.Choice{Name: name, Attributes: map[string]string{"region": name}, Paused: now.Add(time.Hour)}, subscriber.Consent{}, at)
	}
	due := func(at time.Time) []subscriber.Request {
		all, _, err := s.ClaimRequests(t.Context(), subscriber.Claim{Now: at, Lease: time.Hour, Limit: 10})
		try(t, err)
		return all
	}
	try(t, choose("Bee", now))
	try(t, choose("Bee", now.Add(time.Minute)))
	try(t, choose("Cee", now.Add(2*time.Minute)))
	if early := due(now.Add(subscriber.TellAfter - time.Second)); len(early) != 0 {
		t.Errorf("a change is told while it may go on: %+v", early)
	}
	told := due(now.Add(subscriber.TellAfter))
	want := subscriber.Wish{Email: first.Email, Choice: first.Choice()}
	if len(told) != 1 || told[0].Kind != subscriber.Changed {
		t.Fatalf("changes that follow each other are told by %+v, want one message", told)
	}
	if diff := cmp.Diff(want, told[0].Wish); diff != "" {
		t.Errorf("what was before the change (-want +got):\n%s", diff)
	}
	for n := range subscriber.MostChanges {
		at, want := now.Add(time.Duration(n+1)*time.Hour), error(nil)
		if n == subscriber.MostChanges-1 {
			want = subscriber.ErrOften
		}
		if err := choose(fmt.Sprint(n), at); !errors.Is(err, want) {
			t.Errorf("change %d of a day = %v, want %v", n+2, err, want)
		}
		due(at.Add(subscriber.TellAfter))
	}
	if r, err := s.Subscriber(t.Context(), id); r.Name != fmt.Sprint(subscriber.MostChanges-2) || err != nil {
		t.Errorf("a change that could not be told has left %+v, %v", r, err)
	}
	for range 2 {
		if r, err := s.Undo(t.Context(), told[0].ID); err != nil || !cmp.Equal(r, first) {
			t.Errorf("after undoing, %v (-want +got):\n%s", err, cmp.Diff(first, r))
		}
	}
	try(t, choose("Dee", now.AddDate(0, 0, 2)))
	if r, err := s.Undo(t.Context(), told[0].ID); r.Name != "Dee" || err != nil {
		t.Errorf("a change is undone a second time: %+v, %v", r, err)
	}
	if _, err := s.Undo(t.Context(), "nothing"); !errors.Is(err, subscriber.ErrUnknown) {
		t.Errorf("undoing what is not there = %v", err)
	}
}

// tellsDepartures has subscribers leave by a link: each is told once.
func tellsDepartures(t *testing.T, open Place) {
	s := open(t)
	ids := enrol(t, s, "a@example.org", "b@example.org")
	try(t, s.Depart(t.Context(), now, append(ids, "nobody")...))
	try(t, s.Depart(t.Context(), now, ids...))
	told, _, err := s.ClaimRequests(t.Context(), subscriber.Claim{Now: now, Lease: time.Hour, Limit: 10})
	if len(told) != 2 || told[0].Kind != subscriber.Departed || told[0].Wish.Email == told[1].Wish.Email || err != nil {
		t.Errorf("two who leave are told by %+v, %v", told, err)
	}
}

// goesToWhoWants keeps editions for subscribers who pause, are suspended, want
// one a month, and have chosen an open report though they are on no list.
func goesToWhoWants(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "active@example.org", "left@example.org", "monthly@example.org", "paused@example.org", "suspended@example.org", "over@example.org")
	by := map[string]string{}
	for _, r := range all(t, s) {
		by[r.Email[:len(r.Email)-len("@example.org")]] = r.ID
	}
	try(t, s.Choose(t.Context(), by["monthly"], subscriber.Choice{Rhythm: subscriber.Monthly}, subscriber.Consent{}, now))
	try(t, s.Choose(t.Context(), by["paused"], subscriber.Choice{Paused: now.Add(time.Minute)}, subscriber.Consent{}, now))
	try(t, s.Choose(t.Context(), by["over"], subscriber.Choice{Paused: now.Add(-time.Minute)}, subscriber.Consent{}, now))
	list, err := s.Import(t.Context(), "readers", s.All(t.Context()))
	try(t, err)
	_, err = s.Import(t.Context(), "", Seq(subscriber.Subscriber{Email: "elsewhere@example.org", Reports: []string{"weekly"}, Signed: now}))
	try(t, err)
	try(t, s.Ask(t.Context(), request("r", "chose@example.org")))
	_, err = s.Confirm(t.Context(), "r", now)
	try(t, err)
	for n, audience := range []edition.Audience{
		{Report: "weekly", Reading: list.Reading, Open: true, Last: true},
		{Report: "weekly"},
	} {
		if n == 1 {
			try(t, s.Return(t.Context(), by["left"]))
			try(t, s.Return(t.Context(), by["suspended"]))
		}
		try(t, s.Keep(t.Context(), sample("weekly", n+1), audience))
		try(t, s.Depart(t.Context(), now, by["left"]))
		try(t, s.Suspend(t.Context(), by["suspended"], now, "550 no such user"))
	}
	for n, want := range []map[string]string{
		{"active": "", "chose": "", "monthly": "", "over": "", "left": "the reader has left", "paused": "the reader pauses until 2024-06-14", "suspended": "mail to the reader came back"},
		{"active": "", "chose": "", "elsewhere": "", "over": "", "left": "the reader has left", "paused": "the reader pauses until 2024-06-14", "suspended": "mail to the reader came back"},
	} {
		id := sample("weekly", n+1).ID
		reached, err := s.Reaches(t.Context(), id, now)
		try(t, err)
		try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "w", Lease: time.Hour}))
		rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: id, Worker: "w", Limit: 50, Now: now})
		try(t, err)
		got := map[string]string{}
		for _, row := range rows {
			got[row.Email[:len(row.Email)-len("@example.org")]] = ""
		}
		for row, err := range s.Rows(t.Context(), id, deliver.Skipped) {
			try(t, err)
			got[row.Email[:len(row.Email)-len("@example.org")]] = row.Reason
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("edition %d goes to (-want +got):\n%s", n+1, diff)
		}
		if reached != len(rows) {
			t.Errorf("edition %d was to reach %d, and goes to %d", n+1, reached, len(rows))
		}
	}
}

// forgets erases one subscriber by their word and one by the time that has
// passed.
func forgets(t *testing.T, open Place) {
	s := open(t)
	ids := enrol(t, s, "a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org")
	try(t, s.Keep(t.Context(), sample("weekly", 1), edition.Audience{Report: "weekly"}))
	try(t, s.Ask(t.Context(), request("a", "A@example.org")))
	asks(t, s, 0, subscriber.SignUp, "a+x@example.org")
	_, _, err := s.ClaimRequests(t.Context(), claimAt(now, 5))
	try(t, err)
	try(t, s.Depart(t.Context(), now.Add(-time.Hour), ids[1]))
	try(t, s.Depart(t.Context(), now, ids[2]))
	try(t, s.Suspend(t.Context(), ids[3], now.Add(-3*time.Hour), "550 no such user"))
	try(t, s.Suspend(t.Context(), ids[4], now.Add(-time.Hour), "550 no such user"))
	try(t, s.Erase(t.Context(), ids[0], now))
	if n, err := s.SentBefore(t.Context(), asks(t, s, 1, subscriber.Links, "a@example.org"), now); n != 0 || err != nil {
		t.Errorf("the mailbox of an erased reader is still counted: %d, %v", n, err)
	}
	n, err := s.Expire(t.Context(), now, subscriber.Expiry{Requests: now.Add(time.Minute), Left: now.Add(-time.Minute), Suspended: now.Add(-2 * time.Hour)})
	if n != 2 || err != nil {
		t.Errorf("%d readers who left or were suspended long ago were erased, %v; want 2", n, err)
	}
	for email, want := range map[string][2]bool{
		"a@example.org": {true, true}, "d@example.org": {true, true}, "c@example.org": {false, false}, "nobody@example.org": {false, true},
	} {
		for i, request := range []bool{false, true} {
			if gone, err := s.Gone(t.Context(), email, request); gone != want[i] || err != nil {
				t.Errorf("%s is gone (request %t): %t, %v; want %t", email, request, gone, err, want[i])
			}
		}
	}
	if _, err := s.Request(t.Context(), "a"); !errors.Is(err, subscriber.ErrUnknown) {
		t.Errorf("the request of an erased reader is still there: %v", err)
	}
	r, err := s.Subscriber(t.Context(), ids[0])
	want := subscriber.Subscriber{ID: ids[0], State: subscriber.Erased, Signed: now, Left: now, Generation: 1}
	if diff := cmp.Diff(want, r); diff != "" || err != nil {
		t.Errorf("an erased reader, %v (-want +got):\n%s", err, diff)
	}
	enrol(t, s, "a@example.org", "b@example.org", "c@example.org", "d@example.org")
	if got := all(t, s); len(got) != 2 || got[0].Email != "c@example.org" || got[1].Email != "e@example.org" {
		t.Errorf("a list brought back who was erased: %+v", got)
	}
	try(t, s.Ask(t.Context(), request("again", "a@example.org")))
	_, err = s.Confirm(t.Context(), "again", now.Add(time.Second))
	try(t, err)
	enrol(t, s, "a@example.org")
	if got := all(t, s); len(got) != 3 || got[0].ID == ids[0] || got[0].State != subscriber.Active {
		t.Errorf("who signed up anew is not back: %+v", got)
	}
}
