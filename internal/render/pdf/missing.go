package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/pdf/tag"
	"catchup/internal/script"
)

// missing is what becomes "?" since no face has it: letters of running text, and
// headings with theirs.
type missing struct {
	letters  map[rune]bool
	heads    map[rune]bool
	headings []string
}

func newMissing() missing { return missing{letters: map[rune]bool{}, heads: map[rune]bool{}} }

// note remembers the letters of words that no face has.
func (m *missing) note(f *face.Face, words string) {
	for _, r := range f.Missing(words) {
		m.letters[r] = true
	}
}

// head remembers a heading that would lose letters.
func (m *missing) head(f *face.Face, words string) {
	lost := f.Missing(words)
	for _, r := range lost {
		m.heads[r] = true
	}
	if len(lost) > 0 && !slices.Contains(m.headings, words) {
		m.headings = append(m.headings, words)
	}
}

// unlettered is an *edition.Unlettered if headings would lose letters, unless the
// document is published in spite of that.
func (m *missing) unlettered(d *document.Document, form string) error {
	known := d.Override != nil && slices.ContainsFunc(d.Override.Breaches, func(b document.Breach) bool { return b.Source == form && b.What == edition.Letters })
	if len(m.headings) == 0 || known {
		return nil
	}
	return &edition.Unlettered{Form: form, Headings: m.headings, Lost: slices.Sorted(maps.Keys(m.heads)), Systems: systems(m.heads)}
}

// systems are the names of the writing systems of letters.
func systems(letters map[rune]bool) []string { return script.Names(slices.Collect(maps.Keys(letters))) }

// setMissing says which letters are not printed, and where they can be read.
func (s *setter) setMissing() {
	if len(s.missing.letters) == 0 {
		return
	}
	few := systems(s.missing.letters)
	more := ""
	if len(few) > 3 {
		few, more = few[:3], fmt.Sprintf(" and %d more", len(few)-3)
	}
	words := document.Say(fmt.Sprintf("Letters that cannot be printed here stand as “?”. Their writing systems: %s%s.", strings.Join(few, ", "), more))
	if s.doc.Whole.Page != "" {
		words = append(words, document.Span{Text: " The whole text is "}, document.Span{Text: "on the web", Link: s.doc.Whole.Page}, document.Span{Text: "."})
	}
	s.gap(3)
	s.paragraph(note, s.spans(s.in.Add(tag.Paragraph), words, s.small, s.palette.Accent), s.typeWidth, s.leading.tight)
}
