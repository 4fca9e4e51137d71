package admin

import (
	"net/http"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// figuresPage is what the template desk-figures is given.
type figuresPage struct {
	editionPage
	Blocks []block
}

// block is a part of the edition with figures in it; one of its fields is set.
type block struct {
	Heading string
	Spans   []span
	Table   *table
}

// span is a run of words, or a figure that can be followed.
type span struct {
	Text, Address string
	Numeric       bool // it stands in a column of numbers
}

type table struct {
	Title string
	Head  []document.Column
	Rows  []row
}

type row struct {
	Head  string
	Cells []span
	Total bool
}

// figures shows the sentences and the tables of the edition, with a way from
// each figure to its cells.
func (m *Room) figures(w http.ResponseWriter, r *http.Request, v *visit) error {
	opened, err := m.opened(r, v, "figures/")
	if err != nil {
		return err
	}
	m.pages.show(w, http.StatusOK, "figures", figuresPage{opened, blocks(opened.Edition)})
	return nil
}

// blocks are the parts of the edition that hold figures, below their headings.
func blocks(e *Edition) (all []block) {
	heading := ""
	add := func(b block) {
		if heading != "" {
			all, heading = append(all, block{Heading: heading}), ""
		}
		all = append(all, b)
	}
	for _, b := range e.Document.Blocks {
		switch b := b.(type) {
		case document.Heading:
			heading = b.Text
		case document.Paragraph:
			if spans, has := e.spans(b); has {
				add(block{Spans: spans})
			}
		case document.List:
			for _, item := range b.Items {
				if spans, has := e.spans(item); has {
					add(block{Spans: spans})
				}
			}
		case document.Table:
			add(block{Table: e.table(b)})
		}
	}
	return all
}

// spans are the words of a paragraph, and whether there is a figure among them.
func (e *Edition) spans(p document.Paragraph) (all []span, has bool) {
	for _, s := range p {
		all, has = append(all, e.span(s.Text, s.Figure)), has || s.Figure != ""
	}
	return all, has
}

func (e *Edition) span(text, figure string) span {
	if figure == "" {
		return span{Text: text}
	}
	return span{Text: text, Address: link(e.Key, "figures/"+figure+"/", e.Slice)}
}

func (e *Edition) table(t document.Table) *table {
	out := &table{Title: t.Title(), Head: t.Columns}
	for _, one := range t.Rows {
		r := row{Head: one.Cells[0].Words(), Total: one.Rank == document.Total}
		for i, c := range one.Cells[1:] {
			s := e.span(c.Words(), c.Figure)
			s.Numeric = i+1 < len(t.Columns) && t.Columns[i+1].Numeric
			r.Cells = append(r.Cells, s)
		}
		out.Rows = append(out.Rows, r)
	}
	return out
}

// figurePage is what the template desk-figure is given.
type figurePage struct {
	editionPage
	document.FigureTrace
	Sources []document.SourceTrace
}

// Grouped is the exact value with its thousands set apart.
func (p figurePage) Grouped() string { return document.Grouped(p.Exact) }

// figure shows what one figure rests on.
func (m *Room) figure(w http.ResponseWriter, r *http.Request, v *visit) error {
	opened, err := m.opened(r, v, "figures/")
	if err != nil {
		return err
	}
	f := opened.Document.Figure(r.PathValue("figure"))
	if f == nil {
		return edition.ErrNone
	}
	traced, sources := opened.Document.TraceFigures([]document.Figure{*f})
	opened.Trail = append(opened.Trail, web.Link{Text: opened.Heading, Address: opened.Link("figures/")})
	opened.Heading = f.Shown
	m.pages.show(w, http.StatusOK, "figure", figurePage{opened, traced[0], sources})
	return nil
}
