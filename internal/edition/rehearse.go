package edition

import (
	"context"
	"errors"
	"slices"
	"time"

	"catchup/internal/document"
)

// rehearsed is why a rehearsal goes on where an edition would be held. Nobody
// reads it.
const rehearsed = "a rehearsal"

// Rehearse makes the edition due at the moment as Proof does, and goes on if
// something would hold it: held is what that is. Of a sliced report, each is
// called for every slice.
func (p *Press) Rehearse(ctx context.Context, due time.Time, each func(*Slice)) (e *Edition, held []document.Breach, err error) {
	again := *p
	doubted, err := p.doubted(ctx, p.Key(due))
	if err != nil {
		return nil, nil, err
	}
	if doubted != nil {
		held = doubted.Breaches
	}
	add := func(d *document.Document) {
		for _, b := range overruled(d) {
			if !slices.ContainsFunc(held, func(other document.Breach) bool { return other.String() == b.String() }) {
				held = append(held, b)
			}
		}
	}
	again.Force = rehearsed
	again.Each = func(_ *Edition, s *Slice) error {
		add(s.Document)
		each(s)
		return nil
	}
	if e, err = again.Proof(ctx, due); err == nil {
		add(e.Document)
		return e, held, nil
	}
	if still := new(Held); errors.As(err, &still) {
		held = append(held, still.Breaches...)
	}
	return nil, held, err
}

// overruled is what would have held the document.
func overruled(d *document.Document) []document.Breach {
	if d.Override == nil {
		return nil
	}
	return d.Override.Breaches
}
