package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/store/database"
)

// abandoned is the age at which slices without an edition are dropped.
const abandoned = 24 * time.Hour

// Lay writes a slice of an edition that is about to be kept.
func (s *Archive) Lay(ctx context.Context, id string, slice *edition.Slice) error {
	text, err := json.Marshal(slice.Document)
	if err == nil {
		err = s.db.Change(ctx, func(tx *sql.Tx) error { return s.lay(ctx, tx, id, slice, text) })
	}
	if err != nil {
		return fmt.Errorf("laying slice %s of edition %s: %w", slice.Name, id, err)
	}
	return nil
}

func (s *Archive) lay(ctx context.Context, tx *sql.Tx, id string, slice *edition.Slice, document []byte) error {
	now, err := s.db.Now(ctx, tx)
	if err != nil {
		return err
	}
	const query = `INSERT INTO slices (edition, name, laid, document, hash) VALUES ($1, $2, $3, $4, $5)`
	if _, err := tx.ExecContext(ctx, query, id, slice.Name, now, string(document), edition.Hash(document, slice.Files)); err != nil {
		return err
	}
	for i, f := range slice.Files {
		const query = `INSERT INTO slice_files (edition, slice, place, name, type, bytes) VALUES ($1, $2, $3, $4, $5, $6)`
		if _, err := tx.ExecContext(ctx, query, id, slice.Name, i, f.Name, f.Type, solid(f.Bytes)); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return nil
}

// Drop deletes the slices of an edition that is not kept.
func (s *Archive) Drop(ctx context.Context, id string) error {
	const query = `DELETE FROM slices WHERE edition = $1 AND NOT EXISTS (SELECT 1 FROM editions WHERE id = $1)`
	if _, err := s.db.Exec(ctx, query, id); err != nil {
		return fmt.Errorf("dropping slices: %w", err)
	}
	return nil
}

// Slice returns a slice of the edition of that ID, or edition.ErrNone.
func (s *Archive) Slice(ctx context.Context, id, name string) (*edition.Slice, error) {
	document, err := s.SliceDocument(ctx, id, name)
	if err != nil {
		return nil, err
	}
	const query = `SELECT name, type, bytes FROM slice_files WHERE edition = $1 AND slice = $2 ORDER BY place`
	files, err := database.ListOriginal(ctx, s.db, func(f *edition.File) []any {
		return []any{&f.Name, &f.Type, &f.Bytes}
	}, query, id, name)
	if err != nil {
		return nil, fmt.Errorf("reading slice %s of edition %s: %w", name, id, err)
	}
	return &edition.Slice{Name: name, Document: document, Files: files}, nil
}

// SliceDocument reads only the document of a slice, or returns edition.ErrNone.
func (s *Archive) SliceDocument(ctx context.Context, id, name string) (*document.Document, error) {
	var d document.Document
	row := s.db.QueryRowContext(ctx, `SELECT document FROM slices WHERE edition = $1 AND name = $2`, id, name)
	return &d, found(row.Scan(written{&d}), "reading slice "+name+" of edition "+id)
}

// sliceNames lists the slices of an edition in the order of the alphabet.
func (s *Archive) sliceNames(ctx context.Context, id string) ([]string, error) {
	const query = `SELECT name FROM slices WHERE edition = $1 ORDER BY name`
	return database.List(ctx, s.db, func(name *string) []any { return []any{name} }, query, id)
}

// hashes are the names and hashes of the slices that are there, in the order of
// the alphabet.
func hashes(ctx context.Context, tx *sql.Tx, id string) ([]edition.Part, error) {
	const query = `SELECT name, hash FROM slices WHERE edition = $1 ORDER BY name`
	return database.List(ctx, tx, func(p *edition.Part) []any { return []any{&p.Name, &p.Hash} }, query, id)
}

// bind joins the slices that were written before with the edition. It skips the
// subscribers who have no slice, and deletes slices that broken runs have left.
func (s *Archive) bind(ctx context.Context, tx *sql.Tx, e *edition.Edition, a edition.Audience) error {
	if len(e.Slices) == 0 {
		return nil
	}
	var laid int
	err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM slices WHERE edition = $1`, e.ID).Scan(&laid)
	if err != nil || laid != len(e.Slices) {
		return errors.Join(err, fmt.Errorf("%d of %d slices are laid", laid, len(e.Slices)))
	}
	const skip = `UPDATE deliveries SET state = 'skipped',
			reason = CASE slice WHEN '' THEN CAST($2 AS TEXT) ELSE REPLACE(CAST($3 AS TEXT), '$', slice) END
		WHERE edition = $1 AND slice NOT IN (SELECT name FROM slices WHERE edition = $1)`
	if _, err := tx.ExecContext(ctx, skip, e.ID, a.Unsliced(""), a.Unsliced("$")); err != nil {
		return fmt.Errorf("skipping readers: %w", err)
	}
	return s.sweep(ctx, tx)
}

func (s *Archive) sweep(ctx context.Context, tx *sql.Tx) error {
	now, err := s.db.Now(ctx, tx)
	if err != nil {
		return err
	}
	const query = `DELETE FROM slices WHERE laid < $1 AND edition NOT IN (SELECT id FROM editions)`
	if _, err := tx.ExecContext(ctx, query, now-abandoned.Milliseconds()); err != nil {
		return fmt.Errorf("sweeping slices: %w", err)
	}
	return nil
}

// Size is how many subscribers have the value as the attribute that names their
// slice, empty for those without one.
type Size struct {
	Slice       string
	Subscribers int
}

// Sizes counts the subscribers of the audience by their attribute.
func (s *Archive) Sizes(ctx context.Context, a edition.Audience) ([]Size, error) {
	query := `SELECT ` + sliceOf("$3") + `, COUNT(*)` + wanted(a) + ` GROUP BY 1 ORDER BY 1`
	sizes, err := database.List(ctx, s.db, func(size *Size) []any { return []any{&size.Slice, &size.Subscribers} }, query, inList(a.Report), a.Reading, a.Attribute)
	if err != nil {
		return nil, fmt.Errorf("counting who gets %s: %w", a.Report, err)
	}
	return sizes, nil
}
