package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/store/database"
)

// Entries lists the editions of the report in the order in which they were due.
// A quiet one has no number. Its times are UTC.
func (s *Archive) Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error] {
	const query = `SELECT id, period, CASE WHEN state = 'quiet' THEN 0 ELSE number END, due, made, state, embargo FROM editions WHERE report = $1 ORDER BY due, number`
	return func(yield func(edition.Entry, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, report)
		if err != nil {
			yield(edition.Entry{}, fmt.Errorf("listing the editions of %s: %w", report, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			e := edition.Entry{Key: edition.Key{Report: report}}
			err := rows.Scan(&e.ID, &e.Key.Period, &e.Number, moment{&e.Due}, moment{&e.Made}, &e.State, moment{&e.Release})
			if !yield(e, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(edition.Entry{}, fmt.Errorf("listing the editions of %s: %w", report, err))
		}
	}
}

// LastMade is the edition of any report that was made last and was not dropped,
// or edition.ErrNone. Its times are UTC.
func (s *Archive) LastMade(ctx context.Context) (e edition.Entry, err error) {
	const query = `SELECT id, report, period, number, due, made, state, embargo FROM editions WHERE state <> 'dropped' ORDER BY made DESC LIMIT 1`
	err = s.db.QueryRowContext(ctx, query).Scan(&e.ID, &e.Key.Report, &e.Key.Period, &e.Number, moment{&e.Due}, moment{&e.Made}, &e.State, moment{&e.Release})
	return e, found(err, "finding the edition made last")
}

// KeyOf is the key of the edition of that ID, or edition.ErrNone.
func (s *Archive) KeyOf(ctx context.Context, id string) (k edition.Key, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT report, period FROM editions WHERE id = $1`, id).Scan(&k.Report, &k.Period)
	return k, found(err, "finding edition "+id)
}

// Cover reads the cover of an edition, or returns edition.ErrNone.
func (s *Archive) Cover(ctx context.Context, id string) (c edition.Cover, err error) {
	if err = s.words(ctx, id, &c); err != nil {
		return c, err
	}
	const query = `SELECT name, type, LENGTH(bytes) FROM files WHERE edition = $1 ORDER BY place`
	c.Files, err = database.ListOriginal(ctx, s.db, func(f *edition.FileInfo) []any { return []any{&f.Name, &f.Type, &f.Size} }, query, id)
	if err != nil {
		return c, fmt.Errorf("listing the files of edition %s: %w", id, err)
	}
	if c.Slices, err = s.sliceNames(ctx, id); err != nil {
		return c, fmt.Errorf("listing the slices of edition %s: %w", id, err)
	}
	return c, nil
}

// Document reads only the document of an edition, or returns edition.ErrNone.
func (s *Archive) Document(ctx context.Context, id string) (*document.Document, error) {
	var d document.Document
	return &d, s.words(ctx, id, &d)
}

// words decodes the JSON of an edition's document into to.
func (s *Archive) words(ctx context.Context, id string, to any) error {
	err := s.db.QueryRowContext(ctx, `SELECT document FROM editions WHERE id = $1`, id).Scan(written{to})
	return found(err, "reading the words of edition "+id)
}

// File reads one file of an edition, or returns edition.ErrNone.
func (s *Archive) File(ctx context.Context, id, name string) (*edition.File, error) {
	f := edition.File{Name: name}
	const query = `SELECT type, bytes FROM files WHERE edition = $1 AND name = $2`
	err := database.FirstOriginal(ctx, s.db, []any{&f.Type, &f.Bytes}, query, id, name)
	return &f, found(err, "reading "+name+" of edition "+id)
}

// found is edition.ErrNone if there is no row, and otherwise adds to an error
// what was being done.
func found(err error, doing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return edition.ErrNone
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
