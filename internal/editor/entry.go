package editor

import (
	"strings"

	"catchup/internal/check"
	"catchup/reports"
)

// sheet is the file of YAML.
type sheet struct {
	// Stories are the stories that the editor touches.
	Stories []entry `yaml:"stories"`
	// Commentary is what officers say of lines of the edition's tables.
	Commentary []comment `yaml:"commentary"`
}

// Check notes a file that says nothing.
func (s sheet) Check(at check.Place) {
	if s.Stories == nil && s.Commentary == nil {
		at.Note("stories: … or commentary: …", "the file says nothing")
	}
}

// entry is what it says of one story.
type entry struct {
	// Story names it by one of its articles: an ID, a link, or words that stand
	// in a row in a title.
	Story string `yaml:"story,required"`
	// Title is the heading.
	Title string `yaml:"title"`
	// Text tells it, in Markdown: paragraphs, links, emphasis.
	Text string `yaml:"text"`
	// Author is who wrote title and text.
	Author string `yaml:"author"`
	// Order is its place among the stories, from 1.
	Order int `yaml:"order"`
	// Remove leaves it out.
	Remove bool `yaml:"remove"`
	// NoPicture tells it without its picture.
	NoPicture bool `yaml:"no_picture"`
}

// matter is the front matter of an article. It has the same keys as an entry.
// Without a story the article is one of the editor's own, and needs a title.
type matter struct {
	Story     string `yaml:"story"`
	Title     string `yaml:"title"`
	Author    string `yaml:"author"`
	Order     int    `yaml:"order"`
	Remove    bool   `yaml:"remove"`
	NoPicture bool   `yaml:"no_picture"`
	Text      string
}

func (m matter) entry() entry {
	return entry{Story: m.Story, Title: m.Title, Author: m.Author, Order: m.Order, Remove: m.Remove, NoPicture: m.NoPicture, Text: m.Text}
}

// Check notes an entry that does nothing, or that both removes and changes the
// story.
func (e entry) Check(at check.Place) { e.check(at, true) }

// Check notes an article of the editor's own without a title.
func (m matter) Check(at check.Place) {
	if m.Story == "" && m.Title == "" {
		at.Note("or story: …, for one that is found in the sources", "an article of your own needs a title")
	}
	if m.Story == "" && m.Remove {
		at.Key("remove").Note("story: …", "what is removed must be named")
	}
	m.entry().check(at, false)
}

func (e entry) check(at check.Place, whole bool) {
	touched := e.Title != "" || strings.TrimSpace(e.Text) != "" || e.Order != 0 || e.NoPicture
	switch {
	case e.Order < 0:
		at.Key("order").Note("", "must be 1 or more")
	case e.Remove && touched:
		at.Key("remove").Note("", "a story that is removed has no title, text or order")
	case whole && !e.Remove && !touched:
		at.Note("title, text, order, no_picture or remove", "the entry does nothing")
	}
	if n := len(strings.Fields(e.Title)); n > longestTitle {
		at.Key("title").Note("", "has %d words, more than %d", n, longestTitle)
	}
}

// longestTitle is how many words a heading of the editor's may have.
const longestTitle = 12

// edit is the entry as the report applies it to the stories.
func (e entry) edit(place string) reports.Edit {
	return reports.Edit{
		Place: place, Story: e.Story, Title: e.Title, Author: e.Author,
		Text: paragraphs(e.Text), Order: e.Order, Remove: e.Remove, NoPicture: e.NoPicture,
	}
}
