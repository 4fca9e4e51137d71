package deliver

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"catchup/internal/edition"
)

// moulds are those of an edition: one for all readers, or one for those of each
// slice, made when the first of them is written to. It may be used from several
// goroutines.
type moulds struct {
	post    *Post
	edition *edition.Edition

	mu     sync.Mutex
	recent []sliceMould // the one used last before the others
}

type sliceMould struct {
	slice string
	mould *Mould
}

// fewMoulds is how many moulds are kept. Rows are queued slice by slice, and
// the connections are few.
const fewMoulds = 4

// of is the mould for the readers of the slice; all have the same one if the
// edition is not sliced.
func (m *moulds) of(ctx context.Context, slice string) (*Mould, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.IndexFunc(m.recent, func(one sliceMould) bool { return one.slice == slice }); i >= 0 {
		found := m.recent[i]
		m.recent = slices.Insert(slices.Delete(m.recent, i, i+1), 0, found)
		return found.mould, nil
	}
	mould, err := m.make(ctx, slice)
	if err != nil {
		return nil, err
	}
	m.recent = slices.Insert(m.recent[:min(len(m.recent), fewMoulds-1)], 0, sliceMould{slice, mould})
	return mould, nil
}

func (m *moulds) make(ctx context.Context, slice string) (*Mould, error) {
	if len(m.edition.Slices) == 0 {
		return m.post.mould(m.edition)
	}
	s, err := m.post.o.Slice(ctx, m.edition.ID, slice)
	if err != nil {
		return nil, fmt.Errorf("composing the mail of %s, %s: %w", m.edition.Key, slice, err)
	}
	return m.post.mould(m.edition.Of(s))
}

// whole finds out whether an edition that is not sliced can be mailed at all.
func (m *moulds) whole(ctx context.Context) error {
	if len(m.edition.Slices) > 0 {
		return nil
	}
	_, err := m.of(ctx, "")
	return err
}
