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
	Sources                  []words
	Tracing, Command         string // how to find the cells behind the figures
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

// heading has a name for links to it.
type heading struct {
	Level    int
	Text, ID string
}

// story is a told story; its heading is one level below that it stands under.
type story struct {
	Heading    heading
	Lead       bool
	Paragraphs []words
	Remarks    []words
	Credits    []words // the articles behind it
}

// picture is a chart ready to be set: its title, and the part of its finding
// that has not been said above it. Alt is the finding with every number.
type picture struct {
	Title, ID, Finding, Alt string
	image                   // in a mail
	Drawings                []drawing
	Numbers                 *figures // what it draws, as a table
}

// viewer turns the parts of its document into what the templates are given.
type viewer struct {
	ctx    context.Context
	doc    *document.Document
	narrow bool // tables have no wide columns
	draw   func(c document.Chart, n int, into *picture)
	names  names

	figures map[string]*document.Figure // of the document, by their IDs
	told    map[string]figure           // what is told of them, as far as it was asked for
}

func (v viewer) page() (page, error) {
	d := v.doc
	v.names, v.figures, v.told = names{}, d.FiguresByID(), map[string]figure{}
	blocks, err := v.blocks()
	if err != nil {
		return page{}, err
	}
	words, command := d.Tracing()
	return page{
		Subject: d.Subject(), Preview: d.Preview, Lang: d.Lang,
		Title: d.Title, Tagline: d.Tagline, Dateline: d.Dateline(),
		Notices:      d.Notices,
		Introduction: each(d.Introduction, v.said),
		Forwarded:    v.said(d.Forwarded),
		Leaving:      v.said(d.Leaving),
		Blocks:       blocks,
		Sources:      each(d.Sources, v.source),
		Tracing:      words,
		Command:      command,
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
			out[i] = block{Heading: v.headed(b.Level, b.Text)}
		case document.Paragraph:
			out[i] = block{Paragraph: v.said(b)}
		case document.List:
			out[i] = block{List: each(b.Items, v.said)}
		case document.Story:
			out[i] = block{Story: v.storied(b, min(under+1, 6))}
		case document.Table:
			out[i] = block{Table: v.figured(b)}
			out[i].Table.ID = v.names.of(b.Caption)
		case document.Chart:
			charts++
			out[i] = block{Chart: v.drawn(b, v.doc.Blocks.Finding(i), charts)}
		case document.Note:
			out[i] = block{Note: v.said(b.Text)}
		default:
			return nil, document.Unknown(b)
		}
	}
	return out, nil
}

func (v viewer) headed(level int, text string) *heading {
	return &heading{level, text, v.names.of(text)}
}

func (v viewer) storied(s document.Story, level int) *story {
	return &story{
		Heading: *v.headed(level, s.Heading), Lead: s.Lead,
		Paragraphs: each(s.Paragraphs, v.said),
		Remarks:    each(s.Remarks, v.said),
		Credits:    each(s.Articles, v.credit),
	}
}

// drawn is chart number n of the document.
func (v viewer) drawn(c document.Chart, finding string, n int) *picture {
	p := &picture{Title: c.Caption(), ID: v.names.of(c.Title), Finding: finding, Alt: c.Spoken()}
	if !v.narrow {
		p.Numbers = v.numbers(c)
	}
	v.draw(c, n, p)
	return p
}
