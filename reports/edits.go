package reports

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/story"
)

// Edits are what was written for one edition by hand: of its stories, and of lines
// of its tables; an introduction in the place of the report's, and a note of its
// own.
type Edits struct {
	Stories      []Edit
	Comments     []Comment
	Introduction []document.Paragraph
	Note         []document.Paragraph
}

// And is what both say. The second introduction and the second note stand in the
// place of the first.
func (e Edits) And(more Edits) Edits {
	e.Stories, e.Comments = append(e.Stories, more.Stories...), append(e.Comments, more.Comments...)
	if more.Introduction != nil {
		e.Introduction = more.Introduction
	}
	if more.Note != nil {
		e.Note = more.Note
	}
	return e
}

// Edit is what an editor wrote of one story of an edition. Place is where it
// is written. Story names the story by one of its articles: an ID, a link, or
// words that stand in a row in a title; without it, Title and Text are a story
// of the editor's own. Title and Text stand in the place of those that were
// found; Order is the place among the stories, from 1; Remove leaves the story
// out; NoPicture tells it without its picture.
type Edit struct {
	Place     string
	Story     string
	Title     string
	Author    string
	Text      []document.Paragraph
	Order     int
	Remove    bool
	NoPicture bool

	spent bool // it has found its story
}

// edit applies the edits to the candidates that they name. A story of the
// editor's own stands before all others.
func (sel *selection) edit(edits []Edit) {
	var own []*candidate
	for i := range edits {
		e := &edits[i]
		if e.spent {
			continue
		}
		if e.Story == "" {
			own = append(own, &candidate{Story: story.Story{Heading: e.Title}, edit: e})
			sel.edited[i] = true
		} else if c := sel.named(e.Story); c != nil {
			c.apply(e)
			sel.edited[i] = true
		}
	}
	sel.all = append(own, sel.all...)
}

// named is the first candidate that has an article of that name and no other
// edit.
func (sel *selection) named(words string) *candidate {
	for _, c := range sel.all {
		if c.edit == nil && slices.ContainsFunc(slices.Concat(c.Items, c.Before), func(i item.Item) bool { return i.Names(words) }) {
			return c
		}
	}
	return nil
}

// apply applies an edit to the candidate. A story with an edit is neither muted
// nor dropped.
func (c *candidate) apply(e *Edit) {
	c.edit, c.Out = e, ""
	if e.Remove {
		c.Out = "an editor has removed it"
	}
}

// byHand says which parts of the story a person wrote; empty if none.
func (e *Edit) byHand() string {
	if e == nil {
		return ""
	}
	who := "by hand"
	if e.Author != "" {
		who = "by " + e.Author
	}
	switch {
	case e.Text != nil && e.Story == "":
		return fmt.Sprintf("Written %s for this edition.", who)
	case e.Text != nil && e.Title != "":
		return fmt.Sprintf("Headline and text written %s for this edition.", who)
	case e.Text != nil:
		return fmt.Sprintf("Text written %s for this edition.", who)
	case e.Title != "":
		return fmt.Sprintf("Headline written %s for this edition.", who)
	}
	return ""
}

// spend marks the edits that have found their story, so that no other section
// uses them too.
func spend(edits []Edit, used map[int]bool) []Edit {
	left := slices.Clone(edits)
	for i := range left {
		left[i].spent = left[i].spent || used[i]
	}
	return left
}

// lost are the warnings of edits that found no story in any of the chapters.
func lost(edits []Edit, chapters []chapter) (warnings []string) {
	for i, e := range edits {
		if !slices.ContainsFunc(chapters, func(c chapter) bool { return c.edited[i] }) {
			warnings = append(warnings, fmt.Sprintf("%s: no story of this edition has an article named by “%s”", e.Place, e.Story))
		}
	}
	return warnings
}
