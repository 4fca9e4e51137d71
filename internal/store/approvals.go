package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"catchup/internal/edition"
	"catchup/internal/store/database"
)

// Approval returns the approval of the edition of the key, or edition.ErrNone.
// Its times are UTC.
func (s *Archive) Approval(ctx context.Context, k edition.Key) (a edition.Approval, err error) {
	err = s.db.Look(ctx, func(tx *sql.Tx) error {
		if _, a, err = approval(ctx, tx, k); err == nil {
			a.Rulings, err = rulings(ctx, tx, k)
		}
		return err
	})
	return a, ruled(err, "looking up the approval of", k)
}

// Rule applies a ruling to the edition of the key and returns its new approval;
// or an error of edition.Approval.Rule, or edition.ErrNone. Once an edition is
// held or dropped, no message of it leaves, unless it is leaving already.
func (s *Archive) Rule(ctx context.Context, k edition.Key, r edition.Ruling) (after edition.Approval, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		id, before, err := approval(ctx, tx, k)
		if err != nil {
			return err
		}
		if after, err = before.Rule(r); err != nil {
			return err
		}
		return s.turn(ctx, tx, id, k, before, after, r)
	})
	return after, ruled(err, "writing down what was ruled on", k)
}

// Lapse ends the waiting of the editions whose release has come while nobody
// has ruled on them, and returns their keys.
func (s *Archive) Lapse(ctx context.Context, now time.Time) (lapsed []edition.Key, err error) {
	const query = `SELECT report, period FROM editions WHERE state = 'waiting' AND silence <> '' AND embargo <= $1 ORDER BY report, period`
	keys, err := database.List(ctx, s.db, func(k *edition.Key) []any { return []any{&k.Report, &k.Period} }, query, millis(now))
	for _, k := range keys {
		done, failed := s.lapse(ctx, k, now)
		if err = errors.Join(err, failed); done {
			lapsed = append(lapsed, k)
		}
	}
	if err != nil {
		return lapsed, fmt.Errorf("ruling on editions that wait: %w", err)
	}
	return lapsed, nil
}

// lapse does so for one edition, unless somebody has ruled on it meanwhile.
func (s *Archive) lapse(ctx context.Context, k edition.Key, now time.Time) (done bool, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		done = false
		id, before, err := approval(ctx, tx, k)
		if err != nil {
			return err
		}
		after, is := before.Lapse(now)
		if !is {
			return nil
		}
		done = true
		return s.turn(ctx, tx, id, k, before, after, edition.Ruling{At: now, Act: edition.Lapsed, Reason: string(after.Silence)})
	})
	return done && err == nil, err
}

// turn writes a new approval, if the edition still has the one before. If not,
// the transaction is tried again.
func (s *Archive) turn(ctx context.Context, tx *sql.Tx, id string, k edition.Key, before, after edition.Approval, r edition.Ruling) error {
	query := `UPDATE editions SET state = $1, approved = $2, silence = $3 WHERE id = $4 AND state = $5 AND hash = $6`
	args := []any{string(after.State), after.Approved, string(after.Silence), id, string(before.State), before.Hash}
	if r.Act == edition.TakeBack {
		query += ` AND (next_slot = 0 OR next_slot > $7) AND NOT ` + followed
		args = append(args, millis(r.At))
	}
	if before.State == edition.Quiet { // a later edition may just have been made
		query += ` AND number > 0 AND NOT ` + followed
	}
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, &edition.Misruled{Why: "another has ruled on the edition at the same time: look again"})
	}
	if err := turnRows(ctx, tx, id, before.State, r.Act, after.State); err != nil {
		return err
	}
	r.Hash = before.Hash
	return insertRuling(ctx, tx, k, r)
}

// followed is whether a later edition of the report is kept.
const followed = `EXISTS (SELECT 1 FROM editions later WHERE later.report = editions.report AND later.due > editions.due)`

// Why the rows of an edition are skipped: it was dropped, or has nothing new.
const (
	dropped = "the edition was dropped"
	quieted = "the edition is quiet"
)

// turnRows has the rows of an edition follow its new state. If it is not to go
// out, workers lose those that they hold but have not begun to send. If it is
// dropped, its rows are skipped, and queued again if that is taken back. Those of
// a quiet edition are queued when it is released.
func turnRows(ctx context.Context, tx *sql.Tx, id string, before edition.State, act edition.Act, state edition.State) (err error) {
	switch {
	case act == edition.TakeBack:
		err = requeue(ctx, tx, id, dropped)
	case before == edition.Quiet:
		err = requeue(ctx, tx, id, quieted)
	case state == edition.Stopped:
		_, err = tx.ExecContext(ctx, `UPDATE deliveries SET worker = '' WHERE edition = $1 AND state = 'queued' AND worker <> ''`, id)
	case state == edition.Dropped:
		err = mute(ctx, tx, id, dropped)
	}
	return err
}

// mute skips the queued rows of an edition for the reason, and requeue queues those
// that were skipped for it.
func mute(ctx context.Context, tx *sql.Tx, id, reason string) error {
	const query = `UPDATE deliveries SET worker = '', state = 'skipped', reason = $2 WHERE edition = $1 AND state = 'queued'`
	_, err := tx.ExecContext(ctx, query, id, reason)
	return err
}

func requeue(ctx context.Context, tx *sql.Tx, id, reason string) error {
	const query = `UPDATE deliveries SET state = 'queued', reason = '' WHERE edition = $1 AND state = 'skipped' AND reason = $2`
	_, err := tx.ExecContext(ctx, query, id, reason)
	return err
}

// approval reads the approval of the edition of the key, and its ID.
func approval(ctx context.Context, tx *sql.Tx, k edition.Key) (id string, a edition.Approval, err error) {
	const query = `SELECT id, state, approval, embargo, silence, next_slot, quiet, hash, approved, CASE WHEN number < 0 OR ` + followed + ` THEN 1 ELSE 0 END
		FROM editions WHERE report = $1 AND period = $2`
	row := tx.QueryRowContext(ctx, query, k.Report, k.Period)
	err = row.Scan(&id, &a.State, flag{&a.Approval}, moment{&a.Release}, &a.Silence, moment{&a.Next}, &a.Quiet, &a.Hash, &a.Approved, flag{&a.Followed})
	if errors.Is(err, sql.ErrNoRows) {
		err = edition.ErrNone
	}
	return id, a, err
}

func rulings(ctx context.Context, tx *sql.Tx, k edition.Key) ([]edition.Ruling, error) {
	const query = `SELECT at, who, act, hash, reason FROM rulings WHERE report = $1 AND period = $2 ORDER BY place`
	return database.List(ctx, tx, func(r *edition.Ruling) []any {
		return []any{moment{&r.At}, &r.Who, &r.Act, &r.Hash, &r.Reason}
	}, query, k.Report, k.Period)
}

func insertRuling(ctx context.Context, tx *sql.Tx, k edition.Key, r edition.Ruling) error {
	const query = `INSERT INTO rulings (report, period, place, at, who, act, hash, reason)
		SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), COUNT(*) + 1, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT)
		FROM rulings WHERE report = $1 AND period = $2`
	_, err := tx.ExecContext(ctx, query, k.Report, k.Period, millis(r.At), r.Who, string(r.Act), r.Hash, r.Reason)
	return err
}

// ruled adds to an error what was being done, unless the error is about the
// ruling itself.
func ruled(err error, doing string, k edition.Key) error {
	misruled := new(edition.Misruled)
	if err == nil || errors.As(err, &misruled) || errors.Is(err, edition.ErrBytes) || errors.Is(err, edition.ErrNone) {
		return err
	}
	return fmt.Errorf("%s %s: %w", doing, k, err)
}
