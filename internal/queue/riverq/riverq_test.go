package riverq

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"catchup/internal/pgtest"
	"catchup/internal/queue"
	"catchup/internal/queue/queuetest"
)

func opened(t *testing.T, address string) *Queue {
	t.Helper()
	q, err := Open(t.Context(), address, Options{
		Workers: map[string]int{"make": 2, "send": 1}, Pause: queuetest.Pause, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	return q
}

func TestQueue(t *testing.T) {
	queuetest.Run(t, func(t *testing.T) queuetest.Place {
		address := pgtest.Schema(t)
		return func(t *testing.T) queue.Queue { return opened(t, address) }
	})
}

func TestOpenTogether(t *testing.T) {
	address := pgtest.Schema(t)
	var opening sync.WaitGroup
	for range 4 {
		opening.Go(func() { opened(t, address) })
	}
	opening.Wait()
}

// TestTwoPrograms adds one job at two programs again and again: each
// time one works it, and never both at once.
func TestTwoPrograms(t *testing.T) {
	address := pgtest.Schema(t)
	job := queue.Job{Kind: "make", Report: "weekly"}
	began, end := make(chan int), make(chan error)
	queues := []*Queue{opened(t, address), opened(t, address)}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	for i, q := range queues {
		running.Go(func() {
			err := q.Run(ctx, func(context.Context, queue.Job) error { began <- i; return <-end })
			if err != nil {
				t.Error(err)
			}
		})
	}
	for round := range 5 {
		for _, q := range queues {
			if err := q.Add(t.Context(), job); err != nil {
				t.Fatal(err)
			}
		}
		worker := <-began
		if err := queues[round%2].Add(t.Context(), job); err != nil {
			t.Fatal(err)
		}
		select {
		case other := <-began:
			t.Fatalf("programs %d and %d work one job at once", worker, other)
		case <-t.Context().Done():
		case end <- nil:
		}
		<-began
		end <- nil
	}
	stop()
	running.Wait()
}

// TestServerGoesDown ends all connections while a job is worked and while
// none is: the queue goes on by itself.
func TestServerGoesDown(t *testing.T) {
	address := pgtest.Schema(t)
	q := opened(t, address)
	began, end := make(chan queue.Job), make(chan error)
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() {
		ran <- q.Run(ctx, func(_ context.Context, j queue.Job) error { began <- j; return <-end })
	}()
	for _, report := range []string{"daily", "weekly", "monthly"} {
		add(t, q, queue.Job{Kind: "make", Report: report})
		if j := <-began; j.Report != report {
			t.Errorf("%s is worked, want %s", j, report)
		}
		pgtest.Disconnect(t, address)
		end <- nil
	}
	stop()
	if err := <-ran; err != nil {
		t.Errorf("Run = %v", err)
	}
}

// add adds the job; the first attempt may meet a connection that is no more.
func add(t *testing.T, q *Queue, job queue.Job) {
	t.Helper()
	var err error
	for range 5 {
		if err = q.Add(t.Context(), job); err == nil {
			return
		}
	}
	t.Fatal(err)
}

// TestOpenKeepsTheSecret opens what cannot be opened.
func TestOpenKeepsTheSecret(t *testing.T) {
	for _, address := range []string{"postgres://ann:hunter2@127.0.0.1:1/news", "postgres://ann:hunter2@[", "postgres://ann:hunter2@x:port/news"} {
		_, err := Open(t.Context(), address, Options{Log: slog.New(slog.DiscardHandler)})
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%v", err)
		}
	}
}
