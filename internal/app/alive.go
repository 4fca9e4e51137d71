package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// sign is the file whose age tells whether the daemon is alive. It stands in
// the installation's folder, so that a health check needs neither the
// settings, which may be bad at the moment, nor the store.
const sign = "var/alive"

// beat shows that the daemon is alive at the moment.
func (a *App) beat() error {
	name := filepath.Join(a.options.Dir, sign)
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(a.options.Now().UTC().Format(time.RFC3339)+"\n"), 0o640)
}

// LastBeat is when the daemon of the installation in dir last showed that it
// was alive, the zero time if none ever did.
func LastBeat(dir string) (time.Time, error) {
	text, err := os.ReadFile(filepath.Join(dir, sign))
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339+"\n", string(text))
	if err != nil {
		return time.Time{}, fmt.Errorf("reading %s: %w", sign, err)
	}
	return at, nil
}
