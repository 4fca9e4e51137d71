package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/deliver/outbox"
	"catchup/internal/deliver/smtp"
	"catchup/internal/edition"
	"catchup/internal/queue"
	"catchup/internal/queue/local"
	"catchup/internal/queue/riverq"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/source"
	"catchup/internal/source/articles"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/feed"
	"catchup/internal/source/jsonapi"
	"catchup/internal/source/sqlquery"
	"catchup/internal/source/xlsxfile"
	"catchup/internal/store"
	"catchup/internal/web"
	"catchup/internal/web/archive"
	"catchup/internal/web/desk"
	"catchup/templates"
)

func (a *App) openStore(ctx context.Context) error {
	address := a.settings.Store.Server.Reveal()
	if address == "" {
		address = a.settings.Store.Full
	}
	s, err := store.Open(ctx, address, store.Options{Dry: a.options.Dry, Erasures: a.settings.Privacy.Erasures.Full})
	if err != nil {
		return err
	}
	a.store = s
	a.cleanups = append(a.cleanups, s.Close)
	return nil
}

// openQueue opens the queue that goes with the store: that of all programs
// which share a server, or one of this process; and what closes it. parts is
// in how many the work of sending a report is shared.
func (a *App) openQueue(ctx context.Context) (q queue.Queue, closing func() error, parts int, err error) {
	address := a.settings.Store.Server.Reveal()
	if address == "" {
		return local.New(queue.Pause), func() error { return nil }, 1, nil
	}
	shared, err := riverq.Open(ctx, address, riverq.Options{
		Workers: map[string]int{making: 2, sending: 1}, Pause: queue.Pause, Log: a.options.Log,
	})
	if err != nil {
		return nil, nil, 0, err
	}
	return shared, shared.Close, sharers, nil
}

func (a *App) openSources(context.Context) error {
	a.fetcher = source.NewFetcher(a.store, a.options.Log, a.options.Now)
	a.supplies = make(map[string]edition.Supply, len(a.settings.Sources))
	for name, s := range a.settings.Sources {
		kind, err := a.openSource(s)
		if err != nil {
			return fmt.Errorf("opening source %s: %w", name, err)
		}
		a.supplies[name] = edition.Supply{
			Source: reading{source.Shape(kind, s.Columns, s.Illustrative), name, a.metrics},
			Title:  s.Title, Licence: s.Licence, Link: s.Link,
			Expect: s.Expect, Private: a.isList(name),
		}
	}
	return nil
}

// isList tells whether the source names the subscribers of a report.
func (a *App) isList(source string) bool {
	for _, r := range a.settings.Reports {
		if r.To.List == source {
			return true
		}
	}
	return false
}

// openSource knows the kinds of source. The settings have checked that there
// is exactly one.
func (a *App) openSource(s config.Source) (source.Source, error) {
	switch {
	case s.Feed != nil:
		return feed.Open(*s.Feed, a.fetcher), nil
	case s.Articles != nil:
		return articles.Open(*s.Articles, a.options.Now), nil
	case s.CSV != nil:
		return csvfile.Open(*s.CSV, a.fetcher), nil
	case s.XLSX != nil:
		return xlsxfile.Open(*s.XLSX, a.fetcher), nil
	case s.JSON != nil:
		return jsonapi.Open(*s.JSON, a.fetcher), nil
	default:
		return sqlquery.Open(*s.SQL, a.options.Dir, a.options.Now)
	}
}

func (a *App) openRenderers(context.Context) error {
	set, err := templates.Open(filepath.Join(a.options.Dir, "templates"))
	if err != nil {
		return err
	}
	a.looks = set
	faces, err := face.Read(set.FS)
	if err != nil {
		return err
	}
	mail := html.NewMail(set, faces)
	a.page, a.pages = html.NewWeb(set, faces), web.NewPages(set.Site)
	if err := errors.Join(mail.Rehearse(), a.page.Rehearse(), a.pages.Rehearse(), archive.Rehearse(a.pages), desk.Rehearse(a.pages)); err != nil {
		return err
	}
	a.renderers = []edition.Renderer{mail, text.Renderer{}, pdf.New(set, faces, a.options.Log), a.page}
	a.workbook = xlsx.New(set)
	return nil
}

// renderersOf are the forms a report is set in: a workbook only where the
// report asks for one.
func (a *App) renderersOf(report string) []edition.Renderer {
	if slices.Contains(a.settings.Reports[report].To.Attach, config.XLSX) {
		return append(slices.Clip(a.renderers), a.workbook)
	}
	return a.renderers
}

// openSender opens the way to the next hop; whoever gets it must close it.
// All who send by a server share its connections, of which there is a bound.
func (a *App) openSender() (deliver.Sender, error) {
	if server := a.settings.Mail.SMTP; server != nil {
		a.meeting.Do(func() { a.server = smtp.New(*server) })
		return a.server, nil
	}
	return outbox.Open(a.settings.Mail.Outbox.Full)
}

// atOnce is how many mails are laid in an outbox at once.
const atOnce = 4

// connections is how many mails may be under way at once.
func (a *App) connections() int {
	if server := a.settings.Mail.SMTP; server != nil {
		return server.Connections
	}
	return atOnce
}

// nextHop is what openSender opens, in words.
func (a *App) nextHop() string {
	if server := a.settings.Mail.SMTP; server != nil {
		return server.Host
	}
	return a.settings.Mail.Outbox.Name
}
