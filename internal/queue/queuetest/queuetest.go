// Package queuetest says by tests what a queue must do. Every queue runs the
// same suite.
package queuetest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/queue"
)

// Place is where one queue lies. Each call opens another handle to it, as
// another program would; the test closes it. The queue works two jobs of the
// kind "make" at once and one of the kind "send", at least, and waits between
// failures for Pause.
type Place func(t *testing.T) queue.Queue

// Pause is how long a job that has failed waits in the suite: much longer than
// the suite looks whether it does.
func Pause(failures int) time.Duration { return time.Duration(failures) * 2 * time.Second }

// Run runs the suite. fresh makes a place with nothing in it.
func Run(t *testing.T, fresh func(t *testing.T) Place) {
	for name, test := range map[string]func(*testing.T, Place){
		"works every job":                         worksAll,
		"adds what waits only once":               addsOnce,
		"works once more what is added meanwhile": worksOnceMore,
		"waits after failures":                    pauses,
		"ends when the work has ended":            ends,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

var (
	daily  = queue.Job{Kind: "make", Report: "daily"}
	weekly = queue.Job{Kind: "make", Report: "weekly"}
)

// soon is how long the suite waits for what must happen.
const soon = 2 * time.Minute

// hand is a worker that a test leads: it says what it works, and ends when it
// is told how.
type hand struct {
	t     *testing.T
	began chan queue.Job
	end   chan error
}

// serve has a hand work the queue until the returned function is called.
func serve(t *testing.T, q queue.Queue) (hand, func()) {
	t.Helper()
	h := hand{t, make(chan queue.Job), make(chan error)}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- q.Run(ctx, h.work) }()
	stopped := sync.OnceFunc(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Run = %v", err)
		}
	})
	t.Cleanup(stopped)
	return h, stopped
}

func (h hand) work(ctx context.Context, j queue.Job) error {
	select {
	case h.began <- j:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-h.end:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// next is the job that is begun next.
func (h hand) next() queue.Job {
	h.t.Helper()
	select {
	case j := <-h.began:
		return j
	case <-time.After(soon):
		h.t.Fatal("no job is begun")
		return queue.Job{}
	}
}

// none tells that no job is begun for as long as one would take to begin.
func (h hand) none(why string) {
	h.t.Helper()
	select {
	case j := <-h.began:
		h.t.Errorf("%s is worked: %s", j, why)
	case <-time.After(300 * time.Millisecond):
	}
}

func add(t *testing.T, q queue.Queue, jobs ...queue.Job) {
	t.Helper()
	if err := q.Add(t.Context(), jobs...); err != nil {
		t.Fatal(err)
	}
}

func worksAll(t *testing.T, open Place) {
	q := open(t)
	want := []queue.Job{daily, weekly, {Kind: "send", Report: "daily", Part: 1}, {Kind: "send", Report: "daily", Part: 2}}
	var got []queue.Job
	add(t, q, want[:2]...) // before anybody works
	h, _ := serve(t, q)
	for range 2 {
		got = append(got, h.next()) // both at once
	}
	h.end <- nil
	h.end <- nil
	add(t, q, want[2:]...)
	for range 2 {
		got = append(got, h.next())
		h.end <- nil
	}
	slices.SortFunc(got, func(a, b queue.Job) int { return slices.Compare([]byte(a.String()), []byte(b.String())) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the jobs that were worked (-want +got):\n%s", diff)
	}
	h.none("all have been")
}

func addsOnce(t *testing.T, open Place) {
	q := open(t)
	add(t, q, daily, daily)
	var adding sync.WaitGroup
	for range 4 {
		adding.Go(func() {
			if err := q.Add(t.Context(), daily); err != nil {
				t.Error(err)
			}
		})
	}
	adding.Wait()
	h, _ := serve(t, q)
	h.next()
	h.end <- nil
	h.none("it waited already when it was added again")
	add(t, q, daily)
	h.next()
	h.end <- nil
}

func worksOnceMore(t *testing.T, open Place) {
	q := open(t)
	h, _ := serve(t, q)
	add(t, q, daily)
	h.next()
	add(t, q, daily)
	add(t, q, daily)
	h.none("it is being worked")
	h.end <- nil
	h.next()
	h.end <- nil
	h.none("it was added while it waited")
}

func pauses(t *testing.T, open Place) {
	q := open(t)
	h, _ := serve(t, q)
	add(t, q, daily)
	h.next()
	began := time.Now()
	h.end <- errors.New("its source is down")
	h.none("it waits")
	add(t, q, daily)
	h.next()
	if waited := time.Since(began); waited < Pause(1) {
		t.Errorf("after a failure it waits for %s, want %s", waited, Pause(1))
	}
	h.end <- nil
	h.none("it waited when it was added")
}

func ends(t *testing.T, open Place) {
	q := open(t)
	h, stop := serve(t, q)
	add(t, q, daily)
	h.next()
	stop() // the hand hears of it and leaves off
	h.none("the queue has ended")
}
