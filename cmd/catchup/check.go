package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func checkCommand(d *door) *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use: "check", Short: "read the settings and try every source", Args: takes(0, 0),
		Long: `Check reads the settings, the reports and what editors wrote, and lists all
mistakes with their places. Then it reads every source once and checks it
against what is expected of it. If mails are sent by a server, it looks up the
records by which receivers judge the domain of the sender: SPF, DKIM, DMARC and
MX. If one of them is wrong, the exit status is 3.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error { return d.check(c.Context(), offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "do not try the sources, and look nothing up")
	return c
}

// check changes nothing: the store is opened as a copy.
func (d *door) check(ctx context.Context, offline bool) error {
	a, err := d.open(ctx, app.Options{Dry: true, Resolver: d.resolver})
	if err != nil {
		return err
	}
	d.screen.printf("ok      settings\n")
	for _, w := range a.Warnings() {
		d.screen.printf("noted   settings           %s\n", w)
	}
	if err = a.CheckEdits(); err == nil && !offline {
		err = d.try(ctx, a)
	}
	return errors.Join(err, a.Stop())
}

// try reads every source and looks up the records of the sender's domain. It
// returns how many of them are not fit for an edition.
func (d *door) try(ctx context.Context, a *app.App) error {
	var bad unfit
	bad.faults = d.screen.tellPublished(a.Published(ctx))
	for _, t := range a.Try(ctx) {
		switch {
		case t.Err != nil:
			bad.unread++
			d.screen.printf("FAILED  %-18s %v\n", t.Source, t.Err)
			continue
		case len(t.Breaches) > 0:
			bad.unexpected++
			d.screen.printf("HELD    %-18s %s, but not as expected\n", t.Source, t.Result)
		default:
			d.screen.printf("ok      %-18s %s\n", t.Source, t.Result)
		}
		for _, b := range t.Breaches {
			d.screen.printf("breach  %s\n", b)
		}
		for _, w := range t.Warnings {
			d.screen.printf("noted   %-18s %s\n", t.Source, w)
		}
	}
	if bad != (unfit{}) {
		return bad
	}
	return nil
}

// unfit counts the sources that could not be read, those that are not as
// expected, and the faults in the records of the sender's domain.
type unfit struct{ unread, unexpected, faults int }

func (u unfit) Error() string {
	var said []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{u.unread, "a source cannot be read", "%d sources cannot be read"},
		{u.unexpected, "a source is not as expected", "%d sources are not as expected"},
		{u.faults, "a fault stands in what the sender's domain has published", "%d faults stand in what the sender's domain has published"},
	} {
		switch {
		case part.n == 1:
			said = append(said, part.one)
		case part.n > 1:
			said = append(said, fmt.Sprintf(part.many, part.n))
		}
	}
	return strings.Join(said, ", ")
}
