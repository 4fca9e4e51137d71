// Package disk gives the reading of settings the files of this machine.
package disk

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// Disk is the file system of this machine. It is a setting.Disk.
type Disk struct{}

// Stat is os.Stat.
func (Disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// ReadDir is os.ReadDir.
func (Disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// ReadFile is os.ReadFile.
func (Disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// Exposed is a warning, with its cure, if other users can read the file full,
// which holds a secret and is called name in messages; else it is empty. Of a
// file that belongs to another user than ours the group may read: so a secret is
// given to us.
func Exposed(name, full string) string {
	info, err := os.Stat(full)
	if err != nil {
		return "" // whoever reads it says so
	}
	mode, others := info.Mode().Perm(), fs.FileMode(0o077)
	cure := fmt.Sprintf("chmod 600 %s; a container mounts it with mode 0400", name)
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != os.Geteuid() {
		others = 0o007
		cure = fmt.Sprintf("chmod 640 %s, with the group that catchup runs as; a container mounts it with mode 0400 and its user", name)
	}
	if mode&others == 0 {
		return ""
	}
	return fmt.Sprintf("other users can read the secret in %s, whose mode is %04o (%s)", name, mode, cure)
}
