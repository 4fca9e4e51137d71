package readers

import (
	"context"
	"sync"
	"time"
)

// departures writes down that readers leave: those who come while one writing
// is under way go into the next together, so that ten thousand at once are as
// many rows and not as many transactions. Nobody is told before it is written.
type departures struct {
	book Book

	mu   sync.Mutex
	next *crowd

	writing sync.Mutex // held by whoever writes
}

// crowd is those who are written down together.
type crowd struct {
	ids     []string
	written bool
	err     error
}

// writeTime bounds a writing.
const writeTime = 20 * time.Second

func newDepartures(book Book) *departures { return &departures{book: book, next: &crowd{}} }

// leave returns when it is written down that the reader has left. It does not
// end with a request: who hangs up leaves as well.
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

func (d *departures) write(c *crowd, at time.Time) {
	d.mu.Lock()
	d.next = &crowd{}
	d.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), writeTime)
	defer cancel()
	c.err = d.book.Depart(ctx, at, c.ids...)
	c.written = true
}
