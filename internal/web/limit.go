package web

import (
	"net/netip"
	"sync"
	"time"
)

// Limit bounds how often each network may do something, by a bucket for each
// that fills at the rate and holds ten seconds' worth of it, or one. It may be
// used from several goroutines.
//
// It remembers so many networks and no more, those that came last: when one
// half of its room is full, it forgets the other. A network that is forgotten
// begins anew, so that no number of networks takes more memory.
type Limit struct {
	every time.Duration // between two
	depth time.Duration // how far ahead of the rate one may be

	mu          sync.Mutex
	now, before map[netip.Prefix]time.Time // when the bucket is full again
}

// mostNetworks is how many networks half of a Limit's room holds.
const mostNetworks = 20_000

// burst is how much may come at once.
const burst = 10 * time.Second

// NewLimit is a Limit of that rate.
func NewLimit(r Rate) *Limit {
	every := r.Span / time.Duration(r.Count)
	return &Limit{every: every, depth: max(burst, every), now: map[netip.Prefix]time.Time{}}
}

// NewAllowance is a Limit of that rate, all of which may come at once.
func NewAllowance(r Rate) *Limit {
	l := NewLimit(r)
	l.depth = r.Span
	return l
}

// Wait takes one from the network's bucket and returns 0, or takes nothing and
// returns how long it will be empty.
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
