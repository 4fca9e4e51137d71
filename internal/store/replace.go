package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"catchup/internal/edition"
)

// Replace keeps e instead of the edition of its key as edition.Archive says.
func (s *Archive) Replace(ctx context.Context, e *edition.Edition, a edition.Audience, r edition.Ruling) error {
	text, err := json.Marshal(e.Document)
	if err == nil {
		err = s.db.Change(ctx, func(tx *sql.Tx) error { return s.replace(ctx, tx, e, text, a, r) })
	}
	return ruled(err, "replacing edition", e.Key)
}

func (s *Archive) replace(ctx context.Context, tx *sql.Tx, e *edition.Edition, document []byte, a edition.Audience, r edition.Ruling) error {
	id, before, err := approval(ctx, tx, e.Key)
	if err != nil {
		return err
	}
	if before.Final(r.At) {
		return &edition.Misruled{Why: edition.Gone}
	}
	if err := discard(ctx, tx, id); err != nil {
		return err
	}
	quiet := e.Terms.Quiet
	e.Terms = before.Terms
	e.Terms.Quiet = quiet
	if err := s.keep(ctx, tx, e, document, a); err != nil {
		return err
	}
	if before.State == edition.Stopped {
		if _, err := tx.ExecContext(ctx, `UPDATE editions SET state = 'stopped' WHERE id = $1`, e.ID); err != nil {
			return err
		}
	}
	_, after, err := approval(ctx, tx, e.Key)
	if err != nil {
		return err
	}
	r.Act, r.Hash = edition.Remade, after.Hash
	return insertRuling(ctx, tx, e.Key, r)
}

// discard deletes an edition of which no message has left or is leaving.
func discard(ctx context.Context, tx *sql.Tx, id string) error {
	const unsent = `DELETE FROM deliveries WHERE edition = $1 AND tries = 0 AND worker = '' AND state IN ('queued', 'skipped')`
	if _, err := tx.ExecContext(ctx, unsent, id); err != nil {
		return err
	}
	var begun int
	err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM deliveries WHERE edition = $1`, id).Scan(&begun)
	if err == nil && begun > 0 {
		err = &edition.Misruled{Why: "the edition is not made anew: letters of it have left already"}
	}
	for _, query := range []string{
		`DELETE FROM rests WHERE edition = $1`, `DELETE FROM files WHERE edition = $1`,
		`DELETE FROM slices WHERE edition = $1`, `DELETE FROM editions WHERE id = $1`,
	} {
		if err == nil {
			_, err = tx.ExecContext(ctx, query, id)
		}
	}
	return err
}
