package browsertest

import (
	"os"
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
