package archive_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/web/archive"
	"catchup/internal/web/webtest"
)

// write writes the site, and returns its files by their names.
func write(t *testing.T, o archive.Options, dir string, want archive.Written) map[string]string {
	t.Helper()
	done, err := archive.Write(t.Context(), o, dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, done); diff != "" {
		t.Errorf("what was written (-want +got):\n%s", diff)
	}
	files := map[string]string{}
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestWriteIsServed writes the site and follows its links as files and below
// another path; what is served has the same bytes, but for links to folders.
func TestWriteIsServed(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 30)
	dir := filepath.Join(t.TempDir(), "a site")
	files := write(t, p.options, dir, archive.Written{Fresh: 127})
	base := "file://" + filepath.ToSlash(dir) + "/"
	webtest.Crawl(t, webtest.Folder, strings.ReplaceAll(base, " ", "%20"), strings.ReplaceAll(base, " ", "%20")+"index.html")

	under := httptest.NewServer(http.StripPrefix("/some/where/", plain(dir)))
	defer under.Close()
	pages := webtest.Crawl(t, webtest.Files, under.URL+"/some/where/", under.URL+"/some/where/")
	if len(pages) < 127 {
		t.Errorf("only %d pages are led to", len(pages))
	}

	top := p.serve(t)
	for name, written := range files {
		if strings.HasPrefix(name, ".") {
			continue
		}
		served := webtest.Ask(t, "GET", top+strings.TrimSuffix(name, "index.html"))
		// a link to a folder names the file in it
		named := strings.ReplaceAll(strings.ReplaceAll(written, `href="index.html"`, `href="./"`), "/index.html", "/")
		if got := string(served.Body); served.Status != http.StatusOK || got != named {
			t.Errorf("%s is served as another: %d %s", name, served.Status, cmp.Diff(named, got))
		}
	}
}

// plain serves the files of a folder as the simplest of servers do.
func plain(dir string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Write(data)
	}
}

// TestWriteAgain writes over what is there: it changes only what has changed,
// and touches nothing that is not its own.
func TestWriteAgain(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 2)
	dir := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("CNAME", "news.example.org")
	first := write(t, p.options, dir, archive.Written{Fresh: 14})
	if diff := cmp.Diff(first, write(t, p.options, dir, archive.Written{Same: 14})); diff != "" {
		t.Errorf("the second time:\n%s", diff)
	}
	put("weekly/2024-06-07/edition.pdf", "changed by hand")
	put("weekly/2024-06-07/beside.txt", "laid there")
	p.options.Reports = p.options.Reports[1:]
	left := write(t, p.options, dir, archive.Written{Fresh: 2, Same: 1, Removed: 10})
	for _, name := range []string{"CNAME", "weekly/2024-06-07/edition.pdf", "weekly/2024-06-07/beside.txt", "annual/index.html", "index.html"} {
		if left[name] == "" {
			t.Errorf("%s is gone", name)
		}
	}
	if len(left) != 7 { // and the style sheet and the list
		t.Errorf("left are %d files", len(left))
	}
	if _, err := os.Stat(filepath.Join(dir, "weekly", "2024-06-14")); err == nil {
		t.Error("an empty folder is left")
	}
}

// TestWriteOverOthers refuses to write over what it has not written.
func TestWriteOverOthers(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 1)
	dir := t.TempDir()
	const mine = "my own page"
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(mine), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := archive.Write(t.Context(), p.options, dir); err == nil || !strings.Contains(err.Error(), "index.html is there already") {
			t.Errorf("the error is %v", err)
		}
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "index.html")); string(data) != mine {
		t.Errorf("it holds %q", data)
	}
}
