package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/edition"
	"catchup/internal/setting"
)

// torn is an installation whose source is missing what it requires.
const torn = `
-- config/catchup.yaml --
timezone: Europe/London
sources:
  beds: { csv: { path: config/beds.csv } }
  readers: { csv: { path: config/readers.csv } }
reports:
  daily:
    spec: reports/daily.yaml
    schedule: { at: "0 16 * * *" }
    to: { list: readers }
mail: { from: catchup@example.org }
-- config/beds.csv --
"torn
-- config/readers.csv --
email
ann@example.org
-- reports/daily.yaml --
title: Today
period: day
sections: [ { required: true, table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]
`

// journal is a log that is read while it is written.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(line)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// open opens the installation in a folder of its own, with what is changed of its
// settings and options, and returns the log with it, which also holds the steps
// taken.
func open(t *testing.T, changes ...func(*config.Settings, *Options)) (a *App, log *journal) {
	t.Helper()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(torn)), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	log = new(journal)
	logger := slog.New(slog.NewTextHandler(log, nil))
	options := Options{
		Dir: dir, Now: time.Now, Log: logger,
		OnStep: func(s edition.Step) { logger.Info(s.Verb + " " + s.Object) },
	}
	for _, change := range changes {
		change(settings, &options)
	}
	a, err = New(t.Context(), settings, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Stop(); err != nil {
			t.Error(err)
		}
	})
	return a, log
}

// TestServe serves for two days. On the first the source is torn; it is
// whole again five hours after the hour, and the daemon has not asked every
// minute.
func TestServe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(15 * time.Hour) // the bubble begins at midnight
		a, log := open(t)
		ctx, stop := context.WithCancel(t.Context())
		served := make(chan error, 1)
		go func() { served <- a.work(ctx) }()
		time.Sleep(6 * time.Hour)
		synctest.Wait()
		failed := strings.Count(log.String(), "has not been settled")
		if failed < 8 || failed > 16 {
			t.Errorf("in five hours the source was asked %d times", failed)
		}
		whole := filepath.Join(a.in.options.Dir, "config", "beds.csv")
		if err := os.WriteFile(whole, []byte("ward\nWard 7\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		time.Sleep(24 * time.Hour)
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
		if n := strings.Count(log.String(), "sent 1 of 1"); n != 2 {
			t.Errorf("%d of 2 editions were sent:\n%s", n, log)
		}
		messages, err := fs.Glob(os.DirFS(a.in.options.Dir), "var/outbox/new/*.eml")
		if err != nil || len(messages) != 2 {
			t.Errorf("letters %v, %v", messages, err)
		}
	})
}

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func day(t *testing.T, text string) *setting.Day {
	t.Helper()
	if text == "" {
		return nil
	}
	d := new(setting.Day)
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPanic runs what cannot work.
func TestPanic(t *testing.T) {
	a, _ := open(t)
	a.maker.forms.others = []edition.Renderer{nil}
	whole := filepath.Join(a.in.options.Dir, "config", "beds.csv")
	if err := os.WriteFile(whole, []byte("ward\nWard 7\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := a.Run(t.Context(), Order{Report: "daily"})
	if err == nil || !strings.Contains(err.Error(), "report daily: panic: ") {
		t.Errorf("a panic ends in %v", err)
	}
}

// sendOwed sends what is owed, as a daemon does.
func sendOwed(ctx context.Context, a *App) error {
	ids, err := a.in.store.Ledger.Owed(ctx, a.in.options.Now())
	for _, id := range ids {
		err = errors.Join(err, a.mailing.owed(ctx, id))
	}
	return err
}
