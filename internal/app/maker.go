package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/editor/folder"
	"catchup/internal/period"
	"catchup/internal/queue"
	"catchup/internal/rewrite"
	"catchup/internal/source"
	"catchup/internal/subscriber"
	"catchup/internal/table"
	"catchup/internal/watch"
	"catchup/reports"
)

// maker makes editions and keeps them.
type maker struct {
	in       *installation
	supplies map[string]edition.Supply
	forms    *forms
	links    links
	watch    *watch.Watch
	turns    *source.Turns
	album    *edition.Album
	listings map[string]listing // of a rehearsal, by what was asked for; else nil
}

// press makes the press of a report.
func (m *maker) press(report string) *edition.Press {
	r := m.in.settings.Reports[report]
	press := &edition.Press{
		Report: report, Spec: r.Definition, Supplies: m.supplies, Renderers: m.in.metrics.timed(m.forms.of(r)), Limits: r.Limits, List: r.To.List, Shrink: r.To.Shrink, Terms: m.terms(report),
		Archive: keeping{m.in.store.Archive, m.in.metrics}, Now: m.in.options.Now, OnStep: m.in.options.OnStep,
		Covers: func(due time.Time) period.Period { return m.in.calendar.Period(report, due) },
		Editor: folder.Folder{Dir: m.in.options.Dir}, Rewriter: rewrite.NewWriter(), Links: m.links.of,
		Sleep:  sleep,
		Album:  m.album,
		Budget: func() *source.Budget { return m.turns.Budget(m.in.settings.Limits) },
	}
	if m.in.options.Offline {
		press.Rewriter = nil
	}
	return press
}

// terms are those on which a report's editions go out, with the report's next
// slot. A clock that stands still knows of none.
func (m *maker) terms(report string) func(due, made time.Time) edition.Terms {
	return func(due, made time.Time) edition.Terms {
		t := m.in.settings.Reports[report].Approve.Terms(due, made)
		if calendar := m.in.calendar; calendar.Pinned == nil {
			for _, next := range calendar.Next(report, 1) {
				t.Next = next.UTC()
			}
		}
		return t
	}
}

// sleep passes the time, unless ctx ends before; then the error says so.
func sleep(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(span):
		return nil
	}
}

// ordered is the press for an order, and when the edition of the order is due.
func (m *maker) ordered(o Order) (*edition.Press, time.Time) {
	press := m.press(o.Report)
	press.Force = o.Force
	return press, m.in.calendar.Due(o.Report, m.in.calendar.Moment(o.Report, o.AsOf))
}

// publish makes or finds the edition and writes its files to the folder. If it
// cannot be made, the operator is told.
func (m *maker) publish(ctx context.Context, press *edition.Press, due time.Time) (Result, error) {
	began := time.Now()
	e, fresh, err := press.Make(ctx, due, m.recipients(press.Report, due))
	if err != nil {
		m.watch.Unmade(ctx, press.Key(due), err)
		return Result{}, err
	}
	if fresh {
		m.in.metrics.since(stepMake, began)
	}
	m.watch.Made(ctx, e.Key)
	r := Result{Edition: e, Fresh: fresh}
	if r.Folder, err = e.LayOut(ctx, m.in.settings.Editions.Full, m.in.store.Archive.Slice); err != nil {
		return r, err
	}
	if fresh {
		m.in.tell("kept", e.Key.String(), r.Folder)
		err = m.ask(ctx, e)
	} else {
		m.in.tell("found", e.Key.String(), "made "+e.Made.In(due.Location()).Format("2 January 2006 15:04")+", in "+r.Folder)
	}
	return r, err
}

// ask tells the operator that an edition waits for approval, if it does.
func (m *maker) ask(ctx context.Context, e *edition.Edition) error {
	if !e.Terms.Approval {
		return nil
	}
	standing, err := m.in.store.Archive.Approval(ctx, e.Key)
	if err != nil || standing.State != edition.Waiting {
		return err
	}
	return m.watch.Waiting(ctx, e, standing)
}

// remake makes a kept edition anew in an operator's name, and returns what has
// changed.
func (m *maker) remake(ctx context.Context, before *edition.Edition, who string) (e *edition.Edition, c document.Changes, err error) {
	report := before.Key.Report
	defer queue.Survive(report, &err)
	due := before.Due.In(m.in.settings.Zone(report))
	e, err = m.press(report).Remake(ctx, due, m.recipients(report, due), func(e *edition.Edition) edition.Ruling {
		c = document.Compare(before.Document, e.Document)
		return edition.Ruling{At: m.in.options.Now(), Who: who, Act: edition.Remade, Reason: c.String()}
	})
	if err != nil {
		return nil, c, misruled(err)
	}
	m.in.options.Log.Info("an edition has been made anew", "edition", e.Key.String(), "operator", who)
	if _, err = e.LayOut(ctx, m.in.settings.Editions.Full, m.in.store.Archive.Slice); err == nil {
		err = m.ask(ctx, e)
	}
	return e, c, err
}

// proof makes the edition, counts who would get it, and changes nothing: the
// store of a dry App is a copy. Slices are written out as they are made.
func (m *maker) proof(ctx context.Context, press *edition.Press, due time.Time, o Order) (Result, error) {
	made := func(e *edition.Edition) *edition.Edition { return e }
	switch {
	case o.Slice != "":
		made = press.Single(o.Slice)
	case o.Out != "":
		press.Each = edition.SliceWriter(o.Out)
	}
	e, err := press.Proof(ctx, due)
	if err != nil {
		return Result{}, err
	}
	return Result{Edition: made(e), Fresh: true}, m.count(ctx, press, e)
}

// count tells how many subscribers would get the edition, or a slice of those
// names, and who would get none.
func (m *maker) count(ctx context.Context, press *edition.Press, e *edition.Edition) error {
	names := e.Slices
	audience, err := m.audience(ctx, press.Report, e.Due)
	if err == nil {
		err = press.CheckAudience(ctx, e.Due, audience)
	}
	if err != nil {
		return err
	}
	get, none, err := m.size(ctx, audience, names)
	if err != nil {
		return err
	}
	m.in.tell("readers", strconv.Itoa(get), "would get it")
	m.in.tellSkipped(none)
	return nil
}

// size is how many subscribers of the audience get the edition, or a slice of
// those names if it has any, and why others get none.
func (m *maker) size(ctx context.Context, audience edition.Audience, names []string) (get int, none deliver.Tally, err error) {
	none.Most = fewReasons
	if len(names) == 0 {
		get, err = m.in.store.Subscribers.Size(ctx, audience)
		return get, none, err
	}
	sizes, err := m.in.store.Archive.Sizes(ctx, audience)
	for _, size := range sizes {
		if slices.Contains(names, size.Slice) {
			get += size.Subscribers
		} else {
			none.Add(deliver.Skipped, audience.Unsliced(size.Slice), size.Subscribers)
		}
	}
	return get, none, err
}

// writeOut writes the files of an order. The slices of an edition that is not
// kept were written while they were made.
func (m *maker) writeOut(ctx context.Context, e *edition.Edition, root string) (string, error) {
	switch name := e.Document.Slice; {
	case name != "":
		return e.WriteFolder(root, edition.Folders(e.Slices)[name])
	case m.in.options.Dry:
		return e.WriteFolder(root)
	}
	return e.LayOut(ctx, root, m.in.store.Archive.Slice)
}

// subscribers says who is to get a report's edition that is due at the moment.
func (m *maker) recipients(report string, due time.Time) edition.Recipients {
	return func(ctx context.Context) (edition.Audience, error) { return m.audience(ctx, report, due) }
}

// audience updates the subscribers from the report's list, and returns who gets
// the report now: the active subscribers on the list, or all subscribers if
// there is no list. A mistake in the list is reported, and only loses its own
// row. But if the list cannot be read or is empty, the edition is held, since a
// subscriber who is not queued with it would never get it.
func (m *maker) audience(ctx context.Context, report string, due time.Time) (edition.Audience, error) {
	r := m.in.settings.Reports[report]
	audience := edition.Audience{
		Report: report, Attribute: r.Definition.SliceBy, Open: m.in.isOpen(report), Last: m.in.calendar.IsLast(report, due),
	}
	name := r.To.List
	if name == "" {
		return audience, nil
	}
	read, err := m.read(ctx, source.Request{Source: name, Period: m.in.calendar.Period(report, due), As: due})
	if err != nil {
		return audience, fmt.Errorf("reading who gets %s: %w", report, err)
	}
	m.in.tellRows("passed", "over a row", read.unread)
	m.in.tellRows("found", "a duplicate", read.repeated)
	audience.Reading, audience.Unread = read.name, read.unread
	return audience, nil
}

// listing is what came of reading a list of subscribers: its name in the store,
// rows that could not be read, and rows that repeat others.
type listing struct {
	name             string
	unread, repeated table.Unread
	err              error
}

// read updates the subscribers from a list. A maker with listings reads it once
// for all that ask for the same.
func (m *maker) read(ctx context.Context, r source.Request) (listing, error) {
	asked := fmt.Sprint(r.Source, r.Period, r.As)
	if known, ok := m.listings[asked]; ok {
		return known, known.err
	}
	list := m.in.roll(m.supplies[r.Source], r)
	imported, err := m.in.store.Subscribers.Import(ctx, r.Source, list.All(ctx))
	if err == nil && imported.Of == 0 {
		err = &reports.Missing{Source: r.Source, Err: whyEmpty(list)}
	}
	l := listing{name: imported.Reading, err: err}
	if err == nil {
		l.unread, l.repeated = list.Unread()
	}
	if m.listings != nil {
		m.listings[asked] = l
	}
	return l, err
}

// tellRows reports rows of a list, the first of them one by one.
func (in *installation) tellRows(verb, object string, u table.Unread) {
	for _, row := range u.Rows {
		in.tell(verb, object, u.Place+", "+row)
	}
	if more := u.Count - len(u.Rows); more > 0 {
		in.tell(verb, strconv.Itoa(more)+" more", "of "+u.Place)
	}
}

// whyEmpty is why a list names nobody whom it can be right to send mail to. It
// stands in the log, so it repeats no cell.
func whyEmpty(list *subscriber.Roll) error {
	if unread, _ := list.Unread(); unread.Count > 0 {
		return errors.New(unread.String())
	}
	return cmp.Or(list.Problems().Err(), errors.New("it names nobody"))
}

// roll reads a list of subscribers from a source. That it cannot be read is a
// *reports.Missing.
func (in *installation) roll(from source.Source, request source.Request) *subscriber.Roll {
	return &subscriber.Roll{Now: in.options.Now(), Read: func(ctx context.Context, keep *table.Filter) error {
		request := request
		request.Shape.Keep = keep
		if _, err := from.Read(ctx, request); err != nil {
			return &reports.Missing{Source: request.Source, Err: err}
		}
		return nil
	}}
}
