package reports

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/story"
)

// memory is a story of an earlier edition.
type memory struct {
	edition string // "No. 3 of 7 June 2024"
	document.Candidate
}

// memories are the stories that the earlier edition told or named; none
// without one.
func memories(d *document.Document) (all []memory) {
	if d == nil {
		return nil
	}
	edition := fmt.Sprintf("No. %d of %s", d.Number, d.Issued.Format("2 January 2006"))
	for _, choice := range d.Choices {
		for _, c := range choice.Candidates {
			if c.Standing != document.LeftOut {
				all = append(all, memory{edition, c})
			}
		}
	}
	return all
}

// recall is what new stories are compared with, in the order of memories.
func recall(d *document.Document) (all []story.Earlier) {
	for _, m := range memories(d) {
		var e story.Earlier
		for _, t := range m.Terms {
			e.Terms = append(e.Terms, story.Term(t))
		}
		for _, a := range m.Articles {
			e.Articles = append(e.Articles, a.ID)
			for _, c := range append(a.Carried, document.Carrier{Link: a.Link}) {
				if c.Link != "" {
					e.Articles = append(e.Articles, c.Link)
				}
			}
		}
		all = append(all, e)
	}
	return all
}

// remark says that a story continues this one, or is related to it, and links
// to its first article.
func (m memory) remark(continues bool) document.Paragraph {
	verb, in := "Related: ", ", in "
	if continues {
		verb, in = "Continues ", " from "
	}
	heading := document.Span{Text: "“" + m.Heading + "”"}
	if len(m.Articles) > 0 {
		heading.Link = m.Articles[0].Link
	}
	return document.Paragraph{{Text: verb}, heading, {Text: in + m.edition + "."}}
}
