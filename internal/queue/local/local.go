// Package local is a queue within one process. Its jobs are lost when the
// process ends.
package local

import (
	"context"
	"sync"
	"time"

	"catchup/internal/queue"
)

// Queue implements queue.Queue. Every job has a worker of its own, so that a
// long job does not delay others.
type Queue struct {
	pause func(failures int) time.Duration
	rung  chan struct{}

	mu   sync.Mutex
	jobs map[queue.Job]*state
}

// state is the state of a job. A job that neither waits nor runs is deleted.
type state struct {
	waits, runs bool
	failures    int       // in a row
	paused      time.Time // until when; zero for not at all
}

// New makes an empty queue. pause is queue.Pause, or another in tests.
func New(pause func(failures int) time.Duration) *Queue {
	return &Queue{pause: pause, rung: make(chan struct{}, 1), jobs: map[queue.Job]*state{}}
}

// Add adds the jobs. It never fails.
func (q *Queue) Add(_ context.Context, jobs ...queue.Job) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, job := range jobs {
		if q.jobs[job] == nil {
			q.jobs[job] = &state{}
		}
		q.jobs[job].waits = true
	}
	q.wake()
	return nil
}

// wake wakes Run, unless it is to wake already.
func (q *Queue) wake() {
	select {
	case q.rung <- struct{}{}:
	default:
	}
}

// Run works the jobs until ctx ends.
func (q *Queue) Run(ctx context.Context, work func(context.Context, queue.Job) error) error {
	var workers sync.WaitGroup
	defer workers.Wait()
	for {
		for _, job := range q.ready() {
			workers.Go(func() { q.done(job, work(ctx, job)) })
		}
		select {
		case <-ctx.Done():
			return nil
		case <-q.rung:
		}
	}
}

// ready takes the jobs that wait and may run now.
func (q *Queue) ready() (jobs []queue.Job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	for job, s := range q.jobs {
		if s.waits && !s.runs && !now.Before(s.paused) {
			s.waits, s.runs = false, true
			jobs = append(jobs, job)
		}
	}
	return jobs
}

// done notes how a job ended.
func (q *Queue) done(job queue.Job, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	s := q.jobs[job]
	s.runs = false
	switch {
	case err != nil:
		s.failures++
		pause := q.pause(s.failures)
		s.waits, s.paused = true, time.Now().Add(pause)
		time.AfterFunc(pause, q.wake)
	case s.waits:
		s.failures, s.paused = 0, time.Time{}
	default:
		delete(q.jobs, job)
	}
	q.wake()
}
