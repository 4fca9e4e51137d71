package deliver

import (
	"context"
	"time"
)

// The bounds of how many rows are claimed at once. It should be as many as go
// out in about a second, because no other worker can send them meanwhile.
const (
	fewRows  = 16
	manyRows = 512
)

// feed claims rows and hands them out until there are none, or ctx ends.
func (r *run) feed(ctx, own context.Context, rows chan<- Delivery) error {
	limit := fewRows
	for ctx.Err() == nil {
		began := time.Now()
		claimed, wait, err := r.o.Ledger.Claim(own, r.claim(limit))
		if err != nil {
			return err
		}
		for _, d := range claimed {
			select {
			case rows <- d:
			case <-ctx.Done():
				return nil
			}
		}
		switch {
		case len(claimed) > 0:
			limit = next(limit, time.Since(began))
		case wait > 0:
			sleep(ctx, wait)
		default:
			return nil
		}
	}
	return nil
}

// next is how many rows to claim next, after the last limit rows took that
// long.
func next(limit int, took time.Duration) int {
	switch {
	case took < time.Second/2:
		return min(2*limit, manyRows)
	case took > 2*time.Second:
		return max(limit/2, fewRows)
	}
	return limit
}

func (r *run) claim(limit int) Claim {
	return Claim{
		Edition: r.edition.ID, Worker: r.worker, Limit: limit, Now: r.o.Now(),
		Pace: r.o.Pace,
	}
}

// awaitEvery is how often a run looks whether other workers still hold rows.
const awaitEvery = time.Second / 2

// await waits a while for rows that other workers hold. It tells whether there
// were any.
func (r *run) await(ctx, own context.Context) (bool, error) {
	s, err := r.o.Ledger.Standing(own, r.edition.ID)
	if err != nil || s.Held == 0 || ctx.Err() != nil {
		return false, err
	}
	r.o.OnProgress(Progress{Awaited: s.Held})
	sleep(ctx, awaitEvery)
	return true, nil
}

func sleep(ctx context.Context, span time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(span):
	}
}
