package preview

import (
	"context"
	"sync"
	"time"

	"catchup/internal/edition"
)

// proof is what came of the latest making. It does not change.
type proof struct {
	Number   int              // counts the makings from 1; 0 before the first
	Edition  *edition.Edition // the last that could be made; nil for none yet
	Mistakes []mistake        // why there is no newer one
	Took     time.Duration
}

// bench makes one proof after the other. It may be used from several
// goroutines.
type bench struct {
	produce func(context.Context) (*edition.Edition, error)
	asked   chan struct{}

	mu      sync.Mutex
	latest  proof
	making  bool
	changed chan struct{} // closed at the next change of the two above
}

func newBench(produce func(context.Context) (*edition.Edition, error)) *bench {
	b := &bench{produce: produce, asked: make(chan struct{}, 1), changed: make(chan struct{})}
	b.ask()
	return b
}

// ask has the edition made once more. Asking while it is being made is enough
// for one more making after that.
func (b *bench) ask() {
	select {
	case b.asked <- struct{}{}:
	default:
	}
}

// run makes what is asked for until ctx ends.
func (b *bench) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.asked:
			b.set(func() { b.making = true })
			begun := time.Now()
			e, err := b.produce(ctx)
			b.settle(e, err, time.Since(begun))
		}
	}
}

// settle notes what came of a making; one that failed leaves the edition that
// was there.
func (b *bench) settle(e *edition.Edition, err error, took time.Duration) {
	b.set(func() {
		b.making = false
		b.latest.Number++
		b.latest.Took = took
		b.latest.Mistakes = mistakes(err)
		if err == nil {
			b.latest.Edition = e
		}
	})
}

// set changes the state and wakes all who wait for that.
func (b *bench) set(change func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change()
	close(b.changed)
	b.changed = make(chan struct{})
}

// now is the latest proof, whether another is being made, and what is closed
// when either changes.
func (b *bench) now() (latest proof, making bool, changed <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.latest, b.making, b.changed
}
