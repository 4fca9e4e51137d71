package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Review returns the approval of an edition and what has changed in it; it is
// named as for Find.
func (a *App) Review(ctx context.Context, name string) (*edition.Review, error) {
	e, err := a.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	return edition.ReviewOf(ctx, a.in.store.Archive, e, a.in.settings.Approvers(e.Key.Report))
}

// Rule rules on an edition in an operator's name. If the name or the edition
// does not allow it, the error is check.Problems.
func (a *App) Rule(ctx context.Context, k edition.Key, r edition.Ruling) (edition.Approval, error) {
	if err := a.in.mayRule(k.Report, r); err != nil {
		return edition.Approval{}, err
	}
	r.At = a.in.options.Now()
	after, err := a.in.store.Archive.Rule(ctx, k, r)
	if err == nil {
		a.in.options.Log.Info("an operator has ruled on an edition", "edition", k.String(), "operator", r.Who, "act", r.Act, "hash", after.Hash)
		a.endAlerts(ctx, k, r, after)
		if after.Goes(r.At) {
			signal(a.freed)
		}
	}
	return after, misruled(err)
}

// endAlerts ends what the operator was told of an edition and is so no more. If a
// release has it wait for approval, the operator is asked.
func (a *App) endAlerts(ctx context.Context, k edition.Key, r edition.Ruling, after edition.Approval) {
	a.watch.EndAlerts(ctx, k, after.State)
	if r.Act != edition.Release || after.State != edition.Waiting {
		return
	}
	e, err := a.in.store.Archive.Find(ctx, k)
	if err == nil {
		err = a.maker.ask(ctx, e)
	}
	if err != nil {
		a.in.options.Log.Error("the operator could not be told", "edition", k.String(), "error", err)
	}
}

// Remake makes a kept edition anew, from its sources and what editors have
// written as they are now. An approval of it is void. It returns what has
// changed. If the name or the edition does not allow it, the error is
// check.Problems.
func (a *App) Remake(ctx context.Context, k edition.Key, who string) (e *edition.Edition, c document.Changes, err error) {
	before, err := a.in.store.Archive.Find(ctx, k)
	if err != nil {
		return nil, c, err
	}
	if err := a.in.mayRule(k.Report, edition.Ruling{Who: who, Act: edition.Remade}); err != nil {
		return nil, c, err
	}
	if _, ours := a.in.settings.Reports[k.Report]; !ours {
		return nil, c, gone(k.Report)
	}
	standing, err := a.in.store.Archive.Approval(ctx, k)
	if err == nil && standing.Final(a.in.options.Now()) { // before its sources are read for nothing
		err = &edition.Misruled{Why: edition.Gone}
	}
	if err != nil {
		return nil, c, misruled(err)
	}
	return a.maker.remake(ctx, before, who)
}

// mayRule refuses a name that is no approver in the report's settings.
func (in *installation) mayRule(report string, r edition.Ruling) error {
	approvers := in.settings.Approvers(report)
	switch {
	case strings.TrimSpace(r.Who) == "":
		return check.Problems{{Message: "nobody rules without a name", Hint: "--as NAME"}}
	case r.Act == edition.Approve && len(approvers) > 0 && !slices.Contains(approvers, r.Who):
		return check.Problems{{Message: fmt.Sprintf("%q may not approve editions of %s", r.Who, report), Hint: "these may: " + strings.Join(approvers, ", ")}}
	}
	return nil
}

// misruled turns an *edition.Misruled into check.Problems.
func misruled(err error) error {
	why := new(edition.Misruled)
	if errors.As(err, &why) || errors.Is(err, edition.ErrBytes) {
		return check.Problems{{Message: err.Error()}}
	}
	return err
}

// keptBack tells whether the edition may not go out now, and reports why.
func (in *installation) keptBack(ctx context.Context, e *edition.Edition) (bool, error) {
	standing, err := in.store.Archive.Approval(ctx, e.Key)
	if err != nil || standing.Goes(in.options.Now()) {
		return false, err
	}
	verb := "waiting"
	if standing.State == edition.Quiet {
		verb = "quiet"
	}
	in.tell(verb, e.Key.String(), standing.Words(in.settings.Zone(e.Key.Report)))
	return true, nil
}

// signal sends to a channel with room for one, unless it is full.
func signal(to chan<- struct{}) {
	select {
	case to <- struct{}{}:
	default: // it is about to look
	}
}
