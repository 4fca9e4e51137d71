package edition_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
)

// TestFolders gives names that mean harm or look alike a folder each, below
// the one that they are asked for in.
func TestFolders(t *testing.T) {
	names := []string{
		"London", "East of England", "Île-de-France", "../x", "..", "/etc/passwd", `C:\x`, "CON", "North", "north", "北", "a\x00b",
		strings.Repeat("long ", 100), strings.Repeat("long ", 101), "x-0123456789ab", strings.Repeat("a", 47) + "-b",
	}
	folders := edition.Folders(names)
	safe, seen := regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}$`), map[string]string{}
	for _, name := range names {
		folder := folders[name]
		if !safe.MatchString(folder) || filepath.Base(filepath.Clean(folder)) != folder {
			t.Errorf("%q is laid in %q", name, folder)
		}
		if other, taken := seen[folder]; taken {
			t.Errorf("%q and %q share %q", name, other, folder)
		}
		seen[folder] = name
	}
	want := []string{"london", "east-of-england", "ile-de-france", "x"}
	if diff := cmp.Diff(want, []string{folders["London"], folders["East of England"], folders["Île-de-France"], folders["../x"]}); diff != "" {
		t.Error(diff)
	}
	if again := edition.Folders(append(names, "Zzz")); again["North"] != folders["North"] {
		t.Error("a new name moves others")
	}
}

// FuzzFolders tries any three names.
func FuzzFolders(f *testing.F) {
	f.Add("North", "north", "../north")
	f.Add("", " ", "-")
	safe := regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}$`)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		seen := map[string]bool{}
		folders := edition.Folders([]string{a, b, c})
		for name, folder := range folders {
			if !safe.MatchString(folder) || seen[folder] {
				t.Errorf("%q: %s", name, fmt.Sprint(folders))
			}
			seen[folder] = true
		}
	})
}
