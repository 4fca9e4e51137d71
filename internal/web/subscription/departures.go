package subscription

import (
	"context"
	"sync"
	"time"
)

// departures writes to the store that subscribers leave. Those who come while a
// transaction is under way are written together in the next one, so that ten
// thousand at once do not need ten thousand transactions. Nobody gets a
// response before it is written.
type departures struct {
	store Store

	mu   sync.Mutex
	next *batch

	writing sync.Mutex // held by whoever writes
}

// batch is the subscribers who are written together.
type batch struct {
	ids     []string
	written bool
	err     error
}

// writeTime is how long a transaction may take.
const writeTime = 20 * time.Second

func newDepartures(store Store) *departures { return &departures{store: store, next: &batch{}} }

// leave returns when it is written that the subscriber has left. It does not
// end with the request: a subscriber whose browser hangs up leaves as well.
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
