package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/setting"
)

// TestBrokenOff stops a run while its first message of two is under way.
func TestBrokenOff(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	server := smtptest.Start(t, smtptest.Options{Reply: func(verb, _ string, _ int) string {
		if verb == "." {
			stop()
		}
		return ""
	}})
	a, log := open(t, func(s *config.Settings, _ *Options) {
		s.Mail.SMTP = &smtp.Spec{Host: server.Host, Port: server.Port, TLS: smtp.None, Timeout: setting.Duration(10 * time.Second)}
	})
	for name, text := range map[string]string{"beds.csv": "ward\nWard 7\n", "readers.csv": "email\nann@example.org\nbob@example.org\n"} {
		if err := os.WriteFile(filepath.Join(a.in.options.Dir, "config", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, err := a.Run(ctx, Order{Report: "daily"})
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "the next run sends what is left") {
		t.Errorf("a run that is broken off ends in %v", err)
	}
	if !strings.Contains(log.String(), "sent 1 of 2") || r.Outcome.Waiting != 1 {
		t.Errorf("what was sent is not told: %+v\n%s", r.Outcome, log)
	}
}

// TestOwedIsReported takes what the ledger holds of an edition for no error of the
// job that has sent it.
func TestOwedIsReported(t *testing.T) {
	w := watchOver(t, 2, func(s *config.Settings) { s.Mail.PauseOver = 1 })
	w.fill("beds.csv", "ward\nWard 7\n")
	w.reply = func(string) string { return "550 5.1.1 no" }
	due := w.in.calendar.Due("daily", w.now)
	r, err := w.maker.publish(t.Context(), w.maker.press("daily"), due)
	if err == nil {
		err = works{w.maker, w.mailing}.Send(t.Context(), r.Edition.ID)
	}
	if err != nil {
		t.Error(err)
	}
	if s, err := w.in.store.Ledger.Standing(t.Context(), r.Edition.ID); s.Refused != 2 || err != nil {
		t.Errorf("the ledger holds %+v, %v", s, err)
	}
}
