// Package xlsx makes a workbook of the tables and charts of a document. Each
// has a sheet, in which numbers are numbers. Then there is a sheet of sources,
// and one that lists every figure of the document with its cells. The first sheet
// has the findings; the other forms have all words of the document.
package xlsx

import (
	"bytes"
	"cmp"
	"context"
	"time"

	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/templates"
)

// mediaType is the media type of a workbook.
const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Renderer sets workbooks. It is an edition.Renderer.
type Renderer struct {
	palette templates.Palette
}

// New returns a renderer of workbooks in the light palette of the theme.
func New(looks *templates.Set) *Renderer { return &Renderer{looks.Theme.Light} }

// Form is what Render makes.
func (r *Renderer) Form() string { return "workbook" }

// Render returns the document's tables as edition.xlsx. The same document
// gives the same bytes.
func (r *Renderer) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	data, err := r.make(ctx, d)
	if err != nil {
		return nil, err
	}
	return []edition.File{{Name: "edition.xlsx", Type: mediaType, Bytes: data}}, nil
}

func (r *Renderer) make(ctx context.Context, d *document.Document) ([]byte, error) {
	b := newBook(ctx, d, r.palette)
	defer b.file.Close()
	b.putCover()
	for _, block := range d.Blocks {
		if err := b.putBlock(block); err != nil {
			return nil, err
		}
	}
	b.under = ""
	b.putSources()
	b.putFigures()
	b.putContents()
	b.describe()
	b.note(context.Cause(ctx))
	if b.err != nil {
		return nil, b.err
	}
	var out bytes.Buffer
	err := b.file.Write(&out)
	return out.Bytes(), err
}

// putBlock makes the sheet of a table or a chart. Words have no sheet.
func (b *book) putBlock(block document.Block) error {
	if err := context.Cause(b.ctx); err != nil {
		return err
	}
	switch block := block.(type) {
	case document.Table:
		b.putTable(block)
	case document.Chart:
		b.putChart(block)
	case document.Heading:
		b.under = block.Text
	case document.Paragraph, document.List, document.Story, document.Note:
	default:
		return document.Unknown(block)
	}
	return nil
}

// describe sets the properties of the file.
func (b *book) describe() {
	d := b.doc
	props := excelize.DocProperties{
		Title: plain(d.FullTitle()), Subject: plain(d.Tagline), Creator: plain(cmp.Or(d.Title, "Catch Up")),
		LastModifiedBy: plain(d.Title), Language: plain(d.Lang),
	}
	if !d.Issued.IsZero() {
		props.Created = d.Issued.UTC().Format(time.RFC3339)
		props.Modified = props.Created
	}
	b.note(b.file.SetDocProps(&props))
}
