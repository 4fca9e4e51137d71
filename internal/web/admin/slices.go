package admin

import (
	"context"
	"errors"
	"slices"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// mostCompared is how many slices are compared at once: each is two
// documents to read.
const mostCompared = 50

// slices tells what the first slices of an edition tell otherwise than those of
// the edition before, and which of that there are no more.
func (b backend) slices(ctx context.Context, k edition.Key) (*Slices, error) {
	review, err := b.review(ctx, k)
	if err != nil {
		return nil, err
	}
	names := review.Edition.Slices
	all := &Slices{}
	if review.Before != nil {
		for _, name := range review.Before.Slices {
			if !slices.Contains(names, name) {
				all.Gone = append(all.Gone, name)
			}
		}
	}
	for i, name := range names {
		if i == mostCompared {
			all.More = len(names) - i
			break
		}
		one := SliceChanges{Name: name, New: review.Before == nil || !slices.Contains(review.Before.Slices, name)}
		if one.Changes, err = b.changedSlice(ctx, review, name); err != nil {
			return nil, err
		}
		all.Compared = append(all.Compared, one)
	}
	return all, nil
}

func (b backend) changedSlice(ctx context.Context, review *edition.Review, name string) (document.Changes, error) {
	after, err := b.o.Store.SliceDocument(ctx, review.Edition.ID, name)
	if err != nil {
		return document.Changes{}, err
	}
	return b.sliceChanges(ctx, review, name, after)
}

// sliceChanges is what a slice tells otherwise than that of the edition before.
func (b backend) sliceChanges(ctx context.Context, review *edition.Review, name string, after *document.Document) (document.Changes, error) {
	if review.Before == nil {
		return document.Compare(nil, after), nil
	}
	before, err := b.o.Store.SliceDocument(ctx, review.Before.ID, name)
	switch {
	case errors.Is(err, edition.ErrNone):
		return document.Compare(nil, after), nil
	case err != nil:
		return document.Changes{}, err
	}
	return document.Compare(before, after), nil
}
