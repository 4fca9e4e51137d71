package reports

import (
	"fmt"
	"testing"
	"time"

	"catchup/internal/period"
	"catchup/internal/setting"
)

// FuzzSpec holds that any file is read as a report or refused with its place,
// and that a report can be built whose sources are all missing.
func FuzzSpec(f *testing.F) {
	f.Add("title: Weekly\nsections: [ { stories: { from: [news], sentences: 3 } }, { note: \"Hello\" } ]")
	f.Add("title: Weekly\nslice_by: region\nsections: [ { table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]")
	f.Add("title: Weekly\nperiod: month\nsections:\n  - numbers: { title: \"\" }\n  - finance: { kind: outturn, title: A, from: a }\n    required: true")
	f.Add("{{},<<}")
	f.Fuzz(func(t *testing.T, text string) {
		var spec Spec
		problems := setting.Decode("r.yaml", []byte(text), &spec, setting.Options{})
		for _, p := range problems {
			if p.Pos.File != "r.yaml" || p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("no place in %#v", p)
			}
		}
		if len(problems) > 0 || spec.SliceBy != "" {
			return
		}
		due := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
		in := Input{Report: "weekly", Number: 1, Issued: due, Readings: map[string]Reading{}}
		if in.Period = spec.Period.Ending(due); in.Period == (period.Period{}) {
			t.Errorf("%q has no period", text)
		}
		for _, s := range spec.Sections {
			for _, name := range s.sources() {
				in.Readings[name] = Reading{Err: fmt.Errorf("there is no %s", name)}
			}
		}
		if d, err := Build(spec, in); err == nil && d == nil {
			t.Error("there is neither a document nor an error")
		}
	})
}
