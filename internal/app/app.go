// Package app puts the parts together. It is the only package that knows all
// others. New opens what the settings name. Run makes and sends one edition.
// Serve does so whenever one is due. Stop releases everything in the reverse
// order. Daemon serves, and loads new settings.
//
// Package sweep finds what is to be done, watch finds what is wrong, and
// schedule knows when a report is due. The types here give them what they need.
package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/mail"
	"time"

	"catchup/config"
	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/monitor"
	"catchup/internal/source"
	"catchup/internal/source/feed"
	"catchup/internal/store"
	"catchup/internal/store/database"
	"catchup/internal/sweep"
	"catchup/internal/watch"
	"catchup/internal/web/admin"
)

// App is an installation at work. It may be used from several goroutines.
type App struct {
	in      *installation
	fetcher *source.Fetcher
	way     *way
	watch   *watch.Watch
	maker   *maker
	mailing *mailing
	site    *site
	returns *returns

	freed    chan struct{} // tells Serve that an edition may go out; has room for one
	sweep    time.Duration // how often Serve looks for what is to be done
	cleanups []func() error
}

// Options are what an App is given besides its settings.
type Options struct {
	Dir     string             // the installation's folder
	Dry     bool               // change nothing: the store is a copy in memory
	Offline bool               // ask no address for sources; with Dry alone
	Now     func() time.Time   // the wall clock
	OnStep  func(edition.Step) // is called with what is done; may be nil
	Log     *slog.Logger       // may be nil
	// Metrics outlive an App whose settings change; nil for some that nobody
	// sees.
	Metrics *Metrics
	// Resolver looks up what domains have published, and the mail server that is
	// tried; nil for this machine's.
	Resolver *net.Resolver
}

// New opens the installation. Whoever gets an App must Stop it.
func New(ctx context.Context, s *config.Settings, o Options) (*App, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Metrics == nil {
		o.Metrics = NewMetrics("")
	}
	// After its lease, others can send what a dead program held.
	a := &App{freed: make(chan struct{}, 1), sweep: min(sweep.Every, s.Mail.Lease.Span())}
	a.in = &installation{settings: s, options: o, calendar: newCalendar(s, o), metrics: o.Metrics, feeds: map[string]*feed.Source{}}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.Stop())
	}
	return a, nil
}

// open opens the parts, in the order of what they need.
func (a *App) open(ctx context.Context) (err error) {
	in, s := a.in, a.in.settings
	forms, err := openForms(in.options.Dir, in.options.Log)
	if err != nil {
		return err
	}
	if err := a.openStore(ctx); err != nil {
		return err
	}
	if a.way, err = openWay(s.Mail); err != nil {
		return err
	}
	a.fetcher = source.NewFetcher(in.store.Cache, in.options.Log, in.options.Now)
	if in.options.Offline {
		a.fetcher = a.fetcher.Offline()
	}
	supplies, err := in.openSupplies(a.fetcher)
	if err != nil {
		return err
	}
	links := links{in: in}
	if s.Web != nil {
		if links.key, err = in.store.Keys.Key(ctx, in.options.Now()); err != nil {
			return err
		}
	}
	a.watch = a.newWatch()
	a.maker = &maker{in: in, supplies: supplies, forms: forms, links: links, watch: a.watch, turns: source.NewTurns(), album: edition.NewAlbum()}
	a.mailing = &mailing{in: in, way: a.way, links: links, watch: a.watch}
	a.site = &site{in: in, way: a.way, forms: forms, links: links, watch: a.watch, asked: make(chan struct{}, 1), admin: a.admin}
	a.returns = &returns{in: in, inbox: a.way.inbox, site: a.site}
	return nil
}

func (a *App) openStore(ctx context.Context) (err error) {
	a.in.store, err = store.Open(ctx, storeAddress(a.in.settings), store.Options{Dry: a.in.options.Dry, Erasures: a.in.settings.Privacy.Erasures.Full})
	if moved := new(database.Moved); errors.As(err, &moved) {
		return check.Problems{{Path: "store", Message: moved.Error()}}
	}
	if err == nil {
		a.cleanups = append(a.cleanups, a.in.store.Close)
	}
	return err
}

// newWatch makes the watch over all reports.
func (a *App) newWatch() *watch.Watch {
	s, o := a.in.settings, a.in.options
	options := watch.Options{
		Store: a.in.watched(), Sender: a.way, Calendar: a.in.calendar, Reports: map[string]watch.Report{}, Sources: map[string]bool{},
		From: mail.Address(s.Mail.From.Address), Operator: mail.Address(s.Mail.Operator.Address), Zone: s.Timezone.Location,
		NextHop: a.way.nextHop(), Unsure: s.Mail.Unsure, Dir: o.Dir, Every: a.sweep, Call: monitor.Call,
		Now: o.Now, OnStep: o.OnStep, Metrics: o.Metrics.watch, Log: o.Log,
	}
	if s.Web != nil && len(s.Web.Operators) > 0 {
		options.Admin = admin.Address(s.Web.Address)
	}
	if s.Heartbeat != nil {
		options.Heartbeat, options.HeartbeatEvery = s.Heartbeat.URL, s.Heartbeat.Every.Span()
	}
	for name := range s.Sources {
		options.Sources[name] = true
	}
	for name, r := range s.Reports {
		options.Reports[name] = watch.Report{Heartbeat: r.Heartbeat, Approvers: s.Approvers(name)}
	}
	return watch.New(options)
}

// Stop releases what New opened.
func (a *App) Stop() error {
	var errs []error
	for len(a.cleanups) > 0 {
		last := len(a.cleanups) - 1
		errs = append(errs, a.cleanups[last]())
		a.cleanups = a.cleanups[:last]
	}
	return errors.Join(errs...)
}
