// Package walk reads folders.
package walk

import (
	"io/fs"
	"path/filepath"
)

func Names(dir string) (names []string) {
	filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	return names
}
