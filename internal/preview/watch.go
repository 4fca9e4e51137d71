package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settled is how long files must have been left alone before they are read:
// editors write a file in several steps.
const settled = 200 * time.Millisecond

// watch hears of changes in a folder and all below it.
type watch struct {
	*fsnotify.Watcher
	skip []string
	log  *slog.Logger
}

func newWatch(dir string, skip []string, log *slog.Logger) (*watch, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", dir, err)
	}
	w := &watch{Watcher: watcher, log: log}
	for _, name := range skip {
		if name != "" {
			w.skip = append(w.skip, filepath.Clean(name))
		}
	}
	if err := errors.Join(w.Add(dir), w.below(dir)); err != nil {
		return nil, errors.Join(fmt.Errorf("watching %s: %w", dir, err), w.Close())
	}
	return w, nil
}

// below watches a folder and all that it holds; a name that is no folder, or
// is gone already, is passed over.
func (w *watch) below(dir string) error {
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case name != dir && w.idle(name):
			return filepath.SkipDir
		}
		return w.Add(name)
	})
}

// idle tells whether changes of the file mean nothing: what is to be skipped,
// hidden files, what editors and SQLite lay beside a file they work on.
func (w *watch) idle(name string) bool {
	name = filepath.Clean(name)
	base := filepath.Base(name)
	if strings.HasPrefix(base, ".") || slices.ContainsFunc([]string{"~", "-wal", "-shm", "-journal"}, func(end string) bool { return strings.HasSuffix(base, end) }) {
		return true
	}
	return slices.ContainsFunc(w.skip, func(skip string) bool {
		return name == skip || strings.HasPrefix(name, skip+string(filepath.Separator))
	})
}

// run calls heard, once, when files have changed and been left alone since,
// until ctx ends.
func (w *watch) run(ctx context.Context, heard func()) {
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-w.Errors:
			w.log.Warn("watching failed", "error", err)
		case event := <-w.Events:
			if w.idle(event.Name) || event.Op == fsnotify.Chmod {
				continue
			}
			if err := w.below(event.Name); err != nil {
				w.log.Warn("watching failed", "error", err)
			}
			quiet = time.After(settled)
		case <-quiet:
			quiet = nil
			heard()
		}
	}
}
