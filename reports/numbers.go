package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/period"
	"catchup/internal/story"
)

// Numbers is a section of the figures that the articles of the told stories
// name, each in the sentence that says it. If the edition tells the figure above,
// it leads to the story that does. Nothing is computed.
type Numbers struct {
	// Title is the heading; if absent, "The week in numbers" or as the period is.
	Title string `yaml:"title"`
	// From names the sources whose articles are read for figures; if absent, all
	// those that stories are told from.
	From []string `yaml:"from"`
	// Show is how many figures are shown, 1 to 20.
	Show int `yaml:"show" default:"6"`
}

// Check notes numbers outside their bounds.
func (n Numbers) Check(at check.Place) { within(at.Key("show"), n.Show, 1, 20) }

// build lists the figures of the told stories, without sums that the findings have told;
// there is no section without any.
func (n Numbers) build(unit period.Unit, told []*candidate, in Input, found opened) chapter {
	var stories []story.Story
	for _, c := range told {
		s := c.Story
		s.Items = slices.DeleteFunc(slices.Clone(s.Items), func(i item.Item) bool {
			return len(n.From) > 0 && !slices.Contains(n.From, i.Source)
		})
		stories = append(stories, s)
	}
	list := listed(slices.DeleteFunc(story.Numbers(stories, n.Show, in.Period.End), found.gives), told)
	if len(list.Items) == 0 {
		return chapter{}
	}
	return chapter{blocks: []document.Block{document.Heading{Level: 2, Text: n.title(unit)}, list}}
}

// listed are the figures of the stories, a line each; those that one story tells
// above have a line together.
func listed(numbers []story.Number, told []*candidate) (list document.List) {
	above := map[int]int{} // the lines of the stories
	for _, n := range numbers {
		c := told[n.Story]
		line, known := above[n.Story]
		switch {
		case !c.gives(n):
			list.Items = append(list.Items, cited(n))
		case known:
			all := &list.Items[line][0]
			all.Text = strings.TrimSuffix(all.Text, ":") + ", " + n.Said + ":"
		default:
			above[n.Story] = len(list.Items)
			list.Items = append(list.Items, leads(n, c.heading()))
		}
	}
	return list
}

func (n Numbers) title(unit period.Unit) string {
	switch {
	case n.Title != "":
		return n.Title
	case unit == period.Day:
		return "Today in numbers"
	}
	return fmt.Sprintf("The %s in numbers", unit.Noun())
}

// gives tells whether the words below the heading of a candidate say the figure or
// have its sentence.
func (c *candidate) gives(n story.Number) bool {
	return slices.ContainsFunc(c.paragraphs(), func(p document.Paragraph) bool {
		words := p.Plain()
		return strings.Contains(words, n.Statement.Told) || slices.ContainsFunc(language.Figures(words), n.Same)
	})
}

// leads is a figure that is told under the heading, and leads there.
func leads(n story.Number, heading string) document.Paragraph {
	return document.Paragraph{{Text: figured(n), Strong: true}, {Text: " "}, {Text: heading, Story: heading}}
}

// figured is the figure in front of what is said of it.
func figured(n story.Number) string { return finance.Capital(n.Said) + ":" }

// cited is a figure, the sentence that says it, and its outlet, or the agency that
// wrote it, which leads to the article.
func cited(n story.Number) document.Paragraph {
	lead := document.Paragraph{{Text: figured(n), Strong: true}, {Text: " "}}
	by := cmp.Or(n.Item.Agency, n.Item.Outlet)
	if by == "" {
		return append(lead, printed(n.Statement, n.Item.Link)...)
	}
	return append(append(lead, printed(n.Statement, "")...), document.Span{Text: " – "}, document.Span{Text: by, Link: n.Item.Link})
}
