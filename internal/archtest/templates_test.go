package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// dataOf matches what a template says of its data: "It is given home of
// internal/web/archive", "the fields of sheet in internal/render/html".
var dataOf = regexp.MustCompile(`given\s+(?:the\s+fields\s+of\s+)?(\w+)\s+(?:of|in)\s+(internal/\w+(?:/\w+)*)`)

// TestTemplatesNameTheirData finds the type that each template says it is given.
func TestTemplatesNameTheirData(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "templates", "*", "*.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range dataOf.FindAllStringSubmatch(string(text), -1) {
			named++
			if !declares(t, filepath.Join(root, m[2]), m[1]) {
				t.Errorf("%s is given %s of %s, which has no such type", file, m[1], m[2])
			}
		}
	}
	if named < 10 {
		t.Errorf("only %d templates name their data", named)
	}
}

// declares tells whether a package of the folder has a type of that name.
func declares(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\ntype "+name+" ") {
			return true
		}
	}
	return false
}
