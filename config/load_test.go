package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/check"
)

// TestMistakes loads the installations of testdata, each of which ends with
// the mistakes it must be told.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := &archive.Files[len(archive.Files)-1]
			got := mistakes(t, install(t, archive.Files[:len(archive.Files)-1]))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// install lays an installation out in a folder.
func install(t *testing.T, files []txtar.File) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := txtar.Write(&txtar.Archive{Files: files}, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// mistakes are the problems of an installation, one a line.
func mistakes(t *testing.T, dir string) string {
	t.Helper()
	_, err := config.Load(config.Options{Dir: dir, Env: os.LookupEnv})
	problems, ok := err.(check.Problems)
	if !ok {
		t.Fatalf("got %v, want problems", err)
	}
	for _, p := range problems {
		if p.Pos.Line == 0 && p.Path != "" {
			t.Errorf("no line in %v", p)
		}
	}
	return strings.ReplaceAll(problems.Error(), dir+string(filepath.Separator), "") + "\n"
}

func TestSample(t *testing.T) {
	s, err := config.Load(config.Options{Dir: "..", Env: os.LookupEnv})
	if err != nil {
		t.Fatal(err)
	}
	weekly := s.Reports["weekly"]
	got := []any{
		s.Zone("weekly").String(), s.Store.Name, s.Editions.Full, s.Mail.Outbox.Name, weekly.Spec.Full,
		weekly.Schedule.CatchUp.Span(), weekly.To.Formats, len(weekly.Definition.Sections) > 0,
	}
	want := []any{
		"Europe/London", "var/catchup.db", "../var/editions", "var/outbox", "../reports/weekly.yaml",
		24 * time.Hour, []config.Format{config.HTML, config.Text}, true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestOwnZone gives a report a zone that the others do not have, and takes
// settings of another name from outside.
func TestOwnZone(t *testing.T) {
	dir := install(t, []txtar.File{
		{Name: "daily.yaml", Data: []byte("title: Today\nsections: [ { note: Hello } ]\n")},
		{Name: "in/other.yaml", Data: []byte("reports: { daily: { spec: ../daily.yaml, timezone: UTC } }\n")},
	})
	s, err := config.Load(config.Options{Dir: filepath.Join(dir, "in"), File: "other.yaml", AllowOutside: true})
	if err != nil {
		t.Fatal(err)
	}
	if s.Zone("daily").String() != "UTC" || s.Zone("weekly").String() != "Europe/London" || s.Reports["daily"].Definition.Title != "Today" {
		t.Errorf("got %v", s)
	}
}

// TestUnreadable meets a settings file that the operator cannot mend by
// writing.
func TestUnreadable(t *testing.T) {
	_, err := config.Load(config.Options{Dir: t.TempDir(), File: "."})
	if _, ok := err.(check.Problems); ok || err == nil || !strings.HasPrefix(err.Error(), "reading settings: ") {
		t.Errorf("got %v", err)
	}
}
