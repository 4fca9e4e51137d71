package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/watch"
	"catchup/reports"
)

// usage is a mistake in the command line.
type usage struct{ error }

// incomplete says that an edition was made without some of its sources or parts.
type incomplete []document.Gap

func (gaps incomplete) Error() string {
	lines := []string{"the edition lacks some of its sources, and says so"}
	if slices.ContainsFunc(gaps, func(g document.Gap) bool { return g.Part != "" }) {
		lines[0] = "the edition lacks some of its parts, and says so"
	}
	for _, gap := range gaps {
		lines = append(lines, fmt.Sprintf("  %s: %s", gap.Name(), gap.Why))
	}
	return strings.Join(lines, "\n")
}

// status tells the user what is wrong and returns the exit status, as the
// help of the command lists them.
func (d *door) status(err error) int {
	var (
		problems check.Problems
		missing  *reports.Missing
		lacking  incomplete
		tried    unfit
		unread   uncollected
		held     *edition.Held
		refused  *deliver.NotAccepted
		missed   *deliver.Unreached
		misuse   usage
	)
	switch {
	case err == nil:
		return 0
	case errors.As(err, &refused):
		d.screen.say("catchup: %v", err)
		d.screen.list(refused.Outcome)
		return 4
	case errors.As(err, &missed):
		d.screen.say("catchup: %v", err)
		if missed.Missed > 0 {
			d.screen.say("catchup resend %s --missing sends it to those who were refused or wait", missed.Edition)
		}
		return 4
	case errors.As(err, &held):
		d.screen.say("catchup: %v\n\n%s", err, watch.Explain(held))
		return 3
	case errors.As(err, &tried):
		d.screen.say("catchup: %v", err)
		return tried.status()
	case errors.As(err, &lacking), errors.As(err, &missing), errors.As(err, &unread):
		d.screen.say("catchup: %v", err)
		return 3
	case errors.As(err, &problems):
		d.screen.say("%v", problems)
		return 2
	case errors.As(err, &misuse):
		d.screen.say("catchup: %v\nsee catchup --help", err)
		return 2
	default:
		d.screen.say("catchup: %v", err)
		return 1
	}
}

func (on screen) list(o deliver.Outcome) {
	for _, f := range o.Failed {
		on.say("  %s: %s: %s", f.Email, f.State, f.Reason)
	}
	if more := o.Missed - len(o.Failed); more > 0 {
		on.say("  and %d more", more)
	}
}
