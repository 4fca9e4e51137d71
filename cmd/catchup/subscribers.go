package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/check"
	"catchup/internal/subscriber"
)

func subscribersCommand(d *door) *cobra.Command {
	c := &cobra.Command{
		Use: "subscribers", Short: "the readers: import, export, list, suspended, restore, remove, erase",
		Long: "The store keeps every reader who was ever on a list. Readers who have left stay\nin it, so that no list can bring them back.",
		Args: takes(0, 0), RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	add := func(use, short string, args cobra.PositionalArgs, do func(context.Context, *app.App, []string) error) {
		c.AddCommand(&cobra.Command{Use: use, Short: short, Args: args, RunE: func(c *cobra.Command, args []string) error {
			return d.withSubscribers(c.Context(), args, do)
		}})
	}
	add("import FILE", "add the readers of a CSV, YAML or JSON list, and bring the others up to date", takes(1, 1), d.importSubscribers)
	add("export", "write all readers as CSV", takes(0, 0), d.exportSubscribers)
	add("list", "print all readers", takes(0, 0), d.listSubscribers)
	add("suspended", "print the readers whose mail came back, since when, and why", takes(0, 0), d.listSuspended)
	add("restore ADDRESS", "let a suspended reader get mail again", takes(1, 1), d.restoreSubscriber)
	add("remove ADDRESS", "end a reader's mail", takes(1, 1), d.removeSubscriber)
	add("erase ADDRESS", "forget a reader, so that no list and no backup brings them back", takes(1, 1), d.eraseSubscriber)
	return c
}

func (d *door) withSubscribers(ctx context.Context, args []string, do func(context.Context, *app.App, []string) error) error {
	return d.withApp(ctx, app.Options{}, func(a *app.App) error { return do(ctx, a, args) })
}

func (d *door) importSubscribers(ctx context.Context, a *app.App, args []string) error {
	done, err := a.Import(ctx, args[0])
	if err != nil {
		return err
	}
	d.screen.printf("%d readers in %s, %d of them new\n", done.Of, args[0], done.Added)
	return nil
}

func (d *door) exportSubscribers(ctx context.Context, a *app.App, _ []string) error {
	return subscriber.Export(d.screen.out, a.Subscribers().All(ctx))
}

func (d *door) listSubscribers(ctx context.Context, a *app.App, _ []string) error {
	for r, err := range a.Subscribers().All(ctx) {
		if err != nil {
			return err
		}
		d.screen.printf("%-32s %-24s %s\n", r.Email, r.Name, r.State)
	}
	return nil
}

func (d *door) listSuspended(ctx context.Context, a *app.App, _ []string) error {
	for r, err := range a.Subscribers().All(ctx) {
		if err != nil {
			return err
		}
		if r.State == subscriber.Suspended {
			d.screen.printf("%-32s %s  %s\n", r.Email, r.Left.Local().Format(time.DateOnly), r.Why)
		}
	}
	return nil
}

func (d *door) restoreSubscriber(ctx context.Context, a *app.App, args []string) error {
	return d.screen.done(a.Restore(ctx, args[0]), args[0], "gets mail again")
}

func (d *door) removeSubscriber(ctx context.Context, a *app.App, args []string) error {
	return d.screen.done(a.Subscribers().Remove(ctx, args[0], time.Now()), args[0], "gets no more mail")
}

func (d *door) eraseSubscriber(ctx context.Context, a *app.App, args []string) error {
	return d.screen.done(a.Erase(ctx, args[0]), args[0], "is forgotten, and only a sign-up of their own brings them back")
}

// done says what has become of a subscriber.
func (on screen) done(err error, address, words string) error {
	if errors.Is(err, subscriber.ErrUnknown) {
		return check.Problems{{Message: fmt.Sprintf("no reader has the address %q", address), Hint: "catchup subscribers list shows them all"}}
	}
	if err == nil {
		fmt.Fprintln(on.out, address, words)
	}
	return err
}
