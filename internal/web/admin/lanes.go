package admin

import (
	"context"
	"errors"
	"net/netip"
	"sync"
)

// lanes bounds how many passwords are hashed at once, and how many wait for
// that: of all networks, and of each. So whoever gets in waits for a known
// number of hashes, however many others try.
type lanes struct {
	free       chan struct{} // holds a value for each hash that is being made
	most, each int           // may wait: of all networks, and of one

	mu      sync.Mutex
	waiting int
	of      map[netip.Prefix]int // how many of each network wait
}

func newLanes(atOnce, most, each int) *lanes {
	return &lanes{free: make(chan struct{}, atOnce), most: most, each: each, of: map[netip.Prefix]int{}}
}

// errBusy says that too many wait already.
var errBusy = errors.New("too many wait for a lane")

// enter waits until a password may be hashed. After that, leave must be called.
// It does not wait, and gives errBusy, if too many do so already. Those who wait
// enter in the order in which they came.
func (l *lanes) enter(ctx context.Context, network netip.Prefix) error {
	select {
	case l.free <- struct{}{}:
		return nil
	default:
	}
	if !l.queue(network) {
		return errBusy
	}
	defer l.unqueue(network)
	select {
	case l.free <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *lanes) leave() { <-l.free }

func (l *lanes) queue(network netip.Prefix) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting >= l.most || l.of[network] >= l.each {
		return false
	}
	l.waiting++
	l.of[network]++
	return true
}

func (l *lanes) unqueue(network netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting--
	if l.of[network]--; l.of[network] == 0 {
		delete(l.of, network)
	}
}
