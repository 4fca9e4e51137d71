package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/deliver"
	"catchup/internal/setting"
)

func resendCommand(d *door) *cobra.Command {
	var missing bool
	var unsure, to string
	c := &cobra.Command{
		Use: "resend EDITION (--missing | --unsure=send | --unsure=leave) [--to ADDRESS]", Short: "send an edition to those it has not reached", Args: takes(1, 1),
		Long: `Resend decides about the readers whom an edition has not reached.

--missing sends it to those who were refused, even for good, and at once to
those who wait for another try. --unsure=send sends it again if nobody knows
whether the message arrived: some readers may get it twice, with the same
Message-ID. --unsure=leave never sends those again. Readers who have been
reached get nothing.

EDITION is "weekly/2024-06-14", or "weekly" for the latest of that report;
catchup deliveries EDITION lists who has not been reached.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := again(args[0], missing, unsure, to)
			if err != nil {
				return usage{err}
			}
			return d.resend(c.Context(), o)
		},
	}
	c.Flags().BoolVar(&missing, "missing", false, "to those who were refused or wait")
	c.Flags().StringVar(&unsure, "unsure", "", "what becomes of messages of which nobody knows whether they arrived: `send` or leave")
	c.Flags().StringVar(&to, "to", "", "only to this address")
	return c
}

// again reads the flags.
func again(edition string, missing bool, unsure, to string) (o app.Again, err error) {
	if missing == (unsure != "") {
		return o, errors.New("say what to send: either --missing or --unsure=send, or --unsure=leave")
	}
	o = app.Again{Edition: edition, Missing: missing}
	switch unsure {
	case "send":
		o.Unsure = deliver.Resend
	case "leave":
		o.Unsure = deliver.Leave
	case "":
	default:
		return o, fmt.Errorf("--unsure: %q is neither send nor leave", unsure)
	}
	if to != "" {
		var address setting.Address
		if err := address.UnmarshalText([]byte(to)); err != nil {
			return o, fmt.Errorf("--to: %w", err)
		}
		o.To = address.Address.Address
	}
	return o, nil
}

func (d *door) resend(ctx context.Context, o app.Again) error {
	progress := d.progress()
	err := d.withApp(ctx, app.Options{OnStep: progress.step}, func(a *app.App) error { return a.SendAgain(ctx, o) })
	progress.end()
	return err
}
