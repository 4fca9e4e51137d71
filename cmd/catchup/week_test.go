package main

import (
	"bytes"
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
	catchup := func(args ...string) string {
		var told bytes.Buffer
		status := (&door{screen: screen{&told, &told}}).run(t.Context(), append(args, "--dir", dir))
		if status != 0 {
			t.Fatalf("%v: status %d\n%s", args, status, told.String())
		}
		return told.String()
	}
	catchup("--run", "weekly", "--as-of", "2026-03-06")
	catchup("--run", "weekly", "--as-of", "2026-03-13")
	edition, err := os.ReadFile(filepath.Join(dir, "var/editions/weekly/2026-03-13/edition.txt"))
	if err != nil {
		t.Fatal(err)
	}
	explained := catchup("explain", "weekly", "stories")
	golden(t, "testdata/week/edition.golden", readOn.ReplaceAllString(string(edition), "(read on the day)"))
	golden(t, "testdata/week/explain.golden", explained)
	holdsOf(t, string(edition), explained)
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

// holdsOf holds the lines of wanted.txt: "says: WORDS" stand in the edition,
// "never: WORDS" do not, and "explains: WORDS" stand in what is explained. A line
// with "#" says why.
func holdsOf(t *testing.T, edition, explained string) {
	t.Helper()
	wanted, err := os.ReadFile("testdata/week/wanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	edition, explained = oneSpace(edition), oneSpace(explained)
	for line := range strings.Lines(string(wanted)) {
		key, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		ok := true
		switch {
		case line == "\n", strings.HasPrefix(line, "#"):
		case key == "says":
			ok = strings.Contains(edition, words)
		case key == "never":
			ok = !strings.Contains(edition, words)
		case key == "explains":
			ok = strings.Contains(explained, words)
		default:
			t.Errorf("wanted.txt has no line %q", line)
		}
		if !ok {
			t.Errorf("not so: %s", strings.TrimSpace(line))
		}
	}
}
