package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"catchup/config"
	"catchup/internal/check"
)

// Daemon serves an installation and takes up its settings anew when they
// change.
type Daemon struct {
	Load    func() (*config.Settings, error)
	Options Options
	Reload  <-chan os.Signal // asks for the settings to be read again, SIGHUP
}

// settled is how long the settings must have been left alone before they are
// read: editors write a file in several steps.
const settled = 300 * time.Millisecond

// Run serves until ctx ends. Settings that are bad when it starts are an
// error; bad ones that come later are logged, and the old ones stay at work.
func (d *Daemon) Run(ctx context.Context) error {
	settings, err := d.Load()
	if err != nil {
		return err
	}
	watcher, err := d.watch()
	if err != nil {
		return fmt.Errorf("watching the settings: %w", err)
	}
	defer watcher.Close()
	for settings != nil {
		if settings, err = d.serve(ctx, settings, watcher); err != nil {
			return err
		}
	}
	return nil
}

// serve serves under the settings until there are better ones, which it
// returns, or until ctx ends, when it returns none.
func (d *Daemon) serve(ctx context.Context, settings *config.Settings, watcher *fsnotify.Watcher) (next *config.Settings, err error) {
	a, err := New(ctx, settings, d.Options)
	if err != nil {
		return nil, err
	}
	d.Options.Log.Info("serving", "reports", a.Reports(), "store", settings.Store.String())
	served := make(chan error, 1)
	serving, stop := context.WithCancel(ctx)
	go func() { served <- a.Serve(serving) }()
	next, err = d.await(ctx, watcher, served)
	stop()
	if err == nil {
		err = <-served
	}
	return next, errors.Join(err, a.Stop())
}

// await waits for good new settings, for the end of ctx, or for serving to
// fail.
func (d *Daemon) await(ctx context.Context, watcher *fsnotify.Watcher, served <-chan error) (*config.Settings, error) {
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil, nil
		case err := <-served:
			return nil, fmt.Errorf("serving ended: %w", err)
		case err := <-watcher.Errors:
			d.Options.Log.Warn("watching the settings failed", "error", err)
		case event := <-watcher.Events:
			if filepath.Ext(event.Name) == ".yaml" {
				quiet = time.After(settled)
			}
		case <-d.Reload:
			quiet = time.After(0)
		case <-quiet:
			quiet = nil
			if next := d.reload(); next != nil {
				return next, nil
			}
		}
	}
}

// reload returns the settings as they are now, nil if they are bad.
func (d *Daemon) reload() *config.Settings {
	settings, err := d.Load()
	var problems check.Problems
	switch {
	case errors.As(err, &problems):
		for _, p := range problems {
			d.Options.Log.Error("the settings are wrong, the old ones stay at work", "problem", p.Error())
		}
		return nil
	case err != nil:
		d.Options.Log.Error("the settings cannot be read, the old ones stay at work", "error", err)
		return nil
	}
	d.Options.Log.Info("the settings have been read again")
	return settings
}

// watch watches the folders that the settings lie in.
func (d *Daemon) watch() (*fsnotify.Watcher, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, folder := range []string{"config", "reports", "templates"} {
		err := watcher.Add(filepath.Join(d.Options.Dir, folder))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, errors.Join(err, watcher.Close())
		}
	}
	return watcher, nil
}
