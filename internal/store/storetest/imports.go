package storetest

import (
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/source"
	"catchup/internal/subscriber"
)

func imports(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "b@example.org", "A@example.org")
	before := all(t, s)
	if before[0].Email != "A@example.org" || before[0].ID == "" || before[0].ID == before[1].ID {
		t.Errorf("readers out of order or without an ID of their own: %+v", before)
	}
	changed := subscriber.Subscriber{
		Email: "a@EXAMPLE.org", Name: "Anna", Lang: "de", Reports: []string{"weekly", "finance"},
		Attributes: map[string]string{"region": "North"}, Signed: now.Add(time.Hour), State: subscriber.Active,
	}
	old := subscriber.Subscriber{Email: "A@example.org", Name: "Anna before"}
	done, err := s.Import(t.Context(), "", Seq(old, changed, subscriber.Subscriber{Email: "c@example.org", Signed: now}))
	if want := (subscriber.Imported{Added: 1, Of: 2}); err != nil || done != want {
		t.Errorf("Import gives %+v, %v; want %+v", done, err, want)
	}
	try(t, s.Close())
	changed.ID, changed.Email, changed.Signed, changed.State = before[0].ID, "A@example.org", now, subscriber.Active
	after := all(t, open(t))
	if diff := cmp.Diff([]subscriber.Subscriber{changed, before[1]}, after[:2]); diff != "" {
		t.Errorf("readers after the second import (-want +got):\n%s", diff)
	}
}

// keepsStates imports lists that say who has left and who is suspended. They
// lower a state and never raise it; only who has signed up since stays.
func keepsStates(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org")
	try(t, s.Remove(t.Context(), "c@example.org", now))
	for i, r := range all(t, s) {
		switch i {
		case 3: // d
			try(t, s.Suspend(t.Context(), r.ID, now, "mailbox full"))
		case 4: // e has signed up an hour ago
			try(t, s.Choose(t.Context(), r.ID, subscriber.Choice{}, subscriber.Consent{At: now, Way: "sign-up", Words: "Yes."}, now))
		}
	}
	since := now.Add(-time.Minute)
	line := func(email string, state subscriber.State) subscriber.Subscriber {
		return subscriber.Subscriber{Email: email, State: state, Signed: now, Left: since}
	}
	for range 2 {
		_, err := s.Import(t.Context(), "", Seq(
			line("a@example.org", subscriber.Left), line("b@example.org", subscriber.Suspended), line("c@example.org", subscriber.Active),
			line("d@example.org", ""), line("e@example.org", subscriber.Left), line("f@example.org", subscriber.Left), line("g@example.org", subscriber.Suspended)))
		try(t, err)
		_, err = s.Import(t.Context(), "", Seq(line("a@example.org", subscriber.Suspended), line("g@example.org", subscriber.Active)))
		try(t, err)
	}
	want := []string{"left " + since.String(), "suspended " + since.String(), "left " + now.String(), "suspended " + now.String(),
		"active " + time.Time{}.String(), "left " + since.String(), "suspended " + since.String()}
	var got []string
	for _, r := range all(t, s) {
		got = append(got, string(r.State)+" "+r.Left.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("states after the imports (-want +got):\n%s", diff)
	}
	_, err := s.Import(t.Context(), "", Seq(subscriber.Subscriber{Email: "e@example.org", State: subscriber.Left, Left: now.Add(time.Minute)}))
	try(t, err)
	if e := all(t, s)[4]; e.State != subscriber.Left {
		t.Errorf("who left after signing up is %s", e.State)
	}
}

func leaves(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "a@example.org")
	if err := s.Remove(t.Context(), "b@example.org", now); !errors.Is(err, subscriber.ErrUnknown) {
		t.Errorf("Remove of nobody = %v, want ErrUnknown", err)
	}
	try(t, s.Remove(t.Context(), "A@Example.org", now))
	try(t, s.Remove(t.Context(), "a@example.org", now.Add(time.Hour)))
	enrol(t, s, "a@example.org")
	if r := all(t, s)[0]; r.State != subscriber.Left || !r.Left.Equal(now) {
		t.Errorf("the reader is %s since %s, want left since %s", r.State, r.Left, now)
	}
}

func remembers(t *testing.T, open Place) {
	s := open(t)
	const address = "https://example.org/feed"
	if k, err := s.Load(t.Context(), address); k != nil || err != nil {
		t.Errorf("Load of nothing = %v, %v", k, err)
	}
	want := source.Kept{ETag: `"2"`, Modified: "Fri, 14 Jun 2024 15:00:00 GMT", Type: "application/rss+xml; charset=utf-8", Body: []byte{0, 'x'}, At: now}
	try(t, s.Save(t.Context(), address, source.Kept{ETag: `"1"`, At: now}))
	try(t, s.Save(t.Context(), address, want))
	try(t, s.Close())
	got, err := open(t).Load(t.Context(), address)
	try(t, err)
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Errorf("the cached response (-want +got):\n%s", diff)
	}
}

// enlists imports more subscribers than one statement takes, and breaks off.
func enlists(t *testing.T, open Place) {
	s := open(t)
	torn := errors.New("torn")
	list := func(n int, last error) iter.Seq2[subscriber.Subscriber, error] {
		return func(yield func(subscriber.Subscriber, error) bool) {
			for i := range n {
				if !yield(subscriber.Subscriber{Email: fmt.Sprintf("reader%d@example.org", i)}, nil) {
					return
				}
			}
			if last != nil {
				yield(subscriber.Subscriber{}, last)
			}
		}
	}
	if _, err := s.Import(t.Context(), "readers", list(1200, torn)); !errors.Is(err, torn) {
		t.Errorf("Import of a list that breaks off = %v", err)
	}
	first, err := s.Import(t.Context(), "readers", list(1201, nil))
	if err != nil || first.Of != 1201 || first.Added == 0 || first.Reading == "" {
		t.Errorf("Import gives %+v, %v", first, err)
	}
	second, err := s.Import(t.Context(), "readers", list(3, nil))
	if err != nil || second.Of != 3 || second.Added != 0 || second.Reading == first.Reading {
		t.Errorf("the second Import gives %+v, %v", second, err)
	}
	for i, reading := range []string{first.Reading, second.Reading, first.Reading} {
		e := sample("weekly", i)
		e.Number = i + 1
		try(t, s.Keep(t.Context(), e, edition.Audience{Report: "weekly", Reading: reading}))
		if n, want := len(tally(t, s, e.ID)), []int{1201, 3, 0}[i]; n != want {
			t.Errorf("%d deliveries of the reading no. %d, want %d", n, i, want)
		}
	}
}
