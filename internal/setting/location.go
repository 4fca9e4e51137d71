package setting

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
)

// Location is a file that must be there or an address on the web:
// "config/data/weekly.xml", "https://example.org/feed.xml". In an address
// "${NAME}" stands for a variable of the environment, and "file:path" for the
// address in that file. Both are secrets.
//
// URL is nil for a file.
type Location struct {
	File
	URL *url.URL
	secrets
}

func (l *Location) read(text string, o Options) error {
	if isWeb(text) {
		return l.readWeb(text, o)
	}
	return l.File.read(text, o)
}

// isWeb tells whether a text is meant as an address rather than as a file.
func isWeb(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "${") || strings.HasPrefix(text, "file:")
}

var errNoAddress = errors.New("this is not an address that begins with https:// or http://")

func (l *Location) readWeb(text string, o Options) error {
	filled, hidden, err := o.address(text)
	if err != nil {
		return err
	}
	u, err := url.Parse(filled)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errNoAddress // what url.Parse says holds the address
	}
	l.URL, l.secrets = u, hidden.of(u)
	return nil
}

// At is another address that what is at l has led to. The secrets of l are not
// shown of it either.
func (l Location) At(u *url.URL) Location {
	other := Location{URL: u, secrets: l.secrets}
	other.written = ""
	return other
}

// Host is the host of an address without "www." and without a port, as it may be
// shown: "" for a file, and where the settings do not write the host themselves.
func (l Location) Host() string {
	if l.URL == nil || !strings.Contains(l.String(), l.URL.Host) {
		return ""
	}
	return strings.TrimPrefix(l.URL.Hostname(), "www.")
}

// String is the name of the file, or the address as it may be shown: as the
// settings write it, without user, password and fragment, and without the values
// of parameters that look like secrets.
func (l Location) String() string {
	switch {
	case l.URL == nil:
		return l.Name
	case l.written != "":
		return masked(l.written)
	}
	return masked(l.Hide(l.URL.String()))
}

var (
	// user is the user and the password of an address.
	user = regexp.MustCompile(`^([^/?#]*//)[^/?#]*@`)
	// parameter is one whose name speaks of a secret, with its value.
	parameter = regexp.MustCompile(`(?i)([?&][^&=]*(?:key|token|secret|password|passwd|pwd|auth|sig|code|session)[^&=]*)=([^&]*)`)
	// variables is a value that is nothing but variables.
	variables = regexp.MustCompile(`^(?:` + variable.String() + `)+$`)
)

// masked is an address without what must not be shown.
func masked(address string) string {
	address, _, _ = strings.Cut(user.ReplaceAllString(address, "$1"), "#")
	return parameter.ReplaceAllStringFunc(address, func(p string) string {
		m := parameter.FindStringSubmatch(p)
		if variables.MatchString(m[2]) {
			return p
		}
		return m[1] + "=…"
	})
}

// Web is an address on the web, "https://models.example.org/v1?key=${KEY}". It is
// written as a Location is, but is no file.
type Web struct{ Location }

func (w *Web) read(text string, o Options) error {
	if !isWeb(text) {
		return errNoAddress
	}
	return w.readWeb(text, o)
}
