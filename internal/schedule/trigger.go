package schedule

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/google/uuid"
)

// Trigger calls for work at the slots of reports, and at every sweep for what
// is owed besides.
type Trigger struct {
	cron gocron.Scheduler
}

// NewTrigger makes a trigger that calls fire with the report's key at each of
// its slots, and with "" every sweep. fire must return soon: Stop waits for
// it. Nothing is called before Start.
func NewTrigger(reports map[string]Slots, sweep time.Duration, fire func(report string), log *slog.Logger) (*Trigger, error) {
	cron, err := gocron.NewScheduler(gocron.WithLocation(time.UTC), gocron.WithGlobalJobOptions(
		gocron.WithEventListeners(gocron.AfterJobRunsWithPanic(func(_ uuid.UUID, name string, cause any) {
			log.Error("the trigger panicked", "report", name, "cause", fmt.Sprint(cause))
		})),
		gocron.WithSingletonMode(gocron.LimitModeReschedule),
	))
	if err != nil {
		return nil, fmt.Errorf("making the scheduler: %w", err)
	}
	t := &Trigger{cron: cron}
	for report, slots := range reports {
		// The line itself is read by our own Slots; gocron wants one it can parse.
		_, err := cron.NewJob(gocron.CronJob("* * * * *", false), gocron.NewTask(fire, report),
			gocron.WithName(report), gocron.WithCronImplementation(slotted{slots}))
		if err != nil {
			return nil, fmt.Errorf("scheduling report %s: %w", report, err)
		}
	}
	if _, err := cron.NewJob(gocron.DurationJob(sweep), gocron.NewTask(fire, ""), gocron.WithName("sweep")); err != nil {
		return nil, fmt.Errorf("scheduling the sweep: %w", err)
	}
	return t, nil
}

// Start lets the trigger fire.
func (t *Trigger) Start() { t.cron.Start() }

// Stop ends it, and waits for a call that is under way.
func (t *Trigger) Stop() error { return t.cron.Shutdown() }

// slotted hands gocron the slots of a report in the report's own zone.
type slotted struct{ Slots }

func (slotted) IsValid(string, *time.Location, time.Time) error { return nil }
