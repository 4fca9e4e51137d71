package web

import (
	"net/netip"
	"sync"
	"time"
)

// Limit bounds how often each network may do something. Each network has a
// token bucket that fills at the rate. It holds what comes in ten seconds, and
// at least one. A Limit may be used from several goroutines.
//
// A Limit remembers only a bounded number of networks, those that came last: it
// has two maps, and when one is full it drops the other. A network that was
// dropped begins with a full bucket.
type Limit struct {
	every time.Duration // from one token to the next
	depth time.Duration // how far ahead of the rate a network may be

	mu          sync.Mutex
	now, before map[netip.Prefix]time.Time // when the bucket is full again
}

// mostNetworks is how many networks one map of a Limit holds.
const mostNetworks = 20_000

// burst is how much may come at once.
const burst = 10 * time.Second

// NewLimit is a Limit of that rate.
func NewLimit(r Rate) *Limit {
	every := r.Span / time.Duration(r.Count)
	return &Limit{every: every, depth: max(burst, every), now: map[netip.Prefix]time.Time{}}
}

// NewAllowance is a Limit of that rate. All that the rate allows in its span
// may come at once.
func NewAllowance(r Rate) *Limit {
	l := NewLimit(r)
	l.depth = r.Span
	return l
}

// Wait takes a token from the network's bucket and returns 0. If the bucket is
// empty, it takes nothing and returns how long that will last.
func (l *Limit) Wait(network netip.Prefix, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	full, ok := l.now[network]
	if !ok {
		full = l.before[network]
	}
	if full.Before(now) {
		full = now
	}
	full = full.Add(l.every)
	if wait := full.Sub(now) - l.depth; wait > 0 {
		return wait
	}
	if !ok && len(l.now) >= mostNetworks {
		l.now, l.before = map[netip.Prefix]time.Time{}, l.now
	}
	l.now[network] = full
	return 0
}
