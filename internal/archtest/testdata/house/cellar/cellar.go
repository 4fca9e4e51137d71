// Package cellar reads a file and a clock.
package cellar

import (
	"os"
	"time"
)

func Read(name string) ([]byte, time.Time, error) {
	data, err := os.ReadFile(name)
	return data, time.Now(), err
}
