package reports

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/story"
)

// rememberedArticles are the articles that earlier editions told or named, as far as they
// are known.
func rememberedArticles(in Input) (all []item.Item) {
	for _, m := range memories(in.Earlier) {
		for _, a := range m.Articles {
			all = append(all, item.Item{ID: a.ID, Link: a.Link, Title: a.Title, Outlet: a.Outlet})
		}
	}
	return all
}

// amendmentsOf are what outlets have corrected or withdrawn in the period.
func amendmentsOf(sifted item.Sifted, o story.Options) (all []item.Amendment) {
	for _, a := range sifted.Amendments {
		if !a.At.Before(o.Since) && a.At.Before(o.Until) {
			all = append(all, a)
		}
	}
	return all
}

// withdrawals are the amendments that withdraw an article that is known.
func withdrawals(amendments []item.Amendment) (all []item.Amendment) {
	for _, a := range amendments {
		if a.Withdrawn && a.Of != nil {
			all = append(all, a)
		}
	}
	return all
}

// amended are the remarks on a story: what was corrected in its articles, and which
// articles on the same event were withdrawn.
func (sel *selection) amended(c *candidate) (remarks []document.Paragraph) {
	for _, i := range c.Items {
		for _, a := range i.Amended {
			remarks = append(remarks, sel.corrected(a))
		}
	}
	for _, a := range c.Withdrawn {
		remarks = append(remarks, sel.withdrew(a))
	}
	return remarks
}

// corrected reads "Corrected by The Gazette on 12 March: the deficit is £19m."
func (sel *selection) corrected(a item.Amendment) document.Paragraph {
	return document.Paragraph{{Text: "Corrected by " + by(a) + " on " + sel.day(a.At) + ": "}, {Text: a.Said, Link: a.By.Link}}
}

// withdrew reads "The Gazette has withdrawn “Ward deaths doubled”, of 9 March."
func (sel *selection) withdrew(a item.Amendment) document.Paragraph {
	end := "."
	if !a.Of.Published.IsZero() {
		end = ", of " + sel.day(a.Of.Published) + "."
	}
	return document.Paragraph{{Text: finance.Capital(by(a)) + " has withdrawn "}, {Text: "“" + a.Of.Title + "”", Link: a.By.Link}, {Text: end}}
}

// by is who amends an article.
func by(a item.Amendment) string { return cmp.Or(a.By.Outlet, "its outlet") }

func (sel *selection) day(t time.Time) string { return t.In(sel.zone).Format("2 January") }

// shows tells whether an amendment stands under a story that is told. Each version
// of an article may say the same of itself.
func (sel *selection) shows(a item.Amendment) bool {
	same := func(b item.Amendment) bool {
		return a.Withdrawn == b.Withdrawn && a.By.Outlet == b.By.Outlet && a.Said == b.Said
	}
	return slices.ContainsFunc(sel.told, func(c *candidate) bool {
		return slices.ContainsFunc(c.Withdrawn, same) || slices.ContainsFunc(c.Items, func(i item.Item) bool { return slices.ContainsFunc(i.Amended, same) })
	})
}

// recalled is the story of an earlier edition that had the article that is amended.
func (sel *selection) recalled(a item.Amendment) *document.Memory {
	if a.Of == nil {
		return nil
	}
	for n, m := range sel.earlier {
		if slices.ContainsFunc(m.Articles, func(r document.Recalled) bool { return r.Outlet == a.Of.Outlet && a.Of.Is(r.Names()) }) {
			return &sel.earlier[n]
		}
	}
	return nil
}

// before says which amendments are of articles that earlier editions told or named:
// "No. 12 of 6 March told “Ward deaths doubled”. The Gazette has withdrawn …"
func (sel *selection) before(in Input) (lines []document.Paragraph) {
	for _, a := range sel.amendments {
		m := sel.recalled(a)
		if m == nil {
			continue
		}
		told := document.Paragraph{{Text: m.In(in.Issued.Year()), Link: m.Page}, {Text: fmt.Sprintf(" %s “%s”", m.Standing, m.Heading)}}
		line := slices.Concat(told, document.Paragraph{{Text: ". "}}, sel.corrected(a))
		switch {
		case a.Withdrawn && m.Heading == a.Of.Title:
			line = append(told, document.Span{Text: ", which "}, document.Span{Text: by(a) + " has withdrawn", Link: a.By.Link}, document.Span{Text: "."})
		case a.Withdrawn:
			line = slices.Concat(told, document.Paragraph{{Text: ". "}}, sel.withdrew(a))
		}
		lines = append(lines, line)
	}
	return lines
}

// mostAmendments is how many amendments are named that stand under no story. More
// of them are counted.
const mostAmendments = 12

// withdrawn names the articles that their outlets have withdrawn and that no told
// story is about.
func (sel *selection) withdrawn() []document.Block {
	var list document.List
	for _, a := range withdrawals(sel.amendments) {
		if !sel.shows(a) && sel.recalled(a) == nil {
			list.Items = append(list.Items, sel.withdrew(a))
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	list.Items = bounded(list.Items, "And %d more articles were withdrawn.")
	return []document.Block{document.Heading{Level: 2, Text: "Withdrawn"}, list}
}

// bounded are the first lines, and how many more there are.
func bounded(lines []document.Paragraph, more string) []document.Paragraph {
	if n := len(lines) - mostAmendments; n > 0 {
		return append(lines[:mostAmendments], document.Say(fmt.Sprintf(more, n)))
	}
	return lines
}

// notices names the other corrections and retractions in a line each: "Correction:
// Elm Lodge – The Gazette: “It was rated good.”"
func (sel *selection) notices() (lines []document.Paragraph) {
	for _, a := range sel.amendments {
		if !sel.shows(a) && sel.recalled(a) == nil && (!a.Withdrawn || a.Of == nil) {
			lines = append(lines, notice(a))
		}
	}
	return bounded(lines, "And %d more articles were corrected.")
}

func notice(a item.Amendment) document.Paragraph {
	n := document.Article{Kind: string(item.Correction), Title: a.Title(), Outlet: a.By.Outlet}
	if a.Withdrawn {
		n.Kind = string(item.Retraction)
	}
	said := a.Said
	if n.Title == "" || a.Of != nil {
		n.Title, said = said, ""
	}
	line := document.Paragraph{{Text: n.Headline("", ""), Link: a.By.Link}}
	if n.Outlet != "" {
		line = append(line, document.Span{Text: " – " + n.Outlet})
	}
	if said != "" {
		line = append(line, document.Span{Text: ": “" + said + "”"})
	}
	return line
}
