package edition

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// WriteFolder writes the edition's files to root/report/period, or a folder
// below that, and returns it. Each file appears whole or not at all.
func (e *Edition) WriteFolder(root string, below ...string) (string, error) {
	folder := filepath.Join(slices.Concat([]string{root, e.Key.Report, e.Key.Period}, below)...)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("writing %s: %w", e.Key, err)
	}
	for _, f := range e.Files {
		if err := writeWhole(filepath.Join(folder, f.Name), f.Bytes); err != nil {
			return "", fmt.Errorf("writing %s: %w", e.Key, err)
		}
	}
	return folder, nil
}

// SliceWriter writes the slices of one edition, each to a folder of its own
// below that of the edition.
func SliceWriter(root string) func(*Edition, *Slice) error {
	var folders map[string]string
	return func(e *Edition, s *Slice) error {
		if folders == nil {
			folders = Folders(e.Slices)
		}
		_, err := e.Of(s).WriteFolder(root, folders[s.Name])
		return err
	}
}

// LayOut writes the files of a kept edition to its folder below root, and those
// of its slices, which it reads by slice, each to a folder in there.
func (e *Edition) LayOut(ctx context.Context, root string, slice func(ctx context.Context, id, name string) (*Slice, error)) (string, error) {
	folder, err := e.WriteFolder(root)
	write := SliceWriter(root)
	for _, name := range e.Slices {
		if err != nil {
			break
		}
		var s *Slice
		if s, err = slice(ctx, e.ID, name); err == nil {
			err = write(e, s)
		}
	}
	return folder, err
}

// writeWhole writes a temporary file and then renames it. So nobody ever reads
// half a file, and a crash does not leave one.
func writeWhole(name string, data []byte) error {
	beside, err := os.CreateTemp(filepath.Dir(name), ".*")
	if err != nil {
		return err
	}
	defer os.Remove(beside.Name())
	if _, err := beside.Write(data); err != nil {
		beside.Close()
		return err
	}
	if err := beside.Chmod(0o644); err != nil {
		beside.Close()
		return err
	}
	if err := beside.Close(); err != nil {
		return err
	}
	return os.Rename(beside.Name(), name)
}
