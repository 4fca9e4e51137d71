package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"catchup/internal/edition"
	"catchup/internal/store/database"
	"catchup/internal/table"
)

const selectEdition = `SELECT id, report, period, number, due, made, document, approval, embargo, silence, next_slot, quiet FROM editions `

// Find returns the edition of the key, or edition.ErrNone. Its times are UTC.
func (s *Archive) Find(ctx context.Context, k edition.Key) (*edition.Edition, error) {
	return s.edition(ctx, k.String(), selectEdition+`WHERE report = $1 AND period = $2`, k.Report, k.Period)
}

// Exists tells whether there is an edition of the key. It reads nothing of it.
func (s *Archive) Exists(ctx context.Context, k edition.Key) (there bool, err error) {
	const query = `SELECT EXISTS (SELECT 1 FROM editions WHERE report = $1 AND period = $2)`
	if err := s.db.QueryRowContext(ctx, query, k.Report, k.Period).Scan(&there); err != nil {
		return false, fmt.Errorf("looking for edition %s: %w", k, err)
	}
	return there, nil
}

// Before returns the last edition of k's report that was due before the moment,
// without its files, or edition.ErrNone. It leaves out k's own edition, and
// those that wait, were dropped or are quiet, since nobody has read them. Its
// times are UTC.
func (s *Archive) Before(ctx context.Context, k edition.Key, due time.Time) (*edition.Edition, error) {
	const query = selectEdition + `WHERE report = $1 AND period <> $2 AND due < $3 AND state NOT IN ('waiting', 'dropped', 'quiet') ORDER BY due DESC, number DESC LIMIT 1`
	e, err := s.bare(ctx, query, k.Report, k.Period, millis(due))
	return e, found(err, "finding the edition before "+k.String())
}

// LastOut returns the last edition of k's report that was due before the moment
// due and has gone out by now, without its files, or edition.ErrNone. Its times
// are UTC.
func (s *Archive) LastOut(ctx context.Context, k edition.Key, due, now time.Time) (*edition.Edition, error) {
	const query = selectEdition + `WHERE report = $1 AND period <> $2 AND due < $3 AND state = 'ready' AND embargo <= $4 ORDER BY due DESC, number DESC LIMIT 1`
	e, err := s.bare(ctx, query, k.Report, k.Period, millis(due), millis(now))
	return e, found(err, "finding the edition that went out before "+k.String())
}

// Latest returns the report's edition that was due last, whatever its state, or
// edition.ErrNone. Its times are UTC.
func (s *Archive) Latest(ctx context.Context, report string) (*edition.Edition, error) {
	return s.edition(ctx, "the latest of "+report, selectEdition+`WHERE report = $1 ORDER BY due DESC, number DESC LIMIT 1`, report)
}

// Edition returns the edition of that ID, as Ledger.Owed gives it, or
// edition.ErrNone.
func (s *Archive) Edition(ctx context.Context, id string) (*edition.Edition, error) {
	return s.edition(ctx, id, selectEdition+`WHERE id = $1`, id)
}

// edition reads an edition with its files.
func (s *Archive) edition(ctx context.Context, name, query string, args ...any) (*edition.Edition, error) {
	e, err := s.bare(ctx, query, args...)
	if err == nil {
		e.Files, err = s.files(ctx, e.ID)
	}
	return e, found(err, "finding edition "+name)
}

// bare reads an edition without its files.
func (s *Archive) bare(ctx context.Context, query string, args ...any) (*edition.Edition, error) {
	var e edition.Edition
	row := s.db.QueryRowContext(ctx, query, args...)
	err := row.Scan(&e.ID, &e.Key.Report, &e.Key.Period, &e.Number, moment{&e.Due}, moment{&e.Made}, written{&e.Document},
		flag{&e.Terms.Approval}, moment{&e.Terms.Release}, &e.Terms.Silence, moment{&e.Terms.Next}, &e.Terms.Quiet)
	if err == nil {
		e.Slices, err = s.sliceNames(ctx, e.ID)
	}
	if e.Number < 0 { // a later edition has taken it
		e.Number = e.Document.Number
	}
	if err != nil {
		return nil, err
	}
	return &e, nil
}

func (s *Archive) files(ctx context.Context, id string) ([]edition.File, error) {
	const query = `SELECT name, type, bytes FROM files WHERE edition = $1 ORDER BY place`
	return database.ListOriginal(ctx, s.db, func(f *edition.File) []any {
		return []any{&f.Name, &f.Type, &f.Bytes}
	}, query, id)
}

// Number is the number of the edition of the key, or if there is none, the one
// that the report's next edition would have. That of a quiet edition is free.
func (s *Archive) Number(ctx context.Context, k edition.Key) (int, error) {
	const query = `SELECT COALESCE(MAX(CASE WHEN period = $2 AND number > 0 THEN number END), MAX(CASE WHEN state <> 'quiet' THEN number END) + 1, 1) FROM editions WHERE report = $1`
	var n int
	if err := s.db.QueryRowContext(ctx, query, k.Report, k.Period).Scan(&n); err != nil {
		return 0, fmt.Errorf("numbering edition %s: %w", k, err)
	}
	return n, nil
}

// Keep writes the edition with its files and a queued delivery, due at once,
// for each subscriber of the audience, or returns edition.ErrExists and changes
// nothing.
func (s *Archive) Keep(ctx context.Context, e *edition.Edition, a edition.Audience) error {
	text, err := json.Marshal(e.Document)
	if err != nil {
		return fmt.Errorf("keeping edition %s: %w", e.Key, err)
	}
	err = s.db.Change(ctx, func(tx *sql.Tx) error { return s.keep(ctx, tx, e, text, a) })
	if err != nil && !errors.Is(err, edition.ErrExists) {
		return fmt.Errorf("keeping edition %s: %w", e.Key, err)
	}
	return err
}

func (s *Archive) keep(ctx context.Context, tx *sql.Tx, e *edition.Edition, document []byte, a edition.Audience) error {
	parts, err := hashes(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	if err := yield(ctx, tx, e); err != nil {
		return err
	}
	if err := insertEdition(ctx, tx, e, document, edition.Hash(document, e.Files, parts...), a.Unread); err != nil {
		return err
	}
	if err := insertFiles(ctx, tx, e); err != nil {
		return err
	}
	if err := queue(ctx, tx, e.ID, a); err != nil {
		return err
	}
	if err := s.bind(ctx, tx, e, a); err != nil || e.Terms.Quiet == "" {
		return err
	}
	return mute(ctx, tx, e.ID, quieted)
}

// yield frees the number of e, if a quiet edition has it: readers count what they
// get. Its new number is below zero and belongs to its due time.
func yield(ctx context.Context, tx *sql.Tx, e *edition.Edition) error {
	const query = `UPDATE editions SET number = -due WHERE report = $1 AND number = $2 AND state = 'quiet' AND period <> $3`
	_, err := tx.ExecContext(ctx, query, e.Key.Report, e.Number, e.Key.Period)
	return err
}

func insertEdition(ctx context.Context, tx *sql.Tx, e *edition.Edition, document []byte, hash string, unread table.Unread) error {
	const query = `INSERT INTO editions (id, report, period, number, due, made, document, state, approval, embargo, silence, hash, unread, unread_rows, next_slot, quiet)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING`
	result, err := tx.ExecContext(ctx, query, e.ID, e.Key.Report, e.Key.Period, e.Number, millis(e.Due), millis(e.Made), string(document),
		string(e.Terms.State()), number(e.Terms.Approval), millis(e.Terms.Release), string(e.Terms.Silence), hash,
		unread.Count, unread.String(), millis(e.Terms.Next), e.Terms.Quiet)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, edition.ErrExists)
	}
	return nil
}

func insertFiles(ctx context.Context, tx *sql.Tx, e *edition.Edition) error {
	const query = `INSERT INTO files (edition, place, name, type, bytes) VALUES ($1, $2, $3, $4, $5)`
	for i, f := range e.Files {
		if _, err := tx.ExecContext(ctx, query, e.ID, i, f.Name, f.Type, solid(f.Bytes)); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return nil
}
