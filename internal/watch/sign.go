package watch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// sign is the file that tells whether the daemon is alive, and the state of its
// reports. It is in the installation's folder, so that a health check needs
// neither the store nor the settings, which may have mistakes at the moment.
const sign = "var/alive"

// Sign is the last sign of life of a daemon. At is zero if there was none.
type Sign struct {
	At    time.Time `json:"at"`
	Due   []Due     `json:"due,omitempty"`
	Clock string    `json:"clock,omitempty"` // why the clock cannot be right
}

// showSign writes the sign of life of the installation in dir.
func showSign(dir string, s Sign) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	name := filepath.Join(dir, sign)
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
	case s.At.Sub(now) > silent:
		return fmt.Errorf("the daemon showed last that it is alive at %s, which has not come yet: a clock is wrong", s.At.Format(time.RFC3339))
	case now.Sub(s.At) > silent:
		return fmt.Errorf("the daemon has not shown that it is alive since %s", s.At.Format(time.RFC3339))
	}
	return nil
}

// Well is an error if the daemon is not alive, if its clock cannot be right, or
// if an edition is late.
func (s Sign) Well(now time.Time) error {
	if err := s.Alive(now); err != nil {
		return err
	}
	if s.Clock != "" {
		return errors.New(s.Clock)
	}
	return wellOf(s.Due)
}
