package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"slices"
	"time"

	"catchup/config"
	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/queue"
	"catchup/internal/setting"
	"catchup/internal/sweep"
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

// Check refuses an order for a report that the settings do not have, and for
// the edition of a day that has not begun, which would be kept for ever as it
// is.
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

// checkSlice refuses a slice of a report without slices, and the message of a
// sliced report if no slice is named.
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
// have not got it. A dry App makes it and sends nothing. A panic becomes an
// error of this order alone.
func (a *App) Run(ctx context.Context, o Order) (r Result, err error) {
	defer queue.Survive(o.Report, &err)
	if err := o.Check(a.in.settings, a.in.options.Now()); err != nil {
		return Result{}, err
	}
	press, due := a.maker.ordered(o)
	a.in.sayWhich(o, due)
	switch {
	case a.in.options.Dry:
		r, err = a.maker.proof(ctx, press, due, o)
	case o.To != nil:
		r, err = a.sample(ctx, press, due, o)
	default:
		r, err = a.issue(ctx, press, due)
	}
	if r.Edition != nil && o.Out != "" {
		folder, unwritten := a.maker.writeOut(ctx, r.Edition, o.Out)
		r.Folder, err = folder, errors.Join(err, unwritten)
	}
	return r, err
}

// sayWhich says which edition is made, if its slot is not on the day that the
// order names: that of today has perhaps not come yet.
func (in *installation) sayWhich(o Order, due time.Time) {
	if o.AsOf == nil {
		return
	}
	const layout = "Monday 2 January 2006, 15:04"
	moment := in.calendar.Moment(o.Report, o.AsOf)
	if moment.Format(time.DateOnly) != due.In(moment.Location()).Format(time.DateOnly) {
		key := edition.Key{Report: o.Report, Period: in.calendar.Label(o.Report, due)}
		in.tell("due", key.String(), "the latest slot by "+moment.Format(layout)+" is "+due.Format(layout))
	}
}

// issue publishes the edition and delivers it.
func (a *App) issue(ctx context.Context, press *edition.Press, due time.Time) (Result, error) {
	r, err := a.maker.publish(ctx, press, due)
	if err == nil && press.Force != "" {
		err = a.force(ctx, r.Edition.Key, press.Force)
	}
	if err == nil {
		err = sweep.Lapse(ctx, a.in.swept(), a.in.options.Now(), a.in.options.Log)
	}
	if err == nil {
		r.Kept, err = a.in.keptBack(ctx, r.Edition)
	}
	if err == nil && !r.Kept {
		r.Outcome, err = a.mailing.deliver(ctx, r.Edition)
	}
	return r, err
}

// force has a kept edition that is quiet go out all the same.
func (a *App) force(ctx context.Context, k edition.Key, why string) error {
	standing, err := a.in.store.Archive.Approval(ctx, k)
	if err != nil || standing.State != edition.Quiet {
		return err
	}
	_, err = a.Rule(ctx, k, edition.Ruling{Who: "--force", Act: edition.Release, Reason: why})
	return err
}

// sample sends the edition to one address: the kept edition, or else a new one
// that is not kept.
func (a *App) sample(ctx context.Context, press *edition.Press, due time.Time, o Order) (Result, error) {
	made := press.Single(o.Slice)
	e, fresh, err := press.Draft(ctx, due)
	switch {
	case err != nil:
		return Result{}, err
	case fresh:
		e = made(e)
	case o.Slice != "":
		if e, err = a.in.library().Slice(ctx, e, o.Slice); err != nil {
			return Result{}, err
		}
	}
	r := Result{Edition: e, Fresh: fresh}
	if err := a.mailing.once(ctx, e, *o.To); err != nil {
		failed := deliver.Failure{Email: o.To.Address, State: deliver.Refused, Reason: err.Error()}
		return r, &deliver.NotAccepted{Outcome: deliver.Outcome{Refused: 1, Missed: 1, Failed: []deliver.Failure{failed}}}
	}
	a.in.tell("sent", "1 of 1", "to "+o.To.Address+" by "+a.way.nextHop()+", nothing written down")
	return r, nil
}

// Proof makes the edition of the order in every form, even if the report does
// not ask for it. Of a sliced report it makes the slice that is asked for, or
// the first one. It keeps and sends nothing.
func (a *App) Proof(ctx context.Context, o Order) (e *edition.Edition, err error) {
	defer queue.Survive(o.Report, &err)
	if err := o.Check(a.in.settings, a.in.options.Now()); err != nil {
		return nil, err
	}
	press, due := a.maker.ordered(o)
	press.Renderers = a.maker.forms.every(a.in.settings.Reports[o.Report])
	made := press.Single(o.Slice)
	if e, err = press.Proof(ctx, due); err != nil {
		return nil, err
	}
	return made(e), nil
}
