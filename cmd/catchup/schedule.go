package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func scheduleCommand(d *door) *cobra.Command {
	var n int
	c := &cobra.Command{
		Use: "schedule", Short: "print the next runs of every report", Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return d.schedule(c.Context(), n) },
	}
	c.Flags().IntVarP(&n, "number", "n", 4, "how many runs of each report")
	return c
}

func (d *door) schedule(ctx context.Context, n int) error {
	if n < 1 {
		return usage{errors.New("--number: at least 1 run is to be shown")}
	}
	a, err := d.open(ctx, app.Options{Dry: true})
	if err != nil {
		return err
	}
	for _, slot := range a.Coming(n) {
		d.screen.printf("%-18s %s\n", slot.Report, slot.At.Format("Monday 2 January 2006, 15:04 MST"))
	}
	return errors.Join(err, a.Stop())
}
