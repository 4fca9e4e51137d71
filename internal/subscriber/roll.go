package subscriber

import (
	"context"
	"iter"
	"time"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Roll is a list of subscribers that is read as they are asked for. Read reads
// the list and gives the filter its rows. Now is when it is read: who is new has
// signed up then, and who is not active any more has left then, unless the list
// gives an earlier time.
type Roll struct {
	Read func(ctx context.Context, keep *table.Filter) error
	Now  time.Time

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
			if r.date(&s); !ended && !yield(s, nil) {
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

// Unread are the rows that could not be read in the last reading. Repeated are
// those whose address stands in an earlier row: they cost nobody.
func (r *Roll) Unread() (unread, repeated table.Unread) { return r.list.unread, r.list.repeated }

// date gives a subscriber the times that the list does not give, or that have
// not come yet.
func (r *Roll) date(s *Subscriber) {
	if s.Signed.IsZero() || s.Signed.After(r.Now) {
		s.Signed = r.Now
	}
	if s.State != "" && (s.Left.IsZero() || s.Left.After(r.Now)) {
		s.Left = r.Now
	}
}
