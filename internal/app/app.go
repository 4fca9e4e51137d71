// Package app puts the parts together: it is the only place that knows
// everybody. New opens what the settings name, Run makes and sends one
// edition, Daemon does so whenever one is owed, and Stop releases everything
// in the reverse order.
package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"catchup/config"
	"catchup/internal/deliver/dkim"
	"catchup/internal/deliver/smtp"
	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/pass"
	"catchup/internal/render/html"
	"catchup/internal/source"
	"catchup/internal/store"
	"catchup/internal/web"
	"catchup/templates"
)

// App is an installation at work. It may be used from several goroutines.
type App struct {
	settings  *config.Settings
	options   Options
	store     *store.Store
	fetcher   *source.Fetcher
	supplies  map[string]edition.Supply
	renderers []edition.Renderer // of every report
	workbook  edition.Renderer   // of those that ask for one
	page      *html.Web
	pages     *web.Pages // that stand around editions
	looks     *templates.Set
	key       *pass.Key // of the links of subscribers; nil without pages
	inbox     feedback.Inbox
	signer    *dkim.Signer  // nil if messages are not signed
	asked     chan struct{} // tells the mailer of a request; has room for one
	roused    chan struct{} // tells who serves that messages may go; has room for one
	sweep     time.Duration
	metrics   *Metrics
	meeting   sync.Once
	server    *smtp.Sender // met when something is first sent
	cleanups  []func() error
}

// Options are what an App is given besides its settings.
type Options struct {
	Dir    string             // the installation's folder
	Dry    bool               // change nothing: the store is a copy in memory
	Now    func() time.Time   // the wall clock
	OnStep func(edition.Step) // hears what is done; may be nil
	Log    *slog.Logger       // may be nil
	// Metrics outlive an App whose settings change; nil for some that nobody
	// sees.
	Metrics *Metrics
	// Resolver looks up what domains have published; nil for this machine's.
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
	a := &App{settings: s, options: o, metrics: o.Metrics, asked: make(chan struct{}, 1), roused: make(chan struct{}, 1), sweep: min(sweepEvery, s.Mail.Lease.Span())}
	for _, open := range []func(context.Context) error{a.openRenderers, a.openStore, a.openKey, a.openInbox, a.openSigner, a.openSources} {
		if err := open(ctx); err != nil {
			return nil, errors.Join(err, a.Stop())
		}
	}
	return a, nil
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

func (a *App) tell(verb, object, result string) {
	if a.options.OnStep != nil {
		a.options.OnStep(edition.Step{Verb: verb, Object: object, Result: result})
	}
}
