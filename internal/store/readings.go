package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// staleReading is the age at which a reading is of no more use.
const staleReading = 24 * time.Hour

// beginReading begins to note who is on a list, and deletes old readings.
func (s *Subscribers) beginReading(ctx context.Context) (id string, err error) {
	id = strings.ToLower(rand.Text())
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err != nil {
			return err
		}
		stale, err := database.List(ctx, tx, func(id *string) []any { return []any{id} },
			`SELECT id FROM readings WHERE at < $1`, now-staleReading.Milliseconds())
		for _, old := range stale {
			if err := forget(ctx, tx, old); err != nil {
				return err
			}
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, `INSERT INTO readings (id, at) VALUES ($1, $2)`, id, now)
		}
		return err
	})
	return id, err
}

// enlist notes that the subscribers are on the list.
func enlist(ctx context.Context, tx *sql.Tx, reading string, batch []subscriber.Subscriber) error {
	places, args := database.Values(1, addresses(batch))
	query := `INSERT INTO listed (reading, subscriber) SELECT $1, id FROM subscribers WHERE address IN (` + places + `) ON CONFLICT DO NOTHING`
	_, err := tx.ExecContext(ctx, query, append([]any{reading}, args...)...)
	return err
}

// stretch is how many rows of a reading are deleted at once: SQLite holds in
// memory what a statement deletes.
const stretch = 10_000

// forget deletes a reading.
func forget(ctx context.Context, tx *sql.Tx, reading string) error {
	const (
		end = `SELECT COALESCE(MAX(subscriber), '') FROM (
			SELECT subscriber FROM listed WHERE reading = $1 AND subscriber > $2 ORDER BY subscriber LIMIT $3) AS stretch`
		drop = `DELETE FROM listed WHERE reading = $1 AND subscriber > $2 AND subscriber <= $3`
	)
	for from, to := "", ""; ; from = to {
		if err := tx.QueryRowContext(ctx, end, reading, from, stretch).Scan(&to); err != nil {
			return fmt.Errorf("forgetting a reading: %w", err)
		}
		if to == "" {
			break
		}
		if _, err := tx.ExecContext(ctx, drop, reading, from, to); err != nil {
			return fmt.Errorf("forgetting a reading: %w", err)
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM readings WHERE id = $1`, reading); err != nil {
		return fmt.Errorf("forgetting a reading: %w", err)
	}
	return nil
}
