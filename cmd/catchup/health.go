package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

// silent is how old the daemon's last sign of life may be.
const silent = 3 * time.Minute

func (d *door) healthCommand() *cobra.Command {
	return &cobra.Command{
		Use: "health", Short: "tell whether the daemon is alive, for a container's health check", Args: misused(cobra.NoArgs),
		Long: "Health ends with exit status 0 if the daemon of this installation showed that it\nis alive in the last three minutes, else with 1.",
		RunE: func(*cobra.Command, []string) error { return d.health() },
	}
}

func (d *door) health() error {
	last, err := app.LastBeat(d.dir)
	switch {
	case err != nil:
		return err
	case last.IsZero():
		return errors.New("the daemon has never shown that it is alive")
	case time.Since(last) > silent:
		return fmt.Errorf("the daemon has not shown that it is alive since %s", last.Format(time.RFC3339))
	}
	fmt.Fprintf(d.out, "alive at %s\n", last.Format(time.RFC3339))
	return nil
}
