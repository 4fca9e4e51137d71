package rendertest

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/app"
	"catchup/internal/document"
)

// samples are the first editions of the repository's four sample reports, and
// one slice of that which is sliced, as the program makes them.
func samples(t testing.TB) []Edition {
	t.Helper()
	return []Edition{
		sample(t, "config/catchup.yaml", "weekly"), sample(t, "config/examples/daily.yaml", "daily"),
		sample(t, "config/examples/finance.yaml", "finance"), sample(t, "config/examples/regions.yaml", "regions"),
	}
}

// sample runs the report of the settings file, in a copy of its installation.
func sample(t testing.TB, file, report string) Edition {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root(t), part))); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := config.Load(config.Options{Dir: dir, File: file})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), settings, app.Options{Dir: dir, Dry: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	return Edition{report, made(t, a, report)}
}

// made is the report's document, that of its first slice if it has any.
func made(t testing.TB, a *app.App, report string) *document.Document {
	t.Helper()
	result, err := a.Run(t.Context(), app.Order{Report: report})
	if err == nil && len(result.Edition.Slices) > 0 {
		result, err = a.Run(t.Context(), app.Order{Report: report, Slice: result.Edition.Slices[0]})
	}
	if err != nil {
		t.Fatal(err)
	}
	return result.Edition.Document
}

// root is the folder of the repository.
func root(t testing.TB) string {
	t.Helper()
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("nobody knows where this file lies")
	}
	return filepath.Join(filepath.Dir(file), "..", "..", "..")
}
