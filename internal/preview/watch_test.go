package preview

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"catchup/internal/edition"
)

// TestQuiet changes files while the clock is the test's: what changes in quick
// succession is heard once, when all has been left alone, and what means
// nothing is not heard.
func TestQuiet(t *testing.T) {
	dir := t.TempDir()
	events := func(op fsnotify.Op, names ...string) (all []fsnotify.Event) {
		for _, name := range names {
			all = append(all, fsnotify.Event{Name: filepath.Join(dir, name), Op: op})
		}
		return all
	}
	for name, c := range map[string]struct {
		events []fsnotify.Event
		pause  time.Duration
		want   int
	}{
		"one change":        {events(fsnotify.Write, "a"), 0, 1},
		"in succession":     {events(fsnotify.Write, "a", "b", "a"), quietTime - 1, 1},
		"far apart":         {events(fsnotify.Write, "a", "b"), quietTime + 1, 2},
		"a file that goes":  {events(fsnotify.Remove, "a"), 0, 1},
		"rights":            {events(fsnotify.Chmod, "a"), 0, 0},
		"what editors lay":  {events(fsnotify.Write, ".a.swp", "a~", ".git"), 0, 0},
		"what SQLite lays":  {events(fsnotify.Write, "x.db-wal", "x.db-shm", "x.db-journal"), 0, 0},
		"what is skipped":   {events(fsnotify.Write, "var", "var/x"), 0, 0},
		"what is like that": {events(fsnotify.Write, "various"), 0, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			feed := make(chan fsnotify.Event)
			w := &watch{
				Watcher: &fsnotify.Watcher{Events: feed, Errors: make(chan error)},
				skip:    []string{filepath.Join(dir, "var")}, log: slog.New(slog.DiscardHandler),
			}
			ctx, stop := context.WithCancel(t.Context())
			var heard atomic.Int32
			go w.run(ctx, func() { heard.Add(1) })
			for _, event := range c.events {
				feed <- event
				time.Sleep(c.pause)
			}
			time.Sleep(quietTime - c.pause - 1)
			synctest.Wait()
			if early := heard.Load(); c.pause < quietTime && early != 0 {
				t.Errorf("%s: heard %d times before all was quiet", name, early)
			}
			time.Sleep(quietTime)
			stop()
			synctest.Wait()
			if got := int(heard.Load()); got != c.want {
				t.Errorf("%s: heard %d times, want %d", name, got, c.want)
			}
		})
	}
}

// TestWatched watches a folder by its relative name, and one that is hidden: all
// that is not ignored below them is watched.
func TestWatched(t *testing.T) {
	for _, name := range []string{".", ".catchup"} {
		t.Chdir(t.TempDir())
		for _, folder := range []string{"reports/parts", "var", ".git"} {
			if err := os.MkdirAll(filepath.Join(name, folder), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		w, err := newWatch(name, []string{"", "./" + name + "/var"}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		got, want := w.WatchList(), []string{name, filepath.Join(name, "reports"), filepath.Join(name, "reports/parts")}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("watched are %q, want %q", got, want)
		}
		if !w.ignored("./" + name + "/var/x") {
			t.Error("a file is not ignored because its name begins with ./")
		}
		w.Close()
	}
}

// TestBench asks for editions while one is being made: it is made once more
// after that, and never twice at once.
func TestBench(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var atOnce atomic.Int32
		b := newBench(func(context.Context) (*edition.Edition, error) {
			if atOnce.Add(1) > 1 {
				t.Error("made twice at once")
			}
			defer atOnce.Add(-1)
			time.Sleep(time.Second)
			return nil, errors.New("no edition")
		})
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		go b.run(ctx)
		synctest.Wait()
		if latest, making, _ := b.now(); latest.Number != 0 || !making {
			t.Errorf("at the beginning: %+v, %v", latest, making)
		}
		for range 3 {
			b.ask()
		}
		time.Sleep(time.Minute)
		latest, making, changed := b.now()
		if latest.Number != 2 || making || latest.Took != time.Second || len(latest.Mistakes) != 1 {
			t.Errorf("at the end: %+v, %v", latest, making)
		}
		select {
		case <-changed:
			t.Error("a change is told that has not come")
		default:
		}
	})
}
