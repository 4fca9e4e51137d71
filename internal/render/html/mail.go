package html

import (
	"context"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Mail makes mails. They have tables for the layout and styles in the elements.
// They load no picture, face or script from elsewhere, and are never longer
// than they may be. Mail is an edition.Renderer.
type Mail struct {
	looks *templates.Set
	faces face.Set
	most  int // bytes
}

// NewMail returns a renderer of mails that look as the templates say. The words
// of charts are in the faces.
func NewMail(looks *templates.Set, faces face.Set) *Mail { return &Mail{looks, faces, Budget} }

// Within is the renderer for mails of at most so many bytes.
func (m *Mail) Within(bytes int) *Mail {
	other := *m
	other.most = bytes
	return &other
}

// Form is what Render makes.
func (m *Mail) Form() string { return "mail" }

// Render returns the document as edition.html, its charts as chart-1.png and so
// on, all pictures of its stories as picture-1.jpg and so on, and the logo as
// logo.png. The mail expects the pictures beside itself. If
// it is shortened, it says how. If it has no room for all parts, the error is an
// *edition.Overfull, unless the document is published in spite of that.
func (m *Mail) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	text, shown, err := m.within(ctx, m.most-ownLinks, d)
	if err != nil {
		return nil, err
	}
	pictures, err := m.pictures(ctx, shown)
	if err != nil {
		return nil, err
	}
	pictures = append(pictures, photographs(d)...)
	if logo := m.looks.Logo; logo != nil {
		pictures = append(pictures, edition.File{Name: "logo.png", Type: "image/png", Bytes: logo.PNG})
	}
	return append([]edition.File{{Name: "edition.html", Type: mediaType, Bytes: text}}, pictures...), nil
}

// mailData is what the templates of a mail are given. Shortened says what the
// budget took, and Excuse the same with a link to the whole.
type mailData struct {
	page
	Shortened string
	Excuse    words
}

// set executes the templates for the document. said is what was cut, which the
// mail tells.
func (m *Mail) set(ctx context.Context, d *document.Document, said []string) ([]byte, error) {
	v := viewer{ctx: ctx, doc: d, ruler: &ruler{m.faces.Sans, m.faces.SansBold, m.looks.Theme.Size.OnScreen()}, frame: frame{pictureWidth, pictureWidth * 3 / 4}, draw: m.drawn}
	seen, err := v.page()
	if err != nil {
		return nil, err
	}
	seen.Subject, seen.Preview = d.Subject(), d.Preheader()
	short := excuse(said, d.Whole)
	text := paper{ctx: ctx}
	err = m.looks.Mail.Execute(&text, d.Lang, mailData{seen, short.Plain(), v.said(short)})
	return text.written.Bytes(), err
}
