package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func (d *door) checkCommand() *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use: "check", Short: "read the settings and try every source", Args: misused(cobra.NoArgs),
		Long: "Check reads the settings, the reports and what editors wrote, says all that is\nwrong with them at once, each with its place, then reads every source once and holds it against\nwhat is expected of it.\n" + statuses,
		RunE: func(c *cobra.Command, _ []string) error { return d.check(c.Context(), offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "do not try the sources")
	return c
}

// check changes nothing: the store is opened as a copy.
func (d *door) check(ctx context.Context, offline bool) error {
	a, err := d.open(ctx, app.Options{Dry: true})
	if err != nil {
		return err
	}
	fmt.Fprintln(d.out, "ok      settings")
	if err = a.CheckDesk(); err == nil && !offline {
		err = d.try(ctx, a)
	}
	return errors.Join(err, a.Stop())
}

// try reads every source, and returns how many are not fit for an edition.
func (d *door) try(ctx context.Context, a *app.App) error {
	var bad unfit
	for _, t := range a.Try(ctx) {
		switch {
		case t.Err != nil:
			bad.unread++
			fmt.Fprintf(d.out, "FAILED  %-18s %v\n", t.Source, t.Err)
			continue
		case len(t.Breaches) > 0:
			bad.unexpected++
			fmt.Fprintf(d.out, "HELD    %-18s %s, but not as expected\n", t.Source, t.Result)
		default:
			fmt.Fprintf(d.out, "ok      %-18s %s\n", t.Source, t.Result)
		}
		for _, b := range t.Breaches {
			fmt.Fprintf(d.out, "breach  %s\n", b)
		}
		for _, w := range t.Warnings {
			fmt.Fprintf(d.out, "noted   %-18s %s\n", t.Source, w)
		}
	}
	if bad != (unfit{}) {
		return bad
	}
	return nil
}

// unfit counts the sources that could not be read when they were tried, and
// those that are not as expected.
type unfit struct{ unread, unexpected int }

func (u unfit) Error() string {
	var said []string
	switch {
	case u.unread == 1:
		said = append(said, "a source cannot be read")
	case u.unread > 1:
		said = append(said, fmt.Sprintf("%d sources cannot be read", u.unread))
	}
	switch {
	case u.unexpected == 1:
		said = append(said, "a source is not as expected")
	case u.unexpected > 1:
		said = append(said, fmt.Sprintf("%d sources are not as expected", u.unexpected))
	}
	return strings.Join(said, ", ")
}
