package app

import (
	"context"
	"sync"
	"time"

	"catchup/config"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/monitor"
	"catchup/internal/render/html"
	"catchup/internal/render/text"
	"catchup/internal/web"
	"catchup/internal/web/archive"
	"catchup/internal/web/subscription"
)

// webPause is how long a server waits before it tries again to get its port.
const webPause = 5 * time.Second

// serveWeb serves the pages until ctx ends, if the settings name a place to
// listen at.
func (a *App) serveWeb(ctx context.Context) {
	if a.settings.Web == nil || a.settings.Web.Listen == "" {
		return
	}
	pages := a.subscriberPages()
	var answering sync.WaitGroup
	answering.Go(func() { a.answer(ctx, pages.mailer) })
	defer answering.Wait()
	a.insist(ctx, "the pages are not served", a.webServer(pages.room).Run)
}

// serveMetrics serves the metrics until ctx ends, if the settings name a place
// to listen at.
func (a *App) serveMetrics(ctx context.Context) {
	if a.settings.Metrics == nil {
		return
	}
	server := &monitor.Server{Spec: *a.settings.Metrics, Gatherer: a.metrics, Healthy: a.well, Log: a.options.Log}
	a.insist(ctx, "the metrics are not served", server.Run)
}

// insist serves until ctx ends. A port that others hold holds up no messages: it
// is tried again.
func (a *App) insist(ctx context.Context, failure string, run func(context.Context) error) {
	for {
		err := run(ctx)
		if ctx.Err() != nil && err == nil {
			return
		}
		a.options.Log.Error(failure, "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(webPause):
		}
	}
}

// webServer makes the server of the pages.
func (a *App) webServer(subscriptionRoom *subscription.Room) *web.Server {
	rooms := []web.Room{archive.New(a.archive()), subscriptionRoom}
	if desk, ok := a.deskRoom(); ok {
		rooms = append(rooms, desk)
	}
	return web.New(web.Options{
		Spec: *a.settings.Web, Pages: a.pages, Healthy: a.healthy, Now: a.options.Now, Log: a.options.Log,
		Rooms: rooms, Unbounded: subscription.Unbounded,
	})
}

// healthy tells whether the store answers.
func (a *App) healthy(ctx context.Context) error {
	_, err := a.store.Exists(ctx, edition.Key{})
	return err
}

// well is nil if the store answers, the daemon looks after its reports, and no
// edition is late.
func (a *App) well(ctx context.Context) error {
	if err := a.healthy(ctx); err != nil {
		return err
	}
	sign, err := LastSign(a.options.Dir)
	if err != nil {
		return err
	}
	return sign.Well(a.options.Now())
}

// Site writes the archive to a folder, as files. It changes nothing else.
func (a *App) Site(ctx context.Context, dir string) (archive.Written, error) {
	return archive.Write(ctx, a.archive(), dir)
}

// archive is what the archive is made of: the reports that are public.
func (a *App) archive() archive.Options {
	o := archive.Options{Store: a.store, Setter: setter{a.page}, Pages: a.pages, Now: a.options.Now, Log: a.options.Log}
	for _, report := range a.Reports() {
		if r := a.settings.Reports[report]; r.To.Archive != config.None {
			known := archive.Report{Name: report, Title: r.Definition.Title, Tagline: r.Definition.Tagline, Slices: r.To.Archive == config.Slices}
			o.Reports = append(o.Reports, known)
		}
	}
	if pages := a.settings.Web; pages != nil {
		o.Address = pages.Address
		if a.settings.SignUp != nil && pages.Listen != "" {
			o.SignUp = pages.Address + "/sign-up"
		}
	}
	return o
}

// setter sets what the archive shows by the renderers of editions.
type setter struct{ page *html.Web }

// Page sets a page, and says what it may load.
func (s setter) Page(d *document.Document, around archive.Surroundings) (page []byte, policy string, err error) {
	page, err = s.page.Page(d, html.Frame{Address: around.Address, Head: links(around.Head), Foot: links(around.Foot), Notices: around.Notices})
	return page, html.Policy(page), err
}

// Text sets a plain text.
func (s setter) Text(d *document.Document) ([]byte, error) {
	files, err := text.Renderer{}.Render(d)
	if err != nil {
		return nil, err
	}
	return files[0].Bytes, nil // there is no other
}

func links(ways []archive.Way) []html.Link {
	all := make([]html.Link, len(ways))
	for i, w := range ways {
		all[i] = html.Link(w)
	}
	return all
}
