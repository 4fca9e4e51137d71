package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	linked = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	quoted = regexp.MustCompile("`((?:cmd|config|docs|internal|reports|scripts|templates)/[^` ]*)`")
)

// TestPagesLeadSomewhere follows the links of every page to files of this
// repository, and the names of files that CONTRIBUTING.md gives newcomers.
func TestPagesLeadSomewhere(t *testing.T) {
	pages := []string{"*.md", "docs/*.md", "docs/decisions/*.md", "config/data/*.md", "templates/fonts/*.md"}
	seen := 0
	for _, pattern := range pages {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no pages, %v", pattern, err)
		}
		for _, file := range files {
			for _, to := range leadsOf(t, file) {
				seen++
				if _, err := os.Stat(to); err != nil {
					t.Errorf("%s names %s, which is not there", file, to)
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d names were found", seen)
	}
}

// TestNewcomersAreAnswered counts the questions that CONTRIBUTING.md answers.
func TestNewcomersAreAnswered(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "## Where do I …?")
	if n := strings.Count(list, "\n| ") - 1; n < 25 {
		t.Errorf("%d questions are answered", n)
	}
}

// leadsOf returns the files that a page leads to, as paths from here.
func leadsOf(t *testing.T, page string) (names []string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range linked.FindAllSubmatch(text, -1) {
		names = append(names, filepath.Join(filepath.Dir(page), string(m[1])))
	}
	if filepath.Base(page) != "CONTRIBUTING.md" {
		return names
	}
	for _, m := range quoted.FindAllSubmatch(text, -1) {
		names = append(names, filepath.Join(root, string(m[1])))
	}
	return names
}
