package schedule

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/google/uuid"
)

// Bell rings at the slots of reports, and every minute for what is owed
// besides.
type Bell struct {
	cron gocron.Scheduler
}

// NewBell makes a bell that calls ring with the report's key at each of its
// slots, and with "" every sweep. ring must return soon: the bell waits for
// it when it stops. The bell does not ring before Start.
func NewBell(reports map[string]Slots, sweep time.Duration, ring func(report string), log *slog.Logger) (*Bell, error) {
	cron, err := gocron.NewScheduler(gocron.WithLocation(time.UTC), gocron.WithGlobalJobOptions(
		gocron.WithEventListeners(gocron.AfterJobRunsWithPanic(func(_ uuid.UUID, name string, cause any) {
			log.Error("the bell panicked", "report", name, "cause", fmt.Sprint(cause))
		})),
		gocron.WithSingletonMode(gocron.LimitModeReschedule),
	))
	if err != nil {
		return nil, fmt.Errorf("making the scheduler: %w", err)
	}
	b := &Bell{cron: cron}
	for report, slots := range reports {
		// The line itself is read by our own Slots; gocron wants one it can parse.
		_, err := cron.NewJob(gocron.CronJob("* * * * *", false), gocron.NewTask(ring, report),
			gocron.WithName(report), gocron.WithCronImplementation(slotted{slots}))
		if err != nil {
			return nil, fmt.Errorf("scheduling report %s: %w", report, err)
		}
	}
	if _, err := cron.NewJob(gocron.DurationJob(sweep), gocron.NewTask(ring, ""), gocron.WithName("sweep")); err != nil {
		return nil, fmt.Errorf("scheduling the sweep: %w", err)
	}
	return b, nil
}

// Start lets the bell ring.
func (b *Bell) Start() { b.cron.Start() }

// Stop silences the bell and waits for a ring that is under way.
func (b *Bell) Stop() error { return b.cron.Shutdown() }

// slotted hands gocron the slots of a report in the report's own zone.
type slotted struct{ Slots }

func (slotted) IsValid(string, *time.Location, time.Time) error { return nil }
