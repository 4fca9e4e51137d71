// Package queue says what is to be looked after next. The store is the truth: a
// job that is lost or doubled does no harm, since whoever works it asks the
// store what is owed.
package queue

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

// Job is something to look after. Two jobs of the same fields are the same.
type Job struct {
	Kind   string // small letters; jobs of a kind share its workers
	Report string
	Part   int // several workers may share what one report owes, each under a part
}

// String names the job, "send weekly 2".
func (j Job) String() string { return fmt.Sprintf("%s %s %d", j.Kind, j.Report, j.Part) }

// Queue hands jobs to workers, here or on other machines.
//
// Add adds jobs. One that is waiting already is not added twice; one that is
// being worked is worked once more, after that.
//
// Run lets jobs be worked until ctx ends, whose end the work hears of; then it
// waits for the work under way and returns. Work gives each job to one worker
// at a time. A job that fails is worked again after a Pause; until then it is
// waiting. A queue that cannot be reached for a while is no error: Run goes on
// when it can. Run is called once.
type Queue interface {
	Add(ctx context.Context, jobs ...Job) error
	Run(ctx context.Context, work func(context.Context, Job) error) error
}

// Pause is how long a job rests after that many failures in a row, from 1: a
// minute, two, four … up to half an hour, so that a source which is down is
// not asked every minute.
func Pause(failures int) time.Duration {
	return min(time.Minute<<min(failures-1, 10), 30*time.Minute)
}

// Survive, deferred, makes a panic an error of what is done for the report
// alone.
func Survive(report string, err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("report %s: panic: %v\n%s", report, cause, debug.Stack())
	}
}
