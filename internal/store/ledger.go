package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Claim has a worker hold rows as deliver.Ledger says.
func (s *Ledger) Claim(ctx context.Context, c deliver.Claim) (rows []deliver.Delivery, wait time.Duration, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		rows, wait = nil, 0
		now, err := s.db.Now(ctx, tx)
		if err != nil {
			return err
		}
		if err := release(ctx, tx, now); err != nil {
			return err
		}
		limit, wait2, err := allowed(ctx, tx, now, c)
		if err != nil || limit == 0 {
			wait = wait2
			return err
		}
		if rows, err = s.claim(ctx, tx, c, limit); err != nil {
			return err
		}
		return spend(ctx, tx, now, c.Pace, len(rows))
	})
	if err != nil {
		return nil, 0, fmt.Errorf("claiming deliveries: %w", err)
	}
	return rows, wait, nil
}

// release frees the rows that dead workers hold, of all editions. Rows that
// they were sending are queued again if that was the policy of the worker, and
// become unsure otherwise. The order of the statements matters: a row may
// become sending between them.
func release(ctx context.Context, tx *sql.Tx, now int64) error {
	const (
		dead    = ` AND worker <> '' AND NOT EXISTS (SELECT 1 FROM workers WHERE id = deliveries.worker AND until > $1)`
		resends = ` worker IN (SELECT id FROM workers WHERE unsure = 'resend')`
	)
	for _, query := range []string{
		`UPDATE deliveries SET worker = '' WHERE state = 'queued'` + dead,
		`UPDATE deliveries SET worker = '', state = 'queued' WHERE state = 'sending' AND` + resends + dead,
		`UPDATE deliveries SET state = 'unsure', reason = 'the sending broke off' WHERE state = 'sending' AND NOT` + resends + dead,
	} {
		if _, err := tx.ExecContext(ctx, query, now); err != nil {
			return err
		}
	}
	return nil
}

// claim takes rows until some are of subscribers who get mail, or no row is
// left.
func (s *Ledger) claim(ctx context.Context, tx *sql.Tx, c deliver.Claim, limit int) ([]deliver.Delivery, error) {
	for {
		ids, err := s.take(ctx, tx, c, limit)
		if len(ids) == 0 || err != nil {
			return nil, err
		}
		rows, gone, err := addressed(ctx, tx, c, ids)
		if err == nil {
			err = skip(ctx, tx, c.Edition, gone)
		}
		if len(rows) > 0 || err != nil {
			return rows, err
		}
	}
}

// take marks the first free rows as held by the worker. The SELECT is
// materialized, because a server may otherwise run a subquery again for every
// row, and find others.
func (s *Ledger) take(ctx context.Context, tx *sql.Tx, c deliver.Claim, limit int) ([]string, error) {
	query := `WITH free AS MATERIALIZED (
			SELECT subscriber FROM deliveries
			WHERE edition = $2 AND state = 'queued' AND worker = '' AND due <= $3
			AND EXISTS (SELECT 1 FROM editions WHERE id = $2 AND state = 'ready' AND embargo <= $3)
			ORDER BY due LIMIT $4` + s.db.Take() + `)
		UPDATE deliveries SET worker = $1 WHERE edition = $2 AND subscriber IN (SELECT subscriber FROM free)
		RETURNING subscriber`
	return database.List(ctx, tx, func(id *string) []any { return []any{id} }, query, c.Worker, c.Edition, millis(c.Now), limit)
}

// addressed returns the rows of these subscribers. gone are the subscribers who
// get nothing now, by the reason.
func addressed(ctx context.Context, tx *sql.Tx, c deliver.Claim, ids []string) (rows []deliver.Delivery, gone map[string][]string, err error) {
	places, args := database.Values(1, ids)
	query := `SELECT d.edition, d.subscriber, d.slice, s.email, s.name, d.state, d.tries, d.due, d.message, d.reason, s.generation, s.state, s.paused
		FROM deliveries d JOIN subscribers s ON s.id = d.subscriber
		WHERE d.edition = $1 AND d.subscriber IN (` + places + `) ORDER BY d.due, d.subscriber`
	type claimed struct {
		deliver.Delivery
		sub subscriber.Subscriber
	}
	all, err := database.List(ctx, tx, func(c *claimed) []any {
		return append(columns(&c.Delivery), &c.Generation, &c.sub.State, moment{&c.sub.Paused})
	}, query, append([]any{c.Edition}, args...)...)
	gone = map[string][]string{}
	for _, one := range all {
		if reason := one.sub.Silent(c.Now); reason != "" {
			gone[reason] = append(gone[reason], one.Subscriber)
		} else {
			rows = append(rows, one.Delivery)
		}
	}
	return rows, gone, err
}

// Reaches counts the queued rows of the edition whose subscribers get mail at
// the moment: those who are active and do not pause.
func (s *Ledger) Reaches(ctx context.Context, edition string, at time.Time) (n int, err error) {
	const query = `SELECT COUNT(*) FROM deliveries d JOIN subscribers s ON s.id = d.subscriber
		WHERE d.edition = $1 AND d.state = 'queued' AND s.state = 'active' AND s.paused <= $2`
	if err := database.FirstOriginal(ctx, s.db, []any{&n}, query, edition, millis(at)); err != nil {
		return 0, fmt.Errorf("counting who is to be reached: %w", err)
	}
	return n, nil
}

// columns are the fields for the columns of a delivery.
func columns(d *deliver.Delivery) []any {
	return []any{&d.Edition, &d.Subscriber, &d.Slice, &d.Email, &d.Name, &d.State, &d.Tries, moment{&d.Due}, &d.MessageID, &d.Reason}
}

// skip marks the rows of subscribers as skipped, with the reason.
func skip(ctx context.Context, tx *sql.Tx, edition string, gone map[string][]string) error {
	for reason, subscribers := range gone {
		places, args := database.Values(2, subscribers)
		query := `UPDATE deliveries SET state = 'skipped', worker = '', reason = $1 WHERE edition = $2 AND subscriber IN (` + places + `)`
		if _, err := tx.ExecContext(ctx, query, append([]any{reason, edition}, args...)...); err != nil {
			return err
		}
	}
	return nil
}

// Rows gives the edition's rows in one of the states, or all, in the order of
// addresses. A store opened Dry must not be used for anything else meanwhile.
func (s *Ledger) Rows(ctx context.Context, edition string, states ...deliver.State) iter.Seq2[deliver.Delivery, error] {
	query := `SELECT d.edition, d.subscriber, d.slice, s.email, s.name, d.state, d.tries, d.due, d.message, d.reason
		FROM deliveries d JOIN subscribers s ON s.id = d.subscriber WHERE d.edition = $1`
	args := []any{edition}
	if len(states) > 0 {
		places, wanted := database.Values(1, states)
		query, args = query+` AND d.state IN (`+places+`)`, append(args, wanted...)
	}
	return database.Stream(ctx, s.db, "listing deliveries", columns, query+` ORDER BY s.address`, args...)
}

// Owed lists the IDs of the editions that have rows to send now, or rows that a
// dead worker was sending, the oldest edition first.
func (s *Ledger) Owed(ctx context.Context, now time.Time) (ids []string, err error) {
	const query = `SELECT id FROM editions WHERE (
			state = 'ready' AND embargo <= $1 AND EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.id AND state = 'queued' AND worker = '' AND due <= $1)
			OR EXISTS (SELECT 1 FROM deliveries d WHERE d.edition = editions.id AND d.worker <> '' AND d.state IN ('queued', 'sending')
				AND NOT EXISTS (SELECT 1 FROM workers w WHERE w.id = d.worker AND w.until > $2)))
		AND NOT EXISTS (SELECT 1 FROM rests WHERE edition = editions.id AND until > $2)
		ORDER BY made, id`
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		clock, err := s.db.Now(ctx, tx)
		if err != nil {
			return err
		}
		ids, err = database.List(ctx, tx, func(id *string) []any { return []any{id} }, query, millis(now), clock)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing owed editions: %w", err)
	}
	return ids, nil
}
