package feed

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDataset walks the feeds of feedparser, gofeed and miniflux: none may
// cause a panic, which is an error of its own words, and of the well-formed ones 95% must be read.
func TestDataset(t *testing.T) {
	data := os.Getenv("CATCHUP_EVAL_DATA")
	if data == "" {
		t.Skip("CATCHUP_EVAL_DATA does not name the folder of the data set")
	}
	root := filepath.Join(data, "feeds")
	for _, folder := range []string{
		"feedparser/wellformed", "feedparser/illformed", "feedparser/encoding", "feedparser/json",
		"gofeed", "miniflux/parser", "miniflux/encoding", "miniflux/xml",
	} {
		read, unread := census(t, filepath.Join(root, folder))
		share := float64(read) / float64(read+len(unread))
		t.Logf("%s: %d of %d read (%.1f%%)", folder, read, read+len(unread), 100*share)
		if testing.Verbose() && len(unread) < 60 {
			t.Logf("unread: %s", strings.Join(unread, "\n"))
		}
		if strings.Contains(strings.Join(unread, " "), "gave up") {
			t.Errorf("%s: a panic: %s", folder, unread)
		}
		if folder == "feedparser/wellformed" && share < 0.95 {
			t.Errorf("%s: fewer than 95%% are read", folder)
		}
	}
}

// census counts the feeds below the folder that can be read and names those
// that cannot. gofeed keeps what it expects of a feed in a .json beside it.
func census(t *testing.T, folder string) (read int, unread []string) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		base, isJSON := strings.CutSuffix(path, ".json")
		if isJSON && slices.Contains(files, base+".xml") || strings.Contains(path, ".html") {
			continue
		}
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		feed, err := parse(body, "")
		if err != nil {
			unread = append(unread, filepath.Base(path)+": "+err.Error())
			continue
		}
		read++
		for _, item := range feed.Items {
			article(item, feed, "https://example.org/")
		}
	}
	return read, unread
}
