package deliver

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"catchup/internal/edition"
)

// templates are the message templates of an edition: one for all subscribers,
// or one for each slice. A template is made when it is first needed. Templates
// may be used from several goroutines.
type templates struct {
	post    *Post
	edition *edition.Edition

	mu     sync.Mutex
	recent []sliceTemplate // the one used last before the others
}

type sliceTemplate struct {
	slice    string
	template *Template
}

// fewTemplates is how many templates are kept. That is enough, because rows are
// queued slice by slice and the connections are few.
const fewTemplates = 4

// of is the template of the slice. All subscribers have the same one if the
// edition is not sliced.
func (m *templates) of(ctx context.Context, slice string) (*Template, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.IndexFunc(m.recent, func(one sliceTemplate) bool { return one.slice == slice }); i >= 0 {
		found := m.recent[i]
		m.recent = slices.Insert(slices.Delete(m.recent, i, i+1), 0, found)
		return found.template, nil
	}
	template, err := m.make(ctx, slice)
	if err != nil {
		return nil, err
	}
	m.recent = slices.Insert(m.recent[:min(len(m.recent), fewTemplates-1)], 0, sliceTemplate{slice, template})
	return template, nil
}

func (m *templates) make(ctx context.Context, slice string) (*Template, error) {
	if len(m.edition.Slices) == 0 {
		return m.post.template(m.edition)
	}
	s, err := m.post.o.Slice(ctx, m.edition.ID, slice)
	if err != nil {
		return nil, fmt.Errorf("composing the mail of %s, %s: %w", m.edition.Key, slice, err)
	}
	return m.post.template(m.edition.Of(s))
}

// whole returns an error if an edition that is not sliced cannot be mailed at
// all.
func (m *templates) whole(ctx context.Context) error {
	if len(m.edition.Slices) > 0 {
		return nil
	}
	_, err := m.of(ctx, "")
	return err
}
