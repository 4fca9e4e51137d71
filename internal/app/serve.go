package app

import (
	"context"
	"errors"
	"sync"

	"catchup/internal/queue"
	"catchup/internal/queue/local"
	"catchup/internal/queue/riverq"
	"catchup/internal/schedule"
	"catchup/internal/sweep"
)

// sharers is how many programs may share the sending of an edition.
const sharers = 4

// work makes and sends what is due, now and whenever the trigger calls, until
// ctx ends. Then it finishes the messages under way and returns. Several
// programs can serve one store: each does what the others do not.
func (a *App) work(ctx context.Context) error {
	q, closing, parts, err := a.in.openQueue(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil // it ended before it began
	case err != nil:
		return err
	}
	return errors.Join(a.serve(ctx, q, parts), closing())
}

// openQueue opens the queue that belongs to the store: the queue of all
// programs that share a server, or one within this process. close closes it.
// parts is into how many jobs the sending of a report is divided.
func (in *installation) openQueue(ctx context.Context) (q queue.Queue, closing func() error, parts int, err error) {
	address := in.settings.Store.Server.Reveal()
	if address == "" {
		return local.New(queue.Pause), func() error { return nil }, 1, nil
	}
	shared, err := riverq.Open(ctx, address, riverq.Options{
		Workers: map[string]int{sweep.Making: 4, sweep.Sending: 1}, Pause: queue.Pause, Log: in.options.Log,
	})
	if err != nil {
		return nil, nil, 0, err
	}
	return shared, shared.Close, sharers, nil
}

func (a *App) serve(ctx context.Context, q queue.Queue, parts int) error {
	sweeper := sweep.New(sweep.Options{
		Store: a.in.swept(), Works: works{a.maker, a.mailing}, Queue: q, Calendar: a.in.calendar, Parts: parts,
		Now: a.in.options.Now, Log: a.in.options.Log,
	})
	look := func(report string) { a.look(ctx, sweeper, report) }
	trigger, err := schedule.NewTrigger(a.in.calendar.Slots(), a.sweep, look, a.in.options.Log)
	if err != nil {
		return err
	}
	var workers sync.WaitGroup
	for _, work := range []func(context.Context){
		a.site.serve, a.site.serveMetrics, a.returns.serve, a.in.forget, a.in.collector().Run,
		func(ctx context.Context) { q.Run(ctx, sweeper.Work) },
		func(ctx context.Context) { a.watch.Run(ctx, sweeper.Sent()) },
		func(ctx context.Context) { a.heed(ctx, look) },
	} {
		workers.Go(func() { work(ctx) })
	}
	look("")
	trigger.Start()
	<-ctx.Done()
	workers.Wait()
	return trigger.Stop()
}

// look has the sweeper look for what is to be done for the report, or for all
// for "".
func (a *App) look(ctx context.Context, sweeper *sweep.Sweeper, report string) {
	ctx, cancel := context.WithTimeout(ctx, a.sweep)
	defer cancel()
	if err := sweeper.Sweep(ctx, report); err != nil && !errors.Is(ctx.Err(), context.Canceled) {
		a.in.options.Log.Warn("what is owed could not be looked up", "report", report, "error", err)
	}
}

// heed looks for what is to be done whenever an operator has approved or
// released an edition, until ctx ends.
func (a *App) heed(ctx context.Context, look func(report string)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-a.freed:
			look("")
		}
	}
}
