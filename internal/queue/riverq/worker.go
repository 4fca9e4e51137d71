package riverq

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"

	"catchup/internal/queue"
)

// task is a job as River keeps it.
type task struct {
	Job    string `json:"job"`
	Report string `json:"report"`
	Part   int    `json:"part"`
}

// Kind is what River calls all of our jobs.
func (task) Kind() string { return "catchup" }

type worker struct {
	river.WorkerDefaults[task]
	queue *Queue
}

// Work works the job while nobody else does. A job that is broken off by the
// end of Run is given to another program at once.
func (w *worker) Work(ctx context.Context, j *river.Job[task]) error {
	q := w.queue
	job := queue.Job{Kind: j.Args.Job, Report: j.Args.Report, Part: j.Args.Part}
	release, err := q.lock(ctx, job)
	if err == nil {
		defer release()
		err = q.work(ctx, job)
	}
	if err != nil && q.ending.Err() != nil {
		return q.Add(context.WithoutCancel(ctx), job)
	}
	return err
}

// lock waits until no other program works the job. The lock is that of a
// connection, which ends with a program that dies.
func (q *Queue) lock(ctx context.Context, job queue.Job) (release func(), err error) {
	conn, err := q.pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", job, err)
	}
	const query = `SELECT pg_advisory_lock(hashtextextended('catchup works ' || current_schema() || ' ' || $1, 0))`
	if _, err := conn.Exec(ctx, query, job.String()); err != nil {
		conn.Release()
		return nil, fmt.Errorf("locking %s: %w", job, err)
	}
	return func() { unlock(conn) }, nil
}

// unlock gives the connection back. A lost connection has no lock any more, and
// one that cannot unlock is closed.
func unlock(conn *pgxpool.Conn) {
	defer conn.Release()
	if _, err := conn.Exec(context.Background(), `SELECT pg_advisory_unlock_all()`); err != nil {
		conn.Conn().Close(context.Background())
	}
}
