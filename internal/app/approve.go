package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Review is what an operator looks at before ruling on a kept edition.
// Before is the edition before it, nil if there is none, and Changes what this
// one tells otherwise. Approvers are those who may approve it, none for
// anybody.
type Review struct {
	Edition   *edition.Edition
	Approval  edition.Approval
	Before    *edition.Edition
	Changes   document.Changes
	Approvers []string
}

// Review tells how an edition stands on its way out; it is named as for
// Explain.
func (a *App) Review(ctx context.Context, name string) (*Review, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	s := &Review{Edition: e, Approvers: a.settings.Approvers(e.Key.Report)}
	if s.Approval, err = a.store.Approval(ctx, e.Key); err != nil {
		return nil, err
	}
	s.Before, err = a.store.Before(ctx, e.Key, e.Due)
	if err != nil && !errors.Is(err, edition.ErrNone) {
		return nil, err
	}
	if s.Changes = document.Compare(nil, e.Document); s.Before != nil {
		s.Changes = document.Compare(s.Before.Document, e.Document)
	}
	return s, nil
}

// Rule rules on an edition in an operator's name. What the name or the edition
// does not allow is check.Problems.
func (a *App) Rule(ctx context.Context, name string, r edition.Ruling) (edition.Approval, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return edition.Approval{}, err
	}
	if err := a.mayRule(e.Key.Report, r); err != nil {
		return edition.Approval{}, err
	}
	r.At = a.options.Now()
	after, err := a.store.Rule(ctx, e.Key, r)
	if err == nil {
		a.options.Log.Info("an operator has ruled on an edition", "edition", e.Key.String(), "operator", r.Who, "act", r.Act, "hash", after.Hash)
		if after.Goes(r.At) {
			a.rouse()
		}
	}
	return after, misruled(err)
}

// rouse has the daemon, if this program is one, look at once for what is owed.
func (a *App) rouse() {
	select {
	case a.roused <- struct{}{}:
	default: // it is about to look
	}
}

// mayRule refuses a name that the report's settings do not.
func (a *App) mayRule(report string, r edition.Ruling) error {
	approvers := a.settings.Approvers(report)
	switch {
	case strings.TrimSpace(r.Who) == "":
		return check.Problems{{Message: "nobody rules without a name", Hint: "--as NAME"}}
	case r.Act == edition.Approve && len(approvers) > 0 && !slices.Contains(approvers, r.Who):
		return check.Problems{{Message: fmt.Sprintf("%q may not approve editions of %s", r.Who, report), Hint: "these may: " + strings.Join(approvers, ", ")}}
	}
	return nil
}

// misruled makes a problem of what an edition does not allow.
func misruled(err error) error {
	why := new(edition.Misruled)
	if errors.As(err, &why) || errors.Is(err, edition.ErrBytes) {
		return check.Problems{{Message: err.Error()}}
	}
	return err
}

// Remake makes a kept edition anew that waits, from its sources and what
// editors have written as they are now; an approval of it is void. It returns
// what that has changed.
func (a *App) Remake(ctx context.Context, name, who string) (e *edition.Edition, c document.Changes, err error) {
	before, err := a.find(ctx, name)
	if err != nil {
		return nil, c, err
	}
	report := before.Key.Report
	defer survive(report, &err)
	if err := a.mayRule(report, edition.Ruling{Who: who, Act: edition.Remade}); err != nil {
		return nil, c, err
	}
	if _, ours := a.settings.Reports[report]; !ours {
		return nil, c, check.Problems{{Message: fmt.Sprintf("the settings have no report %q any more", report)}}
	}
	if err := a.remakeable(ctx, before.Key); err != nil {
		return nil, c, err
	}
	due := before.Due.In(a.settings.Zone(report))
	e, err = a.press(report).Remake(ctx, due, func(ctx context.Context) (edition.Audience, error) {
		return a.audience(ctx, report, due)
	}, func(e *edition.Edition) edition.Ruling {
		c = document.Compare(before.Document, e.Document)
		return edition.Ruling{At: a.options.Now(), Who: who, Act: edition.Remade, Reason: c.String()}
	})
	if err != nil {
		return nil, c, misruled(err)
	}
	a.options.Log.Info("an edition has been made anew", "edition", e.Key.String(), "operator", who)
	if _, err = a.layOut(ctx, e, a.settings.Editions.Full); err == nil {
		err = a.ask(ctx, e)
	}
	return e, c, err
}

// remakeable refuses an edition before its sources are read for nothing.
func (a *App) remakeable(ctx context.Context, k edition.Key) error {
	standing, err := a.store.Approval(ctx, k)
	if err == nil && standing.Final(a.options.Now()) {
		err = &edition.Misruled{Why: edition.Gone}
	}
	return misruled(err)
}

// Zone is the zone of the report of a named edition.
func (a *App) Zone(name string) *time.Location {
	report, _, _ := strings.Cut(name, "/")
	return a.settings.Zone(report)
}

// lapse rules on what has waited until its hour, and says so.
func (a *App) lapse(ctx context.Context) error {
	lapsed, err := a.store.Lapse(ctx, a.options.Now())
	for _, k := range lapsed {
		a.options.Log.Warn("nobody has ruled on an edition before its hour", "edition", k.String())
	}
	return err
}

// keptBack tells whether nothing of the edition goes out now, and says why.
func (a *App) keptBack(ctx context.Context, e *edition.Edition) (bool, error) {
	standing, err := a.store.Approval(ctx, e.Key)
	if err != nil || standing.Goes(a.options.Now()) {
		return false, err
	}
	a.tell("waiting", e.Key.String(), standing.Words(a.settings.Zone(e.Key.Report)))
	return true, nil
}

// ask tells the operator by mail that an edition waits for a word.
func (a *App) ask(ctx context.Context, e *edition.Edition) error {
	if !e.Terms.Approval {
		return nil
	}
	standing, err := a.store.Approval(ctx, e.Key)
	if err != nil {
		return err
	}
	key := e.Key.String()
	return a.inform(ctx, notice("waiting", key, "Waiting: "+key, standing.Hash), func() (string, error) { return a.question(e, standing), nil })
}

// question is what the operator is asked.
func (a *App) question(e *edition.Edition, standing edition.Approval) string {
	who := "an operator"
	if names := a.settings.Approvers(e.Key.Report); len(names) > 0 {
		who = strings.Join(names, " or ")
	}
	where := ""
	if web := a.settings.Web; web != nil && len(web.Operators) > 0 {
		where = fmt.Sprintf("\n\nLook at it, and approve it, at\n%s/desk/editions/%s/", web.Address, e.Key)
	}
	return fmt.Sprintf(`%s, %s, is made and %s.

Nothing of it goes out until %s approves exactly these bytes:
%s%s

or by

    catchup approve %s --hash %s --as NAME
`, e.Key, e.Document.Covers, standing.Words(a.settings.Zone(e.Key.Report)), who, standing.Hash, where, e.Key, standing.Hash[:16])
}
