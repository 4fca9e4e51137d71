package html

import (
	"bytes"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Mail makes mails. They have tables for the layout and styles in the elements.
// They load no picture, face or script from elsewhere, and are never longer
// than mail programs show. Mail is an edition.Renderer.
type Mail struct {
	looks *templates.Set
	faces face.Set
}

// NewMail returns a renderer of mails that look as the templates say. The words
// of charts are in the faces.
func NewMail(looks *templates.Set, faces face.Set) *Mail { return &Mail{looks, faces} }

// Render returns the document as edition.html, at most Budget bytes long, its
// charts as chart-1.png and so on, and the logo as logo.png. The mail expects
// the pictures beside itself. It says what had to be left out.
func (m *Mail) Render(d *document.Document) ([]edition.File, error) {
	text, shown, err := m.within(Budget-ownLinks, d)
	if err != nil {
		return nil, fmt.Errorf("setting the mail: %w", err)
	}
	pictures, err := m.pictures(shown)
	if err != nil {
		return nil, fmt.Errorf("setting the mail: %w", err)
	}
	if logo := m.looks.Logo; logo != nil {
		pictures = append(pictures, edition.File{Name: "logo.png", Type: "image/png", Bytes: logo.PNG})
	}
	return append([]edition.File{{Name: "edition.html", Type: mediaType, Bytes: text}}, pictures...), nil
}

// mailData is what the templates of a mail are given. Shortened says what the
// budget took.
type mailData struct {
	page
	Shortened string
}

// set executes the templates for the document. said is what was cut, which the
// mail tells.
func (m *Mail) set(d *document.Document, said []string) ([]byte, error) {
	seen, err := viewer{doc: d, narrow: true, draw: m.drawn}.page()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = m.looks.Mail.ExecuteTemplate(&text, "edition", mailData{seen, excuse(said)})
	return text.Bytes(), err
}
