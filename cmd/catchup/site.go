package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func siteCommand(d *door) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "site --out DIR", Short: "write the archive of public reports as files for any web server", Args: takes(0, 0),
		Long: `Site writes the archive of all reports with a public archive to a folder. The
pages are those that the daemon serves, for a plain web server, or to be opened
from the folder. A second run writes what has changed, and removes files of an
earlier run that the archive no longer has. It touches nothing else.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error {
			if out == "" {
				return usage{errors.New("--out names the folder to write to")}
			}
			return d.site(c.Context(), out)
		},
	}
	c.Flags().StringVar(&out, "out", "", "the folder, which is made if it is not there")
	return c
}

// site changes nothing but the folder.
func (d *door) site(ctx context.Context, out string) error {
	a, err := d.open(ctx, app.Options{})
	if err != nil {
		return err
	}
	w, err := a.Site(ctx, out)
	if err == nil {
		d.screen.printf("site in %s: %d files written, %d as they were, %d removed\n", out, w.Fresh, w.Same, w.Removed)
	}
	return errors.Join(err, a.Stop())
}
