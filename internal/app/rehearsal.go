package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"catchup/internal/deliver/smtp"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/feedback/imap"
	"catchup/internal/feedback/lmtp"
	"catchup/internal/rehearsal"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/watch"
	"catchup/reports"
)

// Rehearse makes the next edition of every report and keeps none. It returns
// how they went, in the order of their names, and what came of all sources. The
// App must be Dry.
func (a *App) Rehearse(ctx context.Context) ([]rehearsal.Part, []edition.Trial) {
	var specs []reports.Spec
	for _, r := range a.in.settings.Reports {
		specs = append(specs, r.Definition)
	}
	trials, maker := edition.NewTrials(a.maker.supplies, specs), *a.maker
	maker.supplies, maker.listings = trials.Supplies(), map[string]listing{}
	now := a.in.options.Now()
	calendar := *a.in.calendar
	calendar.Now = func() time.Time { return now } // one moment for all, so that they share sources
	stage := rehearsal.Stage{
		Calendar: &calendar, Press: maker.press, Recipients: maker.recipients, Kept: a.kept, Untried: trials.Untried,
		Size: func(ctx context.Context, audience edition.Audience, names []string) (int, int, error) {
			get, tally, err := maker.size(ctx, audience, names)
			none := tally.Other
			for _, r := range tally.Reasons {
				none += r.Count
			}
			return get, none, err
		},
	}
	var parts []rehearsal.Part
	for _, report := range a.in.reports() {
		parts = append(parts, stage.Rehearse(ctx, report))
	}
	if pinned := a.in.settings.AsOf; pinned != nil {
		now = pinned.End(a.in.settings.Timezone.Location).Add(-time.Second)
	}
	tried := trials.Finish(ctx, now.In(a.in.settings.Timezone.Location))
	rehearsal.Qualify(parts, tried)
	return parts, tried
}

// kept is what a kept edition lacks, and how many of its subscribers are refused
// or unsure.
func (a *App) kept(ctx context.Context, k edition.Key) (lacks []document.Gap, unreached int, err error) {
	e, err := a.in.store.Archive.Find(ctx, k)
	if errors.Is(err, edition.ErrNone) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	standing, err := a.in.store.Ledger.Standing(ctx, e.ID)
	return e.Document.Gaps, standing.Missed(a.in.settings.Mail.Unsure) - standing.Queued - standing.Sending, err
}

// Tried is what came of trying something that messages or files need: what it
// is, and the result in words. Err is nil if it works; Noted if it does not, but
// no run fails for that.
type Tried struct {
	What, Result string
	Err          error
	Noted        bool
}

// TryMail signs in to the mail server and to where returned messages come in,
// and ends there. No message is sent.
func (a *App) TryMail(ctx context.Context) (all []Tried) {
	mail := a.in.settings.Mail
	if mail.SMTP != nil {
		sender := smtp.New(*mail.SMTP)
		sender.LookUp(a.in.options.Resolver)
		all = append(all, Tried{What: "smtp", Result: "signed in to " + mail.SMTP.Host, Err: sender.Try(ctx)})
	}
	if mail.Returns == nil {
		return all
	}
	if spec := mail.Returns.IMAP; spec != nil {
		err := imap.New(*spec, a.returns.take, a.in.options.Log).Try(ctx)
		all = append(all, Tried{What: "imap", Result: "signed in to " + spec.Host, Err: err})
	}
	if spec := mail.Returns.LMTP; spec != nil {
		result := "returned messages can be taken"
		taken, err := lmtp.Try(*spec)
		if taken {
			result = "a program listens already"
		}
		all = append(all, Tried{What: "lmtp", Result: result, Err: err})
	}
	return all
}

// TryFeeds tells what is wrong with the feeds that are collected, as they were
// when they were last asked. That is no mistake of the settings.
func (a *App) TryFeeds(ctx context.Context) (all []Tried) {
	feeds, err := a.in.store.Collection.Feeds(ctx)
	if err != nil {
		return []Tried{{What: "feeds", Err: err}}
	}
	for _, f := range source.Asked(feeds, func(name string) bool { _, ok := a.in.settings.Sources[name]; return ok }) {
		for _, t := range f.Troubles(a.in.settings.Timezone.Location) {
			all = append(all, Tried{What: f.Source, Err: errors.New(t.Words), Noted: true})
		}
	}
	return all
}

// TryHolidays tells by which holidays the slots of reports go, and of which years
// up to that of a day they are not known. That is no mistake of the settings.
func (a *App) TryHolidays(until setting.Day) (all []Tried) {
	told := map[string]bool{}
	for _, report := range a.in.reports() {
		spec := a.in.settings.HolidaysOf(report)
		if spec == nil || a.in.calendar.Reports[report].Slots == nil || told[spec.String()] {
			continue
		}
		told[spec.String()] = true
		t := Tried{What: "holidays", Result: spec.String()}
		if last, ends := spec.Calendar().Known(); ends && until.Year > last {
			t.Err, t.Noted = fmt.Errorf("%s: from %d on %s", spec, last+1, spec.Beyond()), true
		}
		all = append(all, t)
	}
	return all
}

// InAYear is the day a year from now, or from as_of.
func (a *App) InAYear() setting.Day {
	now := a.in.options.Now()
	if pinned := a.in.settings.AsOf; pinned != nil {
		now = pinned.End(a.in.settings.Timezone.Location)
	}
	y, m, d := now.AddDate(1, 0, 0).Date()
	return setting.Day{Year: y, Month: int(m), Day: d}
}

// TryFolders tells of the folders that a run writes to and that cannot be
// written to. It writes nothing.
func (a *App) TryFolders() (all []Tried) {
	s := a.in.settings
	folders := map[string]string{"editions": s.Editions.Full}
	if s.Store.Server.Reveal() == "" {
		folders["store"] = filepath.Dir(s.Store.Full)
	}
	if s.Mail.Outbox != nil && s.Mail.SMTP == nil {
		folders["outbox"] = s.Mail.Outbox.Full
	}
	for _, what := range slices.Sorted(maps.Keys(folders)) {
		if err := writable(folders[what]); err != nil {
			all = append(all, Tried{What: what, Err: err})
		}
	}
	if err := allowed(s.Store.Full); err != nil && folders["store"] != "" && !errors.Is(err, fs.ErrNotExist) {
		all = append(all, Tried{What: "store", Err: err})
	}
	return all
}

// TryFaces tells of faces that cannot be read, and of writing systems that none
// has.
func (a *App) TryFaces() []Tried { return a.maker.forms.tryFaces() }

// writable tells why nothing can be written to a folder, or to the nearest one
// above it if it is not there yet.
func writable(folder string) error {
	at := folder
	info, err := os.Stat(at)
	for errors.Is(err, fs.ErrNotExist) && at != filepath.Dir(at) {
		at = filepath.Dir(at)
		info, err = os.Stat(at)
	}
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder", at)
	}
	return allowed(at)
}

// allowed tells why this program may not write to a file or folder.
func allowed(path string) error {
	const write = 2 // W_OK of access(2)
	if err := syscall.Access(path, write); err != nil {
		return fmt.Errorf("%s cannot be written to: %w", path, err)
	}
	return nil
}

// FollowLinks follows the links of editions to pages of others, and looks
// whether our own site responds. Without a daemon there is no site.
func (a *App) FollowLinks(ctx context.Context, parts []rehearsal.Part) (rehearsal.Followed, []Tried) {
	spec := a.in.settings.Web
	if spec == nil {
		return rehearsal.Follow(ctx, parts, "", a.fetcher.Follow), nil
	}
	return rehearsal.Follow(ctx, parts, spec.Address, a.fetcher.Follow), []Tried{a.trySite(ctx, spec.Address)}
}

// trySite asks our own site for its first page, if a daemon shows that it is
// alive.
func (a *App) trySite(ctx context.Context, address string) Tried {
	t := Tried{What: "web", Result: address + " gives its page"}
	sign, err := watch.LastSign(a.in.options.Dir)
	if err == nil {
		err = sign.Alive(a.in.options.Now())
	}
	if t.Noted = err != nil; t.Noted {
		t.Err = fmt.Errorf("%s is not asked, since %w", address, err)
		return t
	}
	own := a.fetcher
	if u, err := url.Parse(address); err == nil {
		var host source.Host
		if host.UnmarshalText([]byte(u.Host)) == nil {
			own = own.Allow([]source.Host{host})
		}
	}
	if err := own.Follow(ctx, address+"/"); err != nil {
		t.Err = fmt.Errorf("%s gives no page: %w", address, err)
	}
	return t
}
