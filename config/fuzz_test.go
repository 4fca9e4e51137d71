package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"catchup/config"
	"catchup/internal/check"
)

// FuzzLoad holds that any settings and any report are loaded, or refused with
// the place of each mistake.
func FuzzLoad(f *testing.F) {
	const report = "title: Weekly\nsections: [ { note: Hello } ]"
	for _, name := range []string{"catchup.yaml", "examples/daily.yaml", "examples/finance.yaml"} {
		sample, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(sample), report)
	}
	f.Add("reports: { weekly: { spec: reports/weekly.yaml, schedule: { at: \"0 16 * * FRI\" } } }\nmail: { from: a@example.org }", report)
	f.Add("reports: { weekly: { spec: reports/weekly.yaml } }\nsources: { a: { feed: { urls: [\"http://[\"] } } }\nstore: file:reports/weekly.yaml", "{{},<<}")
	f.Fuzz(func(t *testing.T, settings, report string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"config/catchup.yaml": settings, "reports/weekly.yaml": report} {
			file := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, err := config.Load(config.Options{Dir: dir})
		var problems check.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Errorf("%v is no mistake that an operator can mend", err)
		}
		for _, p := range problems {
			if p.Pos.File == "" || p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("no place in %#v", p)
			}
		}
	})
}
