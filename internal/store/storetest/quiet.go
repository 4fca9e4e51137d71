package storetest

import (
	"errors"
	"testing"
	"time"

	"catchup/internal/edition"
)

// staysQuiet keeps an edition that goes to nobody: nothing of it is owed, nobody
// counts it, and an operator may have it go out all the same.
func staysQuiet(t *testing.T, open Place) {
	s := open(t)
	first := onTerms(t, s, 1, edition.Terms{})
	quiet := sample("weekly", 2)
	quiet.Terms = edition.Terms{Quiet: "no new data since 7 June 2024", Approval: true}
	try(t, s.Keep(t.Context(), quiet, edition.Audience{Report: "weekly"}))
	later := quiet.Due.Add(time.Hour)
	a := standing(t, s, quiet)
	if n, err := s.Standing(t.Context(), quiet.ID); err != nil || n.Skipped != 2 || n.Total() != 2 || a.State != edition.Quiet || a.Quiet != quiet.Terms.Quiet {
		t.Errorf("%+v, %s %q, %v", n, a.State, a.Quiet, err)
	}
	next := edition.Key{Report: "weekly", Period: "another"}
	for name, before := range map[string]func() (*edition.Edition, error){
		"before": func() (*edition.Edition, error) { return s.Before(t.Context(), next, later) },
		"out":    func() (*edition.Edition, error) { return s.LastOut(t.Context(), next, later, later) },
	} {
		if e, err := before(); err != nil || e.ID != first.ID {
			t.Errorf("%s: %+v %v", name, e, err)
		}
	}
	if n, err := s.Number(t.Context(), next); err != nil || n != quiet.Number {
		t.Errorf("the next edition is no. %d, %v", n, err)
	}
	after, err := s.Rule(t.Context(), quiet.Key, edition.Ruling{At: later, Who: "ann", Act: edition.Release})
	if n, failed := s.Standing(t.Context(), quiet.ID); err != nil || failed != nil || after.State != edition.Waiting || n.Queued != 2 {
		t.Errorf("released: %+v, %+v, %v, %v", after, n, err, failed)
	}
	if n, err := s.Number(t.Context(), next); err != nil || n != quiet.Number+1 {
		t.Errorf("after the release the next edition is no. %d, %v", n, err)
	}
	try(t, s.Close())
}

// yieldsItsNumber gives the number of a quiet edition to the next one. The quiet
// one can no longer be released then.
func yieldsItsNumber(t *testing.T, open Place) {
	s := open(t)
	quiet := onTerms(t, s, 1, edition.Terms{Quiet: "no new data"})
	next := sample("weekly", 2)
	next.Number = quiet.Number
	try(t, s.Keep(t.Context(), next, edition.Audience{Report: "weekly"}))
	_, err := s.Rule(t.Context(), quiet.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Release})
	if misruled := new(edition.Misruled); !errors.As(err, &misruled) {
		t.Errorf("a quiet edition was released after the next one: %v", err)
	}
	if n, err := s.Standing(t.Context(), quiet.ID); err != nil || n.Queued != 0 {
		t.Errorf("%d deliveries of a quiet edition wait, %v", n.Queued, err)
	}
	numbers := map[string]int{}
	for e, err := range s.Entries(t.Context(), "weekly") {
		try(t, err)
		numbers[e.Key.Period] = e.Number
	}
	if numbers[quiet.Key.Period] != 0 || numbers[next.Key.Period] != quiet.Number {
		t.Errorf("the editions have the numbers %v", numbers)
	}
	if found, err := s.Find(t.Context(), quiet.Key); err != nil || found.Number < 0 {
		t.Errorf("the quiet edition is no. %d, %v", found.Number, err)
	}
	try(t, s.Close())
}

// wasOut gives the last edition that has gone out: not one that is on hold, nor
// one whose release has not come.
func wasOut(t *testing.T, open Place) {
	s := open(t)
	out := onTerms(t, s, 1, edition.Terms{})
	for i, terms := range []edition.Terms{{Approval: true}, {Release: now.Add(365 * 24 * time.Hour)}, {}} {
		e := onTerms(t, s, i+2, terms)
		if terms == (edition.Terms{}) {
			_, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Hold})
			try(t, err)
		}
	}
	key, due := edition.Key{Report: "weekly", Period: "another"}, now.Add(10*365*24*time.Hour)
	if e, err := s.LastOut(t.Context(), key, due, now); err != nil || e.ID != out.ID {
		t.Errorf("%+v %v", e, err)
	}
	if e, err := s.LastOut(t.Context(), key, due, now.Add(366*24*time.Hour)); err != nil || e.ID == out.ID {
		t.Errorf("after the release: %+v %v", e, err)
	}
	try(t, s.Close())
}
