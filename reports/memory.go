package reports

import (
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/story"
)

// What an edition remembers: stories of so many days, so many that were told and
// so many that were named, and prints of so many letters together. That is some
// 200 kB in JSON at the most.
const (
	longestMemory = 100 * 24 * time.Hour
	mostTold      = 60
	mostNamed     = 30
	mostPrint     = 120_000
)

// memories are the stories that the earlier edition and those before it told or
// named, the newest first; none without one. Of an edition that was made before
// there were memories, they are its candidates, without prints.
func memories(d *document.Document) (all []document.Memory) {
	if d == nil || len(d.Memory) > 0 {
		return past(d)
	}
	for _, choice := range d.Choices {
		for _, c := range choice.Candidates {
			if choice.Findings || c.Standing == document.LeftOut {
				continue
			}
			m := document.Memory{Issue: document.Issue{Number: d.Number, Issued: d.Issued}, Heading: c.Heading, Standing: c.Standing, Terms: c.Terms}
			for _, a := range c.Articles {
				r := document.Recalled{ID: a.ID, Link: a.Link, Title: a.Title, Outlet: a.Outlet}
				for _, carrier := range a.Carried {
					r.Also = append(r.Also, carrier.Link)
				}
				m.Articles = append(m.Articles, r)
			}
			all = append(all, m)
		}
	}
	return all
}

// past is the memory of a document, nil without one.
func past(d *document.Document) []document.Memory {
	if d == nil {
		return nil
	}
	return d.Memory
}

// recall is what new stories are compared with, in the order of memories.
func recall(in Input) (all []story.Earlier) {
	for _, m := range memories(in.Earlier) {
		e := story.Earlier{Edition: m.In(in.Issued.Year()), Number: m.Number, Imprint: story.ReadImprint(m.Print)}
		for _, t := range m.Terms {
			e.Terms = append(e.Terms, story.Term(t))
		}
		for _, a := range m.Articles {
			e.Articles, e.Titles = append(e.Articles, a.Names()...), append(e.Titles, a.Title)
		}
		all = append(all, e)
	}
	return all
}

// remember is what later editions have to know of the stories that the chapters
// tell and name, and what the edition before remembers.
func (in Input) remember(chapters []chapter) (all []document.Memory) {
	for _, c := range chapters {
		all = append(all, c.memory...)
	}
	all = append(all, memories(in.Earlier)...)
	left, letters := map[document.Standing]int{document.Told: mostTold, document.Named: mostNamed}, 0
	return slices.DeleteFunc(all, func(m document.Memory) bool {
		left[m.Standing]--
		letters += len(m.Print)
		return left[m.Standing] < 0 || letters > mostPrint || in.Issued.Sub(m.Issued) > longestMemory
	})
}

// memory is what later editions have to know of the stories that this one tells
// and names.
func (sel *selection) memory(in Input) (all []document.Memory) {
	for _, of := range []struct {
		standing document.Standing
		stories  []*candidate
	}{{document.Told, sel.told}, {document.Named, sel.also}} {
		for _, c := range of.stories {
			if len(c.Items) > 0 { // a story of the editor's own has no articles to know it by
				all = append(all, sel.remembered(c, of.standing, in))
			}
		}
	}
	return all
}

func (sel *selection) remembered(c *candidate, standing document.Standing, in Input) document.Memory {
	m := document.Memory{
		Issue:   document.Issue{Number: in.Number, Issued: in.Issued, Page: in.Links.Edition},
		Heading: c.heading(), Standing: standing, Line: sel.line(c),
	}
	for _, t := range c.Terms {
		m.Terms = append(m.Terms, document.Term(t))
	}
	for _, i := range c.Items {
		m.Articles = append(m.Articles, recalled(i))
	}
	if standing == document.Told {
		m.Print = story.ImprintOf(c.Items).String()
	}
	return m
}

// recalled is an article with all the names that it or a copy of it goes by.
func recalled(i item.Item) document.Recalled {
	r := document.Recalled{ID: i.ID, Link: i.Link, Title: i.Title, Outlet: i.Outlet}
	for _, v := range i.Versions {
		r.Also = append(r.Also, v.ID, v.Link)
	}
	for _, c := range i.Copies {
		r.Also = append(r.Also, c.ID, c.Link)
	}
	slices.Sort(r.Also)
	r.Also = slices.DeleteFunc(slices.Compact(r.Also), func(name string) bool { return name == "" || name == r.ID || name == r.Link })
	return r
}

// longestLine is how many earlier editions of a story are linked to.
const longestLine = 3

// line are the editions that told or named what the story continues, the newest
// first.
func (sel *selection) line(c *candidate) (issues []document.Issue) {
	if c.Echo == nil {
		return nil
	}
	for _, n := range c.Echo.Line {
		issues = append(append(issues, sel.earlier[n].Issue), sel.earlier[n].Line...)
	}
	slices.SortStableFunc(issues, func(a, b document.Issue) int { return b.Number - a.Number })
	issues = slices.CompactFunc(issues, func(a, b document.Issue) bool { return a.Number == b.Number })
	return issues[:min(len(issues), longestLine)]
}

// follows says which earlier story the story continues, or is related to. It links
// to the editions, or to the first article of one that has no page.
func (sel *selection) follows(c *candidate, in Input) document.Paragraph {
	m := sel.earlier[c.Echo.With]
	verb, from, issues := "Related: ", ", in ", []document.Issue{m.Issue}
	if c.Echo.Continues {
		verb, from, issues = "Continues ", " from ", sel.line(c)
	}
	heading := document.Span{Text: "“" + m.Heading + "”"}
	if m.Page == "" && len(m.Articles) > 0 {
		heading.Link = m.Articles[0].Link
	}
	p := document.Paragraph{{Text: verb}, heading, {Text: from}}
	for i, issue := range issues {
		switch {
		case i > 0 && i == len(issues)-1:
			p = append(p, document.Span{Text: " and "})
		case i > 0:
			p = append(p, document.Span{Text: ", "})
		}
		p = append(p, document.Span{Text: issue.In(in.Issued.Year()), Link: issue.Page})
	}
	return append(p, document.Span{Text: "."})
}
