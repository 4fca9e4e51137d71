package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// indexName is the file that a folder's page is written to.
const indexName = "index.html"

// listName is the file that lists the files that Write has written, with their
// digests.
const listName = ".catchup-site"

// Written says what became of the files of a site.
type Written struct{ Fresh, Same, Removed int }

// Write writes the archive to the folder dir, as files for a plain web server
// or a browser. They differ from what the daemon serves only in links to
// folders, which name the file in them. A file that is already there and the
// same is left alone. A file of an earlier Write that the archive no longer has
// is removed, unless it has been changed since. It is an error if a file would
// be overwritten that no Write has made.
func Write(ctx context.Context, o Options, dir string) (w Written, err error) {
	a := New(o)
	a.folders = indexName
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return w, fmt.Errorf("writing the site: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return w, fmt.Errorf("writing the site: %w", err)
	}
	defer root.Close()
	s := site{archive: a, root: root, now: sums{}}
	if err := s.write(ctx); err != nil {
		return s.done, fmt.Errorf("writing the site to %s: %w", dir, err)
	}
	return s.done, nil
}

// site is one writing of the files.
type site struct {
	archive     *Archive
	root        *os.Root
	before, now sums
	done        Written
}

// sums are the digests of files, in hex, by their names.
type sums map[string]string

// unwritten stands for the digest of a file that is about to be written.
const unwritten = "-"

func (s *site) write(ctx context.Context) (err error) {
	if s.before, err = s.read(); err != nil {
		return err
	}
	paths, err := s.archive.paths(ctx)
	if err != nil {
		return err
	}
	if err := s.claim(paths); err != nil {
		return err
	}
	if err := s.put(styleName, s.archive.o.Pages.Sheet()); err != nil {
		return err
	}
	for _, p := range paths {
		content, err := s.archive.Content(ctx, p)
		if err != nil {
			return err
		}
		if content == nil {
			return fmt.Errorf("%s has gone while the site was written", p)
		}
		if err := s.put(named(p), content.Bytes); err != nil {
			return err
		}
	}
	if err := s.clear(); err != nil {
		return err
	}
	return s.replace(listName, s.now.text())
}

// styleName is the file of the style sheet.
const styleName = "style.css"

// named is the name of the file for the content at the path.
func named(p string) string {
	if p == "" || strings.HasSuffix(p, "/") {
		return p + indexName
	}
	return p
}

// claim adds the files that are about to be written to the list of our files,
// so that they are known as ours even if Write breaks off.
func (s *site) claim(paths []string) error {
	for _, p := range append(paths, styleName) {
		name := named(p)
		if _, err := s.root.Stat(name); s.before[name] == "" && errors.Is(err, fs.ErrNotExist) {
			s.before[name] = unwritten
		}
	}
	return s.replace(listName, s.before.text())
}

// paths lists all paths of the archive except the style sheet.
func (a *Archive) paths(ctx context.Context) ([]string, error) {
	all := []string{""}
	for _, one := range a.o.Reports {
		report := one.Name
		r, err := a.index.row(ctx, report)
		if err != nil {
			return nil, err
		}
		all = append(all, report+"/")
		if r.latest() != nil {
			all = append(all, report+"/"+feedName)
		}
		for _, year := range r.years() {
			all = append(all, report+"/in/"+year+"/")
		}
		for _, v := range r.volumes {
			folder := report + "/" + v.Key.Period + "/"
			all = append(all, folder)
			for _, name := range names(v.Files) {
				all = append(all, folder+name)
			}
			if !one.Slices {
				continue
			}
			for _, part := range v.parts() {
				paths, err := a.slicePaths(ctx, v, part, folder)
				if err != nil {
					return nil, err
				}
				all = append(all, paths...)
			}
		}
	}
	return all, nil
}

// put writes a file unless it is already there and the same.
func (s *site) put(name string, data []byte) error {
	there, err := s.root.ReadFile(name)
	s.now[name] = digest(data)
	switch {
	case err == nil && bytes.Equal(there, data):
		s.done.Same++
		return nil
	case err == nil && s.before[name] == "":
		return fmt.Errorf("%s is there already, and no site of ours: choose a folder of its own", name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	s.done.Fresh++
	return s.replace(name, data)
}

// replace writes a temporary file and then renames it, so that nobody ever
// reads half a file.
func (s *site) replace(name string, data []byte) error {
	if err := s.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	beside := name + ".part"
	if err := s.root.WriteFile(beside, data, 0o644); err != nil {
		return err
	}
	return s.root.Rename(beside, name)
}

// clear removes files of ours that are no longer part of the site.
func (s *site) clear() error {
	for _, name := range slices.Sorted(maps.Keys(s.before)) {
		if s.now[name] != "" {
			continue
		}
		there, err := s.root.ReadFile(name)
		if err != nil || digest(there) != s.before[name] {
			continue // it has gone, or is somebody's now
		}
		if err := s.root.Remove(name); err != nil {
			return err
		}
		s.done.Removed++
		for folder := path.Dir(name); folder != "." && s.root.Remove(folder) == nil; folder = path.Dir(folder) {
			// a folder with something in it stays
		}
	}
	return nil
}

// read reads which files are ours; none where no site was written yet.
func (s *site) read() (sums, error) {
	text, err := s.root.ReadFile(listName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	files := sums{}
	for line := range strings.Lines(string(text)) {
		if digest, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			files[name] = digest
		}
	}
	return files, nil
}

// text is the list as sha256sum writes it.
func (l sums) text() []byte {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(l)) {
		fmt.Fprintf(&out, "%s  %s\n", l[name], name)
	}
	return out.Bytes()
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
