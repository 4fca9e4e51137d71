package web

import (
	"sync"
	"time"
)

// Limit bounds how often something may be done by each of many: each network,
// or each name. Each key has a token bucket that fills at the rate. It holds
// what comes in ten seconds, and at least one. A Limit may be used from several
// goroutines. Keys should be short, since strangers can make them up.
//
// A Limit remembers only a bounded number of keys, those that came last: it has
// two maps, and when one is full it drops the other. A key that was dropped
// begins with a full bucket.
type Limit[K comparable] struct {
	every time.Duration // from one token to the next
	depth time.Duration // how far ahead of the rate a key may be

	mu          sync.Mutex
	now, before map[K]time.Time // when the bucket is full again
}

// mostKeys is how many keys one map of a Limit holds.
const mostKeys = 20_000

// burst is how much may come at once.
const burst = 10 * time.Second

// NewLimit is a Limit of that rate.
func NewLimit[K comparable](r Rate) *Limit[K] {
	every := r.Span / time.Duration(r.Count)
	return &Limit[K]{every: every, depth: max(burst, every), now: map[K]time.Time{}}
}

// NewAllowance is a Limit of that rate. All that the rate allows in its span
// may come at once.
func NewAllowance[K comparable](r Rate) *Limit[K] {
	l := NewLimit[K](r)
	l.depth = r.Span
	return l
}

// Wait takes a token from the key's bucket and returns 0. If the bucket is
// empty, it takes nothing and returns how long that will last.
func (l *Limit[K]) Wait(key K, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	full, ok := l.now[key]
	if !ok {
		full = l.before[key]
	}
	if full.Before(now) {
		full = now
	}
	full = full.Add(l.every)
	if wait := full.Sub(now) - l.depth; wait > 0 {
		return wait
	}
	if !ok && len(l.now) >= mostKeys {
		l.now, l.before = map[K]time.Time{}, l.now
	}
	l.now[key] = full
	return 0
}
