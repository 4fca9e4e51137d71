package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/setting"
)

// runs says which runs are listed, and how.
type runs struct {
	number   int
	until    string // a day; empty for the number of runs
	calendar bool   // as an iCalendar file
}

func scheduleCommand(d *door) *cobra.Command {
	var l runs
	c := &cobra.Command{
		Use: "schedule", Short: "print the next runs of every report", Args: takes(0, 0),
		Long: `Schedule prints when each report is due next: on the clock of its zone and in
UTC, with what a holiday moves or skips. --ical writes an iCalendar file instead,
which programs for calendars read; an event stays the same event from one file to
the next. With --until all runs to the end of a day are listed.

    catchup schedule --until 2027-12-31 --ical > reports.ics
`,
		RunE: func(c *cobra.Command, _ []string) error {
			if l.until != "" && c.Flags().Changed("number") {
				return usage{errors.New("--until lists all runs: it does not go with --number")}
			}
			return d.schedule(c.Context(), l)
		},
	}
	c.Flags().IntVarP(&l.number, "number", "n", 4, "how many runs of each report")
	c.Flags().StringVar(&l.until, "until", "", "list all runs until the end of this day, as in 2027-12-31")
	c.Flags().BoolVar(&l.calendar, "ical", false, "write an iCalendar file")
	return c
}

// schedule prints the coming runs.
func (d *door) schedule(ctx context.Context, l runs) (err error) {
	var day setting.Day
	if l.number < 1 {
		return usage{errors.New("--number: at least 1 run is to be shown")}
	}
	if l.until != "" {
		if err := day.UnmarshalText([]byte(l.until)); err != nil {
			return usage{fmt.Errorf("--until: %w", err)}
		}
	}
	a, err := d.open(ctx, app.Options{Dry: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Stop()) }()
	slots := a.Coming(l.number)
	if l.until != "" {
		slots = a.Until(day)
	}
	for _, t := range a.TryHolidays(day) {
		if t.Err != nil {
			d.screen.say("%v", t.Err)
		}
	}
	due := slices.ContainsFunc(slots, func(s app.Slot) bool { return !s.At.IsZero() })
	switch {
	case l.calendar && !due:
		return usage{errors.New("--ical: no report is due in this time, and a calendar cannot be empty")}
	case l.calendar:
		return a.WriteCalendar(d.screen.out, slots)
	case !due:
		d.screen.say("no report is due in this time")
	}
	for _, s := range slots {
		d.screen.printf("%-18s %s\n", s.Report, s.Words())
	}
	return nil
}
