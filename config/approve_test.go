package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/edition"
)

// approved is a report with the settings of its approval, and of the web.
const approved = `
reports: { weekly: { spec: reports/weekly.yaml, approve: %s } }
mail: { from: catchup@example.org }
web: { address: "https://news.example.org", operators: { ann: { token: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } } }
`

func loadApproved(t *testing.T, approve string) (*config.Settings, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config/catchup.yaml": strings.ReplaceAll(approved, "%s", approve),
		"reports/weekly.yaml": "title: Catch Up\nperiod: week\nsections: [ { note: Words. } ]\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return config.Load(config.Options{Dir: dir})
}

// TestApprove reads each form, with the terms of an edition that was due on
// Friday at 16:00 in London and made a minute later.
func TestApprove(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2024, 6, 14, 16, 0, 0, 0, london)
	for approve, want := range map[string]edition.Terms{
		"required":                                      {Approval: true},
		`{ by: [ann] }`:                                 {Approval: true},
		`{ embargo: "17:00", if_silent: send }`:         {Approval: true, Silence: edition.SendAnyway, Release: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)},
		`{ embargo: "09:30" }`:                          {Approval: true, Release: time.Date(2024, 6, 15, 8, 30, 0, 0, time.UTC)},
		`{ embargo: 3h, by: [ann], if_silent: "drop" }`: {Approval: true, Silence: edition.DropThen, Release: time.Date(2024, 6, 14, 18, 1, 0, 0, time.UTC)},
	} {
		s, err := loadApproved(t, approve)
		if err != nil {
			t.Errorf("%s: %v", approve, err)
			continue
		}
		if got := s.Reports["weekly"].Approve.Terms(due, due.Add(time.Minute)); got != want {
			t.Errorf("%s: %+v, want %+v", approve, got, want)
		}
		if got := s.Approvers("weekly"); len(got) != 1 || got[0] != "ann" {
			t.Errorf("%s: %v may approve it", approve, got)
		}
	}
	if got := (*config.Approve)(nil).Terms(due, due); got != (edition.Terms{}) {
		t.Errorf("without an approval the terms are %+v", got)
	}
}

// TestApproveMistakes reads what is wrong.
func TestApproveMistakes(t *testing.T) {
	for approve, want := range map[string]string{
		"never":                 `"never" is not how editions are approved`,
		"{ if_silent: send }":   "nobody knows until when to wait for a word",
		`{ if_silent: resend }`: `"resend" is not what can become of an edition`,
		"{ by: [anne] }":        `there is no operator "anne" (did you mean "ann"?)`,
		`{ embargo: "25:00" }`:  `"25:00" is neither an hour, as 17:00, nor a span of time, as 3h`,
	} {
		if _, err := loadApproved(t, approve); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", approve, err, want)
		}
	}
}
