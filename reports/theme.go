package reports

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/story"
)

// theme is a subject, and the candidates that are developments of it. They are told
// under its name, the weightiest first.
type theme struct {
	subject      string
	developments []*candidate
}

// sentencesOfDevelopment is how many sentences a story has at most that is told as
// a part of a theme.
const sentencesOfDevelopment = 2

// gather finds the themes of the candidates. The weightiest of them is of none, since it
// leads the edition, and neither are those that an editor or a pin has chosen.
func (sel *selection) gather() {
	var free []*candidate
	var stories []story.Story
	for _, c := range sel.all[:min(len(sel.all), story.Explained)] {
		if c.Out == "" && c.edit == nil && c.Pinned == 0 {
			free, stories = append(free, c), append(stories, c.Story)
		}
	}
	if len(free) == 0 {
		return
	}
	for _, found := range story.Themes(stories[1:]) {
		t := &theme{subject: found.Subject}
		for _, i := range found.Stories {
			c := free[i+1]
			c.theme, c.Summary = t, c.Summary[:min(len(c.Summary), sentencesOfDevelopment)]
			t.developments = append(t.developments, c)
		}
	}
}

// developments are the candidate and those that are told with it.
func (c *candidate) developments() []*candidate {
	if c.theme == nil {
		return []*candidate{c}
	}
	return c.theme.developments
}

// block sets the developments of a theme under its name, each in a paragraph.
func (t *theme) block(sel *selection, in Input) document.Story {
	told := document.Story{Heading: t.subject}
	for _, c := range t.developments {
		told.Paragraphs = append(told.Paragraphs, joined(c.paragraphs()))
		told.Articles = append(told.Articles, articles(c.Items)...)
	}
	told.Remarks = t.remarks(sel, in)
	return told
}

// remarks are those of the developments. What holds of all of them is said once, and
// anything else behind the heading that it is about.
func (t *theme) remarks(sel *selection, in Input) (all []document.Paragraph) {
	times := map[string]int{}
	each := make([][]document.Paragraph, len(t.developments))
	for i, c := range t.developments {
		each[i] = sel.remarks(c, in)
		for _, remark := range each[i] {
			times[remark.Plain()]++
		}
	}
	for i, c := range t.developments {
		for _, remark := range each[i] {
			if times[remark.Plain()] < len(t.developments) {
				all = append(all, append(document.Paragraph{{Text: c.heading() + ": "}}, remark...))
			} else if i == 0 {
				all = append(all, remark)
			}
		}
	}
	return all
}

// joined are paragraphs as one.
func joined(paragraphs []document.Paragraph) (one document.Paragraph) {
	for _, p := range paragraphs {
		if len(one) > 0 {
			one = append(one, document.Span{Text: " "})
		}
		one = append(one, p...)
	}
	return one
}

// under explains with how many others a candidate is told as a theme.
func (c *candidate) under() string {
	if c.theme == nil {
		return ""
	}
	return ", with " + finance.Count(len(c.theme.developments)-1, "other") + " under “" + c.theme.subject + "”"
}

// headingsOf counts the headings of candidates that are told.
func headingsOf(told []*candidate) int {
	return len(told) - len(slices.DeleteFunc(slices.Clone(told), func(c *candidate) bool { return c.developments()[0] == c }))
}
