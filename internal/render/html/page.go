package html

import (
	"catchup/internal/document"
	"catchup/internal/render/chart"
)

// page is what the templates are given. Shortened says what the budget took.
type page struct {
	Subject, Preview, Lang   string
	Title, Tagline, Dateline string
	Notices                  []string
	Shortened                string
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

type heading struct {
	Level int
	Text  string
}

// story is a told story; Level is one below the heading it stands under.
type story struct {
	Level      int
	Heading    string
	Lead       bool
	Paragraphs []words
	Remarks    []words
	Credit     words
}

func (r *Renderer) view(d *document.Document, shortened string) (page, error) {
	v := viewer{d, r.room()}
	set, err := v.blocks()
	if err != nil {
		return page{}, err
	}
	words, command := d.Tracing()
	return page{
		Subject: d.Subject(), Preview: d.Preview, Lang: d.Lang,
		Title: d.Title, Tagline: d.Tagline, Dateline: d.Dateline(),
		Notices: d.Notices, Shortened: shortened,
		Introduction: each(d.Introduction, v.said),
		Forwarded:    v.said(d.Forwarded),
		Leaving:      v.said(d.Leaving),
		Blocks:       set,
		Sources:      sources(d),
		Tracing:      words,
		Command:      command,
	}, nil
}

// viewer turns the parts of its document into what the templates are given.
type viewer struct {
	doc  *document.Document
	room chart.Look // of charts
}

func (v viewer) blocks() ([]block, error) {
	out := make([]block, len(v.doc.Blocks))
	under := 1 // the masthead
	charts := 0
	for i, b := range v.doc.Blocks {
		switch b := b.(type) {
		case document.Heading:
			under = b.Level
			out[i] = block{Heading: &heading{b.Level, b.Text}}
		case document.Paragraph:
			out[i] = block{Paragraph: v.said(b)}
		case document.List:
			out[i] = block{List: each(b.Items, v.said)}
		case document.Story:
			out[i] = block{Story: v.told(b, min(under+1, 6))}
		case document.Table:
			out[i] = block{Table: v.figured(b.Narrow())}
		case document.Chart:
			charts++
			out[i] = block{Chart: v.drawn(b, charts)}
		case document.Note:
			out[i] = block{Note: v.said(b.Text)}
		default:
			return nil, document.Unknown(b)
		}
	}
	return out, nil
}

func (v viewer) told(s document.Story, level int) *story {
	return &story{
		Level: level, Heading: s.Heading, Lead: s.Lead,
		Paragraphs: each(s.Paragraphs, v.said),
		Remarks:    each(s.Remarks, v.said),
		Credit:     credit(s.Articles, v.doc.Issued.Location()),
	}
}

func sources(d *document.Document) []words {
	return each(d.Sources, func(s document.Source) words { return source(s, d.Issued.Location()) })
}
