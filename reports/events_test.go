package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
)

func TestMistakesInEvents(t *testing.T) {
	report := `
title: Broken
events:
  - { when: soon, words: a sample ward moved }
  - { when: 2025-26, words: a year is no time }
  - { words: no time }
  - { when: 2025-04, words: ` + strings.Repeat("long ", 21) + ` }
  - { when: 2025-04-07, words: a sample ward moved }
  - { when: 2025-04-07, words: "two\nlines" }
sections:
  - note: A sample
`
	var got []string
	for _, p := range setting.Decode("r.yaml", []byte(report), new(Spec), setting.Options{}) {
		got = append(got, p.Error())
	}
	want := []string{
		`r.yaml:4:13: events[0].when: "soon" is neither a month nor a day (write it as 2025-04 or 2025-04-07)`,
		`r.yaml:5:13: events[1].when: "2025-26" is neither a month nor a day (write it as 2025-04 or 2025-04-07)`,
		`r.yaml:6:5: events[2]: the key "when" is missing`,
		"r.yaml:7:29: events[3].words: an event has at most 100 characters, and this one has 104",
		"r.yaml:9:32: events[5].words: an event stands on one line",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	const twice = `
title: Broken
events:
  dates: [ { when: 2025-04, words: a sample ward moved }, { when: 2025-05, words: a sample ward moved }, { when: 2025-04, words: a sample ward moved } ]
sections:
  - note: A sample
`
	got = nil
	for _, p := range setting.Decode("r.yaml", []byte(twice), new(Spec), setting.Options{}) {
		got = append(got, p.Error())
	}
	if diff := cmp.Diff([]string{"r.yaml:4:106: events.dates[2]: “a sample ward moved” of 2025-04 is given twice"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
