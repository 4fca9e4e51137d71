package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/feedback"
)

func deliveriesCommand(d *door) *cobra.Command {
	var all, machine bool
	c := &cobra.Command{
		Use: "deliveries EDITION", Short: "tell whom an edition has reached, whom not, and why", Args: takes(1, 1),
		Long: `Deliveries counts the messages of an edition by what became of them, and gives
the reasons with their numbers. It lists the readers who have not been reached:
those who were refused, those who wait for another try, and those of whom nobody
knows.

EDITION is "weekly/2024-06-14", or "weekly" for the latest of that report.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			return d.withApp(c.Context(), app.Options{}, func(a *app.App) error {
				x, err := accountOf(c.Context(), a, args[0], all)
				if err != nil {
					return err
				}
				return errors.Join(d.screen.tellDeliveries(x, all, machine), x.Err())
			})
		},
	}
	c.Flags().BoolVar(&all, "all", false, "list all readers, not only those who have not been reached")
	c.Flags().BoolVar(&machine, "json", false, "print JSON")
	return c
}

// account is how the deliveries of an edition stand, and what came back of it.
type account struct {
	*deliver.Account
	edition *edition.Edition
	came    []feedback.Came
}

func accountOf(ctx context.Context, a *app.App, name string, all bool) (*account, error) {
	e, err := a.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	x := &account{edition: e}
	x.Account, x.came, err = a.Deliveries(ctx, e, all)
	return x, err
}

// withApp opens the installation for as long as something is done with it.
func (d *door) withApp(ctx context.Context, o app.Options, do func(*app.App) error) error {
	a, err := d.open(ctx, o)
	if err != nil {
		return err
	}
	return errors.Join(do(a), a.Stop())
}

func (on screen) tellDeliveries(x *account, all, machine bool) error {
	if machine {
		return on.writeDeliveries(x)
	}
	e := x.edition
	on.printf("%s  %s no. %d, %s\n\n", e.Key, e.Document.Title, e.Number, e.Document.Covers)
	for _, c := range counts(x.Standing) {
		on.printf("%8d  %s\n", c.Count, c.State)
	}
	on.printf("%8d  in all\n", x.Standing.Total())
	if x.Standing.UnreadRows != "" {
		on.printf("\n%s\n", x.Standing.UnreadRows)
	}
	on.tellPause(x.Standing)
	on.tellReasons(x)
	on.tellCame(x)
	return on.listDeliveries(x, all)
}

// tellPause says until when the edition is paused.
func (on screen) tellPause(s deliver.Standing) {
	if !s.Paused.IsZero() {
		on.printf("\nit rests until %s: %s\n", clock(s.Paused), s.Why)
	}
}

func (on screen) tellReasons(x *account) {
	if len(x.Reasons) > 0 {
		on.printf("\nwhy\n")
	}
	for _, r := range x.Reasons {
		on.printf("%8d  %-8s %s\n", r.Count, r.State, r.Words)
	}
	if x.Other > 0 {
		on.printf("%8d  for other reasons\n", x.Other)
	}
}

// tellCame says what became of messages that were sent.
func (on screen) tellCame(x *account) {
	if len(x.came) > 0 {
		on.printf("\ncame back\n")
	}
	for _, c := range x.came {
		on.printf("%8d  %s\n", c.Count, c.Kind)
	}
}

// listDeliveries prints the rows as they come.
func (on screen) listDeliveries(x *account, all bool) error {
	if x.Missed > 0 && !all {
		on.printf("\nnot reached\n")
	} else if all {
		on.printf("\nall readers\n")
	}
	for row, err := range x.Rows {
		if err != nil {
			return err
		}
		on.printf("  %-32s %-8s %s\n", row.Email, row.State, story(row))
	}
	return nil
}

// story is how a delivery came to its state.
func story(d deliver.Delivery) string {
	words := ""
	switch {
	case d.Tries == 1:
		words = "1 try, "
	case d.Tries > 1:
		words = fmt.Sprintf("%d tries, ", d.Tries)
	}
	if d.State == deliver.Queued && !d.Due.IsZero() {
		words += "the next at " + clock(d.Due) + ", "
	}
	if d.State == deliver.Sent {
		return words + d.MessageID
	}
	return words + d.Words()
}

// clock is a moment as the operator's own clock shows it.
func clock(t time.Time) string { return t.Local().Format("2 January 2006, 15:04:05 MST") }

// count is how many deliveries are in a state.
type count struct {
	State deliver.State
	Count int
}

// counts are the states that deliveries are in, in the order of their lives.
func counts(s deliver.Standing) (all []count) {
	for _, state := range []deliver.State{deliver.Queued, deliver.Sending, deliver.Sent, deliver.Refused, deliver.Unsure, deliver.Skipped} {
		if n := *s.Count(state); n > 0 || state == deliver.Sent {
			all = append(all, count{state, n})
		}
	}
	return all
}
