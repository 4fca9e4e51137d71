package preview

import (
	"context"
	"sync"
	"time"

	"catchup/internal/edition"
)

// proof is the result of the latest making. It does not change.
type proof struct {
	Number   int              // how often the edition was made; 0 before the first time
	Edition  *edition.Edition // the last one that could be made; nil if there is none yet
	Mistakes []mistake        // why the latest one could not be made
	Took     time.Duration
}

// bench makes one proof after another. It may be used from several goroutines.
type bench struct {
	produce func(context.Context) (*edition.Edition, error)
	asked   chan struct{}

	mu      sync.Mutex
	latest  proof
	making  bool
	changed chan struct{} // closed when latest or making changes next
}

func newBench(produce func(context.Context) (*edition.Edition, error)) *bench {
	b := &bench{produce: produce, asked: make(chan struct{}, 1), changed: make(chan struct{})}
	b.ask()
	return b
}

// ask has the edition made once more. If it is being made now, it is made once
// more after that, however often ask was called meanwhile.
func (b *bench) ask() {
	select {
	case b.asked <- struct{}{}:
	default:
	}
}

// run makes the edition whenever it is asked for, until ctx ends.
func (b *bench) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.asked:
			b.set(func() { b.making = true })
			begun := time.Now()
			e, err := b.produce(ctx)
			b.note(e, err, time.Since(begun))
		}
	}
}

// note stores the result of a making. If it failed, the edition before stays.
func (b *bench) note(e *edition.Edition, err error, took time.Duration) {
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

// set changes the state and wakes everything that waits for a change.
func (b *bench) set(change func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change()
	close(b.changed)
	b.changed = make(chan struct{})
}

// now is the latest proof, whether another is being made, and a channel that is
// closed when either changes.
func (b *bench) now() (latest proof, making bool, changed <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.latest, b.making, b.changed
}
