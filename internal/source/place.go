package source

import (
	"errors"
	"io/fs"
	"net/url"

	"catchup/internal/setting"
)

// ErrLarge says that a source holds more than its limit.
var ErrLarge = errors.New("larger than the limit")

// Place is the name of a file or an address that may be shown.
func Place(l setting.Location) string { return l.String() }

// withoutPath is the error of the operating system without the path, which the
// message already has as the operator wrote it.
func withoutPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// withoutAddress is the error of the client without the address in it.
func withoutAddress(err error) error {
	var asked *url.Error
	if errors.As(err, &asked) {
		return asked.Err
	}
	return err
}
