package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func (d *door) checkCommand() *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use: "check", Short: "read the settings and try every source", Args: misused(cobra.NoArgs),
		Long: "Check reads the settings and the reports, says all that is wrong with them at\nonce, each with its place, then reads every source once.\n" + statuses,
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
	if !offline {
		err = d.try(ctx, a)
	}
	return errors.Join(err, a.Stop())
}

// try reads every source; those that cannot be read make the error.
func (d *door) try(ctx context.Context, a *app.App) error {
	var failed []error
	for _, t := range a.Try(ctx) {
		if t.Err != nil {
			failed = append(failed, fmt.Errorf("source %s: %w", t.Source, t.Err))
			fmt.Fprintf(d.out, "FAILED  %-18s %v\n", t.Source, t.Err)
			continue
		}
		fmt.Fprintf(d.out, "ok      %-18s %s\n", t.Source, t.Result)
		for _, w := range t.Warnings {
			fmt.Fprintf(d.out, "noted   %-18s %s\n", t.Source, w)
		}
	}
	if len(failed) > 0 {
		return unreadable{failed}
	}
	return nil
}

// unreadable says that sources could not be read when they were tried.
type unreadable struct{ sources []error }

func (e unreadable) Error() string {
	if len(e.sources) == 1 {
		return "a source cannot be read"
	}
	return fmt.Sprintf("%d sources cannot be read", len(e.sources))
}
