package app

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/document"
	"catchup/internal/finance/catalogue"
)

// TestEveryExampleRuns makes the edition of each report of config/examples:
// nothing may be missing from it, and every number that it prints must be a
// figure.
//
//test:serial
func TestEveryExampleRuns(t *testing.T) {
	files, err := filepath.Glob("../../config/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { example(t, "config/examples/"+filepath.Base(file)) })
	}
}

// TestEveryKindHasAnExample holds the examples against the kinds there are.
func TestEveryKindHasAnExample(t *testing.T) {
	shown := map[string]bool{}
	for _, file := range []string{"finance", "board", "performance"} {
		settings, err := config.Load(config.Options{Dir: "../..", File: "config/examples/" + file + ".yaml"})
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range settings.Reports[file].Definition.Sections {
			if _, f := section.Computed(); f != nil {
				shown[f.Kind] = true
			}
		}
	}
	for _, kind := range catalogue.Names() {
		if !shown[kind] {
			t.Errorf("no example shows the kind %s", kind)
		}
	}
}

// example runs the reports of one settings file.
func example(t *testing.T, file string) {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := config.Load(config.Options{Dir: dir, File: file})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Dry: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	for name := range settings.Reports {
		made, err := a.Run(t.Context(), Order{Report: name})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, made.Edition.Document)
		for _, slice := range made.Edition.Slices {
			made, err := a.Run(t.Context(), Order{Report: name, Slice: slice})
			if err != nil {
				t.Fatal(err)
			}
			sound(t, made.Edition.Document)
		}
	}
}

// sound tells what an example should not have.
func sound(t *testing.T, d *document.Document) {
	t.Helper()
	for _, notice := range d.Notices {
		if !strings.HasPrefix(notice, "Illustrative, not real: ") {
			t.Error(notice)
		}
	}
	for _, words := range untraced(d) {
		t.Errorf("no figure: %s", words)
	}
	for _, words := range d.Warnings {
		t.Errorf("odd: %s", words)
	}
}
