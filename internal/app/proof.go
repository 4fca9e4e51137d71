package app

import (
	"context"
	"slices"

	"catchup/internal/edition"
)

// Proof makes the edition of the order in every form there is, asked for by
// the report or not; of a sliced report the slice that is asked for, or its
// first. It keeps and sends nothing.
func (a *App) Proof(ctx context.Context, o Order) (e *edition.Edition, err error) {
	defer survive(o.Report, &err)
	if err := o.Check(a.settings, a.options.Now()); err != nil {
		return nil, err
	}
	press := a.press(o.Report)
	press.Force, press.Renderers = o.Force, append(slices.Clip(a.renderers), a.workbook)
	made := single(press, o.Slice)
	if e, err = press.Proof(ctx, a.due(o.Report, a.moment(o.Report, o.AsOf))); err != nil {
		return nil, err
	}
	return made(e), nil
}
