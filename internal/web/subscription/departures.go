package subscription

import (
	"context"
	"sync"
	"time"
)

// departures writes down that subscribers leave: those who come while one
// writing is under way go into the next together, so that ten thousand at once
// are as many rows and not as many transactions. Nobody is told before it is
// written.
type departures struct {
	store Store

	mu   sync.Mutex
	next *batch

	writing sync.Mutex // held by whoever writes
}

// batch is those who are written down together.
type batch struct {
	ids     []string
	written bool
	err     error
}

// writeTime bounds a writing.
const writeTime = 20 * time.Second

func newDepartures(store Store) *departures { return &departures{store: store, next: &batch{}} }

// leave returns when it is written down that the subscriber has left. It does
// not end with a request: who hangs up leaves as well.
func (d *departures) leave(id string, at time.Time) error {
	d.mu.Lock()
	mine := d.next
	mine.ids = append(mine.ids, id)
	d.mu.Unlock()
	d.writing.Lock()
	defer d.writing.Unlock()
	if !mine.written {
		d.write(mine, at)
	}
	return mine.err
}

func (d *departures) write(c *batch, at time.Time) {
	d.mu.Lock()
	d.next = &batch{}
	d.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), writeTime)
	defer cancel()
	c.err = d.store.Depart(ctx, at, c.ids...)
	c.written = true
}
