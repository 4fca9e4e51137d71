package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
		Attributes: map[string]string{"region": "North"}, Signed: now.Add(time.Hour), State: subscriber.Left,
	}
	added, err := s.Import(t.Context(), []subscriber.Subscriber{changed, {Email: "c@example.org", Signed: now}})
	if err != nil || added != 1 {
		t.Errorf("Import added %d, %v; want 1", added, err)
	}
	try(t, s.Close())
	changed.ID, changed.Email, changed.Signed, changed.State = before[0].ID, "A@example.org", now, subscriber.Active
	after := all(t, open(t))
	if diff := cmp.Diff([]subscriber.Subscriber{changed, before[1]}, after[:2]); diff != "" {
		t.Errorf("readers after the second import (-want +got):\n%s", diff)
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
		t.Errorf("the kept answer (-want +got):\n%s", diff)
	}
}
