// Package html sets a document as a mail: one page, complete in itself, that
// stands in every mail program — tables for the layout, styles in the
// elements, no picture, face or script from elsewhere — and is never longer
// than what mail programs show whole.
package html

import (
	"bytes"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Renderer sets mails. It is an edition.Renderer.
type Renderer struct {
	looks *templates.Set
	faces face.Set
}

// New returns a renderer of mails that look as the templates say, with charts
// lettered in the faces.
func New(looks *templates.Set, faces face.Set) *Renderer { return &Renderer{looks, faces} }

// Render returns the document as edition.html, at most Budget bytes long, and
// its charts as chart-1.png and so on and the logo as logo.png, which the page
// expects beside itself. What had to be left out of the page is said in it.
func (r *Renderer) Render(d *document.Document) ([]edition.File, error) {
	page, shown, err := r.within(Budget, d)
	if err != nil {
		return nil, fmt.Errorf("setting the mail: %w", err)
	}
	pictures, err := r.pictures(shown)
	if err != nil {
		return nil, fmt.Errorf("setting the mail: %w", err)
	}
	if logo := r.looks.Logo; logo != nil {
		pictures = append(pictures, edition.File{Name: "logo.png", Type: "image/png", Bytes: logo.PNG})
	}
	return append([]edition.File{{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: page}}, pictures...), nil
}

// set executes the templates for the document as it is, and says in the mail
// what was cut from it.
func (r *Renderer) set(d *document.Document, said []string) ([]byte, error) {
	var page bytes.Buffer
	seen, err := r.view(d, excuse(said))
	if err != nil {
		return nil, err
	}
	err = r.looks.Mail.ExecuteTemplate(&page, "edition", seen)
	return page.Bytes(), err
}
