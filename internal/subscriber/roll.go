package subscriber

import (
	"context"
	"iter"
	"time"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Roll is a list of subscribers that is read as they are asked for. Read reads
// the list and gives the filter its rows; Signed is when who is new has signed
// up.
type Roll struct {
	Read   func(ctx context.Context, keep *table.Filter) error
	Signed time.Time

	list *list // of the last reading
}

// All reads the list and yields each subscriber whose row is right, and the
// error of Read at the end.
func (r *Roll) All(ctx context.Context) iter.Seq2[Subscriber, error] {
	return func(yield func(Subscriber, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		ended := false
		r.list = newList(func(s Subscriber) {
			if s.Signed = r.Signed; !ended && !yield(s, nil) {
				ended = true
				cancel()
			}
		})
		if err := r.Read(ctx, r.list.filter()); err != nil && !ended {
			yield(Subscriber{}, err)
		}
	}
}

// Problems is what was wrong in the last reading.
func (r *Roll) Problems() check.Problems { return r.list.found() }
