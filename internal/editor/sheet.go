package editor

import (
	"strings"

	"catchup/internal/check"
)

// Sheet is what the file of YAML says.
type Sheet struct {
	// Introduction stands in the place of the words under the masthead.
	Introduction Words `yaml:"introduction"`
	// Note is the editor's own, set small above the first section.
	Note Words `yaml:"note"`
	// Stories are the stories that the editor touches.
	Stories []Entry `yaml:"stories"`
	// Commentary is what officers say of lines of the edition's tables.
	Commentary []Comment `yaml:"commentary"`
}

// Check notes a file that says nothing.
func (s Sheet) Check(at check.Place) {
	if s.Introduction.Text == "" && s.Note.Text == "" && s.Stories == nil && s.Commentary == nil {
		at.Note("stories: …, commentary: …, introduction: … or note: …", "the file says nothing")
	}
}

// Words are a text of the editor's own.
type Words struct {
	// Text is in Markdown: paragraphs, links, emphasis.
	Text string `yaml:"text,required"`
	// Edited says who changed it last at the operators' site, and when.
	Edited string `yaml:"edited"`
}

// Check notes words that are only spaces.
func (w Words) Check(at check.Place) {
	if w.Text != "" && strings.TrimSpace(w.Text) == "" {
		at.Key("text").Note("", "there are no words")
	}
}

func (w Words) fields() []field {
	return []field{{"text", w.Text, word}, {"edited", w.Edited, word}}
}
