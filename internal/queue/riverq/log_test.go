package riverq

import (
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestQuiet logs errors ten times a second for two minutes.
func TestQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var text strings.Builder
		log := quiet(slog.New(slog.NewTextHandler(&text, nil))).With("queue", "make")
		for range 1200 {
			log.Info("worked")
			log.Error("no connection")
			time.Sleep(100 * time.Millisecond)
		}
		if got := strings.Count(text.String(), "level=WARN"); got != 2 || strings.Count(text.String(), "\n") != 2 {
			t.Errorf("in two minutes it is told %d times:\n%.400s", got, &text)
		}
	})
}
