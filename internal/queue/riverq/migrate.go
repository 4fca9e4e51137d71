package riverq

import (
	"context"
	"fmt"

	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// migrate brings River's tables up to date. Of several programs that start at
// once one does it while the others wait: River itself has no lock.
func (q *Queue) migrate(ctx context.Context) error {
	conn, err := q.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer unlock(conn)
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended('catchup migrates the queue ' || current_schema(), 0))`); err != nil {
		return err
	}
	migrator, err := rivermigrate.New(riverpgxv5.New(q.pool), &rivermigrate.Config{Logger: quiet(q.o.Log)})
	if err != nil {
		return err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("bringing River's tables up to date: %w", err)
	}
	return nil
}
