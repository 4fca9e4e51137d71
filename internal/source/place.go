package source

import (
	"errors"
	"io/fs"
	"net/url"
	"regexp"

	"catchup/internal/setting"
)

// ErrLarge says that a source holds more than its limit.
var ErrLarge = errors.New("larger than the limit")

// Place is the name of a file or an address that may be shown: without user and
// password, and without the values of parameters that look like secrets.
func Place(l setting.Location) string {
	if l.URL == nil {
		return l.Name
	}
	u := *l.URL
	u.User, u.Fragment = nil, ""
	u.RawQuery = secretParameter.ReplaceAllString(u.RawQuery, "$1=…")
	return u.String()
}

// secretParameter is a parameter of an address whose name speaks of a secret.
var secretParameter = regexp.MustCompile(`(?i)([^&=]*(?:key|token|secret|password|passwd|pwd|auth|sig|code|session)[^&=]*)=[^&]*`)

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
