package html

import (
	"context"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Web makes pages for browsers. A page has no script. All styles are in one
// element of the head, charts are drawn in the page, and every heading has a name
// for links. The pictures of stories are the files that Mail makes, and lie beside
// the page. Web is an edition.Renderer.
type Web struct {
	looks *templates.Set
	faces face.Set
}

// NewWeb returns a renderer of pages that look as the templates say, with
// charts measured by the faces.
func NewWeb(looks *templates.Set, faces face.Set) *Web { return &Web{looks, faces} }

// Form is what Render makes.
func (w *Web) Form() string { return "web page" }

// Render returns the document as page.html, with nothing around it.
func (w *Web) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	text, err := w.set(ctx, d, Frame{})
	if err != nil {
		return nil, err
	}
	return []edition.File{{Name: "page.html", Type: mediaType, Bytes: text}}, nil
}

// Frame is what an archive puts around the page of an edition.
type Frame struct {
	Address    string   // where the page lies for good; empty if that is not known
	Head, Foot []Link   // above and below the edition
	Notices    []string // what has become known since: corrections of it
}

// Link leads from the page to another one. Rel is the relation as in HTML:
// "prev", "next", "alternate"; it may be empty.
type Link struct{ Text, Address, Rel string }

// Page is the page of the document in its frame. The same document and frame
// give the same bytes.
func (w *Web) Page(d *document.Document, f Frame) ([]byte, error) {
	text, err := w.set(context.Background(), d, f)
	if err != nil {
		return nil, fmt.Errorf("setting the web page: %w", err)
	}
	return text, nil
}

// set executes the templates for the document.
func (w *Web) set(ctx context.Context, d *document.Document, f Frame) ([]byte, error) {
	seen, err := w.view(ctx, d, f)
	if err != nil {
		return nil, err
	}
	text := paper{ctx: ctx}
	err = w.looks.Web.Execute(&text, d.Lang, seen)
	return text.written.Bytes(), err
}

// sheet is the data of the templates of the page.
type sheet struct {
	page
	Frame    Frame
	Parts    []part
	Contents []entry
	Inks     []ink // the colours of the charts
}

func (w *Web) view(ctx context.Context, d *document.Document, f Frame) (sheet, error) {
	a := artist{Web: w, inks: inks{}}
	p, err := viewer{ctx: ctx, doc: d, frame: frame{pageWidth, pageWidth * 3 / 4}, draw: a.drawn, spark: a.spark}.page()
	if err != nil {
		return sheet{}, err
	}
	parts := partsOf(p.Blocks)
	return sheet{page: p, Frame: f, Parts: parts, Contents: contents(parts), Inks: a.inks.list()}, nil
}
