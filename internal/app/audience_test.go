package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/edition"
	"catchup/reports"
)

// TestAudience reads a list that is partly wrong, one that names nobody and one
// that is torn.
func TestAudience(t *testing.T) {
	a, log := open(t)
	list := func(text string) (edition.Audience, error) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(a.in.options.Dir, "config", "readers.csv"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return a.maker.audience(t.Context(), "daily", time.Date(2024, 6, 14, 15, 0, 0, 0, time.UTC))
	}
	audience, err := list("email\nann@example.org\nnobody\nbob@example.org\n")
	if err != nil || audience.Report != "daily" || audience.Reading == "" {
		t.Fatalf("the audience is %+v, %v", audience, err)
	}
	if n, err := a.in.store.Subscribers.Size(context.Background(), audience); n != 2 || err != nil {
		t.Errorf("%d readers of three rows, %v, want 2", n, err)
	}
	if !strings.Contains(log.String(), "passed over a row") {
		t.Errorf("what is wrong is not told:\n%s", log)
	}
	for text, want := range map[string]string{
		"email\nnobody\n": "row 2: the email is not an e-mail address",
		"email\n":         "it names nobody",
		"name\nAnn\n":     "no column email",
		"email\n\"b":      "a quote is not closed",
	} {
		_, err := list(text)
		if missing := new(reports.Missing); !errors.As(err, &missing) || missing.Source != "readers" || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), `"nobody"`) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
