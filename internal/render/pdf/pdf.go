// Package pdf sets an edition as a board paper.
//
// The layout is its own: a document becomes lines of known height (setter),
// each of which remembers the block it came from, lines become pages
// (paginate), and one place draws them with maroto (draw). maroto is left no
// choice of where anything stands.
package pdf

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/templates"
)

// Renderer sets documents as PDF. It may be used from several goroutines.
type Renderer struct {
	faces  face.Set
	styles styles
}

// New takes the faces, and the theme with its light palette.
func New(set *templates.Set, faces face.Set) *Renderer {
	repeatable()
	return &Renderer{faces: faces, styles: newStyles(faces, set)}
}

// repeatable makes gofpdf write its lists in order. It is a setting of the
// whole process, and gofpdf offers no other.
var repeatable = sync.OnceFunc(func() { gofpdf.SetDefaultCatalogSort(true) })

// Render sets the document. The same document gives the same bytes. A
// document without a day of issue is refused: the file could not be dated.
func (r *Renderer) Render(d *document.Document) ([]edition.File, error) {
	data, err := r.make(d)
	if err != nil {
		return nil, fmt.Errorf("setting the PDF: %w", err)
	}
	return []edition.File{{Name: "edition.pdf", Type: "application/pdf", Bytes: data}}, nil
}

// make turns a panic of maroto into an error: it is the edition that is
// broken, not the program.
func (r *Renderer) make(d *document.Document) (data []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("maroto gave up: %v", cause)
		}
	}()
	if d.Issued.IsZero() {
		return nil, errors.New("the document has no day of issue")
	}
	pages, err := r.pages(d)
	if err != nil {
		return nil, err
	}
	data, err = draw(r.config(d), r.styles.paper, pages)
	if err != nil {
		return nil, err
	}
	return finish(data, d)
}

// pages lays the document out; every page ends with its foot.
func (r *Renderer) pages(d *document.Document) ([][]line, error) {
	s := setter{styles: r.styles, faces: r.faces, doc: d}
	lines, err := s.setDocument()
	if err != nil {
		return nil, err
	}
	pages := paginate(lines, r.styles.room())
	for i := range pages {
		rest := line{height: r.styles.room() - height(pages[i])}
		pages[i] = append(pages[i], rest, s.foot(i+1, len(pages)))
	}
	return pages, nil
}

// config says what is the same on every page, and the properties of the file;
// they are cleaned like all words, for maroto fails on them as well.
func (r *Renderer) config(d *document.Document) *entity.Config {
	plain := func(words string) string { return r.faces.Sans.Clean(words) }
	paper := r.styles.paper
	return config.NewBuilder().
		WithDimensions(paper.width, paper.height).
		WithLeftMargin(paper.side).WithRightMargin(paper.side).
		WithTopMargin(paper.top).WithBottomMargin(paper.bottom).
		WithCustomFonts(embedded(r.faces)).
		WithDefaultFont(&props.Font{Family: r.faces.Sans.Family, Size: 8}).
		WithCompression(false).
		WithTitle(plain(d.Title+" "+number(d)+": "+d.Covers), true).
		WithAuthor(plain(d.Title), true).
		WithSubject(plain(d.Tagline), true).
		WithCreator("catchup", true).
		WithCreationDate(d.Issued.Truncate(time.Second)).
		Build()
}
