package storetest

import (
	"fmt"
	"strings"
	"testing"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// outlives lets a worker die, and has another take what it held.
func outlives(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org")
	for i, c := range []struct {
		unsure deliver.Policy
		want   string
	}{
		{"", "sent unsure queued queued"}, {deliver.Ask, "sent unsure queued queued"},
		{deliver.Leave, "sent unsure queued queued"}, {deliver.Resend, "sent queued queued queued"},
	} {
		e := sample("weekly", i+1)
		id := e.ID
		try(t, s.Keep(t.Context(), e, edition.Audience{Report: "weekly"}))
		rows := claim(t, s, id, "ann", 3)
		record(t, s, "ann", deliver.Sending, rows[0], rows[1])
		record(t, s, "ann", deliver.Sent, rows[0])
		if got, err := s.Standing(t.Context(), id); err != nil || got.Held != 2 || got.Queued != 2 || got.Sending != 1 {
			t.Errorf("while the worker lives it stands %+v, %v", got, err)
		}
		try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "ann", Lease: -lease, Unsure: c.unsure}))
		left := claim(t, s, id, "bob", 9)
		if n := strings.Count(c.want, "queued"); len(left) != n {
			t.Errorf("%d rows are claimed after the worker died, want %d", len(left), n)
		}
		wantStates(t, s, id, "after the worker died", c.want)
		if lost := record(t, s, "ann", deliver.Sending, rows[2]); lost != 1 {
			t.Error("the dead sealed what is another's")
		}
		try(t, s.Leave(t.Context(), "bob"))
		if got, err := s.Standing(t.Context(), id); err != nil || got.Held != 0 {
			t.Errorf("after the worker left it stands %+v, %v", got, err)
		}
	}
}

// keepsPolicies has two workers die while they are sending, each of an edition
// of its own. What they were sending becomes what their own policies say,
// whoever finds them dead, and however they do.
func keepsPolicies(t *testing.T, open Place) {
	handles := []Store{open(t), open(t)}
	s, weekly, daily := handles[0], begin(t, handles[0], "a@x.org", "b@x.org"), sample("daily", 1)
	try(t, s.Keep(t.Context(), daily, edition.Audience{Report: "daily"}))
	for how, find := range map[string]func(Store){
		"another leaves":           func(s Store) { try(t, s.Leave(t.Context(), "cat")) },
		"one leaves after another": func(s Store) { try(t, s.Leave(t.Context(), "cat")); try(t, s.Leave(t.Context(), "dan")) },
		"a row of one is claimed":  func(s Store) { claim(t, s, weekly, "cat", 1) },
		"a row of two is claimed":  func(s Store) { claim(t, s, daily.ID, "cat", 1) },
		"an operator decides":      func(s Store) { again(t, s, "another", deliver.Unsure) },
	} {
		for _, unsure := range [][2]deliver.Policy{{deliver.Resend, deliver.Ask}, {deliver.Leave, deliver.Resend}, {deliver.Resend, deliver.Resend}} {
			for i, id := range []string{weekly, daily.ID} {
				again(t, s, id, deliver.Unsure)
				one := deliver.Worker{ID: id, Lease: lease, Unsure: unsure[i]}
				record(t, s, one.ID, deliver.Sending, claim(t, s, id, one.ID, 9)[0])
				one.Lease = -lease
				try(t, s.Heartbeat(t.Context(), one))
			}
			try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "cat", Lease: lease, Unsure: deliver.Leave}))
			find(handles[1])
			want := map[deliver.Policy]string{deliver.Ask: "unsure queued", deliver.Leave: "unsure queued", deliver.Resend: "queued queued"}
			wantStates(t, s, weekly, fmt.Sprintf("when %s, of %s,", how, unsure), want[unsure[0]])
			wantStates(t, s, daily.ID, fmt.Sprintf("when %s, of %s,", how, unsure), want[unsure[1]])
			try(t, s.Leave(t.Context(), "cat"))
			for _, id := range []string{weekly, daily.ID} {
				if got, err := s.Standing(t.Context(), id); err != nil || got.Held > 0 {
					t.Errorf("when %s, of %s, it stands %+v, %v", how, unsure, got, err)
				}
			}
		}
	}
}

func believesTheSlow(t *testing.T, open Place) {
	s := open(t)
	id := begin(t, s, "a@x.org", "b@x.org")
	rows := claim(t, s, id, "ann", 9)
	record(t, s, "ann", deliver.Sending, rows...)
	die(t, s, "ann")
	claim(t, s, id, "bob", 9)
	wantStates(t, s, id, "when the worker seemed dead", "unsure unsure")
	if lost := record(t, s, "ann", deliver.Sent, rows[0]); lost != 0 {
		t.Error("what was sent after all could not be written")
	}
	if n := again(t, s, id, deliver.Unsure); n != 1 {
		t.Errorf("%d rows are queued again, want 1", n)
	}
	if lost := record(t, s, "ann", deliver.Sent, rows[1]); lost != 1 {
		t.Error("a row that was queued again took the word of before")
	}
	wantStates(t, s, id, "in the end", "sent queued")
}
