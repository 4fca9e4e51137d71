package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWeek makes the two editions of testdata/week: a small week, of which the feeds
// stand in before, and one of sixty articles. It holds the second edition as text,
// and what "catchup explain" says of it, against the files that an editor has read
// and would sign, and which -update writes. Beside them stands wanted.txt: what holds of the
// edition however it is written.
//
//test:serial
func TestWeek(t *testing.T) {
	dir := t.TempDir()
	overlay(t, "testdata/week/installation", dir)
	overlay(t, "testdata/week/before", filepath.Join(dir, "config/data"))
	catchup(t, dir, "--run", "weekly", "--as-of", "2026-03-06")
	overlay(t, "testdata/week/installation", dir)
	catchup(t, dir, "--run", "weekly", "--as-of", "2026-03-13")
	edition, err := os.ReadFile(filepath.Join(dir, "var/editions/weekly/2026-03-13/edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	explained := catchup(t, dir, "explain", "weekly", "stories")
	golden(t, "testdata/week/edition.golden", readOn.ReplaceAllString(string(edition), "read on the day)"))
	golden(t, "testdata/week/explain.golden", explained)
	wanted, err := os.ReadFile("testdata/week/wanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	holdsOf(t, string(wanted), string(edition), explained)
}

// overlay copies the files of a folder over those of another one.
func overlay(t *testing.T, from, to string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		os.Remove(filepath.Join(to, name))
		return copyFile(filepath.Join(from, name), filepath.Join(to, name))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// readOn is when the sources were read, in words.
var readOn = regexp.MustCompile(`read on [^)]+\)`)

// golden holds a text against a file, which -update writes.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// holdsOf holds what is wanted of an edition, a line each: "says: WORDS" stand in
// its text, "never: WORDS" do not, and "told: WORDS" stand in what is told of it. A
// line with "#" says why.
func holdsOf(t *testing.T, wanted, edition, told string) {
	t.Helper()
	edition, told = oneSpace(edition), oneSpace(told)
	for line := range strings.Lines(wanted) {
		key, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		ok := true
		switch {
		case line == "\n", strings.HasPrefix(line, "#"):
		case key == "says":
			ok = strings.Contains(edition, words)
		case key == "never":
			ok = !strings.Contains(edition, words)
		case key == "told":
			ok = strings.Contains(told, words)
		default:
			t.Errorf("there is no line %q", line)
		}
		if !ok {
			t.Errorf("not so: %s", strings.TrimSpace(line))
		}
	}
}
