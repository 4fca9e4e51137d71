package storetest

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

func keepsWhole(t *testing.T, open Place) {
	s, want := open(t), sample("weekly", 1)
	if _, err := s.Find(t.Context(), want.Key); !errors.Is(err, edition.ErrNone) {
		t.Errorf("before Keep: Find gives %v, want ErrNone", err)
	}
	exists(t, s, want.Key, false)
	enrol(t, s, "a@example.org")
	try(t, s.Keep(t.Context(), want, edition.Audience{Report: "weekly"}))
	try(t, s.Close())

	again := open(t)
	found, err := again.Find(t.Context(), want.Key)
	try(t, err)
	same, err := again.Edition(t.Context(), want.ID)
	try(t, err)
	if diff := cmp.Diff(want, found, cmpopts.EquateEmpty()) + cmp.Diff(want, same, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("an edition changed in the store (-kept +found):\n%s", diff)
	}
	exists(t, again, want.Key, true)
	exists(t, again, edition.Key{Report: want.Key.Report, Period: "another"}, false)
	exists(t, again, edition.Key{Report: "another", Period: want.Key.Period}, false)
	if n := len(tally(t, again, want.ID)); n != 1 {
		t.Errorf("%d deliveries, want 1", n)
	}
}

func exists(t *testing.T, s Store, k edition.Key, want bool) {
	t.Helper()
	if got, err := s.Exists(t.Context(), k); got != want || err != nil {
		t.Errorf("that there is %s is %t, %v", k, got, err)
	}
}

// numbers asks for the numbers of an edition that is kept, of the next one, and
// of the first of another report.
func numbers(t *testing.T, open Place) {
	s := open(t)
	for _, n := range []int{1, 2, 3} {
		try(t, s.Keep(t.Context(), sample("weekly", n), edition.Audience{}))
	}
	for key, want := range map[edition.Key]int{
		sample("weekly", 2).Key: 2, sample("weekly", 0).Key: 4, sample("finance", 2).Key: 1,
	} {
		if n, err := s.Number(t.Context(), key); n != want || err != nil {
			t.Errorf("the number of %s is %d, %v, want %d", key, n, err, want)
		}
	}
}

// lastMade keeps editions of two reports and drops the one that was made last.
func lastMade(t *testing.T, open Place) {
	s := open(t)
	if _, err := s.LastMade(t.Context()); !errors.Is(err, edition.ErrNone) {
		t.Errorf("of an empty store the edition made last is %v, want ErrNone", err)
	}
	for i, e := range []*edition.Edition{sample("weekly", 2), sample("finance", 1), sample("weekly", 1)} {
		e.Made = now.Add(time.Duration(3-i) * time.Hour)
		e.Terms.Approval = i == 0
		try(t, s.Keep(t.Context(), e, edition.Audience{}))
	}
	isLast := func(want *edition.Edition) {
		if e, err := s.LastMade(t.Context()); err != nil || e.Key != want.Key {
			t.Errorf("made last is %s, %v, want %s", e.Key, err, want.Key)
		}
	}
	isLast(sample("weekly", 2))
	_, err := s.Rule(t.Context(), sample("weekly", 2).Key, edition.Ruling{Act: edition.Drop, At: now, Who: "ann", Reason: "a sample"})
	try(t, err)
	isLast(sample("finance", 1))
}

func refusesSecond(t *testing.T, open Place) {
	s := open(t)
	try(t, s.Keep(t.Context(), sample("weekly", 1), edition.Audience{}))
	sameKey, sameNumber := sample("weekly", 1), sample("weekly", 2)
	sameKey.ID, sameKey.Number = "other", 7
	sameNumber.Number = 1
	for _, e := range []*edition.Edition{sameKey, sameNumber} {
		if err := s.Keep(t.Context(), e, edition.Audience{}); !errors.Is(err, edition.ErrExists) {
			t.Errorf("Keep(%s, number %d) = %v, want ErrExists", e.Key, e.Number, err)
		}
	}
	try(t, s.Keep(t.Context(), sample("finance", 1), edition.Audience{}))
}

func findsEarlier(t *testing.T, open Place) {
	s := open(t)
	third, first := sample("weekly", 3), sample("weekly", 1)
	for _, e := range []*edition.Edition{third, first, sample("finance", 2)} {
		try(t, s.Keep(t.Context(), e, edition.Audience{}))
	}
	for _, c := range []struct {
		n       int // the key asked for, and the moment, an hour after it was due
		earlier *edition.Edition
	}{{1, nil}, {2, first}, {3, first}, {4, third}} {
		now := sample("weekly", c.n)
		e, err := s.Before(t.Context(), now.Key, now.Due.Add(time.Hour))
		if c.earlier == nil {
			if !errors.Is(err, edition.ErrNone) {
				t.Errorf("before number %d there is %v, %v, want ErrNone", c.n, e, err)
			}
			continue
		}
		want := *c.earlier
		want.Files = nil
		if diff := cmp.Diff(&want, e, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("before number %d: %v (-want +got):\n%s", c.n, err, diff)
		}
	}
}

func keepsOne(t *testing.T, open Place) {
	handles := []Store{open(t), open(t)}
	enrol(t, handles[0], "a@example.org", "b@example.org")
	var kept, refused atomic.Int32
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			e := sample("weekly", 1)
			e.ID += string(rune('a' + i))
			switch err := handles[i%2].Keep(t.Context(), e, edition.Audience{}); {
			case err == nil:
				kept.Add(1)
			case errors.Is(err, edition.ErrExists):
				refused.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if kept.Load() != 1 || refused.Load() != 7 {
		t.Errorf("of eight Keeps %d were kept and %d refused, want 1 and 7", kept.Load(), refused.Load())
	}
	e, err := handles[1].Find(t.Context(), sample("weekly", 1).Key)
	try(t, err)
	if n := len(tally(t, handles[0], e.ID)); n != 2 {
		t.Errorf("%d deliveries, want 2", n)
	}
}

// queuesAudience keeps editions for the subscribers who want them and are
// there.
func queuesAudience(t *testing.T, open Place) {
	s := open(t)
	subscribers := []subscriber.Subscriber{
		{Email: "all@x.org", Attributes: map[string]string{"region": "North West"}},
		{Email: "asked@x.org", Reports: []string{"daily", "weekly"}, Attributes: map[string]string{"region": "Kent"}},
		{Email: "left@x.org"},
		{Email: "none@x.org", Reports: []string{}},
		{Email: "other@x.org", Reports: []string{"daily", "weekly-finance"}},
		{Email: "quoted@x.org", Reports: []string{`"weekly"`}},
	}
	done, err := s.Import(t.Context(), "readers", Seq(subscribers[:4]...))
	try(t, err)
	_, err = s.Import(t.Context(), "", Seq(subscribers[4:]...))
	try(t, err)
	try(t, s.Remove(t.Context(), "left@x.org", now))
	for i, c := range []struct {
		audience edition.Audience
		want     string
	}{
		{edition.Audience{Report: "weekly"}, "all@x.org= asked@x.org= none@x.org="},
		{edition.Audience{Report: "daily"}, "all@x.org= asked@x.org= none@x.org= other@x.org="},
		{edition.Audience{Report: "daily", Reading: done.Reading, Attribute: "region"}, "all@x.org=North West asked@x.org=Kent none@x.org="},
		{edition.Audience{Report: "daily", Reading: "another"}, ""},
	} {
		e := sample(c.audience.Report, i)
		e.Number = i + 1
		try(t, s.Keep(t.Context(), e, c.audience))
		var got []string
		for _, d := range tally(t, s, e.ID) {
			got = append(got, d.Email+"="+d.Slice)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.audience, diff)
		}
	}
}
