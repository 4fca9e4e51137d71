package watch

import (
	"context"
	"fmt"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Outcome tells how an edition came out, by a line of the log and a mail to the
// operator: once for each outcome of the edition. It says nothing while
// messages are under way.
func (w *Watch) Outcome(ctx context.Context, e edition.Entry) {
	s, ended, err := w.ended(ctx, e.ID)
	if err == nil && ended {
		w.showOut(ctx, e, s)
		key := outcomeKey(e, s)
		err = w.once(ctx, notice("log", "", "", key), func() error { w.logOutcome(e, s); return nil })
		if err == nil {
			err = w.inform(ctx, notice("outcome", "", w.headline(e, s), key), func() (string, error) { return w.report(ctx, e) })
		}
	}
	if err != nil && ctx.Err() == nil {
		w.o.Log.Error("what became of an edition could not be told", "edition", e.Key.String(), "error", err)
	}
}

// showOut calls the watcher of the report for an edition that is out, unless a
// later one has come since.
func (w *Watch) showOut(ctx context.Context, e edition.Entry, s deliver.Standing) {
	last, _, err := w.editions(ctx, e.Key)
	if err == nil && last != nil && last.ID == e.ID && hasReached(s) {
		w.call(ctx, e.Key, true, fmt.Sprintf("%s is out: %d sent, %d not reached", e.Key, s.Sent, s.Missed(w.o.Unsure))+unread(s))
	}
}

// outcomeKey tells outcomes of an edition apart. It is the same as long as some
// deliveries wait, whichever they are; in the end it is the numbers.
func outcomeKey(e edition.Entry, s deliver.Standing) string {
	if s.Queued > 0 {
		return e.ID + " waits"
	}
	return fmt.Sprintf("%s sent %d refused %d unsure %d skipped %d", e.ID, s.Sent, s.Refused, s.Unsure, s.Skipped)
}

// took is how long the edition has been under way.
func (w *Watch) took(e edition.Entry) time.Duration {
	return w.o.Now().Sub(e.Made).Round(time.Second / 10)
}

func (w *Watch) logOutcome(e edition.Entry, s deliver.Standing) {
	log := w.o.Log.Info
	if s.Missed(w.o.Unsure) > 0 || s.Unread > 0 {
		log = w.o.Log.Warn
	}
	log("edition out", "edition", e.Key.String(), "made", e.Made, "sent", s.Sent, "refused", s.Refused,
		"unsure", s.Unsure, "skipped", s.Skipped, "waiting", s.Queued, "unread", s.Unread, "took", w.took(e))
}

// headline says in a line how the edition came out.
func (w *Watch) headline(e edition.Entry, s deliver.Standing) string {
	switch n := s.Missed(w.o.Unsure); {
	case s.Queued > 0:
		return fmt.Sprintf("Not yet to all: %s waits for %d of %d readers", e.Key, s.Queued, s.Total()) + unread(s)
	case n > 0:
		return fmt.Sprintf("Not to all: %s has not reached %d of %d readers", e.Key, n, s.Total()) + unread(s)
	}
	return fmt.Sprintf("Out: %s has reached %d readers", e.Key, s.Sent) + unread(s)
}

// unread says how many rows of the list could not be read; empty for none.
func unread(s deliver.Standing) string {
	switch s.Unread {
	case 0:
		return ""
	case 1:
		return "; 1 row of the list could not be read"
	}
	return fmt.Sprintf("; %d rows of the list could not be read", s.Unread)
}

// report is the mail on how an edition came out.
func (w *Watch) report(ctx context.Context, e edition.Entry) (string, error) {
	d, err := w.o.Store.Document(ctx, e.ID)
	if err != nil {
		return "", err
	}
	x, err := deliver.AccountOf(ctx, w.o.Store, e, w.o.Unsure, false)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s no. %d, %s\nmade at %s, %s ago\n\n", d.Title, e.Number, d.Covers, e.Made.In(w.o.Zone).Format(clock), w.took(e))
	tabulate(&b, x.Standing)
	if x.Standing.UnreadRows != "" {
		fmt.Fprintf(&b, "\n%s\nWhoever stands there got nothing: mend the list before the next edition.\n", x.Standing.UnreadRows)
	}
	for _, gap := range d.Gaps {
		fmt.Fprintf(&b, "\nIt lacks %s: %s\n", lacked(gap), gap.Why)
	}
	if x.Missed > 0 {
		err = w.listMissed(&b, x)
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

// mostMissed is how many subscribers the mail lists.
const mostMissed = 50

// listMissed writes who has not been reached, and what can be done.
func (w *Watch) listMissed(b *strings.Builder, x *deliver.Account) error {
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
	fmt.Fprintf(b, "\nAll of them:\n\n    catchup deliveries %[1]s\n\nTo send it to those who were refused or wait:\n\n    catchup resend %[1]s --missing\n", x.Edition)
	if x.Standing.Unsure > 0 && w.o.Unsure != deliver.Leave {
		fmt.Fprintf(b, "\nTo decide those of whom nobody knows:\n\n    catchup resend %[1]s --unsure=send\n    catchup resend %[1]s --unsure=leave\n", x.Edition)
	}
	return nil
}

// lacked is what an edition lacks, in words.
func lacked(g document.Gap) string {
	if g.Part != "" {
		return g.Part
	}
	return "the source " + g.Source
}
