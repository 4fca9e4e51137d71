// Package articles reads a folder of articles written by hand as a table of
// articles, the same shape that a feed has.
package articles

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the folder that spec names. now gives the time of
// readings. Nothing is read yet.
func Open(spec Spec, now func() time.Time) source.Source {
	return folder{spec, now}
}

type folder struct {
	spec Spec
	now  func() time.Time
}

// Read reads the files of the folder, but not of folders in it, in the order of
// their names. A mistake in one file is a warning.
func (f folder) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	files, err := load(ctx, f.spec.Folder.Full, int64(f.spec.Limit))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.spec.Folder.Name, err)
	}
	all := &table.Reading{Source: r.Source, Place: f.spec.Folder.Name, At: f.now()}
	t, sum := &table.Table{Reading: all, Columns: source.ArticleColumns()}, sha256.New()
	for _, file := range files {
		reading := *all
		reading.Place, reading.Digest = path.Join(all.Place, file.name), file.digest()
		fmt.Fprintf(sum, "%q %s\n", file.name, reading.Digest)
		f.add(t, file, &reading, r.Period.End.Location())
	}
	all.Digest = hex.EncodeToString(sum.Sum(nil))
	return t, nil
}

// add makes a row of the file, unless it has no title.
func (f folder) add(t *table.Table, from file, reading *table.Reading, zone *time.Location) {
	if from.err != nil {
		t.Warn("%s: %v", reading.Place, from.err)
		return
	}
	a, problems := parse(from.name, reading.Place, from.body, zone)
	for _, p := range problems {
		t.Warn("%v", p)
	}
	if a.Title == "" {
		return
	}
	a.ID, a.Outlet = reading.Place, cmp.Or(a.Outlet, f.spec.Outlet)
	t.Rows = append(t.Rows, a.Row(table.Origin{Reading: reading, Row: 1}))
}

// file is an article as it lies in the folder, or why it could not be read.
type file struct {
	name string
	body []byte
	err  error
}

func (f file) digest() string {
	sum := sha256.Sum256(f.body)
	return hex.EncodeToString(sum[:])
}

// load reads the articles in the folder. Together they may have limit bytes.
func load(ctx context.Context, folder string, limit int64) ([]file, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, bare(err)
	}
	var files []file
	for _, e := range entries {
		if !isArticle(e) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, bare(err)
		}
		if limit -= info.Size(); limit < 0 {
			return nil, source.ErrLarge
		}
		body, err := os.ReadFile(path.Join(folder, e.Name()))
		files = append(files, file{e.Name(), body, bare(err)})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// isArticle tells whether the entry is a file of Markdown or text.
func isArticle(e fs.DirEntry) bool {
	extension := path.Ext(e.Name())
	return e.Type().IsRegular() && (extension == ".md" || extension == ".txt")
}

// bare is the error without the full path, which the operator did not write.
func bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
