package store

import (
	"context"
	"database/sql"
	"fmt"

	"catchup/internal/deliver"
	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Decide applies an operator's decision as deliver.Ledger says. It first frees
// the rows of dead workers.
func (s *Ledger) Decide(ctx context.Context, d deliver.Decision) (n int, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		now, err := s.db.Now(ctx, tx)
		if err == nil {
			err = release(ctx, tx, now)
		}
		if err == nil && d.To == deliver.Queued {
			_, err = tx.ExecContext(ctx, `DELETE FROM rests WHERE edition = $1`, d.Edition)
		}
		if err == nil {
			n, err = decide(ctx, tx, d)
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("writing a decision down: %w", err)
	}
	return n, nil
}

func decide(ctx context.Context, tx *sql.Tx, d deliver.Decision) (int, error) {
	places, from := database.Values(3, d.From)
	query := `UPDATE deliveries SET state = $1, worker = '', tries = 0, due = 0, reason = $2
		WHERE edition = $3 AND NOT (state IN ('queued', 'sending') AND worker <> '') AND state IN (` + places + `)`
	args := append([]any{string(d.To), d.Reason, d.Edition}, from...)
	if d.Only != "" {
		query += fmt.Sprintf(` AND subscriber IN (SELECT id FROM subscribers WHERE address = $%d)`, len(args)+1)
		args = append(args, subscriber.Address(d.Only))
	}
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	changed, err := result.RowsAffected()
	return int(changed), err
}
