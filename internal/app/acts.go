package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/deliver/domain"
	"catchup/internal/edition"
	"catchup/internal/editor/folder"
	"catchup/internal/feedback"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/web/archive"
)

// Reports lists the reports in the order of their names.
func (a *App) Reports() []string { return a.in.reports() }

// Warnings say what is unsafe about the settings, with the cure.
func (a *App) Warnings() []string { return a.in.settings.Warnings }

// Slot is a coming run of a report, or one that a holiday skips.
type Slot = schedule.Slot

// Coming lists the next n runs of each scheduled report after now, and what is
// skipped before them, soonest first, ties by name.
func (a *App) Coming(n int) []Slot { return a.in.calendar.Coming(n) }

// Until lists the runs of each scheduled report from now to the end of a day,
// and what is skipped among them, in the order of Coming.
func (a *App) Until(day setting.Day) []Slot { return a.in.calendar.Until(day) }

// WriteCalendar writes runs as an iCalendar file.
func (a *App) WriteCalendar(w io.Writer, slots []Slot) error {
	titles := map[string]string{}
	for name, r := range a.in.settings.Reports {
		titles[name] = r.Definition.Title
	}
	domain := cmp.Or(domainOf(a.in.settings.Mail.From.Address.Address), "catchup.invalid")
	return schedule.WriteCalendar(w, slots, titles, domain, a.in.options.Now())
}

// Zone is the zone of the report.
func (a *App) Zone(report string) *time.Location { return a.in.settings.Zone(report) }

// Find returns a kept edition by its name: "weekly/2024-06-14", or "weekly" for
// the report's latest, or "weekly/2024-06-14/London" for a slice. A name that
// nothing has is check.Problems.
func (a *App) Find(ctx context.Context, name string) (*edition.Edition, error) {
	return a.in.library().Find(ctx, name)
}

// Deliveries returns the states of an edition's deliveries, and what came back.
// Rows are all its deliveries, or only those of subscribers who have not been
// reached.
func (a *App) Deliveries(ctx context.Context, e *edition.Edition, all bool) (*deliver.Account, []feedback.Came, error) {
	x, err := deliver.AccountOf(ctx, a.in.store.Ledger, e.Entry(), a.in.settings.Mail.Unsure, all)
	if err != nil {
		return nil, nil, err
	}
	came, err := a.in.store.Returns.Came(ctx, e.ID)
	return x, feedback.Weighty(came), err
}

// SendAgain records an operator's decision and, unless it was to leave
// something, sends what is queued now. If some have still not been reached, the
// error is a *deliver.NotAccepted or, if nothing was sent, a
// *deliver.Unreached.
func (a *App) SendAgain(ctx context.Context, o Again) error {
	e, err := a.Find(ctx, o.Edition)
	if err != nil {
		return err
	}
	return a.mailing.again(ctx, e, o)
}

// CheckEdits reads what editors wrote for any edition of any report. Mistakes
// are check.Problems.
func (a *App) CheckEdits() error {
	edits := folder.Folder{Dir: a.in.options.Dir}
	var problems check.Problems
	for _, report := range a.in.reports() {
		err := edits.Check(report, a.in.settings.Reports[report].Definition.Period)
		var mistakes check.Problems
		if err != nil && !errors.As(err, &mistakes) {
			return fmt.Errorf("reading what editors wrote: %w", err)
		}
		problems = append(problems, mistakes...)
	}
	return problems.Err()
}

// Published examines the DNS records of the domain that messages come from. It
// is empty if they are not sent by a server.
func (a *App) Published(ctx context.Context) []domain.Finding {
	mail := a.in.settings.Mail
	if mail.SMTP == nil {
		return nil
	}
	sender := domain.Sender{From: domainOf(mail.From.Address.Address), Relay: mail.SMTP.Host, Signer: a.way.signer}
	if mail.Returns != nil {
		sender.Return = domainOf(mail.Returns.Address)
	}
	return domain.Examine(ctx, cmp.Or(a.in.options.Resolver, net.DefaultResolver), sender)
}

// Site writes the archive to a folder, as files. It changes nothing else.
func (a *App) Site(ctx context.Context, dir string) (archive.Written, error) {
	return archive.Write(ctx, a.site.archive(), dir)
}

// manyOpen is how many messages that only the operator can understand are
// listed.
const manyOpen = 200

// OpenReturns lists the messages that only the operator can understand, the
// latest first.
func (a *App) OpenReturns(ctx context.Context) ([]feedback.Return, error) {
	return a.in.store.Returns.OpenReturns(ctx, manyOpen)
}
