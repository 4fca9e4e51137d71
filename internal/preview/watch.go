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

// quietTime is how long no file may change before the edition is made again:
// editors write a file in several steps.
const quietTime = 200 * time.Millisecond

// watch sees changes in a folder and everything below it.
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
		w.skip = append(w.skip, filepath.Clean(name))
	}
	if err := errors.Join(w.Add(dir), w.below(dir)); err != nil {
		return nil, errors.Join(fmt.Errorf("watching %s: %w", dir, err), w.Close())
	}
	return w, nil
}

// below watches a folder and all folders in it. It ignores a name that is no
// folder or does not exist any more.
func (w *watch) below(dir string) error {
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case name != dir && w.ignored(name):
			return filepath.SkipDir
		}
		return w.Add(name)
	})
}

// ignored tells whether changes of the file are ignored: skipped files, hidden
// files, and the files that editors and SQLite create beside a file they use.
func (w *watch) ignored(name string) bool {
	name = filepath.Clean(name)
	base := filepath.Base(name)
	if strings.HasPrefix(base, ".") || slices.ContainsFunc([]string{"~", "-wal", "-shm", "-journal"}, func(end string) bool { return strings.HasSuffix(base, end) }) {
		return true
	}
	return slices.ContainsFunc(w.skip, func(skip string) bool {
		return name == skip || strings.HasPrefix(name, skip+string(filepath.Separator))
	})
}

// run calls heard once after files have changed and then not changed for the
// quiet time. It returns when ctx ends.
func (w *watch) run(ctx context.Context, heard func()) {
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-w.Errors:
			w.log.Warn("watching failed", "error", err)
		case event := <-w.Events:
			if w.ignored(event.Name) || event.Op == fsnotify.Chmod {
				continue
			}
			if err := w.below(event.Name); err != nil {
				w.log.Warn("watching failed", "error", err)
			}
			quiet = time.After(quietTime)
		case <-quiet:
			heard()
		}
	}
}
