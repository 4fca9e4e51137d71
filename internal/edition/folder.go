package edition

import (
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
