package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/edition"
	"catchup/internal/rehearsal"
	"catchup/internal/source"
	"catchup/reports"
)

func checkCommand(d *door) *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use: "check", Short: "rehearse the next edition of every report", Args: takes(0, 0),
		Long: `Check reads the settings, the reports and what editors wrote, and lists all
mistakes with their places. Then it makes the next edition of every report, or
that of as_of, as a run would: it reads the sources, checks them against what is
expected of them, reads the list of readers, and sets every form. News and
figures are those of the period that ends now. It signs in to the mail server
and to the mailbox of returned messages, follows the links of the editions, and
looks up the records by which receivers judge the domain of the sender: SPF,
DKIM, DMARC and MX. It keeps nothing and sends nothing.

It tells the subject of each mail, and ends with one line for each report: when
it is due, to how many readers, with what, and what is not well. It fails if a
run would.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error { return d.check(c.Context(), offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "leave the network out: what is not in files is not tried")
	return c
}

// check changes nothing: the store is opened as a copy.
func (d *door) check(ctx context.Context, offline bool) error {
	a, err := d.open(ctx, app.Options{Dry: true, Offline: offline, Resolver: d.resolver})
	if err != nil {
		return err
	}
	d.screen.printf("ok      settings\n")
	for _, w := range a.Warnings() {
		d.screen.printf("noted   settings           %s\n", w)
	}
	if err = a.CheckEdits(); err == nil {
		err = d.rehearse(ctx, a, offline)
	}
	return errors.Join(err, a.Stop())
}

// rehearse makes the next edition of every report, and tries all that it needs.
func (d *door) rehearse(ctx context.Context, a *app.App, offline bool) error {
	var bad unfit
	d.screen.tellTried(a.TryHolidays(a.InAYear()))
	bad.folders = d.screen.tellTried(a.TryFolders())
	bad.faces = d.screen.tellTried(a.TryFaces())
	if !offline {
		bad.faults = d.screen.tellPublished(a.Published(ctx))
		bad.mail = d.screen.tellTried(a.TryMail(ctx))
	}
	parts, trials := a.Rehearse(ctx)
	told := map[string]bool{}
	for _, t := range trials {
		d.screen.tellTrial(t, &bad, told)
	}
	d.screen.tellTried(a.TryFeeds(ctx))
	if !offline {
		followed, own := a.FollowLinks(ctx, parts)
		d.screen.tellFollowed(followed)
		bad.mail += d.screen.tellTried(own)
	}
	for _, p := range parts {
		d.screen.tellPart(p, told)
		if !p.Well() {
			bad.reports++
		}
		bad.missed += p.Unread.Count + p.Unreached
	}
	for _, p := range parts {
		d.screen.printf("%s\n", &p)
	}
	if bad != (unfit{}) {
		return bad
	}
	return nil
}

// tellTried tells what works, and counts what does not.
func (on screen) tellTried(all []app.Tried) (failed int) {
	for _, t := range all {
		switch {
		case t.Err == nil:
			on.printf("ok      %-18s %s\n", t.What, t.Result)
		case t.Noted:
			on.printf("noted   %-18s %v\n", t.What, t.Err)
		default:
			failed++
			on.printf("FAILED  %-18s %v\n", t.What, t.Err)
		}
	}
	return failed
}

// tellTrial tells what came of a source, and counts it if it is not well. What
// it tells of mistakes is noted as told.
func (on screen) tellTrial(t edition.Trial, bad *unfit, told map[string]bool) {
	switch {
	case errors.Is(t.Err, source.ErrOffline):
		on.printf("noted   %-18s not tried: %v\n", t.Source, source.ErrOffline)
		return
	case t.Err != nil:
		bad.unread++
		told[t.Err.Error()] = true
		on.printf("FAILED  %-18s %v\n", t.Source, t.Err)
		return
	case len(t.Breaches) > 0:
		bad.unexpected++
		on.printf("HELD    %-18s %s, but not as expected\n", t.Source, t.Result)
	default:
		on.printf("ok      %-18s %s\n", t.Source, t.Result)
	}
	for _, b := range t.Breaches {
		told[b.String()] = true
		on.printf("breach  %s\n", b)
	}
	for _, gap := range t.Gaps {
		verdict := "FAILED"
		if strings.Contains(gap, source.ErrOffline.Error()) {
			verdict = "noted"
		}
		told[gap] = true
		on.printf("%-7s %-18s without a part of it: %s\n", verdict, t.Source, gap)
	}
	for _, w := range t.Warnings {
		told[w] = true
		on.printf("noted   %-18s %s\n", t.Source, w)
	}
}

// mostDead is how many links that give no page are listed.
const mostDead = 10

func (on screen) tellFollowed(f rehearsal.Followed) {
	if f.Of == 0 {
		return
	}
	verdict, words := "ok", fmt.Sprintf("%d lead to a page", f.Asked-len(f.Dead))
	if len(f.Dead) > 0 {
		verdict, words = "noted", words+fmt.Sprintf(", and %d do not", len(f.Dead))
	}
	if f.Asked < f.Of {
		verdict, words = "noted", words+fmt.Sprintf(", and %d were not asked", f.Of-f.Asked)
	}
	on.printf("%-7s %-18s %s\n", verdict, "links", words)
	for _, dead := range f.Dead[:min(len(f.Dead), mostDead)] {
		on.printf("%27s%s: %v\n", "", dead.Link, dead.Why)
	}
	if more := len(f.Dead) - mostDead; more > 0 {
		on.printf("%27sand %d more\n", "", more)
	}
}

// tellPart tells the subject of an edition, and of it what is not told already:
// why it cannot be made or to whom, what it would lack, what would hold it, and
// what is odd about it.
func (on screen) tellPart(p rehearsal.Part, told map[string]bool) {
	tell := func(verdict, what, words string) {
		if !told[words] {
			on.printf("%-7s %-18s %s\n", verdict, what, words)
		}
		told[words] = true
	}
	for _, err := range []error{p.Unmade, p.Unknown} {
		missing := new(reports.Missing)
		switch {
		case err == nil:
		case errors.As(err, &missing) && told[missing.Err.Error()]:
			tell("FAILED", p.Report, "it needs "+missing.Source)
		default:
			tell("FAILED", p.Report, err.Error())
		}
	}
	for _, g := range p.Lacks {
		if !told[g.Why] {
			tell("FAILED", p.Report, "it would lack "+g.Name()+": "+g.Why)
		}
	}
	for _, b := range p.Held {
		tell("HELD", p.Report, b.String())
	}
	for _, row := range p.Unread.Rows {
		tell("FAILED", "readers", p.Unread.Place+", "+row)
	}
	if p.Edition != nil {
		on.printf("%-7s %-18s subject: “%s”\n", "ok", p.Report, p.Edition.Document.Subject())
		for _, w := range p.Edition.Document.Warnings {
			tell("noted", p.Report, w)
		}
	}
}
