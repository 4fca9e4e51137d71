package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"catchup/internal/tooltest"
)

// Module is the path of a file of a Node package that pages are judged with.
// The packages are those of scripts/pages, in the folder that
// CATCHUP_TEST_NODE names.
func Module(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(os.Getenv("CATCHUP_TEST_NODE"), "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tooltest.Lacking(t, name+" (npm ci in a copy of scripts/pages, which CATCHUP_TEST_NODE names)")
	}
	return path
}

// Validate has html-validate judge pages by its recommended rules but those that
// they may break.
func Validate(t testing.TB, pages map[string]string, may ...string) {
	t.Helper()
	program, folder := Module(t, ".bin/html-validate"), t.TempDir()
	off := map[string]string{}
	for _, rule := range may {
		off[rule] = "off"
	}
	rules, err := json.Marshal(map[string]any{"root": true, "extends": []string{"html-validate:recommended"}, "rules": off})
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	args := []string{"--config", put("rules.json", rules)}
	for name, page := range pages {
		args = append(args, put(fmt.Sprintf("%d-%s.html", len(args), filepath.Base(name)), []byte(page)))
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%s", err, out)
	}
}
