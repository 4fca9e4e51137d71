package app

import (
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/tooltest"
)

// TestEveryPDFIsAccessible makes the editions and slices of the sample
// installation and of every example, and holds their PDF against the conditions
// of PDF/UA-1 that a machine can judge.
//
//test:serial
func TestEveryPDFIsAccessible(t *testing.T) {
	tooltest.Program(t, "qpdf") // which the script runs
	python := tooltest.Program(t, "python3")
	examples, err := filepath.Glob("../../config/examples/*.yaml")
	if err != nil || len(examples) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range append(examples, "../../config/catchup.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			files := printed(t, file)
			if len(files) == 0 {
				t.Fatal("no PDF was made")
			}
			check := exec.Command(python, append([]string{"../render/pdf/testdata/ua_check.py"}, files...)...)
			if out, err := check.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// printed are the PDF files of all reports of one settings file.
func printed(t *testing.T, file string) []string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	inside, err := filepath.Rel("../..", file)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir, File: inside})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Dry: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	for name := range settings.Reports {
		if _, err := a.Run(t.Context(), Order{Report: name, Out: filepath.Join(dir, "out", name)}); err != nil {
			t.Fatal(err)
		}
	}
	var files []string
	err = filepath.WalkDir(filepath.Join(dir, "out"), func(path string, entry fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".pdf" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
