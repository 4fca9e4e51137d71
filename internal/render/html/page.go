package html

import (
	"time"

	"catchup/internal/document"
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
		Blocks:       blocks(d.Blocks, d.Issued.Location()),
		Sources:      sources(d),
	}
}

func blocks(all document.Blocks, zone *time.Location) []block {
	out := make([]block, len(all))
	under := 1 // the masthead
	for i, b := range all {
		switch b := b.(type) {
		case document.Heading:
			under = b.Level
			out[i] = block{Heading: &heading{b.Level, b.Text}}
		case document.Paragraph:
			out[i] = block{Paragraph: said(b)}
		case document.List:
			out[i] = block{List: each(b.Items, said)}
		case document.Story:
			out[i] = block{Story: told(b, min(under+1, 6), zone)}
		case document.Table:
			out[i] = block{Table: figured(b.Narrow())}
		case document.Note:
			out[i] = block{Note: said(b.Text)}
		}
	}
	return out
}

func told(s document.Story, level int, zone *time.Location) *story {
	return &story{
		Level: level, Heading: s.Heading, Lead: s.Lead,
		Paragraphs: each(s.Paragraphs, said),
		Credit:     credit(s.Articles, zone),
	}
}

func sources(d *document.Document) []words {
	return each(d.Sources, func(s document.Source) words { return source(s, d.Issued.Location()) })
}
