package html

import "catchup/internal/document"

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
}

// block has exactly one field set.
type block struct {
	Heading         *heading
	Paragraph, Note words
	List            []words
	Story           *story
	Table           *figures
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
	Credit     words
}

func view(d *document.Document, shortened string) page {
	return page{
		Subject: d.Subject(), Preview: d.Preview, Lang: d.Lang,
		Title: d.Title, Tagline: d.Tagline, Dateline: d.Dateline(),
		Notices: d.Notices, Shortened: shortened,
		Introduction: each(d.Introduction, said),
		Forwarded:    said(d.Forwarded),
		Leaving:      said(d.Leaving),
		Blocks:       blocks(d.Blocks),
		Sources:      each(d.Sources, source),
	}
}

func blocks(all document.Blocks) []block {
	out := make([]block, len(all))
	under := 1 // the masthead
	for i, b := range all {
		if h, ok := b.(document.Heading); ok {
			under = h.Level
		}
		out[i] = turned(b, under)
	}
	return out
}

func turned(b document.Block, under int) block {
	switch b := b.(type) {
	case document.Heading:
		return block{Heading: &heading{b.Level, b.Text}}
	case document.Paragraph:
		return block{Paragraph: said(b)}
	case document.List:
		return block{List: each(b.Items, said)}
	case document.Story:
		return block{Story: told(b, min(under+1, 6))}
	case document.Table:
		return block{Table: figured(b.Narrow())}
	case document.Note:
		return block{Note: said(b.Text)}
	}
	panic("html: a block outside the sealed set")
}

func told(s document.Story, level int) *story {
	return &story{
		Level: level, Heading: s.Heading, Lead: s.Lead,
		Paragraphs: each(s.Paragraphs, said),
		Credit:     credit(s.Articles),
	}
}
