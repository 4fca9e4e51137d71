package main

import (
	"time"

	"github.com/spf13/cobra"

	"catchup/internal/edition"
	"catchup/internal/watch"
)

func healthCommand(d *door) *cobra.Command {
	var alive bool
	c := &cobra.Command{
		Use: "health", Short: "tell whether the daemon is alive and its editions are out", Args: takes(0, 0),
		Long: `Health ends with exit status 0 if the daemon of this installation has shown in
the last three minutes that it is alive, and no edition is late, and otherwise
with 1. It reads only what the daemon wrote to var/alive.

With --alive it does not look at editions. Use it for a health check that
restarts the daemon, since a restart makes no edition earlier.`,
		RunE: func(*cobra.Command, []string) error { return d.health(alive) },
	}
	c.Flags().BoolVar(&alive, "alive", false, "only whether the daemon is alive")
	return c
}

func (d *door) health(alive bool) error {
	sign, err := watch.LastSign(d.dir)
	if err == nil {
		err = sign.Alive(time.Now())
	}
	if err != nil {
		return err
	}
	d.screen.printf("alive at %s\n", sign.At.Format(time.RFC3339))
	if alive {
		return nil
	}
	for _, due := range sign.Due {
		state := "under way"
		switch {
		case due.Out:
			state = "out"
		case due.Stands != "" && due.Stands != edition.Ready:
			state = map[edition.State]string{edition.Waiting: "waiting", edition.Stopped: "on hold", edition.Dropped: "dropped", edition.Quiet: "quiet"}[due.Stands]
		case !due.Late.IsZero():
			state = "LATE"
		}
		d.screen.printf("%-10s %s, due %s\n", state, due.Edition, due.Slot.Format(time.RFC3339))
	}
	return sign.Well(time.Now())
}
