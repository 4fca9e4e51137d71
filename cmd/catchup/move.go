package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
)

func moveCommand(d *door) *cobra.Command {
	var to string
	var undo bool
	c := &cobra.Command{
		Use: "move --to ADDRESS", Short: "carry the store to another database", Args: takes(0, 0),
		Long: `Move carries all that the store holds to an empty one: a SQLite file or a
PostgreSQL database, either way. It copies editions, deliveries as they stand,
readers and secrets, compares every table, and closes the old store, so that no
program sends from it any more. A move that is broken off goes on when the same
command is run again; --undo gives it up instead.

ADDRESS is var/other.db, postgres://…, or where one is found, so that no password
stands on the command line: '${NAME}' for the environment, or file:PATH.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case undo && to == "":
				return d.undoMove(c.Context())
			case to == "" || undo:
				return usage{errors.New("either --to ADDRESS or --undo")}
			}
			return d.move(c.Context(), to)
		},
	}
	c.Flags().StringVar(&to, "to", "", "where the store is carried to")
	c.Flags().BoolVar(&undo, "undo", false, "give up a move that has not ended")
	return c
}

func (d *door) move(ctx context.Context, to string) error {
	settings, err := d.load()
	if err != nil {
		return err
	}
	address, err := addressIn(to)
	if err != nil {
		return err
	}
	err = app.Move(ctx, settings, d.dir, address, func(table string, rows int) {
		d.screen.printf("%9d  %s\n", rows, table)
	})
	if err != nil {
		return err
	}
	d.screen.printf("moved: write  store: %q  in %s, and start the daemon; the old store is closed\n", to, d.settings)
	return nil
}

func (d *door) undoMove(ctx context.Context) error {
	settings, err := d.load()
	if err == nil {
		err = app.UndoMove(ctx, settings)
	}
	if err == nil {
		d.screen.printf("the store is open again, as it was\n")
	}
	return err
}

// addressIn is the address, or what stands where it says.
func addressIn(to string) (string, error) {
	name, isVariable := strings.CutPrefix(to, "${")
	path, isFile := strings.CutPrefix(to, "file:")
	switch {
	case isVariable:
		name = strings.TrimSuffix(name, "}")
		if value := os.Getenv(name); value != "" {
			return value, nil
		}
		return "", usage{fmt.Errorf("--to: the environment has no %s", name)}
	case isFile:
		text, err := os.ReadFile(path)
		if err != nil {
			return "", usage{fmt.Errorf("--to: %w", err)}
		}
		return strings.TrimSpace(string(text)), nil
	}
	return to, nil
}
