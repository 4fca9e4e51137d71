package app

import (
	"context"
	"io/fs"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"catchup/config"
	"catchup/internal/expect"
	"catchup/internal/setting"
)

// TestHeld serves a source that has too few rows: for an edition that is still
// owed from the day before, and for one that falls due an hour later. The log
// and the operator are told once of each, and the second edition goes out when
// the rows are there: that is told as well, as is that both were late.
func TestHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(15 * time.Hour) // the bubble begins at midnight
		a, log := open(t, func(s *config.Settings, _ *Options) {
			s.Mail.Operator = setting.Address{Address: mail.Address{Address: "operator@example.org"}}
		})
		beds := a.maker.supplies["beds"]
		beds.Expect = &expect.Spec{Rows: &setting.Range{Least: 2, Most: 9}}
		a.maker.supplies["beds"] = beds
		fill := func(rows string) {
			if err := os.WriteFile(filepath.Join(a.in.options.Dir, "config", "beds.csv"), []byte("ward\n"+rows), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		fill("Ward 7\n")
		ctx, stop := context.WithCancel(t.Context())
		served := make(chan error, 1)
		go func() { served <- a.work(ctx) }()
		time.Sleep(5 * time.Hour)
		synctest.Wait()
		messages := func(pattern string) int {
			names, err := fs.Glob(os.DirFS(a.in.options.Dir), "var/outbox/new/"+pattern)
			if err != nil {
				t.Fatal(err)
			}
			return len(names)
		}
		if n := strings.Count(log.String(), "is held"); n != 2 || messages("held-*.eml") != 2 {
			t.Errorf("two holds were told %d times and by %d letters:\n%s", n, messages("*.eml"), log)
		}
		if n := strings.Count(log.String(), "beds.csv has 1 row; expected are 2..9"); n != 2 {
			t.Errorf("the log tells %d times what is not as expected, want once of each", n)
		}
		fill("Ward 7\nWard 8\n")
		time.Sleep(time.Hour)
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
		for pattern, want := range map[string]int{"daily-*.eml": 1, "resolved-held-*.eml": 1, "outcome-*.eml": 1, "late-*.eml": 2, "resolved-late-*.eml": 1, "*.eml": 8} {
			if n := messages(pattern); n != want {
				t.Errorf("%d letters %s, want %d:\n%s", n, pattern, want, log)
			}
		}
		if n := strings.Count(log.String(), "edition out"); n != 1 {
			t.Errorf("the log tells %d times how the edition came out", n)
		}
	})
}
