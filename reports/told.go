package reports

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/period"
	"catchup/internal/story"
)

// tell sets the stories that are told, the first as the lead.
func (sel *selection) tell(unit period.Unit, in Input) []document.Block {
	if len(sel.told) == 0 {
		return []document.Block{document.Say(fmt.Sprintf("No stories %s.", unit.Lately()))}
	}
	var blocks []document.Block
	for i, c := range sel.told {
		if c.theme != nil {
			if c.developments()[0] == c {
				told := c.theme.block(sel, in)
				told.Picture = sel.picture(i, c.developments())
				blocks = append(blocks, told)
			}
			continue
		}
		blocks = append(blocks, document.Story{
			Heading:    c.heading(),
			Picture:    sel.picture(i, []*candidate{c}),
			Link:       c.link(),
			Lead:       i == 0 && (len(c.Items) == 0 || c.Kind == item.News),
			Paragraphs: c.paragraphs(),
			Remarks:    sel.remarks(c, in),
			Articles:   articles(c.Items),
		})
	}
	return blocks
}

// link is that of the article that heads the story, empty for a story of an
// editor's own.
func (c *candidate) link() string {
	if len(c.Items) == 0 {
		return ""
	}
	return c.Items[c.HeadedBy].Link
}

// paragraphs are the editor's, the model's, or sentences of the sources.
func (c *candidate) paragraphs() []document.Paragraph {
	switch {
	case c.edit != nil && c.edit.Text != nil:
		return c.edit.Text
	case c.draft.used():
		return c.draft.paragraphs(c.Speakers())
	}
	return extracts(c.Story)
}

// extracts sets a story's sentences, each linked to its article. Sentences of
// the same paragraph there are in the same paragraph here.
func extracts(s story.Story) []document.Paragraph {
	var set []document.Paragraph
	for i, sentence := range s.Summary {
		spans := printed(sentence.Statement, s.Items[sentence.Item].Link)
		if i > 0 && together(s.Summary[i-1], sentence) {
			last := &set[len(set)-1]
			*last = append(append(*last, document.Span{Text: " "}), spans...)
			continue
		}
		set = append(set, spans)
	}
	return set
}

// together tells whether two sentences stood in one paragraph.
func together(a, b story.Sentence) bool {
	return a.Item == b.Item && a.Paragraph == b.Paragraph
}

// remarks say who reported the story first, which figures outlets give differently,
// that one outlet alone has it, what of it was corrected or withdrawn, which story
// it continues, and which parts of it are not from the sources.
func (sel *selection) remarks(c *candidate, in Input) []document.Paragraph {
	var all []document.Paragraph
	if first := c.first(); first != nil {
		all = append(all, document.Paragraph{
			{Text: "As first reported by "}, {Text: first.By, Link: first.Link},
			{Text: first.Published.In(sel.zone).Format(" on 2 January, 15:04.")},
		})
	}
	if c.edit == nil || c.edit.Text == nil {
		all = append(all, differences(c.Differences(in.Period.End))...)
	}
	all = append(all, sel.alone(c)...)
	all = append(all, sel.amended(c)...)
	if c.Echo != nil {
		all = append(all, sel.follows(c, in))
	}
	if said := c.edit.byHand(); said != "" {
		all = append(all, document.Say(said))
	} else if c.draft.used() {
		all = append(all, document.Say(c.draft.remark()))
	}
	return all
}

// differences read "Outlets give different figures: 12 people (The Wire), 11 people
// (The Daily)."
func differences(found []story.Difference) (all []document.Paragraph) {
	for _, d := range found {
		p := document.Paragraph{{Text: "Outlets give different figures: "}}
		for i, g := range d {
			if i > 0 {
				p = append(p, document.Span{Text: ", "})
			}
			p = append(p, document.Span{Text: g.Said, Link: g.Link}, document.Span{Text: " (" + g.By + ")"})
		}
		all = append(all, append(p, document.Span{Text: "."}))
	}
	return all
}

// first is the article that reported first what the story tells first, nil if
// that is its own.
func (c *candidate) first() *story.First {
	if c.opening() == "" || len(c.Items) == 0 {
		return nil
	}
	return story.FirstReport(c.heading(), c.opening(), c.teller(), c.Items)
}

// teller is the article whose words the story begins with.
func (c *candidate) teller() item.Item {
	told := c.opening()
	if len(c.Summary) > 0 && c.Summary[0].Told == told {
		return c.Items[c.Summary[0].Item]
	}
	return c.Speakers()[story.Source(told, c.Speakers())]
}

// reported explains whom the remarks name as the first, or why they do not name
// the outlet of the earliest article.
func (c *candidate) reported(zone *time.Location) string {
	if len(c.Items) == 0 {
		return ""
	}
	if f := c.first(); f != nil {
		said := f.By + f.Published.In(zone).Format(" on 2 January, 15:04")
		if len(f.Holds) > 0 {
			said += ": it says " + strings.Join(f.Holds, ", ")
		}
		return said
	}
	earliest, teller := c.Face(), c.teller()
	if earliest.Outlet == "" || earliest.Outlet == teller.Outlet || earliest.Origin() == teller.Origin() || teller.Published.Sub(earliest.Published) <= story.Ahead {
		return ""
	}
	return "not " + earliest.Outlet + ", which was earlier and did not yet say what is told first"
}

// opening is the first sentence below the heading, empty if there is none.
func (c *candidate) opening() string {
	for _, p := range c.paragraphs() {
		if sentences := language.Sentences(p.Plain()); len(sentences) > 0 {
			return sentences[0]
		}
	}
	return ""
}

// articles name those behind a story, what has a voice of its own after the others.
func articles(items []item.Item) []document.Article {
	set := make([]document.Article, len(items))
	for i, item := range items {
		set[i] = article(item)
	}
	slices.SortStableFunc(set, func(a, b document.Article) int { return min(len(a.Label()), 1) - min(len(b.Label()), 1) })
	return set
}

func article(item item.Item) document.Article {
	a := document.Article{
		Kind: shownKind(item.Kind), Outlet: item.Outlet, Title: item.Title, Author: item.Author, Link: item.Link, Published: item.Published, Agency: item.Agency,
	}
	for _, c := range item.Copies {
		a.Carried = append(a.Carried, document.Carrier{Outlet: c.Outlet, Link: c.Link, Published: c.Published})
	}
	return a
}

// pointers names further stories in a line each, and then corrections.
func (sel *selection) pointers(unit period.Unit) []document.Block {
	var list document.List
	for _, s := range sel.also {
		first := article(s.Face())
		line := document.Paragraph{{Text: first.Headline("", ""), Link: first.Link}}
		if by := first.By(); by != "" {
			line = append(line, document.Span{Text: " – " + by + besides(s)})
		}
		list.Items = append(list.Items, line)
	}
	list.Items = append(list.Items, sel.notices()...)
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{document.Heading{Level: 2, Text: "Also " + unit.Lately()}, list}
}

// preview is the first sentence of the lead, empty if there is none.
func (sel *selection) preview() string {
	if len(sel.told) == 0 {
		return ""
	}
	return sel.told[0].opening()
}

// brief reads "Five stories this week, told from 14 articles in three outlets."
func brief(told []*candidate, unit period.Unit) string {
	if len(told) == 0 {
		return fmt.Sprintf("No stories %s.", unit.Lately())
	}
	articles, outlets := 0, map[string]bool{}
	for _, s := range told {
		articles += len(s.Speakers())
		for _, item := range s.Speakers() {
			for _, name := range item.Outlets() {
				outlets[name] = true
			}
		}
	}
	stories := finance.OpeningCount(headingsOf(told), "story") + " " + unit.Lately()
	if articles == 0 {
		return stories + "."
	}
	return fmt.Sprintf("%s, told from %s in %s.", stories, finance.SpeltCount(articles, "article"), finance.SpeltCount(len(outlets), "outlet"))
}
