package edition

import (
	"context"
	"errors"
	"time"

	"catchup/internal/document"
)

// Review is what an operator looks at before ruling on a kept edition. Before
// is the edition before it, nil if there is none, and Changes what this one
// tells otherwise. Approvers are those who may approve it, none for anybody.
type Review struct {
	Edition   *Edition
	Approval  Approval
	Before    *Edition
	Changes   document.Changes
	Approvers []string
}

// Record is where the approval of an edition stands, and the edition before it.
// Before is that of an Archive.
type Record interface {
	Approval(ctx context.Context, k Key) (Approval, error)
	Before(ctx context.Context, k Key, due time.Time) (*Edition, error)
}

// ReviewOf tells how an edition stands on its way out.
func ReviewOf(ctx context.Context, from Record, e *Edition, approvers []string) (*Review, error) {
	r := &Review{Edition: e, Approvers: approvers, Changes: document.Compare(nil, e.Document)}
	var err error
	if r.Approval, err = from.Approval(ctx, e.Key); err != nil {
		return nil, err
	}
	r.Before, err = from.Before(ctx, e.Key, e.Due)
	switch {
	case err == nil:
		r.Changes = document.Compare(r.Before.Document, e.Document)
	case !errors.Is(err, ErrNone):
		return nil, err
	}
	return r, nil
}
