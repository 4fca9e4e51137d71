package storetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/password"
	"catchup/internal/subscriber"
)

// Sessions keeps who is signed in at the operators' site.
type Sessions interface {
	Begin(ctx context.Context, one password.Session) error
	Session(ctx context.Context, id string, now time.Time) (password.Session, error)
	End(ctx context.Context, id string) error
	EndAll(ctx context.Context, operator string) error
	UseCode(ctx context.Context, operator string, step int64) (fresh bool, err error)
	Growth(ctx context.Context) ([]subscriber.Count, error)
}

// signsIn begins sessions that end of themselves, one by one and all at once.
func signsIn(t *testing.T, open Place) {
	s := open(t)
	session := func(id, operator string) password.Session {
		return password.Session{ID: id, Operator: operator, Proof: "p", Since: now, Until: now.Add(time.Hour)}
	}
	for _, one := range []password.Session{session("1", "ann"), session("2", "ann"), session("3", "ann"), session("4", "ben")} {
		try(t, s.Begin(t.Context(), one))
	}
	is := func(at time.Time, want string) {
		t.Helper()
		got := ""
		for _, id := range []string{"0", "1", "2", "3", "4"} {
			one, err := s.Session(t.Context(), id, at)
			if err == nil {
				got += id
				if diff := cmp.Diff(session(id, one.Operator), one); diff != "" {
					t.Errorf("a session changed in the store (-begun +found):\n%s", diff)
				}
			} else if !errors.Is(err, password.ErrNone) {
				t.Error(err)
			}
		}
		if got != want {
			t.Errorf("these are signed in: %q, want %q", got, want)
		}
	}
	is(now, "1234")
	is(now.Add(time.Hour), "")
	try(t, s.End(t.Context(), "1"))
	is(now, "234")
	try(t, s.EndAll(t.Context(), "ann"))
	is(now, "4")
}

// usesCodes uses each code once, whatever the order and from however many
// programs.
func usesCodes(t *testing.T, open Place) {
	s, other := open(t), open(t)
	for _, c := range []struct {
		by       Store
		operator string
		step     int64
		want     bool
	}{
		{s, "ann", 100, true}, {s, "ann", 100, false}, {other, "ann", 100, false}, {other, "ann", 99, false},
		{other, "ben", 99, true}, {other, "ann", 102, true}, {s, "ann", 101, false}, {s, "Ann", 100, true},
	} {
		if fresh, err := c.by.UseCode(t.Context(), c.operator, c.step); fresh != c.want || err != nil {
			t.Errorf("%s may use the code of step %d: %v, %v", c.operator, c.step, fresh, err)
		}
	}
	var used atomic.Int32
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			fresh, err := []Store{s, other}[i%2].UseCode(t.Context(), "ann", 200)
			if err != nil {
				t.Error(err)
			}
			if fresh {
				used.Add(1)
			}
		})
	}
	if all.Wait(); used.Load() != 1 {
		t.Errorf("%d have used one code at once", used.Load())
	}
}

// grows counts subscribers who come and leave.
func grows(t *testing.T, open Place) {
	s := open(t)
	day := 24 * time.Hour
	for i, email := range []string{"a@x.org", "b@x.org", "c@x.org"} {
		_, err := s.Import(t.Context(), "", Seq(subscriber.Subscriber{Email: email, Signed: now.Add(time.Duration(i/2) * day)}))
		try(t, err)
	}
	try(t, s.Remove(t.Context(), "a@x.org", now.Add(3*day)))
	first := now.Truncate(day)
	want := []subscriber.Count{{Day: first, Subscribers: 2}, {Day: first.Add(day), Subscribers: 3}, {Day: first.Add(3 * day), Subscribers: 2}}
	got, err := s.Growth(t.Context())
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
