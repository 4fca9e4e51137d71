// Package queue says what a queue of jobs must do. A job that is lost or comes
// twice does no harm, since its worker asks the store what is to be done.
package queue

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

// Job is something to look after. Two jobs with the same fields are the same.
type Job struct {
	Kind   string // in lower case; jobs of a kind share its workers
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
// Run calls work for each job until ctx ends. Work gets a context that ends
// with ctx. Then Run waits for the work under way and returns. A job is worked
// by one worker at a time. A job that fails is worked again after a Pause;
// until then it waits. It is no error if the queue cannot be reached for a
// while: Run goes on when it can. Run is called once.
type Queue interface {
	Add(ctx context.Context, jobs ...Job) error
	Run(ctx context.Context, work func(context.Context, Job) error) error
}

// Pause is how long a job waits after that many failures in a row, from 1: a
// minute, two, four … up to half an hour. So a source that is down is not asked
// every minute.
func Pause(failures int) time.Duration {
	return min(time.Minute<<min(failures-1, 10), 30*time.Minute)
}

// Survive is deferred. It turns a panic into an error of the work for one
// report.
func Survive(report string, err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("report %s: panic: %v\n%s", report, cause, debug.Stack())
	}
}
