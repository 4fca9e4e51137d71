package html_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/templates"
)

// TestRehearse finds words that the templates are not given, each by its file
// and line, wherever in a mail they would be met.
func TestRehearse(t *testing.T) {
	for _, name := range []string{"Level", "Tagline", "Strong", "Remarks", "Lead", "Total", "Finding", "Notes", "Command", "Heads", "Credit", "Trace", "Shape"} {
		dir, file := spoiled(t, name)
		looks, err := templates.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		var problems check.Problems
		if err := rehearse(t, looks); !errors.As(err, &problems) || problems[0].Pos.File != file || problems[0].Pos.Line < 2 || !strings.Contains(problems[0].Message, "Spoiled") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func rehearse(t *testing.T, looks *templates.Set) error {
	t.Helper()
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	return html.New(looks, faces).Rehearse()
}

// spoiled is an operator's folder with a template in which the first use of a
// word is spelt wrong.
func spoiled(t *testing.T, word string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "mail"), 0o755); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../../../templates/mail/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "."+word) {
			file = filepath.Join(dir, "mail", filepath.Base(name))
			bad := strings.Replace(string(text), "."+word, ".Spoiled", 1)
			if err := os.WriteFile(file, []byte(bad), 0o644); err != nil {
				t.Fatal(err)
			}
			return dir, file
		}
	}
	t.Fatalf("no template has the word %s", word)
	return "", ""
}

func TestNothingIsWrongWithOurTemplates(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := rehearse(t, looks); err != nil {
		t.Error(err)
	}
}
