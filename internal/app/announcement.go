package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// entry is the edition as a list names it.
func entry(e *edition.Edition) edition.Entry {
	return edition.Entry{Key: e.Key, ID: e.ID, Number: e.Number, Due: e.Due, Made: e.Made}
}

// ended tells whether nothing of the edition is left to be done now: every
// message has been tried, and what waits is due later.
func (a *App) ended(ctx context.Context, id string) (deliver.Standing, bool, error) {
	s, err := a.store.Standing(ctx, id)
	if err != nil || s.Sending > 0 || s.Held > 0 {
		return s, false, err
	}
	if s.Queued > 0 && (!s.Paused.IsZero() || !s.Next.After(a.options.Now())) {
		return s, false, nil
	}
	for d, err := range a.store.Rows(ctx, id, deliver.Queued) {
		if err != nil || d.Tries == 0 {
			return s, false, err
		}
	}
	return s, true, nil
}

// announce tells how an edition came out, once for the edition and what became
// of it: by a line of the log, and by a mail to the operator. While messages are
// under way it says nothing.
func (a *App) announce(ctx context.Context, e edition.Entry) {
	s, ended, err := a.ended(ctx, e.ID)
	if err == nil && ended {
		a.showOut(ctx, e, s)
		key := came(e, s)
		err = a.once(ctx, notice("log", "", "", key), func() error { a.logOutcome(e, s); return nil })
		if err == nil {
			err = a.inform(ctx, notice("outcome", "", a.headline(e, s), key), func() (string, error) { return a.report(ctx, e) })
		}
	}
	if err != nil && ctx.Err() == nil {
		a.options.Log.Error("what became of an edition could not be told", "edition", e.Key.String(), "error", err)
	}
}

// showOut shows the edition to its report's own watcher, if it is out and no
// other has come since.
func (a *App) showOut(ctx context.Context, e edition.Entry, s deliver.Standing) {
	last, err := a.latest(ctx, e.Key.Report)
	if err == nil && last != nil && last.ID == e.ID && reachesSubscribers(s) {
		a.call(ctx, e.Key, true, fmt.Sprintf("%s is out: %d sent, %d not reached", e.Key, s.Sent, a.unreached(s)))
	}
}

// came is what makes one outcome of an edition another than the next: that
// some wait, whoever they are, or the numbers in the end.
func came(e edition.Entry, s deliver.Standing) string {
	if s.Queued > 0 {
		return e.ID + " waits"
	}
	return fmt.Sprintf("%s sent %d refused %d unsure %d skipped %d", e.ID, s.Sent, s.Refused, s.Unsure, s.Skipped)
}

// took is how long the edition has been under way.
func (a *App) took(e edition.Entry) time.Duration {
	return a.options.Now().Sub(e.Made).Round(time.Second / 10)
}

func (a *App) logOutcome(e edition.Entry, s deliver.Standing) {
	log := a.options.Log.Info
	if a.unreached(s) > 0 {
		log = a.options.Log.Warn
	}
	log("edition out", "edition", e.Key.String(), "made", e.Made, "sent", s.Sent, "refused", s.Refused,
		"unsure", s.Unsure, "skipped", s.Skipped, "waiting", s.Queued, "took", a.took(e))
}

// unreached is how many subscribers have not been reached.
func (a *App) unreached(s deliver.Standing) (n int) {
	for _, state := range a.missed() {
		n += *s.Count(state)
	}
	return n
}

// headline says in a line how the edition came out.
func (a *App) headline(e edition.Entry, s deliver.Standing) string {
	switch n := a.unreached(s); {
	case s.Queued > 0:
		return fmt.Sprintf("Not yet to all: %s waits for %d of %d readers", e.Key, s.Queued, s.Total())
	case n > 0:
		return fmt.Sprintf("Not to all: %s has not reached %d of %d readers", e.Key, n, s.Total())
	}
	return fmt.Sprintf("Out: %s has reached %d readers", e.Key, s.Sent)
}

// report is the message on how an edition came out.
func (a *App) report(ctx context.Context, e edition.Entry) (string, error) {
	whole, err := a.store.Edition(ctx, e.ID)
	if err != nil {
		return "", err
	}
	x, err := a.account(ctx, whole, false)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	d := whole.Document
	fmt.Fprintf(&b, "%s no. %d, %s\nmade at %s, %s ago\n\n", d.Title, e.Number, d.Covers,
		e.Made.In(a.settings.Timezone.Location).Format("15:04 MST on 2 January 2006"), a.took(e))
	tabulate(&b, x.Standing)
	for _, gap := range d.Gaps {
		fmt.Fprintf(&b, "\nIt lacks the source %s: %s\n", gap.Source, gap.Why)
	}
	if x.Missed > 0 {
		err = a.listMissed(&b, x)
	}
	return b.String(), err
}

// tabulate writes the numbers of an edition.
func tabulate(b *strings.Builder, s deliver.Standing) {
	for _, state := range []deliver.State{deliver.Sent, deliver.Refused, deliver.Unsure, deliver.Skipped} {
		fmt.Fprintf(b, "%8d  %s\n", *s.Count(state), state)
	}
	fmt.Fprintf(b, "%8d  waiting\n%8d  in all\n", s.Queued+s.Sending, s.Total())
}

// mostMissed is how many subscribers a message lists.
const mostMissed = 50

// listMissed writes who has not been reached, and what can be done.
func (a *App) listMissed(b *strings.Builder, x *Account) error {
	fmt.Fprintf(b, "\nNot reached:\n\n")
	listed := 0
	for d, err := range x.Rows {
		if err != nil {
			return err
		}
		if listed++; listed > mostMissed {
			fmt.Fprintf(b, "    and %d more\n", x.Missed-mostMissed)
			break
		}
		fmt.Fprintf(b, "    %s: %s: %s\n", d.Email, d.State, d.Words())
	}
	fmt.Fprintf(b, "\nAll of them:\n\n    catchup deliveries %[1]s\n\nTo send it to those who were refused or wait:\n\n    catchup resend %[1]s --missing\n", x.Edition.Key)
	if x.Standing.Unsure > 0 && a.settings.Mail.Unsure != deliver.Leave {
		fmt.Fprintf(b, "\nTo decide those of whom nobody knows:\n\n    catchup resend %[1]s --unsure=send\n    catchup resend %[1]s --unsure=leave\n", x.Edition.Key)
	}
	return nil
}
