package app

import (
	"context"
	"net/mail"
	"time"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/web/subscription"
	"catchup/reports"
)

// messagesEvery is how often requests are looked for that no page has told of:
// those of other programs, and messages that are due again.
const messagesEvery = 15 * time.Second

// expireEvery is how often what has been kept for long enough is forgotten.
const expireEvery = time.Hour

// subscriberPages are the room of subscribers, and the mailer who answers what they ask
// for there.
type subscriberPages struct {
	room   *subscription.Room
	mailer *subscription.Mailer
}

// openKey takes what the links of subscribers are signed with out of the store.
func (a *App) openKey(ctx context.Context) (err error) {
	if a.settings.Web != nil {
		a.key, err = a.store.Key(ctx, a.options.Now())
	}
	return err
}

// subscriberPages makes the pages of subscribers.
func (a *App) subscriberPages() *subscriberPages {
	p := &subscriberPages{}
	offered := a.offered()
	zone, address := a.settings.Timezone.Location, a.settings.Web.Address
	p.room = subscription.New(subscription.Options{
		Spec: a.settings.SignUp, Store: a.store, Key: a.key, Pages: a.pages, Title: title(offered), Reports: offered,
		Address: address, Zone: zone, Asked: a.wake, Now: a.options.Now, Log: a.options.Log,
	})
	p.mailer = subscription.NewMailer(subscription.MailerOptions{
		Requests: a.store, Key: a.key, Looks: a.looks, Open: func() (deliver.Sender, error) { return a.openSender() }, Sign: a.signing(),
		From: mail.Address(a.settings.Mail.From.Address), Title: title(offered), Reports: offered, SignUp: a.settings.SignUp != nil,
		Address: address, Zone: zone, Pending: a.settings.Privacy.Pending.Span(), Now: a.options.Now, Log: a.options.Log,
	})
	return p
}

// wake tells the mailer of a request.
func (a *App) wake() {
	select {
	case a.asked <- struct{}{}:
	default: // it has been told already
	}
}

// answer has the mailer answer whenever a request is told of, and now and then,
// until ctx ends.
func (a *App) answer(ctx context.Context, mailer *subscription.Mailer) {
	ticks := time.NewTicker(messagesEvery)
	defer ticks.Stop()
	for ctx.Err() == nil {
		if err := mailer.Send(ctx); err != nil && ctx.Err() == nil {
			a.options.Log.Error("requests of readers are not answered", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-a.asked:
		case <-ticks.C:
		}
	}
}

// expire forgets, now and then until ctx ends, what has been kept for long
// enough.
func (a *App) expire(ctx context.Context) {
	ticks := time.NewTicker(expireEvery)
	defer ticks.Stop()
	for ctx.Err() == nil {
		now, keep := a.options.Now(), a.settings.Privacy
		n, err := a.store.Expire(ctx, now, now.Add(-keep.Pending.Span()), now.Add(-keep.Left.Span()))
		switch {
		case err != nil && ctx.Err() == nil:
			a.options.Log.Error("what was kept for long enough is not forgotten", "error", err)
		case n > 0:
			a.options.Log.Info("readers who left long ago have been erased", "readers", n)
		}
		a.forgetReturns(ctx)
		select {
		case <-ctx.Done():
		case <-ticks.C:
		}
	}
}

// offered are all reports, those that anybody may sign up for first, in the
// order that the settings name them in.
func (a *App) offered() []subscription.Report {
	var all []subscription.Report
	add := func(name string) {
		d := a.settings.Reports[name].Definition
		all = append(all, subscription.Report{Name: name, Title: d.Title, Tagline: d.Tagline})
	}
	if a.settings.SignUp != nil {
		for _, name := range a.settings.SignUp.Reports {
			add(name)
		}
	}
	for _, name := range a.Reports() {
		if !a.isOpen(name) {
			add(name)
		}
	}
	return all
}

// title is what the site is called: as the first report.
func title(all []subscription.Report) string { return all[0].Title }

// isOpen tells whether anybody may sign up for the report.
func (a *App) isOpen(report string) bool {
	return a.settings.Web != nil && a.settings.SignUp.Offers(report)
}

// pagesOf are the pages that an edition of the report leads to.
func (a *App) pagesOf(k edition.Key) reports.Links {
	if a.settings.Web == nil {
		return reports.Links{}
	}
	top := a.settings.Web.Address
	l := reports.Links{Preferences: top + "/preferences", Leave: top + "/leave"}
	if a.isOpen(k.Report) {
		l.SignUp = top + "/sign-up"
	}
	if a.settings.Reports[k.Report].To.Archive == config.Public {
		l.Edition = top + "/" + k.Report + "/" + k.Period + "/"
	}
	return l
}

// personal puts each subscriber's own pages in the place of everybody's; nil if
// there are no pages.
func (a *App) personal() *deliver.Personal {
	if a.settings.Web == nil {
		return nil
	}
	own, everybody := subscription.Links{Key: a.key, Address: a.settings.Web.Address}, a.pagesOf(edition.Key{})
	return &deliver.Personal{
		Leave: everybody.Leave, Others: []string{everybody.Preferences},
		Own: func(d deliver.Delivery) map[string]string {
			now := a.options.Now()
			return map[string]string{
				everybody.Leave:       own.Leave(d.Subscriber, now),
				everybody.Preferences: own.Preferences(d.Subscriber, d.Generation, now),
			}
		},
	}
}

// isLast tells whether an edition that is due at the moment is the report's
// last of a calendar month: the next is due in another. Without a schedule the
// next is a period later.
func (a *App) isLast(report string, due time.Time) bool {
	local := due.In(a.settings.Zone(report))
	next := local.AddDate(0, 1, 0)
	switch slots, ok := a.slots()[report]; {
	case ok:
		next = slots.Next(due).In(local.Location())
	case a.settings.Reports[report].Definition.Period == period.Day:
		next = local.AddDate(0, 0, 1)
	case a.settings.Reports[report].Definition.Period == period.Week:
		next = local.AddDate(0, 0, 7)
	}
	return next.Month() != local.Month() || next.Year() != local.Year()
}

// Erase forgets the subscriber with the address, or is subscriber.ErrUnknown.
func (a *App) Erase(ctx context.Context, email string) error {
	r, err := a.store.SubscriberAt(ctx, email)
	if err != nil {
		return err
	}
	return a.store.Erase(ctx, r.ID, a.options.Now())
}
