// Package riverq is a queue that the programs on several machines share: jobs
// of River in a PostgreSQL database. It lies beside the store, in tables of
// its own whose names begin with river_.
package riverq

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"catchup/internal/queue"
)

// Options say how a queue is worked.
type Options struct {
	Workers map[string]int                   // how many jobs of each kind this program works at once
	Pause   func(failures int) time.Duration // queue.Pause, or another in tests
	Log     *slog.Logger
}

// Queue implements queue.Queue.
type Queue struct {
	o      Options
	pool   *pgxpool.Pool
	client *river.Client[pgx.Tx]
	work   func(context.Context, queue.Job) error
	ending context.Context // Run's own, which says whether the work was broken off
}

// longest is after what time a job that still runs is ended. Some time after
// that River takes it for a job whose program has died. Neither delays
// anything: the same job can be added, and is worked as soon as no living
// program works it.
const longest = 90 * time.Minute

// Open opens the queue in the database at the address, and brings its tables
// up to date. Whoever gets a Queue must Close it.
func Open(ctx context.Context, address string, o Options) (*Queue, error) {
	q := &Queue{o: o}
	if err := q.open(ctx, address); err != nil {
		q.Close()
		return nil, fmt.Errorf("opening queue: %w", err)
	}
	return q, nil
}

func (q *Queue) open(ctx context.Context, address string) error {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return errors.New("it is not an address that PostgreSQL understands") // err may hold the password
	}
	config.MaxConns = int32(q.connections())
	if q.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return err
	}
	if err := q.migrate(ctx); err != nil {
		return err
	}
	q.client, err = river.NewClient(riverpgxv5.New(q.pool), q.config())
	return err
}

// connections is how many the queue needs: each job that is worked holds one,
// and River a few.
func (q *Queue) connections() int {
	n := 4
	for _, workers := range q.o.Workers {
		n += workers
	}
	return n
}

func (q *Queue) config() *river.Config {
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{queue: q})
	queues := map[string]river.QueueConfig{}
	for kind, n := range q.o.Workers {
		queues[kind] = river.QueueConfig{MaxWorkers: n}
	}
	return &river.Config{
		Queues: queues, Workers: workers, RetryPolicy: pauses(q.o.Pause), Logger: quiet(q.o.Log),
		JobTimeout: longest, RescueStuckJobsAfter: longest + time.Minute,
		CompletedJobRetentionPeriod: time.Hour, DiscardedJobRetentionPeriod: 24 * time.Hour,
	}
}

// Close releases the queue.
func (q *Queue) Close() error {
	if q.pool != nil {
		q.pool.Close()
	}
	return nil
}

// Add adds the jobs, all or none. Of several programs that add at once one
// does it after the other, so that none is added twice.
func (q *Queue) Add(ctx context.Context, jobs ...queue.Job) error {
	err := pgx.BeginFunc(ctx, q.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('catchup adds ' || current_schema(), 0))`); err != nil {
			return err
		}
		for _, job := range jobs {
			if err := q.add(ctx, tx, job); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("adding to the queue: %w", err)
	}
	return nil
}

// add adds the job unless it waits already. River's own unique jobs cannot be
// used: they would also skip a job that is being worked.
func (q *Queue) add(ctx context.Context, tx pgx.Tx, job queue.Job) error {
	args, err := json.Marshal(task{job.Kind, job.Report, job.Part})
	if err != nil {
		return err
	}
	const query = `SELECT EXISTS (SELECT FROM river_job WHERE kind = $1 AND args = $2::jsonb
		AND state IN ('available', 'pending', 'retryable', 'scheduled'))`
	var waits bool
	if err := tx.QueryRow(ctx, query, task{}.Kind(), string(args)).Scan(&waits); err != nil || waits {
		return err
	}
	_, err = q.client.InsertTx(ctx, tx, task{job.Kind, job.Report, job.Part}, &river.InsertOpts{Queue: job.Kind})
	return err
}

// Run works the jobs until ctx ends. Where the database cannot be reached, it
// waits until it can.
func (q *Queue) Run(ctx context.Context, work func(context.Context, queue.Job) error) error {
	q.work, q.ending = work, ctx
	for pause := time.Second; ; pause = min(2*pause, time.Minute) {
		err := q.client.Start(ctx)
		if err == nil {
			break
		}
		q.o.Log.Warn("the queue cannot be worked yet", "error", err)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
	<-q.client.Stopped()
	return nil
}

// pauses makes River use our own pauses.
type pauses func(failures int) time.Duration

// NextRetry is when a job that has failed is worked again.
func (p pauses) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(p(len(job.Errors) + 1))
}
