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

// Daemon serves an installation, and loads its settings again when they change.
type Daemon struct {
	Load    func() (*config.Settings, error)
	Options Options
	Reload  <-chan os.Signal // asks for the settings to be read again, SIGHUP
}

// quietFor is how long the settings must not change before they are read:
// editors write a file in several steps.
const quietFor = 300 * time.Millisecond

// Run serves until ctx ends. Mistakes in the settings at the start are an
// error. Later mistakes are logged, and the old settings stay in use.
func (d *Daemon) Run(ctx context.Context) error {
	watcher, err := d.watch()
	if err != nil {
		return fmt.Errorf("watching the settings: %w", err)
	}
	defer watcher.Close()
	a, err := d.open(ctx)
	if a == nil && ctx.Err() != nil {
		return nil // it was ended before it began
	}
	for a != nil {
		if a, err = d.serve(ctx, a, watcher); a != nil && err != nil {
			d.Options.Log.Error("serving by the old settings did not end well", "error", err)
		}
	}
	return err
}

// open opens the installation as its settings are now.
func (d *Daemon) open(ctx context.Context) (*App, error) {
	settings, err := d.Load()
	if err != nil {
		return nil, err
	}
	return New(ctx, settings, d.Options)
}

// serve serves a until there is a better one, which it returns, or until ctx
// ends, when it returns none. It stops a.
func (d *Daemon) serve(ctx context.Context, a *App, watcher *fsnotify.Watcher) (next *App, err error) {
	d.Options.Log.Info("serving", "reports", a.Reports(), "store", a.in.settings.Store.String())
	for _, w := range a.Warnings() {
		d.Options.Log.Warn("the settings are not safe", "warning", w)
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan struct{})
	go func() {
		defer close(served)
		err = a.work(serving)
	}()
	next = d.await(ctx, watcher, served)
	stop()
	<-served
	return next, errors.Join(err, a.Stop())
}

// await waits for good new settings, and returns the installation opened by
// them; or for the end of ctx or of serving, and returns none.
func (d *Daemon) await(ctx context.Context, watcher *fsnotify.Watcher, served <-chan struct{}) *App {
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			d.Options.Log.Info("ending, after what is under way")
			return nil
		case <-served:
			return nil
		case err := <-watcher.Errors:
			d.Options.Log.Warn("watching the settings failed", "error", err)
		case event := <-watcher.Events:
			if isSetting(event.Name) {
				quiet = time.After(quietFor)
			}
		case <-d.Reload:
			quiet = time.After(0)
		case <-quiet:
			quiet = nil
			if next := d.reload(ctx); next != nil {
				return next
			}
		}
	}
}

// reload opens the installation as its settings are now, and returns none if
// they are bad.
func (d *Daemon) reload(ctx context.Context) *App {
	a, err := d.open(ctx)
	var problems check.Problems
	switch {
	case err == nil:
		d.Options.Log.Info("the settings have been read again")
	case errors.As(err, &problems):
		for _, p := range problems {
			d.Options.Log.Error("the settings are wrong, the old ones stay at work", "problem", p.Error())
		}
	default:
		d.Options.Log.Error("the settings cannot be used, the old ones stay at work", "error", err)
	}
	return a
}

// watch watches the folders that the settings lie in; those within them are
// not watched along.
func (d *Daemon) watch() (*fsnotify.Watcher, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, folder := range []string{"config", "reports", "templates", "templates/mail", "templates/web", "templates/site"} {
		err := watcher.Add(filepath.Join(d.Options.Dir, folder))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, errors.Join(err, watcher.Close())
		}
	}
	return watcher, nil
}

// isSetting tells whether a file may hold settings or a template, and is not
// one that editors create beside them. In clusters all files change at once by
// a link.
func isSetting(name string) bool {
	ext := filepath.Ext(name)
	return ext == ".yaml" || ext == ".tmpl" || filepath.Base(name) == "..data"
}
