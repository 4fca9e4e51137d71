package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// root is the folder of the module.
const root = "../.."

var named = regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z]+)`")

// TestThreatsAreTested finds the tests that docs/security.md names beside each
// threat.
func TestThreatsAreTested(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	written := tests(t)
	for line := range strings.Lines(string(page)) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Threat |") {
			continue
		}
		names := named.FindAllStringSubmatch(line, -1)
		if len(names) == 0 {
			t.Errorf("no test stands beside: %s", line)
		}
		for _, name := range names {
			if !strings.Contains(written, "func "+name[1]+"(") {
				t.Errorf("there is no %s", name[1])
			}
		}
	}
}

// TestToolsAreFoundInOnePlace holds tests to package tooltest, which skips or
// fails alike for every program that is not installed.
func TestToolsAreFoundInOnePlace(t *testing.T) {
	for _, own := range []string{"exec." + "LookPath(", `"CATCHUP_TEST` + `_ALL"`} {
		if strings.Contains(tests(t), own) {
			t.Errorf("a test has %s: package tooltest is for that", own)
		}
	}
}

// tests is the text of every test of the module.
func tests(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, folder := range []string{"internal", "cmd", "config", "reports", "templates"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
