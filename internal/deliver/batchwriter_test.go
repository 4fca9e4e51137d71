package deliver

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// journal records what the batch writer writes, a line for each transaction,
// which takes a second.
type journal struct {
	lines []string
	lost  map[string]bool
	err   error
}

func (b *journal) record(rows []Delivery) (lost []Delivery, err error) {
	time.Sleep(time.Second)
	var words []string
	for _, d := range rows {
		words = append(words, d.Subscriber+" "+string(d.State))
		if b.lost[d.Subscriber] {
			lost = append(lost, d)
		}
	}
	b.lines = append(b.lines, strings.Join(words, ", "))
	return lost, b.err
}

// TestBatchWriter wants the outcome of one message and the seal of the next in
// one transaction. Seals that several connections ask for while a transaction
// is under way are all in the next one.
func TestBatchWriter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &journal{lost: map[string]bool{"zoe": true}}
		var lost []string
		c := newBatchWriter(3, b.record, func(err error) { t.Error(err) }, func(d Delivery) { lost = append(lost, d.Subscriber) })
		ctx, stop := context.WithCancel(t.Context())
		go c.work(ctx)
		c.finish(Delivery{Subscriber: "amy", State: Sent})
		try(t, c.seal(Delivery{Subscriber: "bob"}))
		for i := range 3 {
			go func() { try(t, c.seal(Delivery{Subscriber: fmt.Sprint("n", i)})) }()
			time.Sleep(time.Millisecond) // the first is being written
		}
		time.Sleep(3 * time.Second)
		c.finish(Delivery{Subscriber: "bob", State: Refused})
		time.Sleep(2 * time.Second)
		if err := c.seal(Delivery{Subscriber: "zoe"}); !errors.Is(err, errLost) {
			t.Errorf("the seal of another worker's row: %v", err)
		}
		c.finish(Delivery{Subscriber: "last", State: Sent})
		stop()
		<-c.ended
		want := []string{"amy sent, bob sending", "n0 sending, n1 sending, n2 sending", "bob refused", "zoe sending", "last sent"}
		if diff := cmp.Diff(want, b.lines) + cmp.Diff([]string{"zoe"}, lost); diff != "" {
			t.Errorf("transactions (-want +got):\n%s", diff)
		}
	})
}

func TestBatchWriterFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &journal{err: errors.New("disk full")}
		var failed error
		c := newBatchWriter(1, b.record, func(err error) { failed = err }, nil)
		ctx, stop := context.WithCancel(t.Context())
		go c.work(ctx)
		if err := c.seal(Delivery{}); !errors.Is(err, b.err) {
			t.Errorf("seal = %v", err)
		}
		c.finish(Delivery{})
		stop()
		<-c.ended
		if !errors.Is(failed, b.err) {
			t.Errorf("that an outcome is not written is told as %v", failed)
		}
	})
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		sent, refused int // in this order
		paused        int // after how many of the refused; 0 for never
	}{
		{0, 19, 0}, {0, 20, 20}, {14, 6, 0}, {13, 7, 7}, {1000, 30, 0}, {1000, 31, 31},
	} {
		f := &failures{bound: 0.3}
		at := 0
		for i := range c.sent + c.refused {
			d := Delivery{State: Sent}
			if i >= c.sent {
				d = Delivery{State: Refused, Reason: "550 blocked"}
			}
			if why := f.note(d); why != "" && at == 0 {
				if at = i + 1 - c.sent; !strings.HasSuffix(why, "550 blocked") {
					t.Errorf("it rests since %q", why)
				}
			}
		}
		if at != c.paused {
			t.Errorf("after %d sent it rests after %d refused, want %d", c.sent, at, c.paused)
		}
	}
	var s Share
	for text, ok := range map[string]bool{"30%": true, "0%": false, "101%": false, "0.3": false, "x%": false} {
		if err := s.UnmarshalText([]byte(text)); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestMeter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &meter{of: 1000}
		var done []Progress
		ctx, stop := context.WithCancel(t.Context())
		go m.run(ctx, func(p Progress) { done = append(done, p) })
		for second := range 20 {
			for range 10 * (1 + second/10) {
				m.note(Delivery{State: Sent})
			}
			time.Sleep(time.Second)
			synctest.Wait()
		}
		stop()
		synctest.Wait()
		want := []Progress{
			{Done: 10, Of: 1000, Rate: 10, Left: 99 * time.Second},
			{Done: 300, Of: 1000, Rate: 20, Left: 35 * time.Second},
		}
		if diff := cmp.Diff(want, []Progress{done[0], done[19]}); diff != "" || len(done) != 20 {
			t.Errorf("told %d times (-want +got):\n%s", len(done), diff)
		}
	})
}
