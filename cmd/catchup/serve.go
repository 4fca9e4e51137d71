package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"catchup/internal/app"
	"catchup/internal/edition"
)

// serve is the daemon.
func (d *door) serve(ctx context.Context, given func(flag string) bool) error {
	for _, flag := range []string{"as-of", "to", "dry-run", "force", "out"} {
		if given(flag) {
			return usage{errors.New("--" + flag + " goes with --run")}
		}
	}
	reload := make(chan os.Signal, 1)
	signal.Notify(reload, syscall.SIGHUP)
	defer signal.Stop(reload)
	log := d.log(slog.LevelInfo)
	daemon := &app.Daemon{Load: d.load, Reload: reload, Options: app.Options{
		Dir: d.dir, Now: time.Now, Log: log, Metrics: app.NewMetrics(version()),
		OnStep: func(s edition.Step) {
			level := slog.LevelInfo
			if s.Verb == "missing" {
				level = slog.LevelWarn
			}
			if s.Result != "" {
				log.Log(ctx, level, "step", "verb", s.Verb, "object", s.Object, "result", s.Result)
			}
		},
	}}
	return daemon.Run(ctx)
}
