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
	"catchup/templates"
)

// Renderer sets mails. It is an edition.Renderer.
type Renderer struct {
	looks *templates.Set
}

// New returns a renderer of mails that look as the templates say.
func New(looks *templates.Set) *Renderer { return &Renderer{looks: looks} }

// Render returns the document as edition.html, at most Budget bytes long. What
// had to be left out for that is said in the mail.
func (r *Renderer) Render(d *document.Document) (edition.File, error) {
	page, err := r.within(Budget, d)
	if err != nil {
		return edition.File{}, fmt.Errorf("setting the mail: %w", err)
	}
	return edition.File{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: page}, nil
}

// set executes the templates for the document as it is, and says in the mail
// what was cut from it.
func (r *Renderer) set(d *document.Document, said []string) ([]byte, error) {
	var page bytes.Buffer
	seen, err := view(d, excuse(said))
	if err != nil {
		return nil, err
	}
	err = r.looks.Mail.ExecuteTemplate(&page, "edition", seen)
	return page.Bytes(), err
}
