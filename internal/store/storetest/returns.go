package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/setting"
	"catchup/internal/subscriber"
)

// Returns is where what comes back is kept.
type Returns interface {
	ApplyReturn(ctx context.Context, m feedback.Return, judge func([]feedback.Event) feedback.Verdict) ([]feedback.Effect, error)
	OpenReturns(ctx context.Context, limit int) ([]feedback.Return, error)
	Forget(ctx context.Context, before time.Time) error
	Came(ctx context.Context, edition string) (map[feedback.Kind]int, error)
	Suspended(ctx context.Context, limit int) ([]subscriber.Subscriber, error)
	Restore(ctx context.Context, id string) error
}

var rules = feedback.Rules{Soft: 2, Within: setting.Duration(24 * time.Hour)}

// messageNumber is the number of the message to the n-th subscriber of a
// report's edition.
func messageNumber(report string, n int) string { return fmt.Sprintf("%s%022x", report[:2], n) }

// mailed keeps an edition of each report and has it sent to all subscribers,
// the n-th in the order of addresses by message n, and returns their IDs.
func mailed(t *testing.T, s Store, reports []string, emails ...string) []string {
	t.Helper()
	ids := enrol(t, s, emails...)
	for _, report := range reports {
		e := sample(report, 1)
		try(t, s.Keep(t.Context(), e, edition.Audience{Report: report}))
		try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "w", Lease: time.Hour}))
		rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: e.ID, Worker: "w", Limit: 50, Now: now})
		try(t, err)
		for i, id := range ids {
			for j := range rows {
				if rows[j].Subscriber == id {
					rows[j].State, rows[j].MessageID = deliver.Sent, e.ID+"-"+messageNumber(report, i)+"@example.org"
				}
			}
		}
		_, err = s.Record(t.Context(), "w", rows)
		try(t, err)
	}
	return ids
}

// come applies a returned message that holds one event, whose message is known
// by its return path, and returns its effect; none if there was no effect.
func come(t *testing.T, s Store, id string, a feedback.Event) (e feedback.Effect) {
	t.Helper()
	a.Signed = a.Message != ""
	return apply(t, s, id, a)
}

func apply(t *testing.T, s Store, id string, a feedback.Event) (e feedback.Effect) {
	t.Helper()
	a.At = now.Add(time.Minute)
	effects, err := s.ApplyReturn(t.Context(), feedback.Return{ID: id, At: a.At, Raw: []byte("raw " + id), Events: []feedback.Event{a}}, rules.Judge)
	try(t, err)
	if len(effects) == 1 {
		return effects[0]
	}
	return e
}

// appliesReturns has all kinds of events come, some of them twice.
func appliesReturns(t *testing.T, open Place) {
	s := open(t)
	ids := mailed(t, s, []string{"daily", "weekly"}, "a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org")
	for _, c := range []struct {
		message string
		feedback.Event
		action feedback.Action
		state  subscriber.State
		sub    int
	}{
		{"m1", feedback.Event{Kind: feedback.Hard, Message: messageNumber("weekly", 0), Final: "a@example.org", Words: "no such user"}, feedback.Suspend, subscriber.Suspended, 0},
		{"m2", feedback.Event{Kind: feedback.Soft, Message: messageNumber("weekly", 1), Final: "B@example.org"}, feedback.Keep, subscriber.Active, 1},
		{"m2", feedback.Event{Kind: feedback.Soft, Message: messageNumber("weekly", 1)}, "", subscriber.Active, 1},
		{"m3", feedback.Event{Kind: feedback.Soft, Message: messageNumber("weekly", 1), Final: "B@example.org"}, feedback.Keep, subscriber.Active, 1},
		{"m4", feedback.Event{Kind: feedback.Soft, Message: messageNumber("daily", 1)}, feedback.Suspend, subscriber.Suspended, 1},
		{"m5", feedback.Event{Kind: feedback.Complaint, Message: messageNumber("weekly", 2)}, feedback.Leave, subscriber.Left, 2},
		{"m6", feedback.Event{Kind: feedback.Leaving, Address: "D@example.org", Proof: feedback.Proven}, feedback.Leave, subscriber.Left, 3},
		{"m7", feedback.Event{Kind: feedback.Leaving, Address: "elsewhere@example.org", Message: messageNumber("weekly", 4), Report: "weekly"}, feedback.Leave, subscriber.Active, 4},
		{"m8", feedback.Event{Kind: feedback.Leaving, Address: "e@example.org", Report: "weekly", Proof: feedback.Proven}, feedback.Keep, subscriber.Active, 4},
		{"m9", feedback.Event{Kind: feedback.Leaving, Address: "e@example.org", Report: "me", Proof: feedback.Proven}, feedback.Leave, subscriber.Left, 4},
		{"n1", feedback.Event{Kind: feedback.Hard, Address: "e@example.org", Message: messageNumber("weekly", 99)}, feedback.Keep, subscriber.Left, 4},
	} {
		e := come(t, s, c.message, c.Event)
		r, err := s.Subscriber(t.Context(), ids[c.sub])
		try(t, err)
		if e.Verdict.Action != c.action || r.State != c.state {
			t.Errorf("%s: %+v comes to %q, and the reader is %s; want %q and %s", c.message, c.Event, e.Verdict.Action, r.State, c.action, c.state)
		}
	}
	came, err := s.Came(t.Context(), sample("weekly", 1).ID)
	want := map[feedback.Kind]int{feedback.Hard: 1, feedback.Soft: 1, feedback.Complaint: 1, feedback.Leaving: 1}
	if diff := cmp.Diff(want, came); diff != "" || err != nil {
		t.Errorf("what came back about an edition, %v (-want +got):\n%s", err, diff)
	}
	if r, _ := s.Subscriber(t.Context(), ids[0]); r.Why != "the address is refused for good: no such user" || !r.Left.Equal(now.Add(time.Minute)) {
		t.Errorf("a suspended reader is %+v", r)
	}
}

// farewells has a subscriber leave one report and then the last by mail, and
// another by a complaint: each is told so once.
func farewells(t *testing.T, open Place) {
	s := open(t)
	ids := mailed(t, s, []string{"daily", "weekly"}, "a@example.org", "b@example.org", "c@example.org")
	try(t, s.Suspend(t.Context(), ids[2], now, "550 no such user"))
	come(t, s, "m0", feedback.Event{Kind: feedback.Leaving, Message: messageNumber("daily", 2)})
	if r, err := s.Subscriber(t.Context(), ids[2]); r.State != subscriber.Left || err != nil {
		t.Errorf("who is suspended and leaves is %s, %v", r.State, err)
	}
	come(t, s, "m1", feedback.Event{Kind: feedback.Leaving, Message: messageNumber("daily", 0), Report: "daily"})
	come(t, s, "m2", feedback.Event{Kind: feedback.Leaving, Message: messageNumber("weekly", 0), Report: "weekly"})
	for _, again := range []string{"m3", "m4"} {
		come(t, s, again, feedback.Event{Kind: feedback.Complaint, Message: messageNumber("weekly", 1)})
	}
	asked, _, err := s.ClaimRequests(t.Context(), claimAt(now.Add(time.Hour), 5))
	try(t, err)
	got := map[string][]string{}
	for _, r := range asked {
		got[string(r.Kind)+" "+r.ID+" "+r.Wish.Email] = r.Wish.Reports
	}
	want := map[string][]string{"farewell left-m1 a@example.org": {"daily"}, "farewell left-m2 a@example.org": nil, "farewell left-m0 c@example.org": nil, "complained left-m3 b@example.org": nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("messages are due (-want +got):\n%s", diff)
	}
}

// forgeries has events come that nobody but a forger sends. Each is kept and
// shown to the operator, and changes nothing.
func forgeries(t *testing.T, open Place) {
	s := open(t)
	ids := mailed(t, s, []string{"daily", "weekly"}, "a@example.org", "b@example.org")
	weekly := messageNumber("weekly", 0)
	for name, a := range map[string]feedback.Event{
		"a bounce by Message-ID":           {Kind: feedback.Hard, Message: weekly, Final: "a@example.org"},
		"a complaint by Message-ID":        {Kind: feedback.Complaint, Message: weekly},
		"a wish by Message-ID":             {Kind: feedback.Leaving, Message: weekly, Address: "eve@elsewhere.example"},
		"a wish by Message-ID and From":    {Kind: feedback.Leaving, Message: weekly, Address: "a@example.org"},
		"a wish by From":                   {Kind: feedback.Leaving, Address: "a@example.org"},
		"a wish of a writer who is forged": {Kind: feedback.Leaving, Message: weekly, Signed: true, Address: "a@example.org", Proof: feedback.Forged},
		"a proven stranger with a message": {Kind: feedback.Leaving, Message: weekly, Address: "eve@elsewhere.example", Proof: feedback.Proven},
		"a sealed message that is unknown": {Kind: feedback.Leaving, Message: messageNumber("weekly", 99), Signed: true, Address: "a@example.org"},
		"a bounce for another":             {Kind: feedback.Hard, Message: weekly, Signed: true, Original: "z@example.org", Final: "z@example.org"},
		"a bounce of a writer forged":      {Kind: feedback.Hard, Message: weekly, Signed: true, Final: "a@example.org", Proof: feedback.Forged},
	} {
		e := apply(t, s, name, a)
		if e.Verdict.Action != feedback.Keep || e.Acts || e.Resolved() {
			t.Errorf("%s comes to %+v", name, e)
		}
		if r, err := s.Subscriber(t.Context(), ids[0]); r.State != subscriber.Active || len(r.Reports) > 0 || err != nil {
			t.Fatalf("%s: the reader is %+v, %v", name, r, err)
		}
	}
	asked, _, err := s.ClaimRequests(t.Context(), claimAt(now.Add(time.Hour), 5))
	if shown, e := s.OpenReturns(t.Context(), 20); len(shown) != 10 || len(asked) > 0 || err != nil || e != nil {
		t.Errorf("%d are shown, %d messages are due: %v, %v", len(shown), len(asked), err, e)
	}
	// A proven writer who answers another's message leaves, and the other does not.
	e := apply(t, s, "b leaves", feedback.Event{Kind: feedback.Leaving, Message: weekly, Address: "b@example.org", Proof: feedback.Proven})
	if e.Subscriber != ids[1] || e.Verdict.Action != feedback.Leave {
		t.Errorf("the wish of a proven writer comes to %+v", e)
	}
	// None of them counts later, beside a genuine event.
	if e := come(t, s, "soft", feedback.Event{Kind: feedback.Soft, Message: messageNumber("daily", 0), Final: "a@example.org"}); !e.Acts || e.Verdict.Action != feedback.Keep {
		t.Errorf("a full mailbox comes to %+v", e)
	}
	if e := come(t, s, "beyond", feedback.Event{Kind: feedback.Hard, Message: weekly, Final: "a@new.example"}); e.Kind != feedback.Soft || e.Verdict.Action != feedback.Suspend {
		t.Errorf("a hard bounce beyond the address, the second that came back, comes to %+v", e)
	}
}

// pardons lets subscribers back in: what came before counts no more.
func pardons(t *testing.T, open Place) {
	s := open(t)
	ids := mailed(t, s, []string{"daily", "weekly"}, "a@example.org", "b@example.org")
	come(t, s, "m1", feedback.Event{Kind: feedback.Hard, Message: messageNumber("daily", 0), Final: "a@example.org"})
	suspended, err := s.Suspended(t.Context(), 10)
	if len(suspended) != 1 || suspended[0].ID != ids[0] || suspended[0].Why == "" || err != nil {
		t.Errorf("suspended are %+v, %v", suspended, err)
	}
	try(t, s.Restore(t.Context(), ids[0]))
	come(t, s, "m2", feedback.Event{Kind: feedback.Complaint, Message: messageNumber("daily", 1)})
	for i, id := range ids {
		if err := s.Restore(t.Context(), id); !errors.Is(err, subscriber.ErrUnknown) {
			t.Errorf("reader %d, who gets mail or has left, is let back in: %v", i, err)
		}
	}
	try(t, s.Ask(t.Context(), request("r", "b@example.org")))
	_, err = s.Confirm(t.Context(), "r", now.Add(time.Hour))
	try(t, err)
	for i, id := range ids {
		e := come(t, s, fmt.Sprint("soft", i), feedback.Event{Kind: feedback.Soft, Message: messageNumber("weekly", i)})
		if r, err := s.Subscriber(t.Context(), id); r.State != subscriber.Active || e.Verdict.Action != feedback.Keep || err != nil {
			t.Errorf("reader %d, let back in, is %s after a full mailbox, %v", i, r.State, err)
		}
	}
}

// weighsTogether has the soft bounces of a subscriber come to two programs at
// once.
func weighsTogether(t *testing.T, open Place) {
	stores := []Store{open(t), open(t)}
	ids := mailed(t, stores[0], []string{"daily", "weekly"}, "a@example.org")
	var both sync.WaitGroup
	for i, report := range []string{"daily", "weekly"} {
		both.Go(func() {
			a := feedback.Event{Kind: feedback.Soft, Message: messageNumber(report, 0), Signed: true, At: now}
			for range 2 {
				if _, err := stores[i].ApplyReturn(t.Context(), feedback.Return{ID: report, At: now, Events: []feedback.Event{a}}, rules.Judge); err != nil {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	if r, err := stores[0].Subscriber(t.Context(), ids[0]); r.State != subscriber.Suspended || err != nil {
		t.Errorf("the reader is %s, %v", r.State, err)
	}
}

// puzzles has messages come that only the operator can make sense of.
func puzzles(t *testing.T, open Place) {
	s := open(t)
	ids := mailed(t, s, []string{"weekly"}, "a@example.org", "b@example.org")
	for i, a := range []feedback.Event{
		{Kind: feedback.Unknown, Words: "Hello"},
		{Kind: feedback.Hard, Address: "a@example.org"},
		{Kind: feedback.Leaving, Address: "stranger@example.org"},
		{Kind: feedback.Automatic},
		{Kind: feedback.Soft, Message: messageNumber("weekly", 1)},
	} {
		come(t, s, fmt.Sprint("m", i), a)
	}
	raw := func() (all []string) {
		t.Helper()
		messages, err := s.OpenReturns(t.Context(), 10)
		try(t, err)
		for _, m := range messages {
			all = append(all, fmt.Sprint(string(m.Raw), " ", m.Events[0].Kind, " ", m.Events[0].Words))
		}
		return all
	}
	if diff := cmp.Diff([]string{"raw m0 unknown Hello", "raw m1 hard ", "raw m2 leaving "}, raw()); diff != "" {
		t.Errorf("for the operator (-want +got):\n%s", diff)
	}
	held, err := s.Held(t.Context(), ids[1])
	if diff := cmp.Diff([]subscriber.Heard{{At: now.Add(time.Minute), Kind: "soft"}}, held.Heard); diff != "" || err != nil {
		t.Errorf("what is kept of a reader, %v (-want +got):\n%s", err, diff)
	}
	try(t, s.Erase(t.Context(), ids[0], now))
	if diff := cmp.Diff([]string{"raw m0 unknown Hello", "raw m2 leaving "}, raw()); diff != "" {
		t.Errorf("once a reader is erased (-want +got):\n%s", diff)
	}
	late := come(t, s, "late", feedback.Event{Kind: feedback.Hard, Message: messageNumber("weekly", 0), Address: "a@example.org", Words: "no a@example.org here"})
	if held, err := s.Held(t.Context(), ids[0]); late.Verdict.Action != feedback.Keep || len(held.Heard) != 1 || held.Heard[0].Words != "" || err != nil {
		t.Errorf("a bounce of an erased reader comes to %+v, and keeps %+v, %v", late.Verdict, held.Heard, err)
	}
	try(t, s.Forget(t.Context(), now.Add(time.Hour)))
	if got := raw(); got != nil {
		t.Errorf("after its time there is %q", got)
	}
	if e := come(t, s, "m4", feedback.Event{Kind: feedback.Soft, Message: messageNumber("weekly", 1)}); e.Kind != "" {
		t.Errorf("a subscriber's event has been forgotten: %+v", e)
	}
}
