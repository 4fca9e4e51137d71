package html

import (
	"context"

	"catchup/internal/document"
)

// page is the view of a document that the templates of both forms get.
type page struct {
	Subject, Preview, Lang   string
	Title, Tagline, Dateline string
	Notices                  []string
	Introduction             []words
	Forwarded, Leaving       words
	Blocks                   []block
	Opening, Rest            []block // the blocks to the lead with it, none without a lead, and the others
	Address                  string  // of the edition on the web; empty if it is not there
	ReadingTime              string  // "5 minutes"
	Sources                  []words
	Read                     string   // when all sources were read; empty if each of them says so
	Traced                   words    // where the cells behind the figures are told
	Made                     []making // on a page, how the figures of its paragraphs were made
	Tracing, Command         string   // empty; templates of operators may ask for them
}

// block has exactly one field set.
type block struct {
	Heading         *heading
	Paragraph, Note words
	List            []words
	Story           *story
	Table           *figures
	Chart           *picture
}

// heading has a name for links to it. Link is where that of a story leads, and
// First tells that it is the first thing of the document.
type heading struct {
	Level          int
	Text, ID, Link string
	First          bool
}

// story is a told story; its heading is one level below that it stands under.
type story struct {
	Heading    heading
	Lead       bool
	Paragraphs []words
	Picture    *photograph // below the first paragraph; nil for none
	Remarks    []words
	Credits    []words // the articles behind it
	Numbered   bool    // sentences have the numbers of their articles
	Cuts       []words // what is left out of it
}

// picture is a chart ready to be set: its title, what is drawn if the title does
// not say so, and the part of its finding that has not been said above it. Alt is the finding with every number.
type picture struct {
	Title, Below, ID, Finding, Alt string
	Label                          string // "Figure 2" of an edition with many
	image                                 // in a mail
	Drawings                       []drawing
	Numbers                        *figures // what it draws, as a table
}

// viewer turns the parts of its document into what the templates are given.
type viewer struct {
	ctx    context.Context
	doc    *document.Document
	ruler  *ruler // of tables that have to fit into a mail; nil for a page
	frame  frame
	draw   func(c document.Chart, n int, into *picture)
	spark  func(document.Sparkline) *drawing // on a page
	ids    []string                          // the names of the blocks that have one, by their places
	headed map[string]int                    // the blocks that words can lead to, by their headings

	figures map[string]*document.Figure // of the document, by their IDs
	traced  map[string]figure           // what is said of them, as far as it was asked for
	makings *[]making                   // on a page, the notes so far
}

func (v viewer) page() (page, error) {
	d := v.doc
	v.figures, v.traced = d.FiguresByID(), map[string]figure{}
	v.makings = &[]making{}
	v.ids, v.headed = named(d.Blocks), d.Blocks.Headed()
	blocks, err := v.blocks()
	if err != nil {
		return page{}, err
	}
	lead := d.Blocks.Lead() + 1
	p := page{
		Subject: d.FullTitle(), Preview: d.Preview, Lang: d.Lang,
		Title: d.Title, Tagline: d.Tagline, Dateline: d.Dateline(),
		Notices:      d.Notices,
		Introduction: each(d.Introduction, v.said),
		Forwarded:    v.said(d.Forwarded),
		Leaving:      v.said(d.Leaving),
		Blocks:       blocks,
		Opening:      blocks[:lead],
		Rest:         blocks[lead:],
		Address:      v.address(),
		ReadingTime:  d.ReadingTime(),
		Traced:       v.said(d.Tracing(d.Whole)),
	}
	p.Sources, p.Read = v.sources()
	p.Made = *v.makings
	return p, nil
}

func (v viewer) blocks() ([]block, error) {
	out := make([]block, len(v.doc.Blocks))
	labels := v.labels()
	under := 1 // the masthead
	charts := 0
	for i, b := range v.doc.Blocks {
		if err := context.Cause(v.ctx); err != nil {
			return nil, err
		}
		switch b := b.(type) {
		case document.Heading:
			under = b.Level
			out[i] = block{Heading: &heading{Level: b.Level, Text: b.Text, ID: v.ids[i], First: i == 0 && v.doc.Blocks.Lead() > 0}}
		case document.Paragraph:
			out[i] = block{Paragraph: v.said(b)}
		case document.List:
			out[i] = block{List: each(b.Items, v.said)}
		case document.Story:
			out[i] = block{Story: v.storied(b, heading{Level: min(under+1, 6), Text: b.Heading, ID: v.ids[i], Link: v.headline(b, v.ids[i])})}
		case document.Table:
			out[i] = block{Table: v.figured(b, v.ids[i])}
			out[i].Table.Label = labels[i]
		case document.Chart:
			charts++
			out[i] = block{Chart: v.drawn(b, i, charts)}
			out[i].Chart.Label = labels[i]
		case document.Note:
			out[i] = block{Note: v.said(b.Text)}
		default:
			return nil, document.Unknown(b)
		}
	}
	return out, nil
}

// mostBare is how many tables and charts an edition has at most without numbers.
const mostBare = 6

// labels are what tables and charts are called, by their blocks: "Table 3", as on
// paper; all are empty if there are few.
func (v viewer) labels() []string {
	labels, n := v.doc.Blocks.Labels(), 0
	for _, label := range labels {
		if label != "" {
			n++
		}
	}
	if n <= mostBare {
		return make([]string, len(labels))
	}
	return labels
}

func (v viewer) storied(s document.Story, h heading) *story {
	paragraphs, numbered := each(s.Paragraphs, func(p document.Paragraph) words { return v.said(s.Unlinked(p)) }), false
	if v.ruler == nil && len(s.Articles) > 1 {
		paragraphs, numbered = cited(each(s.Paragraphs, v.said), s.Articles), true
	}
	return &story{
		Heading: h, Lead: s.Lead, Numbered: numbered,
		Paragraphs: paragraphs,
		Picture:    v.frame.photograph(s.Shown()),
		Remarks:    each(s.Remarks, v.said),
		Credits:    each(s.Articles, v.credit),
		Cuts:       v.cuts(s.Cuts, h.ID),
	}
}

// headline is where the heading of a story leads: to the article that it is told
// from, or else to the story on the edition's page.
func (v viewer) headline(s document.Story, id string) string {
	link := document.SafeLink(s.Link)
	if page := v.address(); link == "" && page != "" {
		return page + "#" + id
	}
	return link
}

// address is that of the edition on the web.
func (v viewer) address() string { return document.SafeLink(v.doc.Whole.Page) }

// cuts tell what is left out of the part of that name, and where the whole is.
func (v viewer) cuts(all []document.Cut, name string) []words {
	return each(all, func(c document.Cut) words { return v.said(c.Say(v.doc.Whole.At(name))) })
}

// drawn is chart number n of the document, which is block i.
func (v viewer) drawn(c document.Chart, i, n int) *picture {
	p := &picture{ID: v.ids[i], Finding: v.doc.Blocks.Finding(i), Alt: c.Spoken()}
	p.Title, p.Below = c.Heads()
	if v.ruler == nil {
		p.Numbers = v.numbers(c)
	}
	v.draw(c, n, p)
	return p
}
