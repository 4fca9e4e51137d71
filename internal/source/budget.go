package source

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/semaphore"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Limits bound what all sources of an edition hold together.
type Limits struct {
	// Memory is how much memory the tables of the sources of one edition may
	// take together: for each cell some 140 bytes and its text. A source for
	// which nothing is left is refused.
	Memory setting.Size `yaml:"memory" default:"320MB"`
}

// Check notes a limit that lets nothing through.
func (l Limits) Check(at check.Place) {
	if l.Memory <= 0 {
		at.Key("memory").Note("", "must be more than nothing")
	}
}

// ErrFull says that the sources of an edition hold as much as they may.
var ErrFull = errors.New("the sources of the edition hold more together than they may (limits: memory, of the settings)")

// large is how many bytes make a source large: the body of a response, a file,
// or a table.
const large = 2e6

// Turns are what the editions of a program share: one that has a large source
// is made at a time, and one is printed at a time. Use NewTurns.
type Turns struct{ editions, prints *semaphore.Weighted }

// NewTurns is what the editions of a new program share.
func NewTurns() *Turns { return &Turns{semaphore.NewWeighted(1), semaphore.NewWeighted(1)} }

// Budget is what the sources of one edition may hold together. One large source
// is read at a time, and one edition with a large source is made at a time, so
// that what reading needs besides the table is needed once. A nil Budget
// bounds nothing. It may be used from several goroutines.
type Budget struct {
	most    int64
	turns   *Turns
	sources *semaphore.Weighted // one large source at a time

	mu   sync.Mutex
	held int64

	waiting sync.Mutex // is held by who waits for the turn
	large   bool       // it is the turn of this edition
	prints  bool       // it is printed
}

// Budget is that of a new edition. Its End must be called.
func (t *Turns) Budget(l Limits) *Budget {
	return &Budget{most: int64(l.Memory), turns: t, sources: semaphore.NewWeighted(1)}
}

// Print waits until the edition may be printed. All its sources have been read.
func (b *Budget) Print(ctx context.Context) error {
	if b == nil {
		return nil
	}
	err := b.turns.prints.Acquire(ctx, 1)
	b.prints = err == nil
	return err
}

// wait waits until this edition may need much memory.
func (b *Budget) wait(ctx context.Context) error {
	b.waiting.Lock()
	defer b.waiting.Unlock()
	if b.large {
		return nil
	}
	err := b.turns.editions.Acquire(ctx, 1)
	b.large = err == nil
	return err
}

// Yield gives up the turn of an edition that holds nothing and waits.
func (b *Budget) Yield() {
	if b == nil {
		return
	}
	b.waiting.Lock()
	defer b.waiting.Unlock()
	if b.large {
		b.turns.editions.Release(1)
	}
	b.large = false
}

// End ends the making of the edition.
func (b *Budget) End() {
	if b == nil {
		return
	}
	b.Yield()
	if b.prints {
		b.turns.prints.Release(1)
	}
}

// take takes so many bytes, or gives them back. Nothing is taken with the error
// ErrFull.
func (b *Budget) take(n int64) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n > 0 && b.held+n > b.most {
		return fmt.Errorf("%w: %d MB", ErrFull, b.most/1e6)
	}
	b.held += n
	return nil
}

// Share is what the reading of one source takes of the budget. The nil Share
// takes of none.
type Share struct {
	budget *Budget
	whole  *Share // that this is a part of; may be nil
	mu     sync.Mutex
	held   int64
	alone  bool // it is the one large source
}

// Share is that of a source whose reading begins.
func (b *Budget) Share() *Share {
	if b == nil {
		return nil
	}
	return &Share{budget: b}
}

// Part is the share of a part of the source, such as one feed of several. It has
// a turn of its own. What it keeps is the source's.
func (s *Share) Part() *Share {
	if s == nil {
		return nil
	}
	return &Share{budget: s.budget, whole: s}
}

// Take takes so many bytes. Much is taken by one source at a time: it waits for
// its turn. The error may be ErrFull.
func (s *Share) Take(ctx context.Context, n int64) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held+n > large {
		if err := s.wait(ctx); err != nil {
			return err
		}
	}
	err := s.budget.take(n)
	if err == nil {
		s.held += n
	}
	return err
}

// Give gives back so many bytes of what was taken.
func (s *Share) Give(n int64) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n = min(n, s.held)
	s.budget.take(-n)
	s.held -= n
}

// Large waits until this source may need much memory to be read.
func (s *Share) Large(ctx context.Context) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wait(ctx)
}

func (s *Share) wait(ctx context.Context) error {
	if s.alone {
		return nil
	}
	if err := s.budget.wait(ctx); err != nil {
		return err
	}
	err := s.budget.sources.Acquire(ctx, 1)
	s.alone = err == nil
	return err
}

// Keep ends the reading: of what was taken the source keeps so many bytes.
func (s *Share) Keep(n int64) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.budget.take(min(0, n-s.held))
	s.held = min(n, s.held)
	if s.alone {
		s.budget.sources.Release(1)
		s.alone = false
	}
	if s.whole != nil {
		s.whole.mu.Lock()
		defer s.whole.mu.Unlock()
		s.whole.held += s.held
		s.held = 0
	}
}

// fill takes what is missing to so many bytes.
func (s *Share) fill(ctx context.Context, n int64) error {
	if s == nil || n <= s.held {
		return nil
	}
	return s.Take(ctx, n-s.held)
}
