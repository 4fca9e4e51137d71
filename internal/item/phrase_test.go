package item

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPhrases finds phrases of each form in sentences.
func TestPhrases(t *testing.T) {
	book := newPhrasebook([]cue{
		{Job, weak, `apply by|before #; your|a? cv`},
		{Event, weak, `^ join us; book ... place`},
		{Opinion, weak, `i; many * $`},
		{Job, strong, `£# to? £#`},
		{Opinion, weak, `^ is it ... ?`},
	})
	for sentence, want := range map[string][]string{
		"Apply by 12 May.":                           {"Apply by 12"},
		"Please apply before 3.30pm on Friday.":      {"apply before 3.30"},
		"Apply by letter.":                           nil,
		"Send your CV now.":                          {"your CV"},
		"We need CV data.":                           nil,
		"Join us on Monday.":                         {"Join us"},
		"They will not join us.":                     nil,
		"Book yourself a good place.":                {"Book yourself a good place"},
		"Book one, two, three or four for the place": nil,
		"It was said many times.":                    {"many times."},
		"These times are hard.":                      nil,
		"The charter of Henry I was lost.":           nil,
		"Mae dau i fynd.":                            nil,
		"But I was there.":                           {"I"},
		"£45,000 to £52,000 a year":                  {"£45,000 to £52,000"},
		"£45,000–£52,000":                            {"£45,000–£52,000"},
		"£45m to £52m":                               nil,
		"Is it so?":                                  {"Is it so?"},
		"Is it":                                      nil,
	} {
		var got []string
		for _, f := range book.find([]utterance{utter(sentence)}) {
			got = append(got, strings.TrimSpace(f.said))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", sentence, diff)
		}
	}
	twice := book.find([]utterance{utter("Apply by 3."), utter("Apply by 4."), utter("Join us.")})
	if len(twice) != 2 {
		t.Errorf("a cue counts more than once: %+v", twice)
	}
}

func TestUnquoted(t *testing.T) {
	for text, want := range map[string]string{
		`He said: “I am late.” They left.`:  `He said:   They left.`,
		`"I am late", he said.`:             ` , he said.`,
		`‘I’m late,’ he said.`:              `  he said.`,
		`The trust’s chief and nurses’ pay`: `The trust’s chief and nurses’ pay`,
		`It's the nurses' pay`:              `It's the nurses' pay`,
		`He said: “I am late. They left.`:   `He said:  `,
	} {
		if got := unquoted(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
