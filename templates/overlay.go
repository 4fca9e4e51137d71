package templates

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// overlay is the operator's folder over the embedded one. There is no folder of
// the operator if top is nil.
type overlay struct {
	dir string
	top fs.FS
}

func over(dir string) overlay {
	if dir == "" {
		return overlay{}
	}
	return overlay{dir: dir, top: os.DirFS(dir)}
}

// Open opens the operator's file if there is one, else the embedded one.
func (o overlay) Open(name string) (fs.File, error) {
	if o.top != nil {
		f, err := o.top.Open(name)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return embedded.Open(name)
}

// Glob lists the names that match in either folder, sorted.
func (o overlay) Glob(pattern string) ([]string, error) {
	names, err := fs.Glob(embedded, pattern)
	if err != nil || o.top == nil {
		return names, err
	}
	more, err := fs.Glob(o.top, pattern)
	names = append(names, more...)
	slices.Sort(names)
	return slices.Compact(names), err
}

// Place is the name by which a user finds a file of the folder.
func (s *Set) Place(name string) string {
	if files, ok := s.FS.(overlay); ok {
		return files.place(name)
	}
	return name
}

// place is the name by which a user finds the file.
func (o overlay) place(name string) string {
	if o.top != nil {
		if _, err := fs.Stat(o.top, name); err == nil {
			return filepath.Join(o.dir, filepath.FromSlash(name))
		}
	}
	return "templates/" + name
}
