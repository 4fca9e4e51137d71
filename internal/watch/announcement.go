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
	var a edition.Approval
	if err == nil && ended {
		a, err = w.o.Store.Approval(ctx, e.Key)
	}
	if err == nil && ended {
		w.showOut(ctx, e, s, a)
		key := outcomeKey(e, s, a)
		err = w.once(ctx, notice("log", "", "", key), func() error { w.logOutcome(e, s, a); return nil })
		if err == nil {
			err = w.inform(ctx, notice("outcome", "", w.headline(e, s, a), key), func() (string, error) { return w.report(ctx, e, a) })
		}
	}
	if err != nil && ctx.Err() == nil {
		w.o.Log.Error("what became of an edition could not be told", "edition", e.Key.String(), "error", err)
	}
}

// showOut calls the watcher of the report for an edition that is out or was
// dropped, unless a later one has come since.
func (w *Watch) showOut(ctx context.Context, e edition.Entry, s deliver.Standing, a edition.Approval) {
	last, _, err := w.editions(ctx, e.Key)
	switch {
	case err != nil || last == nil || last.ID != e.ID:
	case a.State == edition.Dropped:
		w.call(ctx, e.Key, true, fmt.Sprintf("%s was dropped: %d sent", e.Key, s.Sent))
	case a.State == edition.Quiet:
		w.call(ctx, e.Key, true, fmt.Sprintf("%s is quiet: %s", e.Key, a.Quiet))
	case hasReached(s):
		w.call(ctx, e.Key, true, fmt.Sprintf("%s is out: %d sent, %d not reached", e.Key, s.Sent, s.Missed(w.o.Unsure))+unread(s))
	}
}

// outcomeKey tells outcomes of an edition apart. It is the same as long as some
// deliveries wait, whichever they are; in the end it is the numbers. Each drop is
// an outcome of its own.
func outcomeKey(e edition.Entry, s deliver.Standing, a edition.Approval) string {
	switch {
	case a.State == edition.Dropped:
		return fmt.Sprintf("%s dropped %d", e.ID, len(a.Rulings))
	case a.State == edition.Quiet:
		return e.ID + " quiet"
	case s.Queued > 0:
		return e.ID + " waits"
	}
	return fmt.Sprintf("%s sent %d refused %d unsure %d skipped %d", e.ID, s.Sent, s.Refused, s.Unsure, s.Skipped)
}

// took is how long the edition has been under way.
func (w *Watch) took(e edition.Entry) time.Duration {
	return w.o.Now().Sub(e.Made).Round(time.Second / 10)
}

func (w *Watch) logOutcome(e edition.Entry, s deliver.Standing, a edition.Approval) {
	log, words := w.o.Log.Info, "edition out"
	switch a.State {
	case edition.Dropped:
		words = "edition dropped"
	case edition.Quiet:
		words = "edition quiet: " + a.Quiet
	}
	if s.Missed(w.o.Unsure) > 0 || s.Unread > 0 {
		log = w.o.Log.Warn
	}
	log(words, "edition", e.Key.String(), "made", e.Made, "sent", s.Sent, "refused", s.Refused,
		"unsure", s.Unsure, "skipped", s.Skipped, "waiting", s.Queued, "unread", s.Unread, "took", w.took(e))
}

// headline says in a line how the edition came out.
func (w *Watch) headline(e edition.Entry, s deliver.Standing, a edition.Approval) string {
	switch n := s.Missed(w.o.Unsure); {
	case a.State == edition.Dropped:
		return fmt.Sprintf("Dropped: %s has reached %d of %d readers", e.Key, s.Sent, s.Total()) + unread(s)
	case a.State == edition.Quiet:
		return fmt.Sprintf("Quiet: %s goes to nobody: %s", e.Key, a.Quiet) + unread(s)
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
func (w *Watch) report(ctx context.Context, e edition.Entry, a edition.Approval) (string, error) {
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
	w.advise(&b, x, a)
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

// listMissed writes who has not been reached.
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
	return nil
}

// advise writes what can be done about an edition now, by commands that would
// do it.
func (w *Watch) advise(b *strings.Builder, x *deliver.Account, a edition.Approval) {
	if len(a.Rulings) > 0 && a.State == edition.Dropped {
		fmt.Fprintf(b, "\nOf this edition: %s.\n", a.Rulings[len(a.Rulings)-1])
	}
	now, some := w.o.Now(), x.Missed > 0
	for _, c := range []struct {
		can           bool
		what, command string
	}{
		{some, "All of them", "catchup deliveries KEY"},
		{a.May(edition.TakeBack, now), "To take the drop back, so that it is on hold", "catchup take-back KEY --as NAME"},
		{a.State == edition.Quiet && a.May(edition.Release, now), "It goes to nobody. To send it all the same", "catchup release KEY --as NAME"},
		{some && a.State == edition.Stopped, "It is on hold. To end that", "catchup release KEY --as NAME"},
		{some && a.Goes(now), "To send it to those who were refused or wait", "catchup resend KEY --missing"},
		{some && a.Goes(now) && x.Standing.Unsure > 0 && w.o.Unsure != deliver.Leave, "To decide those of whom nobody knows", "catchup resend KEY --unsure=send\n    catchup resend KEY --unsure=leave"},
	} {
		if c.can {
			fmt.Fprintf(b, "\n%s:\n\n    %s\n", c.what, strings.ReplaceAll(c.command, "KEY", x.Edition.String()))
		}
	}
}

// lacked is what an edition lacks, in words.
func lacked(g document.Gap) string {
	if g.Part != "" {
		return g.Part
	}
	return "the source " + g.Source
}
