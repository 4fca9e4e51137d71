package app

import (
	"context"
	"errors"
	"iter"
	"maps"
	"net/mail"
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/web/desk"
)

// office is the App as the operators' desk works with it.
type office struct{ *App }

// deskRoom is the desk, and false if the settings name no operators.
func (a *App) deskRoom() (room *desk.Room, ok bool) {
	if len(a.settings.Web.Operators) == 0 {
		return nil, false
	}
	return desk.New(desk.Options{
		Office: office{a}, Sessions: a.store, Operators: a.settings.Web.Operators, Pages: a.pages, Draw: a.page.Drawing,
		Address: a.settings.Web.Address, Zone: a.settings.Timezone.Location, Now: a.options.Now, Log: a.options.Log,
	}), true
}

// How many editions of each report the desk lists, and how many next runs.
const (
	fewEditions  = 6
	manyEditions = 100
	fewRuns      = 2
)

// Reports lists the reports with their last editions.
func (o office) Reports(ctx context.Context) ([]desk.Report, error) {
	var all []desk.Report
	for _, name := range o.App.Reports() {
		r, err := o.reportOf(ctx, name, fewEditions, true)
		if err != nil {
			return nil, err
		}
		all = append(all, *r)
	}
	return all, nil
}

// Report is a report with more of its editions.
func (o office) Report(ctx context.Context, name string) (*desk.Report, error) {
	if _, ok := o.settings.Reports[name]; !ok {
		return nil, edition.ErrNone
	}
	return o.reportOf(ctx, name, manyEditions, false)
}

func (o office) reportOf(ctx context.Context, name string, most int, covers bool) (*desk.Report, error) {
	r := &desk.Report{Name: name, Title: o.settings.Reports[name].Definition.Title, Next: o.next(name)}
	entries, err := gathered(o.store.Entries(ctx, name))
	if err != nil {
		return nil, err
	}
	slices.Reverse(entries)
	for _, e := range entries[:min(len(entries), most)] {
		row := desk.Row{Entry: e}
		if row.Standing, err = o.store.Standing(ctx, e.ID); err != nil {
			return nil, err
		}
		if covers {
			cover, err := o.store.Cover(ctx, e.ID)
			if err != nil {
				return nil, err
			}
			row.Covers = cover.Covers
		}
		r.Editions = append(r.Editions, row)
	}
	r.Alerts, err = o.alerts(ctx, name)
	return r, err
}

// next are the next runs of the report.
func (o office) next(report string) (all []time.Time) {
	slots, ok := o.slots()[report]
	for at := o.options.Now(); ok && len(all) < fewRuns; all = append(all, at) {
		if at = slots.Next(at); at.IsZero() {
			break
		}
	}
	return all
}

// alerts are what the operator has been told about the edition of the latest
// slot, and is not over.
func (o office) alerts(ctx context.Context, report string) (all []string, err error) {
	key := o.press(report).Key(o.due(report, o.moment(report, nil)))
	notices, err := o.store.Alerts(ctx, key.String())
	for _, n := range notices {
		all = append(all, n.Title)
	}
	return all, err
}

// gathered is all that a sequence gives.
func gathered[T any](from iter.Seq2[T, error]) (all []T, err error) {
	for one, err := range from {
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// fewFailed is how many subscribers who have not been reached the desk names.
const fewFailed = 200

// Edition is an edition with all that an operator looks at.
func (o office) Edition(ctx context.Context, k edition.Key, slice string) (*desk.Edition, error) {
	review, err := o.Review(ctx, k.String())
	if err != nil {
		return nil, unfound(err)
	}
	e := review.Edition
	if slice != "" {
		if e, err = o.slice(ctx, e, slice); err != nil {
			return nil, unfound(err)
		}
	}
	seen := &desk.Edition{
		Key: e.Key, Number: e.Number, Due: e.Due, Made: e.Made, Document: e.Document, Slice: slice, Slices: e.Slices,
		Approval: review.Approval, Approvers: review.Approvers, Changes: review.Changes,
	}
	if review.Before != nil {
		seen.Before = review.Before.Key.String()
	}
	for _, f := range e.Files {
		seen.Files = append(seen.Files, edition.FileInfo{Name: f.Name, Type: f.Type, Size: int64(len(f.Bytes))})
	}
	if slice != "" {
		if seen.Changes, err = o.sliceChanges(ctx, review, slice, e.Document); err != nil {
			return nil, err
		}
	}
	return seen, o.deliveries(ctx, review.Edition, seen)
}

// deliveries adds how the deliveries of the edition stand.
func (o office) deliveries(ctx context.Context, e *edition.Edition, seen *desk.Edition) error {
	account, err := o.account(ctx, e, false)
	if err != nil {
		return err
	}
	seen.Standing, seen.Missed = account.Standing, account.Missed
	for _, r := range account.Reasons {
		seen.Reasons = append(seen.Reasons, desk.Reason(r))
	}
	for _, c := range account.Came {
		seen.Came = append(seen.Came, desk.Came{What: answers[c.Kind].many, Count: c.Count})
	}
	for d, err := range account.Rows {
		if err != nil {
			return err
		}
		if seen.Failed = append(seen.Failed, d); len(seen.Failed) == fewFailed {
			break
		}
	}
	return nil
}

// File is a file of an edition or of a slice.
func (o office) File(ctx context.Context, k edition.Key, slice, name string) (*edition.File, error) {
	e, err := o.store.Find(ctx, k)
	if err == nil && slice != "" {
		e, err = o.slice(ctx, e, slice)
	}
	if err != nil {
		return nil, unfound(err)
	}
	if f := e.File(name); f != nil {
		return f, nil
	}
	return nil, edition.ErrNone
}

// unfound makes what an address does not find edition.ErrNone.
func unfound(err error) error {
	if problems := (check.Problems{}); errors.As(err, &problems) {
		return edition.ErrNone
	}
	return err
}

// Rule rules on an edition.
func (o office) Rule(ctx context.Context, k edition.Key, r edition.Ruling) error {
	if _, err := o.store.Approval(ctx, k); err != nil {
		return err
	}
	_, err := o.App.Rule(ctx, k.String(), r)
	return refusal(err)
}

// remakeTime is how long an edition may take to be made anew: as long as the
// server lets an answer take.
const remakeTime = 100 * time.Second

// Remake makes an edition anew. It goes on if nobody waits for it any more.
func (o office) Remake(ctx context.Context, k edition.Key, who string) (string, error) {
	if _, err := o.store.Approval(ctx, k); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), remakeTime)
	defer cancel()
	_, changes, err := o.App.Remake(ctx, k.String(), who)
	return changes.String(), refusal(err)
}

// Try sends an edition, or a slice of it, to one address.
func (o office) Try(ctx context.Context, k edition.Key, slice string, to mail.Address) error {
	e, err := o.store.Find(ctx, k)
	if err == nil && slice != "" {
		e, err = o.slice(ctx, e, slice)
	}
	switch {
	case err != nil:
		return unfound(err)
	case slice == "" && len(e.Slices) > 0:
		return &desk.Refusal{Words: "The edition is sliced. Choose a slice first, and send that."}
	}
	post, closing, err := o.post(k.Report)
	if err != nil {
		return err
	}
	defer closing()
	if err := post.Once(ctx, e, to); err != nil {
		return &desk.Refusal{Words: "The test was not sent: " + err.Error()}
	}
	return nil
}

// refusal makes what an operator can mend the desk's own.
func refusal(err error) error {
	var problems check.Problems
	held := new(edition.Held)
	switch {
	case errors.As(err, &problems):
		return &desk.Refusal{Words: problems.Error()}
	case errors.As(err, &held):
		return &desk.Refusal{Words: "Sources are not as expected, and the edition stays as it was: " + held.Words()}
	}
	return err
}

// Sources is what is known of each source from the last edition of each report.
func (o office) Sources(ctx context.Context) ([]desk.Source, error) {
	all := map[string]*desk.Source{}
	for name, s := range o.settings.Sources {
		all[name] = &desk.Source{Name: name, Title: s.Title}
	}
	for _, report := range o.App.Reports() {
		list := all[o.settings.Reports[report].To.List]
		if list != nil {
			list.Reports = append(list.Reports, report+" (its readers)")
		}
		for name := range o.settings.Reports[report].Definition.Sources() {
			all[name].Reports = append(all[name].Reports, report)
		}
		last, err := o.store.Latest(ctx, report)
		switch {
		case errors.Is(err, edition.ErrNone):
		case err != nil:
			return nil, err
		default:
			found(all, last)
			if list != nil && last.Made.After(list.Read) { // it is read for every edition that is kept
				list.Edition, list.Read = last.Key.String(), last.Made
			}
		}
	}
	var list []desk.Source
	for _, name := range slices.Sorted(maps.Keys(all)) {
		slices.Sort(all[name].Reports)
		list = append(list, *all[name])
	}
	return list, nil
}

// found notes how an edition found its sources, unless another read them later.
func found(all map[string]*desk.Source, e *edition.Edition) {
	d := e.Document
	for _, s := range d.Sources {
		if one := all[s.Reading.Source]; one != nil && s.Reading.At.After(one.Read) {
			one.Edition, one.Read, one.AsOf, one.Place = e.Key.String(), s.Reading.At, s.Reading.AsOf, s.Reading.Place
			one.Missing, one.Breaches = "", nil
		}
	}
	for _, gap := range d.Gaps {
		if one := all[gap.Source]; one != nil && e.Made.After(one.Read) {
			one.Missing = gap.Why
			if one.Edition == "" {
				one.Edition = e.Key.String()
			}
		}
	}
	if d.Override == nil {
		return
	}
	for _, b := range d.Override.Breaches {
		if one := all[b.Source]; one != nil {
			one.Breaches = append(one.Breaches, b)
		}
	}
}

var _ desk.Office = office{}
