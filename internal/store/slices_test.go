package store

import (
	"errors"
	"path/filepath"
	"testing"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// TestSweep drops slices that a broken run left behind a day ago, and no
// others, when the next sliced edition is kept.
func TestSweep(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, id := range []string{"broken", "under way", "kept"} {
		slice := &edition.Slice{Name: "North", Document: &document.Document{}, Files: []edition.File{{Name: "edition.txt"}}}
		if err := s.Archive.Lay(t.Context(), id, slice); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.db.Exec(t.Context(), `UPDATE slices SET laid = laid - $1 WHERE edition IN ('broken', 'kept')`, abandoned.Milliseconds()+1); err != nil {
		t.Fatal(err)
	}
	e := &edition.Edition{ID: "kept", Number: 1, Document: &document.Document{}, Slices: []string{"North"}}
	if err := s.Archive.Keep(t.Context(), e, edition.Audience{Attribute: "region"}); err != nil {
		t.Fatal(err)
	}
	for id, there := range map[string]bool{"broken": false, "under way": true, "kept": true} {
		if _, err := s.Archive.Slice(t.Context(), id, "North"); errors.Is(err, edition.ErrNone) == there {
			t.Errorf("%s: %v", id, err)
		}
	}
	var files int
	if err := s.db.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM slice_files`).Scan(&files); err != nil || files != 2 {
		t.Errorf("%d files are left, %v", files, err)
	}
}
