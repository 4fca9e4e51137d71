package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"catchup/reports"
)

// listener compares an edition, while it is made, with the last one that went
// out, which is nil if there is none. Once something is found for which it goes
// out, sends is true.
type listener struct {
	press *Press
	last  *Edition
	sends bool
}

// listen begins to compare the edition that is made of the input. The press that
// it returns makes it. A sliced edition goes out whole if one of its slices has
// something for which it goes out: number, archive and corrections are those of
// the whole.
func (p *Press) listen(ctx context.Context, e *Edition, in reports.Input) (*Press, *listener, error) {
	when := p.Spec.SendWhen
	l := &listener{press: p, sends: when.Always() || p.Pick != nil || p.Force != "" && p.Force != rehearsed}
	if when.Always() {
		return p, l, nil
	}
	_, whole := when.Beyond(in.Readings)
	l.sends = l.sends || !whole
	var err error
	if l.last, err = p.Archive.LastOut(ctx, e.Key, e.Due, p.Now()); err != nil && !errors.Is(err, ErrNone) {
		return p, l, fmt.Errorf("looking for the edition that went out before %s: %w", e.Key, err)
	}
	if errors.Is(err, ErrNone) {
		l.last, l.sends = nil, true
	}
	making := *p
	making.Each = func(e *Edition, s *Slice) error { return l.hear(ctx, e, s) }
	return &making, l, nil
}

// hear compares a slice with that of its name, and hands it on.
func (l *listener) hear(ctx context.Context, e *Edition, s *Slice) error {
	if !l.sends {
		before, err := l.press.earlier(ctx, l.last, s.Name)
		if err != nil {
			return err
		}
		l.sends = l.press.Spec.SendWhen.Sends(before, s.Document)
	}
	if l.press.Each == nil {
		return nil
	}
	return l.press.Each(e, s)
}

// conclude writes down why the edition is quiet, if it is.
func (l *listener) conclude(e *Edition) {
	when := l.press.Spec.SendWhen
	if l.sends || !slices.Equal(l.last.Slices, e.Slices) || when.Sends(l.last.Document, e.Document) {
		return
	}
	e.Terms.Quiet = when.Lacks() + " since " + l.last.Document.Issued.Format("2 January 2006")
	l.press.tell("quiet", e.Key.String(), e.Terms.Quiet+": it goes to nobody")
}
