package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWeek makes the two editions of testdata/week/installation: a small week, and
// one of sixty articles. It holds the second edition as text, and what "catchup
// explain" says of it, against the files that an editor has read and would sign,
// and which -update writes. Beside them stands wanted.txt: what holds of the
// edition however it is written.
func TestWeek(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/week/installation")); err != nil {
		t.Fatal(err)
	}
	catchup(t, dir, "--run", "weekly", "--as-of", "2026-03-06")
	catchup(t, dir, "--run", "weekly", "--as-of", "2026-03-13")
	edition, err := os.ReadFile(filepath.Join(dir, "var/editions/weekly/2026-03-13/edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	explained := catchup(t, dir, "explain", "weekly", "stories")
	golden(t, "testdata/week/edition.golden", readOn.ReplaceAllString(string(edition), "(read on the day)"))
	golden(t, "testdata/week/explain.golden", explained)
	wanted, err := os.ReadFile("testdata/week/wanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	holdsOf(t, string(wanted), string(edition), explained)
}

// readOn is when the sources were read, in words.
var readOn = regexp.MustCompile(`\(read on [^)]+\)`)

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
