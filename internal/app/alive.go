package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// sign is the file that tells whether the daemon is alive, and how its reports
// stand. It stands in the installation's folder, so that a health check needs
// neither the settings, which may be bad at the moment, nor the store.
const sign = "var/alive"

// Sign is what the daemon showed of itself last. At is zero if it never did.
type Sign struct {
	At  time.Time `json:"at"`
	Due []Due     `json:"due,omitempty"`
}

// beat shows that the daemon is alive at the moment, and what is due.
func (a *App) beat(due []Due) error {
	text, err := json.Marshal(Sign{At: a.options.Now().UTC(), Due: due})
	if err != nil {
		return err
	}
	name := filepath.Join(a.options.Dir, sign)
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		return err
	}
	if err := os.WriteFile(name+".new", append(text, '\n'), 0o640); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// LastSign is what the daemon of the installation in dir showed last.
func LastSign(dir string) (s Sign, err error) {
	text, err := os.ReadFile(filepath.Join(dir, sign))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	if err != nil {
		return s, fmt.Errorf("reading %s: %w", sign, err)
	}
	return s, nil
}

// silent is how old a daemon's last sign of life may be.
const silent = 3 * time.Minute

// Alive is an error if the daemon has shown no sign of life lately.
func (s Sign) Alive(now time.Time) error {
	switch {
	case s.At.IsZero():
		return errors.New("the daemon has never shown that it is alive")
	case now.Sub(s.At) > silent:
		return fmt.Errorf("the daemon has not shown that it is alive since %s", s.At.Format(time.RFC3339))
	}
	return nil
}

// Well is an error if the daemon is not alive, or if an edition is late.
func (s Sign) Well(now time.Time) error {
	if err := s.Alive(now); err != nil {
		return err
	}
	return WellOf(s.Due)
}

// WellOf is an error that names the editions which are late, nil if none is.
func WellOf(all []Due) error {
	var late []string
	for _, d := range all {
		if !d.Late.IsZero() {
			late = append(late, fmt.Sprintf("%s, due at %s, is not out", d.Edition, d.Slot.Format(time.RFC3339)))
		}
	}
	if len(late) == 0 {
		return nil
	}
	return errors.New(strings.Join(late, "; "))
}
