package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"catchup/config"
	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/editor"
	"catchup/internal/rewrite"
	"catchup/internal/setting"
)

// Order asks for one edition of a report.
type Order struct {
	Report string
	AsOf   *setting.Day  // the edition as that day would have made it; nil for now
	To     *mail.Address // send it only there, and keep nothing
	Out    string        // a folder to write the files to as well; "" for none
	Slice  string        // of a sliced report: the one that is sent to To, or made by a dry App; "" for all
	Force  string        // why it is made even if its sources are not as expected; "" to hold it then
}

// Check refuses what these settings cannot give now: a report that they do not
// have, and the edition of a day that has not begun, which would be kept for
// ever as it is.
func (o Order) Check(s *config.Settings, now time.Time) error {
	if _, ok := s.Reports[o.Report]; !ok {
		names := slices.Collect(maps.Keys(s.Reports))
		return check.Problems{{Path: "--run", Message: fmt.Sprintf("there is no report %q", o.Report), Hint: check.DidYouMean(o.Report, names)}}
	}
	if err := o.checkSlice(s.Reports[o.Report].Definition.SliceBy); err != nil || o.AsOf == nil {
		return err
	}
	if begins := o.AsOf.End(s.Zone(o.Report)).AddDate(0, 0, -1); begins.After(now) {
		return check.Problems{{Path: "--as-of", Message: begins.Format(time.DateOnly) + " has not come yet"}}
	}
	return nil
}

// checkSlice refuses a slice of a report that has none, and a message that may
// be any of a report's.
func (o Order) checkSlice(by string) error {
	switch {
	case by == "" && o.Slice != "":
		return check.Problems{{Path: "--slice", Message: fmt.Sprintf("the report %q is not sliced", o.Report)}}
	case by != "" && o.Slice == "" && o.To != nil:
		return check.Problems{{Path: "--to", Message: fmt.Sprintf("the report %q is sliced by %s", o.Report, by), Hint: "--slice says which slice to send"}}
	}
	return nil
}

// Result is what became of an order. Folder is where the edition's files lie,
// empty if they were not written.
type Result struct {
	Edition *edition.Edition
	Fresh   bool // made now, not found
	Folder  string
	Kept    bool // it waits for an approval, or its hour, and nothing was sent
	Outcome deliver.Outcome
}

// Run makes the edition that is due, or finds it, and sends it to those who
// have not got it. A dry App makes it and sends nothing. A panic on the way is
// an error of this order alone.
func (a *App) Run(ctx context.Context, o Order) (r Result, err error) {
	defer survive(o.Report, &err)
	if err := o.Check(a.settings, a.options.Now()); err != nil {
		return Result{}, err
	}
	press := a.press(o.Report)
	press.Force = o.Force
	due := a.due(o.Report, a.moment(o.Report, o.AsOf))
	switch {
	case a.options.Dry:
		r, err = a.proof(ctx, press, due, o)
	case o.To != nil:
		r, err = a.sample(ctx, press, due, o)
	default:
		r, err = a.issue(ctx, press, due)
	}
	if r.Edition != nil && o.Out != "" {
		folder, unwritten := a.writeOut(ctx, r.Edition, o.Out)
		r.Folder, err = folder, errors.Join(err, unwritten)
	}
	return r, err
}

// survive, deferred, makes a panic an error of the report alone.
func survive(report string, err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("report %s: panic: %v\n%s", report, cause, debug.Stack())
	}
}

// issue publishes the edition and delivers it.
func (a *App) issue(ctx context.Context, press *edition.Press, due time.Time) (Result, error) {
	r, err := a.publish(ctx, press, due)
	if err == nil {
		err = a.lapse(ctx)
	}
	if err == nil {
		r.Kept, err = a.keptBack(ctx, r.Edition)
	}
	if err == nil && !r.Kept {
		r.Outcome, err = a.deliver(ctx, r.Edition)
	}
	return r, err
}

// publish makes or finds the edition and lays its files out. Of one that is
// not made the operator is told.
func (a *App) publish(ctx context.Context, press *edition.Press, due time.Time) (Result, error) {
	began := time.Now()
	e, fresh, err := press.Make(ctx, due, func(ctx context.Context) (edition.Audience, error) {
		return a.audience(ctx, press.Report, due)
	})
	if err != nil {
		a.tellUnmade(ctx, press.Key(due), err)
		return Result{}, err
	}
	if fresh {
		a.metrics.since(stepMake, began)
	}
	a.recovered(ctx, e.Key, isHeld, isUnmade)
	r := Result{Edition: e, Fresh: fresh}
	if r.Folder, err = a.layOut(ctx, r.Edition, a.settings.Editions.Full); err != nil {
		return r, err
	}
	if fresh {
		a.tell("kept", r.Edition.Key.String(), r.Folder)
		err = a.ask(ctx, e)
	} else {
		a.tell("found", r.Edition.Key.String(), "made "+r.Edition.Made.In(due.Location()).Format("2 January 2006 15:04")+", in "+r.Folder)
	}
	return r, err
}

// proof makes the edition, counts who would get it, and changes nothing: the
// store of a dry App is a copy. Slices are written out as they are made.
func (a *App) proof(ctx context.Context, press *edition.Press, due time.Time, o Order) (Result, error) {
	made := asItIs
	switch {
	case o.Slice != "":
		made = single(press, o.Slice)
	case o.Out != "":
		press.Each = a.writer(o.Out)
	}
	e, err := press.Proof(ctx, due)
	if err != nil {
		return Result{}, err
	}
	return Result{Edition: made(e), Fresh: true}, a.count(ctx, press.Report, due, e.Slices)
}

// count tells how many subscribers would get the edition.
func (a *App) count(ctx context.Context, report string, due time.Time, slices []string) error {
	audience, err := a.audience(ctx, report, due)
	if err != nil {
		return err
	}
	if len(slices) > 0 {
		return a.countSliced(ctx, audience, slices)
	}
	n, err := a.store.Size(ctx, audience)
	if err == nil {
		a.tell("readers", strconv.Itoa(n), "would get it")
	}
	return err
}

// sample sends the edition to one address: the one that is kept, or else one
// that nobody keeps.
func (a *App) sample(ctx context.Context, press *edition.Press, due time.Time, o Order) (Result, error) {
	made := single(press, o.Slice)
	e, fresh, err := press.Draft(ctx, due)
	switch {
	case err != nil:
		return Result{}, err
	case fresh:
		e = made(e)
	case o.Slice != "":
		if e, err = a.slice(ctx, e, o.Slice); err != nil {
			return Result{}, err
		}
	}
	post, closing, err := a.post(press.Report)
	if err != nil {
		return Result{}, err
	}
	defer closing()
	r := Result{Edition: e, Fresh: fresh}
	if err := post.Once(ctx, e, *o.To); err != nil {
		return r, &NotAccepted{Outcome: deliver.Outcome{Refused: 1, Missed: 1, Failed: []deliver.Failure{{Email: o.To.Address, State: deliver.Refused, Reason: err.Error()}}}}
	}
	a.tell("sent", "1 of 1", "to "+o.To.Address+" by "+a.nextHop()+", nothing written down")
	return r, nil
}

// press makes the press of a report.
func (a *App) press(report string) *edition.Press {
	return &edition.Press{
		Report: report, Spec: a.settings.Reports[report].Definition, Supplies: a.supplies, Renderers: a.metrics.timed(a.renderersOf(report)),
		List:    a.settings.Reports[report].To.List,
		Terms:   a.settings.Reports[report].Approve.Terms,
		Archive: keeping{a.store, a.metrics}, Now: a.options.Now, OnStep: a.options.OnStep,
		Editor: editor.Edits{Dir: a.options.Dir}, Rewriter: rewrite.NewWriter(), Links: a.pagesOf,
	}
}
