package deliver

import (
	"context"
	"errors"
	"sync"
	"time"
)

// batchWriter writes down for all connections of a worker what becomes of their
// messages, as many as there are in one transaction: the seal of the next
// content takes the outcome of the last along.
type batchWriter struct {
	record func(rows []Delivery) (lost []Delivery, err error)
	failed func(error)    // hears that outcomes could not be written
	lost   func(Delivery) // hears of rows that are another worker's by now

	many    int           // connections
	took    time.Duration // the last writing
	mu      sync.Mutex
	entries []entry
	waiting int           // those who wait for entries
	wake    chan struct{} // something wants to be written at once
	all     chan struct{} // every connection waits
	ended   chan struct{}
}

// entry is a row to be written. Who waits for it is told how that went; nobody
// waits for an outcome.
type entry struct {
	row  Delivery
	done chan<- error
}

// company is how long an outcome waits for others to be written with.
const company = 10 * time.Millisecond

// errLost abandons a message whose row is another's by now.
var errLost = errors.New("the delivery is another worker's by now")

// newBatchWriter makes the batch writer of so many connections.
func newBatchWriter(many int, record func([]Delivery) ([]Delivery, error), failed func(error), lost func(Delivery)) *batchWriter {
	return &batchWriter{
		many: many, record: record, failed: failed, lost: lost,
		wake: make(chan struct{}, 1), all: make(chan struct{}, 1), ended: make(chan struct{}),
	}
}

// work writes until ctx ends, and then what is left.
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

// slow is from what time on a writing is slow: the disk is waited for, and not
// the processor.
const slow = 2 * time.Millisecond

// gather waits, where writing is slow, for the other connections: not for long
// by the time that it takes, so that what they bring need not wait for a
// writing of its own.
func (c *batchWriter) gather() {
	if c.many == 1 || c.took < slow {
		return
	}
	select {
	case <-c.all:
	case <-time.After(c.took / 4):
	}
}

// seal returns when the row is durably written down as being sent.
func (c *batchWriter) seal(d Delivery) error {
	d.State = Sending
	done := make(chan error, 1)
	c.add(entry{d, done})
	c.rouse()
	return <-done
}

// finish has the outcome written down soon.
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

// signal leaves a sign, if none lies there already.
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

// notify tells those who wait. That a row is lost is no failure: it is in good
// hands.
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
