package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

// part is a slice of an edition.
func part(name string) *edition.Slice {
	return &edition.Slice{
		Name:     name,
		Document: &document.Document{Title: "Catch Up – " + name, Slice: name, Blocks: document.Blocks{document.Say(name)}},
		Files: []edition.File{
			{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: []byte("words of " + name)},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: []byte{0, 255, 0}},
		},
	}
}

// sliced is the n-th edition of a report, with slices that are laid already.
func sliced(t *testing.T, s Store, n int, names ...string) *edition.Edition {
	t.Helper()
	e := sample("weekly", n)
	e.Files, e.Slices = nil, names
	for _, name := range names {
		try(t, s.Lay(t.Context(), e.ID, part(name)))
	}
	return e
}

func laysSlices(t *testing.T, open Place) {
	s := open(t)
	e := sliced(t, s, 1, "East", "North", "Süd ’n’ 'so'")
	try(t, s.Keep(t.Context(), e, edition.Audience{Report: "weekly", Attribute: "region"}))
	try(t, s.Close())
	again := open(t)
	found, err := again.Find(t.Context(), e.Key)
	try(t, err)
	if diff := cmp.Diff(e.Slices, found.Slices); diff != "" || len(found.Files) > 0 {
		t.Errorf("the slices (-laid +found):\n%s", diff)
	}
	for _, name := range e.Slices {
		got, err := again.Slice(t.Context(), e.ID, name)
		try(t, err)
		if diff := cmp.Diff(part(name), got); diff != "" {
			t.Errorf("a slice changed in the store (-laid +found):\n%s", diff)
		}
	}
	if _, err := again.Slice(t.Context(), e.ID, "West"); !errors.Is(err, edition.ErrNone) {
		t.Errorf("a slice that is not there: %v, want ErrNone", err)
	}
	try(t, again.Drop(t.Context(), e.ID)) // which spares what is kept
	if _, err := again.Slice(t.Context(), e.ID, "East"); err != nil {
		t.Errorf("a slice of a kept edition was dropped: %v", err)
	}
}

// keepsWhatIsLaid refuses an edition of which a slice is not there, and forgets
// the slices of one that is given up.
func keepsWhatIsLaid(t *testing.T, open Place) {
	s := open(t)
	e := sliced(t, s, 1, "East")
	e.Slices = append(e.Slices, "West")
	if err := s.Keep(t.Context(), e, edition.Audience{Attribute: "region"}); err == nil || errors.Is(err, edition.ErrExists) {
		t.Errorf("without all its slices the edition is kept: %v", err)
	}
	if _, err := s.Find(t.Context(), e.Key); !errors.Is(err, edition.ErrNone) {
		t.Errorf("half an edition was kept: %v", err)
	}
	try(t, s.Drop(t.Context(), e.ID))
	if _, err := s.Slice(t.Context(), e.ID, "East"); !errors.Is(err, edition.ErrNone) {
		t.Errorf("a dropped slice is there: %v", err)
	}
}

// queuesBySlice gives each subscriber the slice of their attribute, and skips
// those who have none.
func queuesBySlice(t *testing.T, open Place) {
	s := open(t)
	subscribers := []subscriber.Subscriber{{Email: "a@x.org"}, {Email: "b@x.org"}, {Email: "c@x.org"}, {Email: "d@x.org"}, {Email: "e@x.org"}}
	for i, region := range []string{"North", "", "East", "Nord", "north"} {
		subscribers[i].Signed = now
		if region != "" {
			subscribers[i].Attributes = map[string]string{"region of England": region}
		}
	}
	_, err := s.Import(t.Context(), "", Seq(subscribers...))
	try(t, err)
	chose := subscriber.Subscriber{Email: "f@x.org", Attributes: map[string]string{"region of England": "North"}, Signed: now}
	_, err = s.Import(t.Context(), "", Seq(chose))
	try(t, err)
	everybody := all(t, s)
	try(t, s.Choose(t.Context(), everybody[5].ID, subscriber.Choice{Attributes: map[string]string{"region of England": "East"}}, subscriber.Consent{}, now))
	e := sliced(t, s, 1, "East", "North")
	audience := edition.Audience{Report: "weekly", Attribute: "region of England"}
	try(t, s.Keep(t.Context(), e, audience))
	type fate struct {
		State         deliver.State
		Slice, Reason string
	}
	want := map[string]fate{
		"a@x.org": {deliver.Queued, "North", ""},
		"b@x.org": {deliver.Skipped, "", audience.Unsliced("")},
		"c@x.org": {deliver.Queued, "East", ""},
		"d@x.org": {deliver.Skipped, "Nord", "the edition has no part for “Nord”"},
		"f@x.org": {deliver.Queued, "East", ""}, // by their own choice
		"e@x.org": {deliver.Skipped, "north", "the edition has no part for “north”"},
	}
	got := map[string]fate{}
	for _, d := range tally(t, s, e.ID) {
		got[d.Email] = fate{d.State, d.Slice, d.Reason}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("who gets which slice (-want +got):\n%s", diff)
	}
}
