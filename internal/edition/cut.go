package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/reports"
)

// slice makes the edition of a sliced report: first the document that all
// slices share, and then the slices. Each is handed on before the next one is
// made.
func (p *Press) slice(ctx context.Context, e *Edition, in reports.Input, before *Edition) error {
	cut, err := reports.Slice(p.Spec, in)
	if err != nil {
		return fmt.Errorf("making %s: %w", e.Key, err)
	}
	if e.Document, err = cut.Common(); err != nil {
		return fmt.Errorf("making %s: %w", e.Key, err)
	}
	e.Slices, e.Document.Measures = cut.Slices, p.measure(in)
	e.Document.Beyond, _ = p.Spec.SendWhen.Beyond(in.Readings)
	e.Document.Warnings = append(e.Document.Warnings, cut.Warnings...)
	p.tell("made", e.Key.String(), fmt.Sprintf("no. %d, %s, sliced by %s into %d", e.Number, e.Document.Covers, p.Spec.SliceBy, len(cut.Slices)))
	p.illustrate(ctx, e.Document)
	p.account(e.Document)
	wanted, err := p.pick(cut.Slices)
	if err != nil {
		return err
	}
	tells := false
	for i, name := range wanted {
		p.tell("setting", fmt.Sprintf("slice %d of %d", i+1, len(wanted)), "")
		s, err := p.sliceOne(ctx, e, cut, name, before)
		if err != nil {
			return fmt.Errorf("making %s, %s: %w", e.Key, name, err)
		}
		tells = tells || s.Document.Tells()
	}
	if tells {
		return nil
	}
	return p.blank(e.Key, e.Document)
}

// pick chooses the slices that are made.
func (p *Press) pick(all []string) ([]string, error) {
	if p.Pick == nil {
		return all, nil
	}
	return p.Pick(all)
}

// sliceOne makes a slice and hands it on.
func (p *Press) sliceOne(ctx context.Context, e *Edition, cut *reports.Cut, name string, before *Edition) (*Slice, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, err := p.setSlice(ctx, cut, name, before)
	if err != nil {
		return nil, err
	}
	p.tell("set", name, fmt.Sprintf("%d files, %s", len(s.Files), kilobytes(s.size())))
	p.report(e.Document, s)
	if p.Each == nil {
		return s, nil
	}
	return s, p.Each(e, s)
}

// setSlice builds a slice and sets it.
func (p *Press) setSlice(ctx context.Context, cut *reports.Cut, name string, before *Edition) (*Slice, error) {
	earlier, err := p.earlier(ctx, before, name)
	if err != nil {
		return nil, err
	}
	in := cut.Input(name, earlier)
	in.Rewritten = p.rewrite(ctx, in)
	d, err := p.build(in)
	if err != nil {
		return nil, err
	}
	p.illustrate(ctx, d)
	quiet := *p
	quiet.OnStep = nil
	files, err := quiet.set(ctx, d)
	return &Slice{Name: name, Document: d, Files: files}, err
}

// earlier is the document of the slice of that name in the edition before, nil
// if there is none.
func (p *Press) earlier(ctx context.Context, before *Edition, name string) (*document.Document, error) {
	if before == nil {
		return nil, nil
	}
	s, err := p.Archive.Slice(ctx, before.ID, name)
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for the slice of the edition before: %w", err)
	}
	return s.Document, nil
}

// report tells what is missing from a slice and what is odd about it. What is
// missing is also noted in the common document.
func (p *Press) report(common *document.Document, s *Slice) {
	for _, gap := range s.Document.Gaps {
		if !slices.Contains(common.Gaps, gap) {
			common.Gaps = append(common.Gaps, gap)
			p.tell("missing", gap.Name(), s.Name+": "+gap.Why)
		}
	}
	for _, warning := range s.Document.Warnings {
		if !slices.Contains(common.Warnings, warning) {
			p.tell("noted", p.Report, s.Name+": "+warning)
		}
	}
}
