package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/store/database"
)

// atOnce is how many rows one statement writes. Both databases would take more.
const atOnce = 500

// Record writes the states of rows as deliver.Ledger says.
func (s *Ledger) Record(ctx context.Context, worker string, rows []deliver.Delivery) (lost []deliver.Delivery, err error) {
	// Before the transaction, which has the only connection to a file.
	stmt, size, err := s.recording(ctx, min(len(rows), atOnce))
	if err != nil {
		return nil, fmt.Errorf("recording deliveries: %w", err)
	}
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		lost = nil
		for from := 0; from < len(rows); from += atOnce {
			part := rows[from:min(from+atOnce, len(rows))]
			written, err := database.List(ctx, prepared{tx.StmtContext(ctx, stmt)}, func(r *row) []any {
				return []any{&r.edition, &r.subscriber}
			}, "", arguments(worker, part, size)...)
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

// without returns the rows that have not been written.
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
func (s *Ledger) Standing(ctx context.Context, edition string) (deliver.Standing, error) {
	standing, err := s.counts(ctx, edition)
	if err == nil {
		err = s.openRows(ctx, edition, &standing)
	}
	if err == nil {
		const query = `SELECT COALESCE(MAX(unread), 0), COALESCE(MAX(unread_rows), '') FROM editions WHERE id = $1`
		err = s.db.QueryRowContext(ctx, query, edition).Scan(&standing.Unread, &standing.UnreadRows)
	}
	if err != nil {
		return deliver.Standing{}, fmt.Errorf("counting deliveries: %w", err)
	}
	return standing, nil
}

func (s *Ledger) counts(ctx context.Context, edition string) (all deliver.Standing, err error) {
	type count struct {
		state deliver.State
		n     int
	}
	counted, err := database.ListOriginal(ctx, s.db, func(c *count) []any { return []any{&c.state, &c.n} },
		`SELECT state, COUNT(*) FROM deliveries WHERE edition = $1 GROUP BY state`, edition)
	for _, c := range counted {
		*all.Count(c.state) = c.n
	}
	return all, err
}

// openRows adds how many rows are held, when the next row is due, and until
// when the edition is paused.
func (s *Ledger) openRows(ctx context.Context, edition string, all *deliver.Standing) error {
	const held = `SELECT COUNT(*) FROM deliveries WHERE edition = $1 AND worker <> '' AND state IN ('queued', 'sending')`
	const next = `SELECT MIN(due) FROM deliveries WHERE edition = $1 AND state = 'queued' AND worker = ''`
	var due sql.NullInt64
	err := database.FirstOriginal(ctx, s.db, []any{&all.Held}, held, edition)
	if err == nil {
		err = database.FirstOriginal(ctx, s.db, []any{&due}, next, edition)
	}
	if err != nil {
		return err
	}
	if due.Valid {
		all.Next = time.UnixMilli(due.Int64).UTC()
	}
	return s.paused(ctx, edition, all)
}
