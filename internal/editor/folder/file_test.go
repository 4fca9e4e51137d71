package folder

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"catchup/internal/check"
	"catchup/internal/editor"
	"catchup/internal/period"
)

// at is a moment of that minute.
func at(minute int) time.Time { return time.Date(2024, 6, 14, 16, minute, 0, 0, time.UTC) }

// opened is the file of 14 June.
func opened(t *testing.T, f Folder) editor.File {
	t.Helper()
	file, err := f.Open("weekly", "2024-06-14")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// note is a change of the note of a file as it is now.
func note(t *testing.T, f Folder, minute int, words string) editor.Change {
	return editor.Change{Token: opened(t, f).Token(), By: "ann", At: at(minute), What: "changed the note", Note: &editor.Words{Text: words}}
}

// TestWrite changes a file and one that is not there yet, keeps the versions, and
// goes back to one of them.
func TestWrite(t *testing.T) {
	f := edits(t, "")
	first := note(t, f, 1, "One.")
	for _, c := range []func() editor.Change{func() editor.Change { return first }, func() editor.Change { return note(t, f, 2, "Two.") }} {
		if err := f.Write("weekly", "2024-06-14", c()); err != nil {
			t.Fatal(err)
		}
	}
	file := opened(t, f)
	if file.Sheet.Note.Text != "Two." || file.Place != "editors/weekly/2024-06-14.yaml" {
		t.Errorf("the file is %+v", file)
	}
	var told []string
	for _, v := range file.Versions {
		told = append(told, fmt.Sprintf("%s %s %s %d", v.At.Format("15:04"), v.By, v.What, len(v.Text)))
	}
	want := []string{"00:00  had written anything yet 0", fmt.Sprint("16:01 ann changed the note ", len(file.Versions[1].Text)), fmt.Sprint("16:02 ann changed the note ", len(file.Text))}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("the versions are %q, want %q", told, want)
	}
	if err := f.Write("weekly", "2024-06-14", first); !errors.Is(err, editor.ErrStale) {
		t.Errorf("a change of a file that has changed gives %v", err)
	}
	none := ""
	if err := f.Write("weekly", "2024-06-14", editor.Change{Token: file.Token(), By: "ben", At: at(3), Whole: &none}); err != nil {
		t.Fatal(err)
	}
	if file := opened(t, f); file.Text != "" || len(file.Versions) != 4 || f.has(file.Place) {
		t.Errorf("the file that should be gone is %+v", file)
	}
	if err := f.Check("weekly", period.Week); err != nil {
		t.Errorf("the versions are taken for an editor’s file: %v", err)
	}
}

// TestChangedOnDisk keeps what somebody wrote by other means between two changes.
func TestChangedOnDisk(t *testing.T) {
	f := edits(t, "-- editors/weekly/2024-06-14.yml --\n# by hand\nnote: { text: Old. }\n")
	seen := note(t, f, 1, "New.")
	name := filepath.Join(f.Dir, "editors/weekly/2024-06-14.yml")
	if err := os.WriteFile(name, []byte("note: { text: Newer. }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := f.Write("weekly", "2024-06-14", seen); !errors.Is(err, editor.ErrStale) {
		t.Fatalf("a change of a file that was written meanwhile gives %v", err)
	}
	if err := f.Write("weekly", "2024-06-14", note(t, f, 2, "Newest.")); err != nil {
		t.Fatal(err)
	}
	all := opened(t, f).Versions
	if len(all) != 2 || all[0].What != onDisk || all[0].By != "" || all[0].Text != "note: { text: Newer. }\n" || all[0].At.IsZero() || !strings.Contains(all[1].Text, "Newest.") {
		t.Errorf("the versions are %+v", all)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info, err)
	}
}

// TestManyWriters has many write at once: each change is made of a file that its
// author has seen, or refused, and none is lost.
func TestManyWriters(t *testing.T) {
	f := edits(t, "")
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for done := 0; done < 3; {
				file, err := f.Open("weekly", "2024-06-14")
				if err != nil {
					t.Error(err)
					return
				}
				c := editor.Change{Token: file.Token(), By: fmt.Sprint(i), At: at(0), Stories: map[int]*editor.Entry{len(file.Sheet.Stories): {Story: fmt.Sprint(i, "-", done), Remove: true}}}
				switch err := f.Write("weekly", "2024-06-14", c); {
				case err == nil:
					done++
				case !errors.Is(err, editor.ErrStale):
					t.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	if file := opened(t, f); len(file.Sheet.Stories) != 24 || len(file.Versions) != 25 {
		t.Errorf("the file has %d entries and %d versions", len(file.Sheet.Stories), len(file.Versions))
	}
}

// TestVersionsAreBounded keeps the last of them.
func TestVersionsAreBounded(t *testing.T) {
	f := edits(t, "")
	for i := range mostVersions + 3 {
		if err := f.Write("weekly", "2024-06-14", note(t, f, i, fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	all := opened(t, f).Versions
	if len(all) != mostVersions || !strings.Contains(all[mostVersions-1].Text, fmt.Sprint(mostVersions+2)) {
		t.Errorf("there are %d versions", len(all))
	}
}

// TestUnreadable says of what it cannot read or write where it lies.
func TestUnreadable(t *testing.T) {
	f := edits(t, "-- editors/weekly/.versions/2024-06-14.yaml --\nbroken\n-- editors/weekly/2024-06-14-x.md --\nno front matter\n")
	var problems check.Problems
	if _, err := f.Open("weekly", "2024-06-14"); !errors.As(err, &problems) || problems[0].Pos.File != "editors/weekly/.versions/2024-06-14.yaml" {
		t.Errorf("broken versions give %v", err)
	}
	g := edits(t, "-- editors/weekly/2024-06-14-x.md --\nno front matter\n")
	file, err := g.Open("weekly", "2024-06-14")
	if !errors.As(err, &problems) {
		t.Errorf("a broken file beside it gives %v", err)
	}
	if err := g.Write("weekly", "2024-06-14", editor.Change{Token: file.Token(), Note: &editor.Words{Text: "Words."}, At: at(0)}); err != nil {
		t.Errorf("a broken file beside it keeps the file from being written: %v", err)
	}
}

// TestUnwritable says where it may not write, and leaves the file as it was.
func TestUnwritable(t *testing.T) {
	f := edits(t, "-- editors/weekly/.versions --\na file where a folder should be\n")
	err := f.Write("weekly", "2024-06-14", editor.Change{Note: &editor.Words{Text: "Words."}})
	var problems check.Problems
	if !errors.As(err, &problems) || problems[0].Hint != "let catchup write to editors/" || f.has("editors/weekly/2024-06-14.yaml") {
		t.Errorf("it gives %v", err)
	}
}
