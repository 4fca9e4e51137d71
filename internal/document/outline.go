package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Labels are what the tables and the charts of a document are called, “Table 3”
// and “Figure 2”, by the index of their block; "" for other blocks. Each kind is
// counted through the whole document, so that all forms of it can call them the
// same.
func (bs Blocks) Labels() []string {
	labels := make([]string, len(bs))
	tables, figures := 0, 0
	for i, b := range bs {
		switch b.(type) {
		case Table:
			tables++
			labels[i] = fmt.Sprintf("Table %d", tables)
		case Chart:
			figures++
			labels[i] = fmt.Sprintf("Figure %d", figures)
		}
	}
	return labels
}

// Headed are the places of what words can lead to, by their headings: of stories and,
// where no story has the heading, of parts. Of several with one heading the first
// counts.
func (bs Blocks) Headed() map[string]int {
	stories, parts := map[string]int{}, map[string]int{}
	for i, b := range slices.Backward(bs) {
		switch b := b.(type) {
		case Story:
			stories[b.Heading] = i
		case Heading:
			parts[b.Text] = i
		}
	}
	maps.Copy(parts, stories)
	maps.DeleteFunc(parts, func(heading string, _ int) bool { return strings.TrimSpace(heading) == "" })
	return parts
}

// Brief is one thing that a document says: the heading of a story, or of a part
// and what its first sentence says. Block is the index of that heading or story.
type Brief struct {
	Block   int
	Heading string
	Says    string // "" for a story
}

// How many lines a summary has, and how many of them may be stories.
const (
	mostBriefs  = 5
	mostStories = 3
	mostBytes   = 400 // of one line
)

// Summary is what the document says in few lines, in its own words: the headings
// of its first stories, and the first sentence of each part that has no stories.
// What the introduction says already is left out, and what is too long to be brief.
// A document that opens with its findings needs no other summary.
func (d *Document) Summary() []Brief {
	if len(d.Blocks.findings().Items) > 0 {
		return nil
	}
	s := summary{stories: mostStories}
	for _, p := range d.Introduction {
		s.said += p.Plain() + "\n"
	}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			if b.Level <= 2 {
				s.part = &Brief{Block: i, Heading: b.Text}
			}
		case Story:
			s.tell(Brief{Block: i, Heading: b.Heading})
		case Paragraph:
			s.first(b.Plain())
		case Chart:
			s.first(b.Alt)
		default:
			s.part = nil
		}
	}
	return s.briefs
}

// summary is one that is being made. Part is the part that has said nothing yet,
// nil for none.
type summary struct {
	briefs  []Brief
	part    *Brief
	stories int
	said    string
}

func (s *summary) tell(p Brief) {
	s.part = nil
	if s.stories--; s.stories >= 0 {
		s.add(p)
	}
}

// first takes the first sentence of a part.
func (s *summary) first(words string) {
	if s.part == nil {
		return
	}
	p := *s.part
	s.part = nil
	if p.Says, _ = sentence(strings.TrimSpace(words)); p.Says != "" && !strings.Contains(s.said, p.Says) {
		s.add(p)
	}
}

func (s *summary) add(p Brief) {
	if len(s.briefs) < mostBriefs && len(p.Heading)+len(p.Says) <= mostBytes && strings.TrimSpace(p.Heading) != "" {
		s.briefs = append(s.briefs, p)
	}
}

// Entry is a line of a table of contents: a part, or a story within one. Block is
// the index of its heading or story.
type Entry struct {
	Block int
	Words string
	Story bool
}

// mostEntries is how many lines contents have at most, if the stories are among
// them.
const mostEntries = 24

// Contents are the parts of a document in their order and, if there is room for
// all of them, the stories.
func (d *Document) Contents() []Entry {
	var parts, all []Entry
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			if one := (Entry{i, b.Text, false}); b.Level <= 2 && strings.TrimSpace(b.Text) != "" {
				parts, all = append(parts, one), append(all, one)
			}
		case Story:
			if strings.TrimSpace(b.Heading) != "" {
				all = append(all, Entry{i, b.Heading, true})
			}
		}
	}
	if len(all) > mostEntries {
		return parts
	}
	return all
}
