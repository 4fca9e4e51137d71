package deliver

import (
	"context"
	"errors"
	"sync"
	"time"
)

// batchWriter writes to the ledger for all connections of a worker. It writes
// many rows in one transaction: the seal of the next message and the outcome of
// the last one go together.
type batchWriter struct {
	record func(rows []Delivery) (lost []Delivery, err error)
	failed func(error)    // is called when outcomes could not be written
	lost   func(Delivery) // is called for rows that belong to another worker by now

	many    int           // connections
	took    time.Duration // the last writing
	mu      sync.Mutex
	entries []entry
	waiting int           // connections that wait for their entry to be written
	wake    chan struct{} // gets a value when something is to be written at once
	all     chan struct{} // gets a value when every connection waits
	ended   chan struct{}
}

// entry is a row to be written. The result is sent to done, which is nil for an
// outcome, since nobody waits for that.
type entry struct {
	row  Delivery
	done chan<- error
}

// company is how long an outcome waits for other rows to be written in the same
// transaction.
const company = 10 * time.Millisecond

// errLost abandons a message whose row belongs to another worker by now.
var errLost = errors.New("the delivery is another worker's by now")

// newBatchWriter makes the batch writer of that many connections.
func newBatchWriter(many int, record func([]Delivery) ([]Delivery, error), failed func(error), lost func(Delivery)) *batchWriter {
	return &batchWriter{
		many: many, record: record, failed: failed, lost: lost,
		wake: make(chan struct{}, 1), all: make(chan struct{}, 1), ended: make(chan struct{}),
	}
}

// work writes until ctx ends, and then writes what is left.
func (c *batchWriter) work(ctx context.Context) {
	defer close(c.ended)
	for {
		select {
		case <-c.wake:
			c.gather()
			c.write()
		case <-ctx.Done():
			c.write()
			return
		}
	}
}

// slow is how long a transaction takes at least if it waits for the disk and
// not only for the processor.
const slow = 2 * time.Millisecond

// gather waits a little for the other connections if transactions are slow.
// Their rows then need no transaction of their own. The wait is short beside
// the time of a transaction.
func (c *batchWriter) gather() {
	if c.many == 1 || c.took < slow {
		return
	}
	select {
	case <-c.all:
	case <-time.After(c.took / 4):
	}
}

// seal returns when the row is durably written as Sending.
func (c *batchWriter) seal(d Delivery) error {
	d.State = Sending
	done := make(chan error, 1)
	c.add(entry{d, done})
	c.rouse()
	return <-done
}

// finish has the outcome written soon, and does not wait for it.
func (c *batchWriter) finish(d Delivery) {
	if first := c.add(entry{row: d}); first {
		time.AfterFunc(company, c.rouse)
	}
}

func (c *batchWriter) add(e entry) (first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = append(c.entries, e)
	if e.done != nil {
		c.waiting++
	}
	if c.waiting == c.many {
		signal(c.all)
	}
	return len(c.entries) == 1
}

func (c *batchWriter) rouse() { signal(c.wake) }

// signal sends a value unless one is waiting already.
func signal(to chan<- struct{}) {
	select {
	case to <- struct{}{}:
	default:
	}
}

// write writes all that has come, in one transaction.
func (c *batchWriter) write() {
	c.mu.Lock()
	entries := c.entries
	c.entries, c.waiting = nil, 0
	select {
	case <-c.all: // they are all here
	default:
	}
	c.mu.Unlock()
	if len(entries) == 0 {
		return
	}
	rows := make([]Delivery, len(entries))
	for i, e := range entries {
		rows[i] = e.row
	}
	began := time.Now()
	lost, err := c.record(rows)
	c.took = time.Since(began)
	c.notify(entries, lost, err)
}

// notify gives the result to the connections that wait. A lost row is no
// failure: another worker takes care of it.
func (c *batchWriter) notify(entries []entry, lost []Delivery, err error) {
	gone := make(map[string]bool, len(lost))
	for _, d := range lost {
		gone[d.Subscriber] = true
		c.lost(d)
	}
	for _, e := range entries {
		switch {
		case e.done == nil && err != nil:
			c.failed(err)
		case e.done == nil:
		case err == nil && gone[e.row.Subscriber]:
			e.done <- errLost
		default:
			e.done <- err
		}
	}
}
