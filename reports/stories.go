package reports

import (
	"fmt"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/period"
	"catchup/internal/story"
)

// Stories is a section of the period's stories: the weightiest are told in
// sentences of their sources, the next ones named in a line each.
type Stories struct {
	// Title is the heading; if absent, "This week’s stories" or as the period is.
	Title string `yaml:"title"`
	// From names the sources of articles: feeds, folders, or tables with the
	// columns of a feed.
	From []string `yaml:"from,required"`
	// Tell is how many stories are told, 1 to 20.
	Tell int `yaml:"tell" default:"5"`
	// Also is how many more are named, 0 to 50.
	Also int `yaml:"also" default:"6"`
	// Sentences is the length of a story, 2 to 5.
	Sentences int `yaml:"sentences" default:"4"`
	// Watch are words and phrases that lift a story.
	Watch []string `yaml:"watch"`
}

// Check notes numbers outside their bounds.
func (s Stories) Check(at check.Place) {
	if len(s.From) == 0 {
		at.Key("from").Note("", "stories need at least one source")
	}
	within(at.Key("tell"), s.Tell, 1, 20)
	within(at.Key("also"), s.Also, 0, 50)
	within(at.Key("sentences"), s.Sentences, 2, 5)
}

// within notes a number outside [least, most].
func within(at check.Place, n, least, most int) {
	if n < least || n > most {
		at.Note("", "must be from %d to %d, not %d", least, most, n)
	}
}

// build finds the stories of the period and tells the weightiest.
func (s Stories) build(unit period.Unit, in Input) chapter {
	items, c := s.items(unit, in)
	heading := document.Heading{Level: 2, Text: s.title(unit)}
	if len(c.gaps) == len(s.From) {
		c.blocks = []document.Block{heading, document.Say("The sources of these stories could not be read, so this part is missing.")}
		return c
	}
	stories := story.Choose(items, story.Options{
		Since:     in.Period.Start,
		Until:     in.Period.End,
		Sentences: s.Sentences,
		Watch:     s.Watch,
	})
	told := stories[:min(s.Tell, len(stories))]
	also := stories[len(told):min(s.Tell+s.Also, len(stories))]
	c.blocks = append([]document.Block{heading}, tell(told, unit)...)
	c.blocks = append(c.blocks, pointers(also, unit)...)
	c.brief = document.Say(brief(told, unit))
	if len(told) > 0 && len(told[0].Summary) > 0 {
		c.preview = told[0].Summary[0].Text
	}
	return c
}

// items gathers the articles of all sources; those that are missing leave gaps
// in the chapter.
func (s Stories) items(unit period.Unit, in Input) (items []story.Item, c chapter) {
	for _, source := range s.From {
		t, missing := in.table(source)
		if missing != nil {
			c.gaps = append(c.gaps, missing)
			c.notices = append(c.notices, fmt.Sprintf(
				"The source “%s” could not be read, so this edition has no stories from it.", in.title(source)))
			continue
		}
		c.notices = append(c.notices, warn(s.title(unit), t)...)
		read, warnings := story.Items(t)
		items, c.warnings = append(items, read...), append(c.warnings, warnings...)
	}
	return items, c
}

// title is the heading of the section.
func (s Stories) title(unit period.Unit) string {
	switch {
	case s.Title != "":
		return s.Title
	case unit == period.Day:
		return "Today’s stories"
	}
	return fmt.Sprintf("This %s’s stories", unit)
}

// span names the period in the course of a sentence: "this week", "today".
func span(unit period.Unit) string {
	if unit == period.Day {
		return "today"
	}
	return "this " + string(unit)
}

// tell sets the stories, the first as the lead.
func tell(stories []story.Story, unit period.Unit) []document.Block {
	if len(stories) == 0 {
		return []document.Block{document.Say(fmt.Sprintf("No stories %s.", span(unit)))}
	}
	blocks := make([]document.Block, len(stories))
	for i, s := range stories {
		blocks[i] = document.Story{
			Heading:    s.Heading,
			Lead:       i == 0,
			Paragraphs: paragraphs(s),
			Articles:   articles(s.Items),
		}
	}
	return blocks
}

// paragraphs sets a story's sentences, each linked to its article; those that
// shared a paragraph there share one here.
func paragraphs(s story.Story) []document.Paragraph {
	var set []document.Paragraph
	for i, sentence := range s.Summary {
		span := document.Span{Text: sentence.Text, Link: s.Items[sentence.Item].Link}
		if i > 0 && together(s.Summary[i-1], sentence) {
			last := &set[len(set)-1]
			*last = append(*last, document.Span{Text: " "}, span)
			continue
		}
		set = append(set, document.Paragraph{span})
	}
	return set
}

// together tells whether two sentences stood in one paragraph.
func together(a, b story.Sentence) bool {
	return a.Item == b.Item && a.Paragraph == b.Paragraph
}

func articles(items []story.Item) []document.Article {
	set := make([]document.Article, len(items))
	for i, item := range items {
		set[i] = document.Article{
			Outlet:    item.Outlet,
			Title:     item.Title,
			Author:    item.Author,
			Link:      item.Link,
			Published: item.Published,
		}
	}
	return set
}

// pointers names further stories in a line each.
func pointers(stories []story.Story, unit period.Unit) []document.Block {
	if len(stories) == 0 {
		return nil
	}
	var list document.List
	for _, s := range stories {
		first := s.Items[0]
		line := document.Paragraph{{Text: first.Title, Link: first.Link}}
		if first.Outlet != "" {
			line = append(line, document.Span{Text: " – " + first.Outlet})
		}
		list.Items = append(list.Items, line)
	}
	return []document.Block{document.Heading{Level: 2, Text: "Also " + span(unit)}, list}
}

// brief reads "5 stories this week, told from 14 articles in 3 outlets."
func brief(told []story.Story, unit period.Unit) string {
	if len(told) == 0 {
		return fmt.Sprintf("No stories %s.", span(unit))
	}
	articles, outlets := 0, map[string]bool{}
	for _, s := range told {
		articles += len(s.Items)
		for _, item := range s.Items {
			outlets[item.Outlet] = true
		}
	}
	return fmt.Sprintf("%s %s, told from %s in %s.", finance.Count(len(told), "story"), span(unit),
		finance.Count(articles, "article"), finance.Count(len(outlets), "outlet"))
}
