package store

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/deliver"
)

// TestPace claims at exact moments, which the clock of a file allows. Messages
// that are claimed in one tenth of a second may leave at its beginning or at
// its end.
func TestPace(t *testing.T) {
	second, minute := deliver.Pace{Second: 5}, deliver.Pace{Minute: 3}
	for name, c := range map[string]struct {
		pace  deliver.Pace
		claim []claim
	}{
		"a second": {second, []claim{
			{at: 99 * time.Millisecond, limit: 9, rows: 5},
			{at: 999 * time.Millisecond, limit: 9, wait: 101 * time.Millisecond},
			{at: 1000 * time.Millisecond, limit: 9, wait: 100 * time.Millisecond},
			{at: 1099 * time.Millisecond, limit: 9, wait: time.Millisecond},
			{at: 1100 * time.Millisecond, limit: 9, rows: 5},
		}},
		"bit by bit": {second, []claim{
			{at: 0, limit: 2, rows: 2},
			{at: 500 * time.Millisecond, limit: 2, rows: 2},
			{at: 900 * time.Millisecond, limit: 2, rows: 1},
			{at: 950 * time.Millisecond, limit: 2, wait: 150 * time.Millisecond},
			{at: 1100 * time.Millisecond, limit: 9, rows: 2},
		}},
		"a minute": {minute, []claim{
			{at: 0, limit: 2, rows: 2},
			{at: 59*time.Second + 500*time.Millisecond, limit: 1, rows: 1},
			{at: 59*time.Second + 900*time.Millisecond, limit: 1, wait: 200 * time.Millisecond},
			{at: 60*time.Second + 99*time.Millisecond, limit: 1, wait: time.Millisecond},
			{at: 60*time.Second + 100*time.Millisecond, limit: 9, rows: 2},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { claimsAt(t, c.pace, c.claim) })
		})
	}
}

// claim is one at a moment: the rows that it gives, or the wait.
type claim struct {
	at    time.Duration
	limit int
	rows  int
	wait  time.Duration
}

func claimsAt(t *testing.T, pace deliver.Pace, all []claim) {
	s := opened(t, filepath.Join(t.TempDir(), "catchup.db"), Options{})
	fill(t, s, 20)
	began := time.Now()
	for _, c := range all {
		time.Sleep(c.at - time.Since(began))
		rows, wait, err := s.Ledger.Claim(t.Context(), deliver.Claim{Edition: "e", Worker: "w", Limit: c.limit, Now: began, Pace: pace})
		if err != nil || len(rows) != c.rows || wait != c.wait {
			t.Errorf("after %s: %d rows, wait %s, %v, want %d, %s", c.at, len(rows), wait, err, c.rows, c.wait)
		}
	}
}
