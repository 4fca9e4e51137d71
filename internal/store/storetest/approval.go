package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// Approvals is how editions stand on their way out.
type Approvals interface {
	Approval(ctx context.Context, k edition.Key) (edition.Approval, error)
	Rule(ctx context.Context, k edition.Key, r edition.Ruling) (edition.Approval, error)
	Lapse(ctx context.Context, now time.Time) ([]edition.Key, error)
}

// onTerms keeps the n-th edition of the weekly report for two subscribers.
func onTerms(t *testing.T, s Store, n int, terms edition.Terms) *edition.Edition {
	t.Helper()
	enrol(t, s, "a@example.org", "b@example.org")
	e := sample("weekly", n)
	e.Terms = terms
	try(t, s.Keep(t.Context(), e, edition.Audience{Report: "weekly"}))
	return e
}

// goesOut tells whether anything of the edition is owed at the moment, which
// must be so if and only if it can be claimed.
func goesOut(t *testing.T, s Store, e *edition.Edition, at time.Time) bool {
	t.Helper()
	owed, err := s.Owed(t.Context(), at)
	try(t, err)
	try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "looker", Lease: time.Minute}))
	rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: e.ID, Worker: "looker", Limit: 10, Now: at})
	try(t, err)
	try(t, s.Leave(t.Context(), "looker"))
	if (len(owed) == 1) != (len(rows) > 0) {
		t.Errorf("%d editions are owed, and %d rows could be claimed", len(owed), len(rows))
	}
	return len(rows) > 0
}

func standing(t *testing.T, s Store, e *edition.Edition) edition.Approval {
	t.Helper()
	a, err := s.Approval(t.Context(), e.Key)
	try(t, err)
	return a
}

// waitsForApproval approves other bytes, too few of them, and then the right
// ones, which leave when their hour has come.
func waitsForApproval(t *testing.T, open Place) {
	s := open(t)
	hour := now.Add(time.Hour)
	e := onTerms(t, s, 1, edition.Terms{Approval: true, Release: hour, Next: now.Add(24 * time.Hour)})
	try(t, s.Close())
	s = open(t)
	found, err := s.Find(t.Context(), e.Key)
	try(t, err)
	if diff := cmp.Diff(e, found, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the edition changed in the store (-kept +found):\n%s", diff)
	}
	a := standing(t, s, e)
	if a.State != edition.Waiting || len(a.Hash) != 64 || goesOut(t, s, e, hour) {
		t.Errorf("it does not wait: %+v", a)
	}
	for _, hash := range []string{"", a.Hash[:11], "0" + a.Hash[1:], a.Hash + "0"} {
		if _, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Approve, Hash: hash}); !errors.Is(err, edition.ErrBytes) {
			t.Errorf("the hash %q was approved: %v", hash, err)
		}
	}
	_, err = s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Approve, Hash: a.Hash[:12], Reason: "read"})
	try(t, err)
	if goesOut(t, s, e, now) || !goesOut(t, s, e, hour) {
		t.Error("it does not go out at its hour")
	}
	want := edition.Approval{Terms: e.Terms, State: edition.Ready, Hash: a.Hash, Approved: a.Hash,
		Rulings: []edition.Ruling{{At: now, Who: "ann", Act: edition.Approve, Hash: a.Hash, Reason: "read"}}}
	if diff := cmp.Diff(want, standing(t, s, e)); diff != "" {
		t.Errorf("after the approval (-want +got):\n%s", diff)
	}
	misruled := new(edition.Misruled)
	if _, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Act: edition.Approve, Hash: a.Hash}); !errors.As(err, &misruled) {
		t.Errorf("it was approved twice: %v", err)
	}
	if _, err := s.Approval(t.Context(), edition.Key{Report: "weekly"}); !errors.Is(err, edition.ErrNone) {
		t.Errorf("an edition that is not there: %v", err)
	}
	if _, err := s.Before(t.Context(), sample("weekly", 2).Key, now.AddDate(1, 0, 0)); err != nil {
		t.Errorf("what was approved is not before others: %v", err)
	}
}

// stops holds an edition while a worker has some of it in hand, and drops it.
func stops(t *testing.T, open Place) {
	s := open(t)
	e := onTerms(t, s, 1, edition.Terms{})
	try(t, s.Heartbeat(t.Context(), deliver.Worker{ID: "one", Lease: time.Minute}))
	rows, _, err := s.Claim(t.Context(), deliver.Claim{Edition: e.ID, Worker: "one", Limit: 1, Now: now})
	try(t, err)
	rule := func(act edition.Act) {
		t.Helper()
		_, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Who: "ann", Act: act, Reason: "so it is"})
		try(t, err)
	}
	rule(edition.Hold)
	rows[0].State = deliver.Sending
	lost, err := s.Record(t.Context(), "one", rows)
	if err != nil || len(lost) != 1 || goesOut(t, s, e, now) {
		t.Errorf("a message of what is on hold leaves: lost %v, %v", lost, err)
	}
	rule(edition.Release)
	if !goesOut(t, s, e, now) {
		t.Error("what was released does not go out")
	}
	rule(edition.Drop)
	if n, err := s.Standing(t.Context(), e.ID); err != nil || n.Skipped != 2 || goesOut(t, s, e, now) {
		t.Errorf("what was dropped goes out: %+v, %v", n, err)
	}
	misruled := new(edition.Misruled)
	if _, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Act: edition.Release}); !errors.As(err, &misruled) {
		t.Errorf("what was dropped is released: %v", err)
	}
}

// takesBack drops an edition that one subscriber has, and takes the drop back:
// it is on hold, and goes to who lacks it. From the report's next slot on, and
// once its next edition is kept, the drop stands.
func takesBack(t *testing.T, open Place) {
	s := open(t)
	next := now.Add(time.Hour)
	e := onTerms(t, s, 1, edition.Terms{Next: next})
	rows := claim(t, s, e.ID, "w", 1)
	record(t, s, "w", deliver.Sent, rows...)
	rule := func(act edition.Act, at time.Time) error {
		_, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: at, Who: "ann", Act: act, Reason: "so it is"})
		return err
	}
	misruled := new(edition.Misruled)
	if err := rule(edition.TakeBack, now); !errors.As(err, &misruled) {
		t.Errorf("what was not dropped is taken back: %v", err)
	}
	try(t, rule(edition.Drop, now))
	if err := rule(edition.TakeBack, next); !errors.As(err, &misruled) {
		t.Errorf("a drop is taken back when the next edition is due: %v", err)
	}
	try(t, rule(edition.TakeBack, next.Add(-time.Millisecond)))
	a := standing(t, s, e)
	if n, err := s.Standing(t.Context(), e.ID); a.State != edition.Stopped || n.Queued != 1 || n.Sent != 1 || err != nil || goesOut(t, s, e, now) {
		t.Errorf("after the drop was taken back: %+v, %+v, %v", a, n, err)
	}
	if last := a.Rulings[len(a.Rulings)-1]; last.Who != "ann" || last.Act != edition.TakeBack || !last.At.Equal(next.Add(-time.Millisecond)) {
		t.Errorf("it is written down as %+v", last)
	}
	try(t, rule(edition.Release, now))
	if !goesOut(t, s, e, now) {
		t.Error("what was released after that does not go out")
	}
	try(t, rule(edition.Drop, now))
	onTerms(t, s, 2, edition.Terms{})
	if err := rule(edition.TakeBack, now); !errors.As(err, &misruled) || !standing(t, s, e).Followed {
		t.Errorf("a drop is taken back beside the next edition: %v", err)
	}
}

// outlastsSilence drops an edition by silence and takes that back: released after
// its hour, it waits for a word, and nothing becomes of it by silence.
func outlastsSilence(t *testing.T, open Place) {
	s := open(t)
	e := onTerms(t, s, 1, edition.Terms{Approval: true, Release: now, Silence: edition.DropThen})
	lapsed, err := s.Lapse(t.Context(), now)
	try(t, err)
	for _, act := range []edition.Act{edition.TakeBack, edition.Release} {
		_, err := s.Rule(t.Context(), e.Key, edition.Ruling{At: now, Who: "ann", Act: act})
		try(t, err)
	}
	again, err := s.Lapse(t.Context(), now.Add(time.Hour))
	try(t, err)
	if a := standing(t, s, e); len(lapsed) != 1 || len(again) != 0 || a.State != edition.Waiting || a.Silence != "" {
		t.Errorf("%d lapsed, then %d, and it stands as %+v", len(lapsed), len(again), a)
	}
}

// lapses lets the hour of three editions come: one goes, one is dropped, and
// one waits on. What waits or was dropped is not the edition before.
func lapses(t *testing.T, open Place) {
	s := open(t)
	var all []*edition.Edition
	for n, silence := range []edition.Silence{edition.SendAnyway, edition.DropThen, ""} {
		all = append(all, onTerms(t, s, n+1, edition.Terms{Approval: true, Release: now, Silence: silence}))
	}
	var count []int
	for _, at := range []time.Time{now.Add(-time.Second), now, now} {
		lapsed, err := s.Lapse(t.Context(), at)
		try(t, err)
		count = append(count, len(lapsed))
	}
	if diff := cmp.Diff([]int{0, 2, 0}, count); diff != "" {
		t.Errorf("how many lapsed before the hour, at it and after (-want +got):\n%s", diff)
	}
	for i, want := range []edition.State{edition.Ready, edition.Dropped, edition.Waiting} {
		a := standing(t, s, all[i])
		if a.State != want || a.Silence != "" && (len(a.Rulings) != 1 || a.Rulings[0].Who != "") {
			t.Errorf("number %d: %+v, want %s", i+1, a, want)
		}
	}
	before, err := s.Before(t.Context(), sample("weekly", 4).Key, now.AddDate(1, 0, 0))
	if err != nil || before.Number != 1 {
		t.Errorf("the edition before: %v, %v", before, err)
	}
}

// replaces makes an edition anew: it is approved no more, keeps its number and
// what was ruled, and is not replaced once messages have left.
func replaces(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "a@example.org")
	first := sliced(t, s, 1, "East")
	first.Terms = edition.Terms{Approval: true}
	try(t, s.Keep(t.Context(), first, edition.Audience{Report: "weekly", Attribute: "region"}))
	before := standing(t, s, first)
	_, err := s.Rule(t.Context(), first.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Hold})
	try(t, err)

	second := sliced(t, s, 1)
	second.ID, second.Slices = "another", []string{"East"}
	other := part("East")
	other.Files[0].Bytes = []byte("other words")
	try(t, s.Lay(t.Context(), second.ID, other))
	try(t, s.Replace(t.Context(), second, edition.Audience{Report: "weekly", Attribute: "region"}, edition.Ruling{At: now, Who: "ben", Reason: "1 figure"}))
	a := standing(t, s, second)
	if a.State != edition.Stopped || a.Hash == before.Hash || !a.Terms.Approval || len(a.Rulings) != 2 || a.Rulings[1].Act != edition.Remade || a.Rulings[1].Hash != a.Hash {
		t.Errorf("after the making anew: %+v", a)
	}
	if _, err := s.Edition(t.Context(), first.ID); !errors.Is(err, edition.ErrNone) {
		t.Errorf("the one before is still there: %v", err)
	}
	if _, err := s.Slice(t.Context(), first.ID, "East"); !errors.Is(err, edition.ErrNone) {
		t.Errorf("its slice is still there: %v", err)
	}
	_, err = s.Rule(t.Context(), second.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Release})
	try(t, err)
	for _, hash := range []string{before.Hash, a.Hash} {
		_, err = s.Rule(t.Context(), second.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Approve, Hash: hash})
		if (hash == a.Hash) != (err == nil) {
			t.Errorf("approving %s: %v", hash, err)
		}
	}
}

// keepsWhatIsOut refuses to make anew what has been tried, what may go out, and
// what is not there.
func keepsWhatIsOut(t *testing.T, open Place) {
	s := open(t)
	enrol(t, s, "a@example.org")
	onTerms(t, s, 1, edition.Terms{}) // may go out
	misruled := new(edition.Misruled)
	tried := onTerms(t, s, 2, edition.Terms{Approval: true})
	_, err := s.Rule(t.Context(), tried.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Approve, Hash: standing(t, s, tried).Hash})
	try(t, err)
	rows := claim(t, s, tried.ID, "w", 1)
	rows[0].Tries = 1
	record(t, s, "w", deliver.Queued, rows...)
	_, err = s.Rule(t.Context(), tried.Key, edition.Ruling{At: now, Who: "ann", Act: edition.Hold})
	try(t, err)
	anew := sample("weekly", 2)
	anew.ID = "anew"
	if err := s.Replace(t.Context(), anew, edition.Audience{Report: "weekly"}, edition.Ruling{At: now}); !errors.As(err, &misruled) {
		t.Errorf("what a server has seen was made anew: %v", err)
	}
	third := sample("weekly", 1)
	third.ID = "third"
	if err := s.Replace(t.Context(), third, edition.Audience{}, edition.Ruling{At: now}); !errors.As(err, &misruled) {
		t.Errorf("what may go out was made anew: %v", err)
	}
	if err := s.Replace(t.Context(), sample("weekly", 9), edition.Audience{}, edition.Ruling{At: now}); !errors.Is(err, edition.ErrNone) {
		t.Errorf("what is not there was made anew: %v", err)
	}
}
