// Package disk gives the reading of settings the files of this machine.
package disk

import (
	"io/fs"
	"os"
)

// Disk is the file system of this machine. It is a setting.Disk.
type Disk struct{}

// Stat is os.Stat.
func (Disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// ReadDir is os.ReadDir.
func (Disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// ReadFile is os.ReadFile.
func (Disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }
