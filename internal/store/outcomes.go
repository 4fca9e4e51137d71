package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"catchup/internal/deliver"
)

// atOnce is how many rows one statement writes; both databases take more.
const atOnce = 500

// Record writes what became of rows as deliver.Ledger says.
func (s *Store) Record(ctx context.Context, worker string, rows []deliver.Delivery) (lost []deliver.Delivery, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		lost = nil
		for from := 0; from < len(rows); from += atOnce {
			part := rows[from:min(from+atOnce, len(rows))]
			written, err := s.record(ctx, tx, worker, part)
			if err != nil {
				return err
			}
			lost = append(lost, without(part, written)...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("recording deliveries: %w", err)
	}
	return lost, nil
}

// row names one delivery.
type row struct{ edition, subscriber string }

// record writes the rows that are the worker's, and returns which. Whoever was
// called dead too early may still say what became of a letter.
func (s *Store) record(ctx context.Context, tx *sql.Tx, worker string, rows []deliver.Delivery) ([]row, error) {
	w := s.statement(`WITH v (edition, subscriber, state, tries, due, message, reason) AS (VALUES `)
	for i, d := range rows {
		if i > 0 {
			w.WriteByte(',')
		}
		w.add(`(`, d.Edition, d.Subscriber, string(d.State))
		w.add(`, CAST(`, d.Tries)
		w.add(` AS BIGINT), CAST(`, millis(d.Due))
		w.add(` AS BIGINT), `, d.MessageID, d.Reason)
		w.add(`)`)
	}
	w.add(`) UPDATE deliveries SET state = v.state, tries = v.tries, due = v.due, message = v.message, reason = v.reason,
			worker = CASE v.state WHEN 'sending' THEN deliveries.worker ELSE '' END
		FROM v WHERE deliveries.edition = v.edition AND deliveries.subscriber = v.subscriber
			AND (deliveries.state = 'queued' OR v.state <> 'sending' AND deliveries.state IN ('sending', 'unsure'))
			AND deliveries.worker = `, worker)
	w.add(` RETURNING deliveries.edition, deliveries.subscriber`)
	return list(ctx, tx, func(r *row) []any { return []any{&r.edition, &r.subscriber} }, w.String(), w.args...)
}

// without is the rows that have not been written.
func without(rows []deliver.Delivery, written []row) (lost []deliver.Delivery) {
	if len(written) == len(rows) {
		return nil
	}
	done := make(map[row]bool, len(written))
	for _, r := range written {
		done[r] = true
	}
	for _, d := range rows {
		if !done[row{d.Edition, d.Subscriber}] {
			lost = append(lost, d)
		}
	}
	return lost
}

// Standing counts the rows of the edition in each state.
func (s *Store) Standing(ctx context.Context, edition string) (deliver.Standing, error) {
	standing, err := s.counts(ctx, edition)
	if err == nil {
		err = s.openRows(ctx, edition, &standing)
	}
	if err != nil {
		return deliver.Standing{}, fmt.Errorf("counting deliveries: %w", err)
	}
	return standing, nil
}

func (s *Store) counts(ctx context.Context, edition string) (all deliver.Standing, err error) {
	type count struct {
		state deliver.State
		n     int
	}
	counted, err := list(ctx, s.read, func(c *count) []any { return []any{&c.state, &c.n} },
		`SELECT state, COUNT(*) FROM deliveries WHERE edition = $1 GROUP BY state`, edition)
	for _, c := range counted {
		*all.Count(c.state) = c.n
	}
	return all, err
}

// openRows adds what is told of the rows that are held or wait, and the rest.
func (s *Store) openRows(ctx context.Context, edition string, all *deliver.Standing) error {
	const held = `SELECT COUNT(*) FROM deliveries WHERE edition = $1 AND worker <> '' AND state IN ('queued', 'sending')`
	if err := s.read.QueryRowContext(ctx, held, edition).Scan(&all.Held); err != nil {
		return err
	}
	const next = `SELECT MIN(due) FROM deliveries WHERE edition = $1 AND state = 'queued' AND worker = ''`
	var due sql.NullInt64
	if err := s.read.QueryRowContext(ctx, next, edition).Scan(&due); err != nil {
		return err
	}
	if due.Valid {
		all.Next = time.UnixMilli(due.Int64).UTC()
	}
	return s.resting(ctx, edition, all)
}
