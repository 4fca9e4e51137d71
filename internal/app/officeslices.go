package app

import (
	"context"
	"errors"
	"slices"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web/desk"
)

// mostCompared is how many slices the desk compares at once: each is two
// documents to read.
const mostCompared = 50

// Slices tells what the first slices of an edition tell otherwise than those of
// the edition before, and which of that there are no more.
func (o office) Slices(ctx context.Context, k edition.Key) (*desk.Slices, error) {
	review, err := o.Review(ctx, k.String())
	if err != nil {
		return nil, unfound(err)
	}
	names := review.Edition.Slices
	all := &desk.Slices{}
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
		one := desk.SliceChanges{Name: name, New: review.Before == nil || !slices.Contains(review.Before.Slices, name)}
		if one.Changes, err = o.changedSlice(ctx, review, name); err != nil {
			return nil, err
		}
		all.Compared = append(all.Compared, one)
	}
	return all, nil
}

func (o office) changedSlice(ctx context.Context, review *Review, name string) (document.Changes, error) {
	after, err := o.store.SliceDocument(ctx, review.Edition.ID, name)
	if err != nil {
		return document.Changes{}, err
	}
	return o.sliceChanges(ctx, review, name, after)
}

// sliceChanges is what a slice tells otherwise than that of the edition before.
func (o office) sliceChanges(ctx context.Context, review *Review, name string, after *document.Document) (document.Changes, error) {
	if review.Before == nil {
		return document.Compare(nil, after), nil
	}
	before, err := o.store.SliceDocument(ctx, review.Before.ID, name)
	switch {
	case errors.Is(err, edition.ErrNone):
		return document.Compare(nil, after), nil
	case err != nil:
		return document.Changes{}, err
	}
	return document.Compare(before, after), nil
}
