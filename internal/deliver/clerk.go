package deliver

import (
	"context"
	"errors"
	"sync"
	"time"
)

// clerk writes down for all connections of a worker what becomes of their
// letters, as many as there are in one transaction: the seal of the next
// letter takes the outcome of the last along.
type clerk struct {
	record func(rows []Delivery) (lost []Delivery, err error)
	failed func(error)    // hears that outcomes could not be written
	lost   func(Delivery) // hears of rows that are another worker's by now

	mu      sync.Mutex
	entries []entry
	wake    chan struct{} // something wants to be written at once
	ended   chan struct{}
}

// entry is a row to be written. Who waits for it is told how that went; nobody
// waits for an outcome.
type entry struct {
	row  Delivery
	told chan<- error
}

// company is how long an outcome waits for others to be written with.
const company = 10 * time.Millisecond

// errLost abandons a letter whose row is another's by now.
var errLost = errors.New("the delivery is another worker's by now")

func newClerk(record func([]Delivery) ([]Delivery, error), failed func(error), lost func(Delivery)) *clerk {
	return &clerk{record: record, failed: failed, lost: lost, wake: make(chan struct{}, 1), ended: make(chan struct{})}
}

// work writes until ctx ends, and then what is left.
func (c *clerk) work(ctx context.Context) {
	defer close(c.ended)
	for {
		select {
		case <-c.wake:
			c.write()
		case <-ctx.Done():
			c.write()
			return
		}
	}
}

// seal returns when the row is durably written down as being sent.
func (c *clerk) seal(d Delivery) error {
	d.State = Sending
	told := make(chan error, 1)
	c.add(entry{d, told})
	c.rouse()
	return <-told
}

// settle has the outcome written down soon.
func (c *clerk) settle(d Delivery) {
	if first := c.add(entry{row: d}); first {
		time.AfterFunc(company, c.rouse)
	}
}

func (c *clerk) add(e entry) (first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = append(c.entries, e)
	return len(c.entries) == 1
}

func (c *clerk) rouse() {
	select {
	case c.wake <- struct{}{}:
	default: // it is awake
	}
}

// write writes all that has come, in one transaction.
func (c *clerk) write() {
	c.mu.Lock()
	entries := c.entries
	c.entries = nil
	c.mu.Unlock()
	if len(entries) == 0 {
		return
	}
	rows := make([]Delivery, len(entries))
	for i, e := range entries {
		rows[i] = e.row
	}
	lost, err := c.record(rows)
	c.answer(entries, lost, err)
}

// answer tells those who wait. That a row is lost is no failure: it is in good
// hands.
func (c *clerk) answer(entries []entry, lost []Delivery, err error) {
	gone := make(map[string]bool, len(lost))
	for _, d := range lost {
		gone[d.Subscriber] = true
		c.lost(d)
	}
	for _, e := range entries {
		switch {
		case e.told == nil && err != nil:
			c.failed(err)
		case e.told == nil:
		case err == nil && gone[e.row.Subscriber]:
			e.told <- errLost
		default:
			e.told <- err
		}
	}
}
