package html

import (
	"context"
	"slices"

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
	Traced                   words    // where the cells behind the figures are told
	Made                     []making // on a page, how its figures were made
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
	Cuts       []words // what is left out of it
}

// picture is a chart ready to be set: its title, what is drawn if the title does
// not say so, and the part of its finding that has not been said above it. Alt is the finding with every number.
type picture struct {
	Title, Below, ID, Finding, Alt string
	image                          // in a mail
	Drawings                       []drawing
	Numbers                        *figures // what it draws, as a table
}

// viewer turns the parts of its document into what the templates are given.
type viewer struct {
	ctx   context.Context
	doc   *document.Document
	ruler *ruler // of tables that have to fit into a mail; nil for a page
	frame frame
	draw  func(c document.Chart, n int, into *picture)
	ids   []string          // the names of the blocks that have one, by their places
	told  map[string]string // the names of the stories, by their headings

	figures map[string]*document.Figure // of the document, by their IDs
	traced  map[string]figure           // what is said of them, as far as it was asked for
}

func (v viewer) page() (page, error) {
	d := v.doc
	v.figures, v.traced = d.FiguresByID(), map[string]figure{}
	v.ids, v.told = named(d.Blocks)
	blocks, err := v.blocks()
	if err != nil {
		return page{}, err
	}
	hint(blocks)
	lead := d.Blocks.Lead() + 1
	return page{
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
		Sources:      each(d.Credited(), v.source),
		Traced:       v.said(d.Tracing(d.Whole)),
		Made:         v.made(),
	}, nil
}

func (v viewer) blocks() ([]block, error) {
	out := make([]block, len(v.doc.Blocks))
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
		case document.Chart:
			charts++
			out[i] = block{Chart: v.drawn(b, i, charts)}
		case document.Note:
			out[i] = block{Note: v.said(b.Text)}
		default:
			return nil, document.Unknown(b)
		}
	}
	return out, nil
}

// hint marks the first table that has figures to select.
func hint(blocks []block) {
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			if slices.ContainsFunc(r.Cells, func(c cell) bool { return c.Value != "" }) {
				b.Table.Hint = true
				return
			}
		}
	}
}

func (v viewer) storied(s document.Story, h heading) *story {
	paragraphs := s.Paragraphs
	if v.ruler != nil {
		paragraphs = each(paragraphs, s.Unlinked)
	}
	return &story{
		Heading: h, Lead: s.Lead,
		Paragraphs: each(paragraphs, v.said),
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
