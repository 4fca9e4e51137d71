package app

import (
	"context"
	"net/mail"
	"sync"
	"time"

	"catchup/config"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/monitor"
	"catchup/internal/render/html"
	"catchup/internal/render/text"
	"catchup/internal/watch"
	"catchup/internal/web"
	"catchup/internal/web/archive"
	"catchup/internal/web/subscription"
)

// site serves the pages and the metrics, and sends the messages that
// subscribers ask for.
type site struct {
	in    *installation
	way   *way
	forms *forms
	links links
	watch *watch.Watch
	asked chan struct{} // tells of a request; has room for one
	admin func() web.Room
}

// serve serves the pages until ctx ends, if the settings name a place to listen
// at.
func (s *site) serve(ctx context.Context) {
	if s.in.settings.Web == nil || s.in.settings.Web.Listen == "" {
		return
	}
	var mailing sync.WaitGroup
	mailing.Go(func() { s.mailRequests(ctx) })
	defer mailing.Wait()
	s.in.insist(ctx, "the pages are not served", s.server().Run)
}

// serveMetrics serves the metrics until ctx ends, if the settings name a place
// to listen at.
func (s *site) serveMetrics(ctx context.Context) {
	if s.in.settings.Metrics == nil {
		return
	}
	server := &monitor.Server{Spec: *s.in.settings.Metrics, Gatherer: s.in.metrics, Healthy: s.well, Log: s.in.options.Log}
	s.in.insist(ctx, "the metrics are not served", server.Run)
}

// portPause is how long a server waits before it tries again to get its port.
const portPause = 5 * time.Second

// insist serves until ctx ends. If another program has the port, it tries
// again, so that the sending of messages does not have to wait for it.
func (in *installation) insist(ctx context.Context, failure string, run func(context.Context) error) {
	for {
		err := run(ctx)
		if ctx.Err() != nil && err == nil {
			return
		}
		in.options.Log.Error(failure, "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(portPause):
		}
	}
}

// server makes the server of the pages.
func (s *site) server() *web.Server {
	rooms := []web.Room{archive.New(s.archive()), s.subscription()}
	if len(s.in.settings.Web.Operators) > 0 {
		rooms = append(rooms, s.admin())
	}
	return web.New(web.Options{
		Spec: *s.in.settings.Web, Pages: s.forms.pages, Healthy: s.healthy, Now: s.in.options.Now, Log: s.in.options.Log,
		Rooms: rooms, Unbounded: subscription.Unbounded,
	})
}

// healthy is nil if the store answers.
func (s *site) healthy(ctx context.Context) error {
	_, err := s.in.store.Archive.Exists(ctx, edition.Key{})
	return err
}

// well is nil if the store answers, the daemon looks after its reports, and no
// edition is late.
func (s *site) well(ctx context.Context) error {
	if err := s.healthy(ctx); err != nil {
		return err
	}
	sign, err := watch.LastSign(s.in.options.Dir)
	if err != nil {
		return err
	}
	return sign.Well(s.in.options.Now())
}

// archive is what the archive is made of: the reports that are public.
func (s *site) archive() archive.Options {
	o := archive.Options{Store: s.in.store.Archive, Setter: setter{s.forms.page}, Pages: s.forms.pages, Now: s.in.options.Now, Log: s.in.options.Log}
	for _, report := range s.in.reports() {
		if r := s.in.settings.Reports[report]; r.To.Archive != config.None {
			known := archive.Report{Name: report, Title: r.Definition.Title, Tagline: r.Definition.Tagline, Slices: r.To.Archive == config.Slices}
			o.Reports = append(o.Reports, known)
		}
	}
	if pages := s.in.settings.Web; pages != nil {
		o.Address = pages.Address
		if s.in.settings.SignUp != nil && pages.Listen != "" {
			o.SignUp = pages.Address + "/sign-up"
		}
	}
	return o
}

// subscribers makes the pages of subscribers.
func (s *site) subscription() *subscription.Room {
	offered := s.offered()
	return subscription.New(subscription.Options{
		Spec: s.in.settings.SignUp, Store: s.in.store.Subscribers, Key: s.links.key, Pages: s.forms.pages, Title: offered[0].Title, Reports: offered,
		Address: s.in.settings.Web.Address, Zone: s.in.settings.Timezone.Location, Asked: s.wake, Now: s.in.options.Now, Log: s.in.options.Log,
	})
}

// mailer makes the mailer of requests. Without pages, the only requests are
// those of subscribers who have left by mail.
func (s *site) mailer() *subscription.Mailer {
	offered := s.offered()
	o := subscription.MailerOptions{
		Requests: s.in.store.Subscribers, Key: s.links.key, Looks: s.forms.looks, Open: s.way.open, Sign: s.way.signing(),
		From: mail.Address(s.in.settings.Mail.From.Address), Title: offered[0].Title, Reports: offered,
		Spec: s.in.settings.SignUp, Held: s.watch.SignUps, Zone: s.in.settings.Timezone.Location, Now: s.in.options.Now, Log: s.in.options.Log,
	}
	if pages := s.in.settings.Web; pages != nil {
		o.Address, o.Pending = pages.Address, s.in.settings.Privacy.Pending.Span()
	}
	return subscription.NewMailer(o)
}

// offered are all reports, those that anybody may sign up for first, in the
// order that the settings name them in.
func (s *site) offered() []subscription.Report {
	var all []subscription.Report
	add := func(name string) {
		d := s.in.settings.Reports[name].Definition
		all = append(all, subscription.Report{Name: name, Title: d.Title, Tagline: d.Tagline})
	}
	if s.in.settings.SignUp != nil {
		for _, name := range s.in.settings.SignUp.Reports {
			add(name)
		}
	}
	for _, name := range s.in.reports() {
		if !s.in.isOpen(name) {
			add(name)
		}
	}
	return all
}

// wake has the mailer look for requests at once.
func (s *site) wake() { signal(s.asked) }

// mailEvery is how often requests are looked for that no page has told of:
// those of other programs, and messages that are due again.
const mailEvery = 15 * time.Second

// mailRequests sends the messages of requests when one comes, and at intervals,
// until ctx ends.
func (s *site) mailRequests(ctx context.Context) {
	mailer, ticks := s.mailer(), time.NewTicker(mailEvery)
	defer ticks.Stop()
	for ctx.Err() == nil {
		if err := mailer.Send(ctx); err != nil && ctx.Err() == nil {
			s.in.options.Log.Error("requests of readers are not answered", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-s.asked:
		case <-ticks.C:
		}
	}
}

// setter sets what the archive shows by the renderers of editions.
type setter struct{ page *html.Web }

// Page sets a page, and says what it may load.
func (s setter) Page(d *document.Document, around archive.Surroundings) (page []byte, policy string, err error) {
	page, err = s.page.Page(d, html.Frame{Address: around.Address, Head: ways(around.Head), Foot: ways(around.Foot), Notices: around.Notices})
	return page, html.Policy(page), err
}

// Text sets a plain text.
func (s setter) Text(d *document.Document) ([]byte, error) {
	files, err := text.Renderer{}.Render(context.Background(), d)
	if err != nil {
		return nil, err
	}
	return files[0].Bytes, nil // there is no other
}

func ways(all []archive.Way) []html.Link {
	out := make([]html.Link, len(all))
	for i, w := range all {
		out[i] = html.Link(w)
	}
	return out
}
