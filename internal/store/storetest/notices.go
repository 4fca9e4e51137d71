package storetest

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
)

// tellsOnce takes a notice through its life: one of many takes it on, it fails,
// its teller dies, it is told, and in the end it is over.
func tellsOnce(t *testing.T, open Place) {
	s, other := open(t), open(t)
	held := deliver.Notice{What: "held-1", About: "weekly/2024-06-14", Title: "Held: weekly/2024-06-14"}
	takes := func(when string, at time.Time, want bool) {
		t.Helper()
		if got, err := other.ClaimNotice(t.Context(), held, at, time.Minute); got != want || err != nil {
			t.Errorf("%s it may be told: %t, %v", when, got, err)
		}
	}
	var taken atomic.Int32
	var tellers sync.WaitGroup
	for range 8 {
		tellers.Go(func() {
			if mine, err := s.ClaimNotice(t.Context(), held, now, time.Minute); err != nil {
				t.Error(err)
			} else if mine {
				taken.Add(1)
			}
		})
	}
	tellers.Wait()
	if taken.Load() != 1 {
		t.Errorf("%d took it on at once", taken.Load())
	}
	try(t, s.ReleaseNotice(t.Context(), held.What))
	takes("after the telling failed", now, true)
	takes("while it is told", now.Add(time.Minute), false)
	takes("after its teller died", now.Add(2*time.Minute), true)
	try(t, s.SetNoticeSent(t.Context(), held.What, now))
	takes("after it was told", now.Add(time.Hour), false)
	alerts := func(want ...deliver.Notice) {
		t.Helper()
		got, err := other.Alerts(t.Context(), held.About)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("the alerts, %v (-want +got):\n%s", err, diff)
		}
	}
	sent := held
	sent.At = now
	alerts(sent)
	for _, want := range []bool{true, false} {
		if first, err := s.Over(t.Context(), held.What); first != want || err != nil {
			t.Errorf("it is over for the first time: %t, %v", first, err)
		}
	}
	alerts()
	takes("when it is so again", now, true)
}
