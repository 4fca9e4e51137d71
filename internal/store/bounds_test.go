package store

import (
	"path/filepath"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/feedback"
)

func counted(t *testing.T, s *Store, query string) (n int) {
	t.Helper()
	if err := s.db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestOldestReturnsAreDropped has a thousand messages wait for the operator,
// and one more come.
func TestOldestReturnsAreDropped(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "catchup.db"), Options{})
	const thousand = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
		INSERT INTO unsettled (message, at, raw) SELECT 'old ' || i, i, x'00' FROM n`
	if _, err := s.db.Exec(t.Context(), thousand); err != nil {
		t.Fatal(err)
	}
	one := feedback.Return{ID: "new", At: friday, Events: []feedback.Event{{Kind: feedback.Unknown, At: friday}}}
	if _, err := s.Returns.ApplyReturn(t.Context(), one, feedback.Rules{}.Judge); err != nil {
		t.Fatal(err)
	}
	if n, old := counted(t, s, `SELECT COUNT(*) FROM unsettled`), counted(t, s, `SELECT COUNT(*) FROM unsettled WHERE message = 'old 1'`); n != 1000 || old != 0 {
		t.Errorf("%d messages are kept, %d of them the oldest", n, old)
	}
}

// TestWorkersAreForgotten has one worker die and another leave: nothing is kept
// of them.
func TestWorkersAreForgotten(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "catchup.db"), Options{})
	fill(t, s, 2)
	for worker, lease := range map[string]time.Duration{"dead": -time.Minute, "living": time.Minute, "leaving": time.Minute} {
		if err := s.Ledger.Heartbeat(t.Context(), deliver.Worker{ID: worker, Lease: lease}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Ledger.Claim(t.Context(), deliver.Claim{Edition: "e", Worker: worker, Limit: 1, Now: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Ledger.Leave(t.Context(), "leaving"); err != nil {
		t.Fatal(err)
	}
	if n := counted(t, s, `SELECT COUNT(*) FROM workers`); n != 1 {
		t.Errorf("%d workers are remembered, want the living one", n)
	}
}
