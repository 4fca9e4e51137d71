package edition_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/render/text"
	"catchup/internal/source"
	"catchup/internal/store"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
	"catchup/internal/table"
	"catchup/reports"
)

// due is a Friday at four.
var due = time.Date(2024, 6, 14, 15, 0, 0, 0, time.UTC)

// given is a source that answers with what it holds; without a table or an
// error it panics.
type given struct {
	table *table.Table
	err   error
}

func (g given) Read(_ context.Context, r source.Request) (*table.Table, error) {
	if g.table == nil && g.err == nil {
		panic("a library was surprised")
	}
	return g.table, g.err
}

// beds is a source of one row.
func beds() given {
	reading := &table.Reading{Source: "beds", Place: "beds.csv"}
	return given{table: &table.Table{
		Reading: reading,
		Columns: []table.Column{{Name: "ward", Kind: table.Text}},
		Rows:    [][]table.Value{{{Kind: table.Text, Known: true, Text: "Ward 7", From: table.Origin{Reading: reading, Row: 2}}}},
	}}
}

// press is a press on a store of its own that sets a note and a table of beds.
func press(t testing.TB, beds source.Source) (*edition.Press, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &edition.Press{
		Report: "weekly",
		Spec: reports.Spec{Title: "Weekly", Lang: "en-GB", Period: period.Week, Empty: reports.Send, Sections: []reports.Section{
			{Note: "Hello"},
			{Table: &reports.Table{Title: "Beds", From: "beds", Columns: []reports.TableColumn{{Name: "ward"}}}},
		}},
		Supplies:  map[string]edition.Supply{"beds": {Source: beds, Title: "Beds by ward"}},
		Renderers: []edition.Renderer{text.Renderer{}},
		Archive:   s.Archive,
		Now:       func() time.Time { return due.Add(time.Minute) },
	}, s
}

// nobody are the subscribers of an edition that goes to none.
func nobody(context.Context) (edition.Audience, error) { return edition.Audience{Reading: "none"}, nil }

func TestMakeOnce(t *testing.T) {
	p, s := press(t, beds())
	if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscriber.Subscriber{Email: "ann@example.org"})); err != nil {
		t.Fatal(err)
	}
	first, fresh, err := p.Make(t.Context(), due, func(context.Context) (edition.Audience, error) { return edition.Audience{Report: "weekly"}, nil })
	if err != nil || !fresh {
		t.Fatalf("the first edition: fresh %t, %v", fresh, err)
	}
	p.Supplies["beds"] = edition.Supply{Source: given{err: errors.New("asked again")}}
	second, fresh, err := p.Make(t.Context(), due.Add(time.Hour), func(context.Context) (edition.Audience, error) {
		t.Error("the readers are asked for again")
		return edition.Audience{}, nil
	})
	if err != nil || fresh {
		t.Fatalf("the second edition: fresh %t, %v", fresh, err)
	}
	if diff := cmp.Diff(first.Files, second.Files); diff != "" || first.ID != second.ID || first.Number != 1 {
		t.Errorf("the edition is not the one that was kept: %s", diff)
	}
	for d, err := range s.Ledger.Rows(t.Context(), first.ID) {
		if err != nil || d.Email != "ann@example.org" {
			t.Errorf("delivery %v, %v", d, err)
		}
	}
	if standing, err := s.Ledger.Standing(t.Context(), first.ID); err != nil || standing.Queued != 1 {
		t.Errorf("the edition stands %+v, %v", standing, err)
	}
}

func TestPressesAtOnce(t *testing.T) {
	p, _ := press(t, beds())
	ids, errs := make([]string, 8), make([]error, 8)
	made := 0
	var group sync.WaitGroup
	var counting sync.Mutex
	for i := range ids {
		group.Go(func() {
			e, fresh, err := p.Make(t.Context(), due, nobody)
			if err != nil {
				errs[i] = err
				return
			}
			counting.Lock()
			defer counting.Unlock()
			ids[i] = e.ID
			if fresh {
				made++
			}
		})
	}
	group.Wait()
	if err := errors.Join(errs...); err != nil || made != 1 {
		t.Fatalf("%d presses made the edition, %v", made, err)
	}
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("presses came to different editions: %q", ids)
		}
	}
}

// TestNumberTaken lets another press take the number, and then the key, while
// an edition is made.
func TestNumberTaken(t *testing.T) {
	p, s := press(t, beds())
	other := *p
	meanwhile := func(moment time.Time) edition.Recipients {
		return func(ctx context.Context) (edition.Audience, error) {
			_, _, err := other.Make(ctx, moment, nobody)
			return edition.Audience{}, err
		}
	}
	e, fresh, err := p.Make(t.Context(), due, meanwhile(due.AddDate(0, 0, -7)))
	if err != nil || !fresh || e.Number != 2 {
		t.Fatalf("beside an edition of the week before: %+v, fresh %t, %v", e, fresh, err)
	}
	if kept, err := s.Archive.Find(t.Context(), e.Key); err != nil || kept.ID != e.ID {
		t.Errorf("it is not kept: %v", err)
	}
	e, fresh, err = p.Make(t.Context(), due.AddDate(0, 0, 7), meanwhile(due.AddDate(0, 0, 7)))
	if err != nil || fresh || e.Number != 3 {
		t.Errorf("beside the same edition: %+v, fresh %t, %v", e, fresh, err)
	}
}

// An edition whose sources gave nothing is held, however that came, and none is
// kept.
func TestBlank(t *testing.T) {
	for _, c := range []struct {
		name     string
		source   source.Source
		breaches int
	}{
		{"the source fails", given{err: errors.New("no such ward")}, 2},
		{"the source is empty", counted(), 1},
	} {
		p, s := press(t, c.source)
		p.Spec.Empty = reports.Hold
		_, _, err := p.Make(t.Context(), due, nobody)
		held := new(edition.Held)
		if !errors.As(err, &held) || held.Cause != edition.Blank || len(held.Breaches) != c.breaches {
			t.Fatalf("%s: %v, %+v", c.name, err, held)
		}
		if _, err := s.Archive.Find(t.Context(), p.Key(due)); !errors.Is(err, edition.ErrNone) {
			t.Errorf("%s: it is kept, %v", c.name, err)
		}
		p.Force = "a sample"
		e, err := p.Proof(t.Context(), due)
		if err != nil || !strings.HasPrefix(e.Document.Notices[0], "Published although it tells nothing: a sample") {
			t.Errorf("%s: forced, it says %v, %v", c.name, e, err)
		}
		p.Force, p.Spec.Sections = "", p.Spec.Sections[:1]
		if _, err := p.Proof(t.Context(), due); err != nil {
			t.Errorf("%s: a report that is a note alone: %v", c.name, err)
		}
	}
}

// A clock behind the store, or years ahead of it, makes no edition; what is made
// already is found, and a proof changes nothing.
func TestWrongClock(t *testing.T) {
	p, _ := press(t, beds())
	if _, _, err := p.Make(t.Context(), due, nobody); err != nil {
		t.Fatal(err)
	}
	for what, now := range map[string]time.Time{"behind": due.Add(-time.Hour), "ahead": due.AddDate(2, 0, 0)} {
		p.Now, p.Force = func() time.Time { return now }, ""
		next := due.AddDate(0, 0, 7)
		_, _, err := p.Make(t.Context(), next, nobody)
		held := new(edition.Held)
		if !errors.As(err, &held) || held.Cause != edition.WrongClock || held.Breaches[0].What != what {
			t.Errorf("%s: %v", what, err)
		}
		if _, fresh, err := p.Make(t.Context(), due, nobody); fresh || err != nil {
			t.Errorf("%s: the edition that there is: %v", what, err)
		}
		if _, err := p.Proof(t.Context(), next); err != nil {
			t.Errorf("%s: a proof: %v", what, err)
		}
	}
	p.Force = "it is right"
	e, _, err := p.Make(t.Context(), due.AddDate(0, 0, 7), nobody)
	if err != nil || e.Document.Override == nil || len(e.Document.Override.Breaches) != 1 || e.Document.Override.Breaches[0].Source != "clock" || len(e.Document.Notices) != 0 {
		t.Errorf("forced, it is noted for operators by %+v and for readers by nothing: %v", e, err)
	}
}

// recovering is a source that fails so many times, and then gives its rows.
type recovering struct {
	failures int
	source.Source
}

func (r *recovering) Read(ctx context.Context, request source.Request) (*table.Table, error) {
	if r.failures--; r.failures >= 0 {
		return nil, errors.New("down")
	}
	return r.Source.Read(ctx, request)
}

// ageing is a source that can give nothing but what was kept, some times.
type ageing struct {
	failures int
	source.Source
}

func (a *ageing) Read(ctx context.Context, request source.Request) (*table.Table, error) {
	t, err := a.Source.Read(ctx, request)
	if a.failures--; a.failures >= 0 && err == nil {
		kept := *t
		kept.Aged, kept.Gaps = true, []string{"down"}
		t = &kept
	}
	return t, err
}

// An edition waits for a source of which it has only what was kept before, and then
// takes that.
func TestWaitsForMoreThanWasKept(t *testing.T) {
	for _, c := range []struct {
		failures, slept int
		notice          string
		gaps            int
	}{
		{0, 0, "", 0},
		{3, 3, "This edition waited until 15:03 for the source “Beds by ward”.", 0},
		{99, 5, "This edition waited until 15:05 for the source “Beds by ward” in vain.", 1},
	} {
		p, _ := press(t, nil)
		p.Supplies["beds"] = edition.Supply{Source: &ageing{c.failures, beds()}, Title: "Beds by ward", Wait: 5 * time.Minute}
		now, slept := due, 0
		p.Now = func() time.Time { return now }
		p.Sleep = func(_ context.Context, span time.Duration) error {
			now, slept = now.Add(span), slept+1
			return nil
		}
		e, _, err := p.Make(t.Context(), due, nobody)
		if err != nil {
			t.Fatal(err)
		}
		said := slices.Contains(e.Document.Notices, c.notice)
		if slept != c.slept || said != (c.notice != "") || len(e.Document.Gaps) != c.gaps {
			t.Errorf("after %d failures it slept %d times and says %q, with the gaps %v", c.failures, slept, e.Document.Notices, e.Document.Gaps)
		}
	}
}

// weighty is a source that is large, so that its edition has to have the turn.
type weighty struct{ source.Source }

func (w weighty) Read(ctx context.Context, request source.Request) (*table.Table, error) {
	if err := request.Share.Large(ctx); err != nil {
		return nil, err
	}
	return w.Source.Read(ctx, request)
}

// While an edition waits for a source, another with a large source is made.
func TestWaitsWithoutTheTurn(t *testing.T) {
	p, _ := press(t, weighty{beds()})
	p.Spec.Sections = append(p.Spec.Sections, reports.Section{Table: &reports.Table{Title: "Late", From: "late", Columns: []reports.TableColumn{{Name: "ward"}}}})
	p.Supplies["late"] = edition.Supply{Source: &recovering{1, beds()}, Wait: 5 * time.Minute}
	turns := source.NewTurns()
	p.Budget = func() *source.Budget { return turns.Budget(source.Limits{Memory: 1e9}) }
	now, slept := due, 0
	p.Now = func() time.Time { return now }
	p.Sleep = func(ctx context.Context, span time.Duration) error {
		now, slept = now.Add(span), slept+1
		other := turns.Budget(source.Limits{Memory: 1e9})
		defer other.End()
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		if err := other.Share().Large(ctx); err != nil {
			t.Errorf("another large edition has to wait too: %v", err)
		}
		return nil
	}
	e, _, err := p.Make(t.Context(), due, nobody)
	if err != nil || slept != 1 || len(e.Document.Gaps) != 0 {
		t.Errorf("it slept %d times: %+v, %v", slept, e, err)
	}
}

// An edition waits for a source that is to be waited for, says so, and ends its
// wait at the hour that was set. A proof does not wait.
func TestWaits(t *testing.T) {
	for _, c := range []struct {
		failures, slept int
		notice          string
		gaps            int
	}{
		{0, 0, "", 0},
		{3, 3, "This edition waited until 15:03 for the source “Beds by ward”.", 0},
		{99, 5, "This edition waited until 15:05 for the source “Beds by ward” in vain.", 1},
	} {
		p, _ := press(t, nil)
		p.Supplies["beds"] = edition.Supply{Source: &recovering{c.failures, beds()}, Title: "Beds by ward", Wait: 5 * time.Minute}
		now, slept := due, 0
		p.Now = func() time.Time { return now }
		p.Sleep = func(_ context.Context, span time.Duration) error {
			now, slept = now.Add(span), slept+1
			return nil
		}
		if _, err := p.Proof(t.Context(), due); err != nil || slept != 0 {
			t.Fatalf("a proof slept %d times, %v", slept, err)
		}
		p.Supplies["beds"].Source.(*recovering).failures = c.failures
		e, _, err := p.Make(t.Context(), due, nobody)
		if err != nil {
			t.Fatal(err)
		}
		said := slices.ContainsFunc(e.Document.Notices, func(n string) bool { return n == c.notice })
		if slept != c.slept || said != (c.notice != "") || len(e.Document.Gaps) != c.gaps {
			t.Errorf("after %d failures it slept %d times and says %q, with the gaps %v", c.failures, slept, e.Document.Notices, e.Document.Gaps)
		}
	}
	p, _ := press(t, nil)
	p.Supplies["beds"] = edition.Supply{Source: &recovering{99, beds()}, Wait: 5 * time.Minute}
	p.Now = func() time.Time { return due }
	ctx, cancel := context.WithCancel(t.Context())
	p.Sleep = func(context.Context, time.Duration) error { cancel(); return ctx.Err() }
	if _, _, err := p.Make(ctx, due, nobody); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped while it waits: %v", err)
	}
}

func TestSourceFails(t *testing.T) {
	for _, c := range []struct {
		name   string
		source source.Source
		why    string
	}{
		{"an error", given{err: errors.New("no such ward")}, "no such ward"},
		{"a panic", given{}, "panic: a library was surprised"},
		{"nothing given", nil, "the press was given no source of this name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := press(t, c.source)
			if c.source == nil {
				p.Supplies = nil
			}
			var told []edition.Step
			p.OnStep = func(s edition.Step) { told = append(told, s) }
			e, _, err := p.Make(t.Context(), due, nobody)
			if err != nil {
				t.Fatal(err)
			}
			if gaps := e.Document.Gaps; len(gaps) != 1 || gaps[0].Source != "beds" || gaps[0].Why != c.why {
				t.Errorf("gaps %v", gaps)
			}
			want := edition.Step{Verb: "missing", Object: "beds", Result: c.why}
			if n := len(told); n < 3 || told[2] != want {
				t.Errorf("told %q, want %q among them", told, want)
			}
		})
	}
}

// TestKeepsNothing tries what leaves no trace: what a required source or the
// recipients hold up, drafts and proofs.
func TestKeepsNothing(t *testing.T) {
	p, s := press(t, beds())
	if _, _, err := p.Draft(t.Context(), due); err != nil {
		t.Error(err)
	}
	if _, err := p.Proof(t.Context(), due); err != nil {
		t.Error(err)
	}
	lost := errors.New("the list is lost")
	if _, _, err := p.Make(t.Context(), due, func(context.Context) (edition.Audience, error) { return edition.Audience{}, lost }); !errors.Is(err, lost) {
		t.Errorf("without readers: %v", err)
	}
	p.Supplies["beds"] = edition.Supply{Source: given{err: lost}}
	p.Spec.Sections[1].Required = true
	_, _, err := p.Make(t.Context(), due, nobody)
	if missing := new(reports.Missing); !errors.As(err, &missing) || missing.Source != "beds" || !errors.Is(err, lost) {
		t.Errorf("without a required source: %v", err)
	}
	if _, err := s.Archive.Find(t.Context(), p.Key(due)); !errors.Is(err, edition.ErrNone) {
		t.Errorf("an edition is kept: %v", err)
	}
}
