package editor

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/setting"
)

const place = "editors/weekly/2024-06-14.yaml"

// byAnn is a change of hers.
func byAnn(c Change) Change {
	c.By, c.At = "ann", time.Date(2024, 6, 14, 16, 3, 0, 0, time.UTC)
	return c
}

// written is a file as people write it.
const written = `# Ann looks after this one.
stories:
  # the lead
  - story: financial plans # in every outlet
    title: More than half miss their plans
    order: 1 # agreed
  - {story: imaging backlog, remove: true}
commentary:
  - {section: Capital, line: Land, words: Sales slipped.} # ask Ben
`

// TestChanges changes a file, and leaves the rest of it with its comments.
func TestChanges(t *testing.T) {
	for name, c := range map[string]struct {
		change Change
		want   string
	}{
		"heading": {Change{Stories: map[int]*Entry{0: {Story: "financial plans", Title: "Plans are missed", Order: 2}}},
			strings.Replace(written, "    title: More than half miss their plans\n    order: 1 # agreed\n", "    title: Plans are missed\n    order: 2 # agreed\n    edited: ann, 14 June 2024, 16:03\n", 1)},
		"back": {Change{Stories: map[int]*Entry{1: nil}}, strings.Replace(written, "  - {story: imaging backlog, remove: true}\n", "", 1)},
		"added": {Change{Stories: map[int]*Entry{2: {Title: "2024", Text: "One.\n\nTwo."}}},
			strings.Replace(written, "commentary:", "  - title: \"2024\"\n    text: |-\n      One.\n\n      Two.\n    edited: ann, 14 June 2024, 16:03\ncommentary:", 1)},
		"comment": {Change{Commentary: map[int]*Comment{0: {Section: "Capital", Line: "Land", Words: "Sales came in May.", By: "Ann Hill", On: setting.Day{Year: 2024, Month: 7, Day: 4}}}},
			strings.Replace(written, "words: Sales slipped.}", `words: Sales came in May., by: Ann Hill, on: 2024-07-04, edited: 'ann, 14 June 2024, 16:03'}`, 1)},
		"list gone":    {Change{Commentary: map[int]*Comment{0: nil}}, strings.Split(written, "commentary:")[0]},
		"introduction": {Change{Introduction: &Words{Text: "A quiet week."}}, written + "introduction:\n  text: A quiet week.\n  edited: ann, 14 June 2024, 16:03\n"},
		"nothing left": {Change{Stories: map[int]*Entry{0: nil, 1: nil}, Commentary: map[int]*Comment{0: nil}}, ""},
	} {
		got, problems := byAnn(c.change).Apply(place, written)
		if diff := cmp.Diff(c.want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %v (-want +got):\n%s", name, problems, diff)
		}
	}
}

// TestFirstChange writes a file that was not there, and takes the words away again.
func TestFirstChange(t *testing.T) {
	first, problems := byAnn(Change{Note: &Words{Text: "The next one is on *Thursday*."}}).Apply(place, "")
	want := "note:\n  text: The next one is on *Thursday*.\n  edited: ann, 14 June 2024, 16:03\n"
	if first != want || len(problems) > 0 {
		t.Errorf("%v\n%s", problems, first)
	}
	if gone, problems := byAnn(Change{Note: new(Words)}).Apply(place, first); gone != "" || len(problems) > 0 {
		t.Errorf("%v\n%s", problems, gone)
	}
}

// TestRefusedChanges refuses what would be a mistake in the file, a file that has
// one already, and one that is written in a way that a change would not come
// through.
func TestRefusedChanges(t *testing.T) {
	long := Change{Stories: map[int]*Entry{0: {Story: "bread", Title: strings.Repeat("word ", 13)}}}
	broken := "stories: broken\n"
	for name, c := range map[string]struct {
		change     Change
		text, want string
	}{
		"long":   {long, "", "stories[0].title: has 13 words, more than 12"},
		"broken": {Change{Note: &Words{Text: "Words."}}, broken, "stories: "},
		"whole":  {Change{Whole: &broken}, written, "stories: "},
		"merged": {Change{Stories: map[int]*Entry{1: {Story: "a", Title: "New"}}},
			"stories:\n  - &a {story: a, title: Old, no_picture: true}\n  - {<<: *a, order: 2}\n", "the file is written in a way in which this cannot be changed from here"},
	} {
		got, problems := byAnn(c.change).Apply(place, c.text)
		if got != "" || !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%s: %q, %v", name, got, problems)
		}
	}
}

// TestWhole takes a file as it is given, with lines that end in line feeds.
func TestWhole(t *testing.T) {
	text := "# mine\r\nnote: { text: Words. }\r\n\r\n"
	got, problems := Change{Whole: &text}.Apply(place, "stories: broken\n")
	if got != "# mine\nnote: { text: Words. }\n" || len(problems) > 0 {
		t.Errorf("%q, %v", got, problems)
	}
	text = " \r\n"
	if got, problems := (Change{Whole: &text}).Apply(place, written); got != "" || len(problems) > 0 {
		t.Errorf("%q, %v", got, problems)
	}
}

// TestManyChanges makes changes at random, with words that mean something in YAML
// or Markdown: each is refused, or the file says exactly that.
func TestManyChanges(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	odd := []string{"yes", "2024-06-14", "- one", "# no comment", "a: b", "&a", "*x*", "\ttab", "trail ", "'", "\"", "%", "{", "one\n\ntwo", "|", "é", "\u2028x", "\u00a0", "null", "~", "[a](b)", "x\n  y\n z"}
	pick := func() string { return odd[random.IntN(len(odd))] + odd[random.IntN(len(odd))] }
	text, refused := "", 0
	for i := range 500 {
		var before Sheet
		if text != "" {
			before, _ = ReadSheet(place, []byte(text))
		}
		at := random.IntN(len(before.Stories) + 1)
		c := Change{Stories: map[int]*Entry{at: nil}}
		if i%3 > 0 {
			c.Stories[at] = &Entry{Story: pick(), Text: pick(), Title: pick(), Order: random.IntN(3)}
		}
		if i%5 == 0 {
			c.Commentary = map[int]*Comment{0: {Section: pick(), Line: pick(), Words: pick() + "x"}}
		}
		got, problems := byAnn(c).Apply(place, text)
		if len(problems) > 0 {
			refused++
			continue
		}
		var after Sheet
		if got != "" {
			after, problems = ReadSheet(place, []byte(got))
		}
		want := byAnn(c).signed().sheet(before)
		if diff := cmp.Diff(fmt.Sprint(want.edits(place)), fmt.Sprint(after.edits(place))); diff != "" || len(problems) > 0 {
			t.Fatalf("change %d: %v (-want +got):\n%s", i, problems, diff)
		}
		text = got
	}
	if refused > 100 {
		t.Errorf("%d of 500 changes are refused", refused)
	}
}

// FuzzMarkdown holds that what is written of a paragraph is read as the same words.
func FuzzMarkdown(f *testing.F) {
	for _, words := range []string{"Two wards [10 March] close.", "1. July", "# 4", "*a* _b_", "a <b> & `c`", "- x", "+ y", "\\", "===", "~~~", "> q", "&amp;", "http://a.example"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		words = strings.Join(strings.Fields(strings.ToValidUTF8(words, "")), " ")
		if strings.Contains(words, "\x00") {
			t.Skip() // which Markdown replaces
		}
		read := paragraphs(Markdown([]document.Paragraph{document.Say(words)}))
		got := ""
		for _, p := range read {
			got += p.Plain()
		}
		if got != words || len(read) > 1 {
			t.Errorf("%q is read as %q", words, got)
		}
	})
}
