// Package calm uses what only computes of packages that can do more.
package calm

import (
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"time"
)

func Later(a, b time.Time) bool { return a.After(b) && !a.IsZero() }

func Name(u *url.URL, info fs.FileInfo) string {
	return fmt.Sprint(filepath.Join(u.Path, info.Name()), time.UTC)
}
