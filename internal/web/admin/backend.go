package admin

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/password"
	"catchup/internal/source"
	"catchup/internal/subscriber"
)

// Store is what the site reads, and where it keeps who is signed in.
type Store interface {
	deliver.Accounts
	edition.Kept
	edition.Record
	Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error]
	Cover(ctx context.Context, id string) (edition.Cover, error)
	// Reaches counts the subscribers to whom the edition is still to go, and who
	// get mail at the moment.
	Reaches(ctx context.Context, edition string, at time.Time) (int, error)
	SliceDocument(ctx context.Context, id, name string) (*document.Document, error)
	Alerts(ctx context.Context, about string) ([]deliver.Notice, error)
	Feeds(ctx context.Context) ([]source.Feed, error)

	Came(ctx context.Context, edition string) (map[feedback.Kind]int, error)
	OpenReturns(ctx context.Context, limit int) ([]feedback.Return, error)
	Suspended(ctx context.Context, limit int) ([]subscriber.Subscriber, error)
	CountByState(ctx context.Context) (map[subscriber.State]int, error)
	Growth(ctx context.Context) ([]subscriber.Count, error)

	// Session gives password.ErrNone for one that has ended.
	Session(ctx context.Context, id string, now time.Time) (password.Session, error)
	Begin(ctx context.Context, s password.Session) error
	End(ctx context.Context, id string) error
	EndAll(ctx context.Context, operator string) error
	// UseCode is false if a code of that step or of a later one has been used.
	UseCode(ctx context.Context, operator string, step int64) (fresh bool, err error)
}

// backend reads what the pages show. Of what there is not it gives
// edition.ErrNone.
type backend struct{ o Options }

// How many editions of each report are listed, and how many next runs.
const (
	fewEditions  = 6
	manyEditions = 100
	fewRuns      = 2
)

// reports lists the reports with their last editions.
func (b backend) reports(ctx context.Context) ([]Report, error) {
	var all []Report
	for _, name := range slices.Sorted(maps.Keys(b.o.Reports)) {
		r, err := b.reportOf(ctx, name, fewEditions, true)
		if err != nil {
			return nil, err
		}
		all = append(all, *r)
	}
	return all, nil
}

// report is a report with more of its editions.
func (b backend) report(ctx context.Context, name string) (*Report, error) {
	if _, ok := b.o.Reports[name]; !ok {
		return nil, edition.ErrNone
	}
	return b.reportOf(ctx, name, manyEditions, false)
}

func (b backend) reportOf(ctx context.Context, name string, most int, covers bool) (*Report, error) {
	r := &Report{Name: name, Title: b.o.Reports[name].Title, Next: b.o.Calendar.ComingOf(name, fewRuns)}
	entries, err := gathered(b.o.Store.Entries(ctx, name))
	if err != nil {
		return nil, err
	}
	slices.Reverse(entries)
	for _, e := range entries[:min(len(entries), most)] {
		row := Row{Entry: e}
		if row.Standing, err = b.o.Store.Standing(ctx, e.ID); err != nil {
			return nil, err
		}
		row.Wording = wording(e, row.Standing, b.o.Now())
		if covers {
			cover, err := b.o.Store.Cover(ctx, e.ID)
			if err != nil {
				return nil, err
			}
			row.Covers = cover.Covers
		}
		r.Editions = append(r.Editions, row)
	}
	r.Alerts, err = b.alerts(ctx, name, entries)
	return r, err
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

// find is a kept edition, or a slice of it.
func (b backend) find(ctx context.Context, k edition.Key, slice string) (*edition.Edition, error) {
	e, err := b.o.Store.Find(ctx, k)
	if err != nil {
		return nil, err
	}
	return b.part(ctx, e, slice)
}

// part is the slice of an edition, or the whole of it for "".
func (b backend) part(ctx context.Context, e *edition.Edition, slice string) (*edition.Edition, error) {
	if slice == "" {
		return e, nil
	}
	s, err := b.o.Store.Slice(ctx, e.ID, slice)
	if err != nil {
		return nil, err
	}
	return e.Of(s), nil
}

// review is how a whole edition stands on its way out.
func (b backend) review(ctx context.Context, k edition.Key) (*edition.Review, error) {
	e, err := b.o.Store.Find(ctx, k)
	if err != nil {
		return nil, err
	}
	return edition.ReviewOf(ctx, b.o.Store, e, b.o.Approvers(k.Report))
}

// edition is an edition with all that an operator looks at.
func (b backend) edition(ctx context.Context, k edition.Key, slice string) (*Edition, error) {
	review, err := b.review(ctx, k)
	if err != nil {
		return nil, err
	}
	e, err := b.part(ctx, review.Edition, slice)
	if err != nil {
		return nil, err
	}
	seen := &Edition{
		Key: e.Key, Number: e.Number, Due: e.Due, Made: e.Made, Now: b.o.Now(), Document: e.Document, Slice: slice, Slices: e.Slices,
		Approval: review.Approval, Approvers: review.Approvers, Changes: review.Changes,
	}
	if review.Before != nil {
		seen.Before = review.Before.Key.String()
	}
	for _, f := range e.Files {
		seen.Files = append(seen.Files, edition.FileInfo{Name: f.Name, Type: f.Type, Size: int64(len(f.Bytes))})
	}
	if slice != "" {
		if seen.Changes, err = b.sliceChanges(ctx, review, slice, e.Document); err != nil {
			return nil, err
		}
	}
	return seen, b.deliveries(ctx, e.Entry(), seen)
}

// fewFailed is how many subscribers who have not been reached a page names.
const fewFailed = 200

// deliveries adds how the deliveries of the edition stand.
func (b backend) deliveries(ctx context.Context, e edition.Entry, seen *Edition) error {
	account, err := deliver.AccountOf(ctx, b.o.Store, e, b.o.Unsure, false)
	if err != nil {
		return err
	}
	seen.Standing, seen.Missed, seen.Reasons = account.Standing, account.Missed, account.Reasons
	if seen.Reaches, err = b.o.Store.Reaches(ctx, e.ID, b.o.Now()); err != nil {
		return err
	}
	came, err := b.o.Store.Came(ctx, e.ID)
	for _, c := range feedback.Weighty(came) {
		seen.Came = append(seen.Came, Came{What: kinds[c.Kind].many, Count: c.Count})
	}
	for d, failed := range account.Rows {
		if failed != nil {
			return failed
		}
		if seen.Failed = append(seen.Failed, d); len(seen.Failed) == fewFailed {
			break
		}
	}
	return err
}

// file is a file of an edition or of a slice.
func (b backend) file(ctx context.Context, k edition.Key, slice, name string) (*edition.File, error) {
	e, err := b.find(ctx, k, slice)
	if err != nil {
		return nil, err
	}
	if f := e.File(name); f != nil {
		return f, nil
	}
	return nil, edition.ErrNone
}

// sources is what is known of each source from the last edition of each report,
// and of its feeds.
func (b backend) sources(ctx context.Context) ([]Source, error) {
	all := map[string]*Source{}
	for name, title := range b.o.Sources {
		all[name] = &Source{Name: name, Title: title}
	}
	if err := b.addFeeds(ctx, all); err != nil {
		return nil, err
	}
	for _, report := range slices.Sorted(maps.Keys(b.o.Reports)) {
		r := b.o.Reports[report]
		list := all[r.List]
		if list != nil {
			list.Reports = append(list.Reports, report+" (its readers)")
		}
		for _, name := range r.Sources {
			all[name].Reports = append(all[name].Reports, report)
		}
		last, err := b.o.Store.Latest(ctx, report)
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
	var list []Source
	for _, name := range slices.Sorted(maps.Keys(all)) {
		slices.Sort(all[name].Reports)
		list = append(list, *all[name])
	}
	return list, nil
}

// found notes how an edition found its sources, unless another read them later.
func found(all map[string]*Source, e *edition.Edition) {
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
