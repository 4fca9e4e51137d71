package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/check"
)

func returnsCommand(d *door) *cobra.Command {
	return &cobra.Command{
		Use: "returns [MESSAGE]", Short: "list the returned messages that only you can understand, or print one", Args: takes(0, 1),
		Long: "Returns lists the messages that came back and could not be settled: the latest\nfirst, each with its name, when it came, what it was taken for, and its words.\nWith a name, or the beginning of one, it prints the front of the message.\n" + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			return d.withApp(c.Context(), app.Options{}, func(a *app.App) error { return d.tellReturns(c.Context(), a, args) })
		},
	}
}

func (d *door) tellReturns(ctx context.Context, a *app.App, args []string) error {
	all, err := a.OpenReturns(ctx)
	if err != nil {
		return err
	}
	for _, m := range all {
		if len(args) == 0 {
			first := m.Events[0]
			d.screen.printf("%.8s  %s  %-10s %s\n", m.ID, clock(m.At), first.Kind, strings.TrimSpace(first.Address+" "+first.Words))
		} else if strings.HasPrefix(m.ID, args[0]) {
			d.screen.printf("%s\n", m.Raw)
			return nil
		}
	}
	if len(args) > 0 {
		return check.Problems{{Message: fmt.Sprintf("no message is called %q", args[0]), Hint: "catchup returns lists them all"}}
	}
	return nil
}
