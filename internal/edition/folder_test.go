package edition_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
)

// names lists a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return all
}

func TestWriteFolder(t *testing.T) {
	root := t.TempDir()
	e := &edition.Edition{Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Files: []edition.File{
		{Name: "edition.txt", Bytes: []byte("the first words")},
		{Name: "edition.pdf", Bytes: []byte("%PDF")},
	}}
	for _, words := range []string{"the first words", "others"} {
		e.Files[0].Bytes = []byte(words)
		folder, err := e.WriteFolder(root)
		if err != nil || folder != filepath.Join(root, "weekly", "2024-06-14") {
			t.Fatalf("written to %q, %v", folder, err)
		}
		if got, err := os.ReadFile(filepath.Join(folder, "edition.txt")); err != nil || string(got) != words {
			t.Errorf("edition.txt holds %q, %v", got, err)
		}
		if diff := cmp.Diff([]string{"edition.pdf", "edition.txt"}, names(t, folder)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestWriteFolderFails has a folder stand where a file should, and a file
// where a folder should.
func TestWriteFolderFails(t *testing.T) {
	root := t.TempDir()
	e := &edition.Edition{Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Files: []edition.File{{Name: "edition.txt", Bytes: []byte("words")}}}
	folder := filepath.Join(root, "weekly", "2024-06-14")
	if err := os.MkdirAll(filepath.Join(folder, "edition.txt", "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := e.WriteFolder(root); err == nil {
		t.Error("a folder was written over")
	}
	if diff := cmp.Diff([]string{"edition.txt"}, names(t, folder)); diff != "" {
		t.Errorf("something was left: %s", diff)
	}
	if err := os.WriteFile(filepath.Join(root, "taken"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := e.WriteFolder(filepath.Join(root, "taken")); err == nil {
		t.Error("a file was taken for a folder")
	}
}
