package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/subscriber"
)

// Claim takes one delivery of the edition as deliver.Ledger says. A queued
// row whose reader has left meanwhile is written down as skipped and passed
// over.
func (s *Store) Claim(ctx context.Context, edition string, now time.Time, lease time.Duration) (*deliver.Delivery, error) {
	var d *deliver.Delivery
	err := s.change(ctx, func(tx *sql.Tx) error {
		if err := expire(ctx, tx, now); err != nil {
			return err
		}
		var err error
		d, err = claim(ctx, tx, edition, now, lease)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claiming a delivery: %w", err)
	}
	return d, nil
}

// claim tries rows until one belongs to a reader who is still there. d is nil
// when no row is left.
func claim(ctx context.Context, tx *sql.Tx, edition string, now time.Time, lease time.Duration) (*deliver.Delivery, error) {
	for {
		d, err := take(ctx, tx, edition, now, lease)
		if d == nil || err != nil {
			return nil, err
		}
		left, err := reader(ctx, tx, d)
		if err != nil || !left {
			return d, err
		}
		if err := skip(ctx, tx, d); err != nil {
			return nil, err
		}
	}
}

func take(ctx context.Context, tx *sql.Tx, edition string, now time.Time, lease time.Duration) (*deliver.Delivery, error) {
	const query = `UPDATE deliveries SET state = 'sending', tries = tries + 1, lease = $1
		WHERE edition = $2 AND subscriber IN (
			SELECT subscriber FROM deliveries
			WHERE edition = $2 AND state = 'queued' AND due <= $3
			ORDER BY due, subscriber LIMIT 1)
		RETURNING edition, subscriber, state, tries, due, message, reason`
	var d deliver.Delivery
	row := tx.QueryRowContext(ctx, query, millis(now.Add(lease)), edition, millis(now))
	err := row.Scan(&d.Edition, &d.Subscriber, &d.State, &d.Tries, moment{&d.Due}, &d.MessageID, &d.Reason)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &d, err
}

// reader fills in whose delivery it is and tells whether they have left.
func reader(ctx context.Context, tx *sql.Tx, d *deliver.Delivery) (left bool, err error) {
	const query = `SELECT email, name, state FROM subscribers WHERE id = $1`
	var state subscriber.State
	err = tx.QueryRowContext(ctx, query, d.Subscriber).Scan(&d.Email, &d.Name, &state)
	return state == subscriber.Left, err
}

func skip(ctx context.Context, tx *sql.Tx, d *deliver.Delivery) error {
	const query = `UPDATE deliveries SET state = $1, tries = tries - 1, lease = 0, reason = $2
		WHERE edition = $3 AND subscriber = $4`
	_, err := tx.ExecContext(ctx, query, deliver.Skipped, "the reader has left", d.Edition, d.Subscriber)
	return err
}

// expire turns every row whose lease has passed into unsure.
func expire(ctx context.Context, tx *sql.Tx, now time.Time) error {
	const query = `UPDATE deliveries SET state = $1, lease = 0, reason = $2
		WHERE state = 'sending' AND lease <= $3`
	_, err := tx.ExecContext(ctx, query, deliver.Unsure, "the sending broke off", millis(now))
	return err
}

// Settle writes the outcome of a claimed row. A row that was turned into
// unsure while its letter was under way takes the outcome too; any other is
// left as it is and is an error.
func (s *Store) Settle(ctx context.Context, d *deliver.Delivery) error {
	const query = `UPDATE deliveries SET state = $1, tries = $2, due = $3, message = $4, reason = $5, lease = 0
		WHERE edition = $6 AND subscriber = $7 AND state IN ('sending', 'unsure')`
	result, err := s.write.ExecContext(ctx, query, d.State, d.Tries, millis(d.Due), d.MessageID, d.Reason, d.Edition, d.Subscriber)
	if err != nil {
		return fmt.Errorf("settling a delivery: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return fmt.Errorf("settling a delivery: %s of edition %s is not being sent", d.Subscriber, d.Edition)
}

// Tally lists all deliveries of the edition in the order of addresses.
func (s *Store) Tally(ctx context.Context, edition string) ([]deliver.Delivery, error) {
	const query = `SELECT d.edition, d.subscriber, s.email, s.name, d.state, d.tries, d.due, d.message, d.reason
		FROM deliveries d JOIN subscribers s ON s.id = d.subscriber
		WHERE d.edition = $1 ORDER BY s.address`
	all, err := list(ctx, s.read, func(d *deliver.Delivery) []any {
		return []any{&d.Edition, &d.Subscriber, &d.Email, &d.Name, &d.State, &d.Tries, moment{&d.Due}, &d.MessageID, &d.Reason}
	}, query, edition)
	if err != nil {
		return nil, fmt.Errorf("listing deliveries: %w", err)
	}
	return all, nil
}

// Owed lists the IDs of the editions that have rows queued and due at now,
// the oldest edition first. It turns rows whose lease has passed into unsure.
func (s *Store) Owed(ctx context.Context, now time.Time) ([]string, error) {
	err := s.change(ctx, func(tx *sql.Tx) error { return expire(ctx, tx, now) })
	if err != nil {
		return nil, fmt.Errorf("listing owed editions: %w", err)
	}
	const query = `SELECT id FROM editions WHERE EXISTS (
			SELECT 1 FROM deliveries WHERE edition = editions.id AND state = 'queued' AND due <= $1)
		ORDER BY made, id`
	ids, err := list(ctx, s.read, func(id *string) []any { return []any{id} }, query, millis(now))
	if err != nil {
		return nil, fmt.Errorf("listing owed editions: %w", err)
	}
	return ids, nil
}
