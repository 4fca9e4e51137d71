package editor

import (
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/reports"
)

// Entry is what the file says of one story.
type Entry struct {
	// Story names it by one of its articles: an ID, a link, or words that stand
	// in a row in a title. Without it, title and text are a story of the editor's own.
	Story string `yaml:"story"`
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
	// Edited says who changed it last at the operators' site, and when.
	Edited string `yaml:"edited"`
}

// Check notes an entry that does nothing, one that both removes and changes the
// story, and a story of the editor's own without title or text.
func (e Entry) Check(at check.Place) {
	e.check(at)
	switch {
	case e.Story == "" && e.Title != "" && strings.TrimSpace(e.Text) == "":
		at.Note("text: …, or story: … for one that is found in the sources", "a story of your own needs a text")
	case e.Story != "" && !e.Remove && !e.Does():
		at.Note("title, text, order, no_picture or remove", "the entry does nothing")
	}
}

// Does tells whether the entry changes anything of the story that it names.
func (e Entry) Does() bool {
	return e.Title != "" || strings.TrimSpace(e.Text) != "" || e.Order != 0 || e.NoPicture
}

// matter is the front matter of an article. It has the keys of an entry without a
// text, which stands below it.
type matter struct {
	Story     string `yaml:"story"`
	Title     string `yaml:"title"`
	Author    string `yaml:"author"`
	Order     int    `yaml:"order"`
	Remove    bool   `yaml:"remove"`
	NoPicture bool   `yaml:"no_picture"`
	Text      string
}

func (m matter) entry() Entry {
	return Entry{Story: m.Story, Title: m.Title, Author: m.Author, Order: m.Order, Remove: m.Remove, NoPicture: m.NoPicture, Text: m.Text}
}

// Check notes what an entry may not be either.
func (m matter) Check(at check.Place) { m.entry().check(at) }

func (e Entry) check(at check.Place) {
	switch {
	case e.Story == "" && e.Title == "":
		at.Note("or story: …, for one that is found in the sources", "an article of your own needs a title")
	case e.Order < 0:
		at.Key("order").Note("", "must be 1 or more")
	case e.Remove && e.Story == "":
		at.Key("remove").Note("story: …", "what is removed must be named")
	case e.Remove && e.Does():
		at.Key("remove").Note("", "a story that is removed has no title, text or order")
	}
	if n := len(strings.Fields(e.Title)); n > LongestTitle {
		at.Key("title").Note("", "has %d words, more than %d", n, LongestTitle)
	}
}

// LongestTitle is how many words a heading of the editor's may have.
const LongestTitle = 12

func (e Entry) fields() []field {
	order, yes := "", map[bool]string{true: "true"}
	if e.Order != 0 {
		order = strconv.Itoa(e.Order)
	}
	return []field{
		{"story", e.Story, word}, {"title", e.Title, word}, {"text", e.Text, word}, {"author", e.Author, word}, {"order", order, plainWord},
		{"remove", yes[e.Remove], plainWord}, {"no_picture", yes[e.NoPicture], plainWord}, {"edited", e.Edited, word},
	}
}

// edit is the entry as the report applies it to the stories.
func (e Entry) edit(place string) reports.Edit {
	return reports.Edit{
		Place: place, Story: e.Story, Title: e.Title, Author: e.Author,
		Text: paragraphs(e.Text), Order: e.Order, Remove: e.Remove, NoPicture: e.NoPicture,
	}
}
