package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"catchup/internal/deliver"
)

// Heartbeat renews the worker's lease, and keeps its policy for the time when
// it is dead.
func (s *Ledger) Heartbeat(ctx context.Context, w deliver.Worker) error {
	const query = `INSERT INTO workers (id, until, unsure) VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET until = excluded.until, unsure = excluded.unsure`
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err == nil {
			_, err = tx.ExecContext(ctx, query, w.ID, now+w.Lease.Milliseconds(), string(w.Unsure))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("showing that this program lives: %w", err)
	}
	return nil
}

// Leave ends the worker, and frees the rows that it and dead workers hold.
func (s *Ledger) Leave(ctx context.Context, worker string) error {
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE workers SET until = 0 WHERE id = $1`, worker)
		}
		if err == nil {
			err = release(ctx, tx, now)
		}
		if err == nil {
			err = bury(ctx, tx, now)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("giving back what was claimed: %w", err)
	}
	return nil
}

// bury deletes dead workers that hold no rows any more. As long as one holds
// rows, its policy is needed.
func bury(ctx context.Context, tx *sql.Tx, now int64) error {
	const query = `DELETE FROM workers WHERE until <= $1 AND NOT EXISTS (
		SELECT 1 FROM deliveries WHERE worker = workers.id AND worker <> '' AND state IN ('queued', 'sending'))`
	_, err := tx.ExecContext(ctx, query, now)
	return err
}

// Pause pauses the edition for the span: no worker claims its rows.
func (s *Ledger) Pause(ctx context.Context, edition string, span time.Duration, reason string) error {
	const query = `INSERT INTO rests (edition, until, reason) VALUES ($1, $2, $3)
		ON CONFLICT (edition) DO UPDATE SET until = excluded.until, reason = excluded.reason`
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err == nil {
			_, err = tx.ExecContext(ctx, query, edition, now+span.Milliseconds(), reason)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("pausing an edition: %w", err)
	}
	return nil
}

// paused adds until when the edition is paused.
func (s *Ledger) paused(ctx context.Context, edition string, to *deliver.Standing) error {
	const query = `SELECT until, reason FROM rests WHERE edition = $1 AND until > $2`
	return s.db.Look(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, query, edition, now).Scan(moment{&to.Paused}, &to.Why)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
}

// perSecond is how many tenths a second has. The pace is counted in tenths.
const perSecond = 10

// window is one bound of a pace: so many in so many tenths.
type window struct{ bound, tenths int }

func windows(p deliver.Pace) (all []window) {
	for _, w := range []window{{p.Second, perSecond}, {p.Minute, 60 * perSecond}} {
		if w.bound > 0 {
			all = append(all, w)
		}
	}
	return all
}

// allowed is how many rows may be claimed now; if none, wait is when to ask
// again.
func allowed(ctx context.Context, tx *sql.Tx, now int64, c deliver.Claim) (limit int, wait time.Duration, err error) {
	limit = c.Limit
	if c.Pace != (deliver.Pace{}) {
		if err := inTurn(ctx, tx, deliveriesTurn); err != nil {
			return 0, 0, err
		}
	}
	for _, w := range windows(c.Pace) {
		free, soonest, err := room(ctx, tx, now, w)
		if err != nil {
			return 0, 0, err
		}
		if limit = min(limit, free); free == 0 {
			wait = max(wait, soonest)
		}
	}
	return limit, wait, nil
}

// deliveriesTurn and requestsTurn are the rows of paces, of no tenth, that are
// locks.
const (
	deliveriesTurn = 0
	requestsTurn   = -1
)

// inTurn makes those that share a bound claim one after the other, by a lock.
func inTurn(ctx context.Context, tx *sql.Tx, lock int) error {
	const query = `INSERT INTO paces (tenth, used) VALUES ($1, 0) ON CONFLICT (tenth) DO UPDATE SET used = 0`
	_, err := tx.ExecContext(ctx, query, lock)
	return err
}

// room is how many more rows the window allows at the moment, and if none,
// after what time it allows some. The current tenth counts as a whole one at
// either end, so that no span of the window's length holds more than its bound.
func room(ctx context.Context, tx *sql.Tx, now int64, w window) (free int, wait time.Duration, err error) {
	const query = `SELECT COALESCE(SUM(used), 0), COALESCE(MIN(tenth), 0) FROM paces WHERE tenth >= $1`
	tenth := now / (1000 / perSecond)
	var used int
	var first int64
	if err := tx.QueryRowContext(ctx, query, tenth-int64(w.tenths)).Scan(&used, &first); err != nil {
		return 0, 0, err
	}
	if used < w.bound {
		return w.bound - used, 0, nil
	}
	over := (first + int64(w.tenths) + 1) * (1000 / perSecond)
	return 0, time.Duration(max(over-now, 1)) * time.Millisecond, nil
}

// spend notes that n rows were claimed, and deletes counts that are too old.
func spend(ctx context.Context, tx *sql.Tx, now int64, p deliver.Pace, n int) error {
	if n == 0 || p == (deliver.Pace{}) {
		return nil
	}
	tenth := now / (1000 / perSecond)
	if _, err := tx.ExecContext(ctx, `DELETE FROM paces WHERE tenth > 0 AND tenth < $1`, tenth-61*perSecond); err != nil {
		return err
	}
	const query = `INSERT INTO paces (tenth, used) VALUES ($1, $2) ON CONFLICT (tenth) DO UPDATE SET used = paces.used + excluded.used`
	_, err := tx.ExecContext(ctx, query, tenth, n)
	return err
}
