package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"catchup/internal/password"
)

// Begin keeps a session, and forgets those that have ended.
func (s *Sessions) Begin(ctx context.Context, one password.Session) error {
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE until <= $1`, millis(one.Since)); err != nil {
			return err
		}
		const query = `INSERT INTO sessions (id, operator, proof, since, until) VALUES ($1, $2, $3, $4, $5)`
		_, err := tx.ExecContext(ctx, query, one.ID, one.Operator, one.Proof, millis(one.Since), millis(one.Until))
		return err
	})
	if err != nil {
		return fmt.Errorf("beginning a session: %w", err)
	}
	return nil
}

// Session returns the session of the ID if it has not ended by the moment, or
// else password.ErrNone. Its times are UTC.
func (s *Sessions) Session(ctx context.Context, id string, now time.Time) (one password.Session, err error) {
	const query = `SELECT id, operator, proof, since, until FROM sessions WHERE id = $1 AND until > $2`
	err = s.db.QueryRowContext(ctx, query, id, millis(now)).Scan(&one.ID, &one.Operator, &one.Proof, moment{&one.Since}, moment{&one.Until})
	if errors.Is(err, sql.ErrNoRows) {
		return one, password.ErrNone
	}
	if err != nil {
		return one, fmt.Errorf("looking up a session: %w", err)
	}
	return one, nil
}

// End ends the session of the ID.
func (s *Sessions) End(ctx context.Context, id string) error {
	return s.end(ctx, `DELETE FROM sessions WHERE id = $1`, id)
}

// EndAll ends every session of the operator.
func (s *Sessions) EndAll(ctx context.Context, operator string) error {
	return s.end(ctx, `DELETE FROM sessions WHERE operator = $1`, operator)
}

func (s *Sessions) end(ctx context.Context, query, of string) error {
	if _, err := s.db.Exec(ctx, query, of); err != nil {
		return fmt.Errorf("ending sessions: %w", err)
	}
	return nil
}

// UseCode notes that the operator signs in with the code of that step. Fresh is
// false, and nothing is changed, if a code of that step or of a later one has
// been used: of several who use one at the same time, one is told true.
func (s *Sessions) UseCode(ctx context.Context, operator string, step int64) (fresh bool, err error) {
	const query = `INSERT INTO codes (operator, step) VALUES ($1, $2)
		ON CONFLICT (operator) DO UPDATE SET step = excluded.step WHERE codes.step < excluded.step`
	changed, err := s.db.Exec(ctx, query, operator, step)
	if err != nil {
		return false, fmt.Errorf("using a code: %w", err)
	}
	return changed == 1, nil
}
