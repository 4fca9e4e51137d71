// Package pdf sets an edition as a board paper.
//
// The package does the layout itself. A document becomes lines of known height
// (setter), each with the block that it came from. Lines become pages
// (paginate), and one function draws them with maroto (draw). maroto decides
// nothing about places. The tree of the document's structure is made together
// with the lines, and package tag joins what is drawn with it.
package pdf

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"regexp"
	"slices"
	"sync"

	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/pdf/hyphen"
	"catchup/internal/render/pdf/tag"
	"catchup/internal/script"
	"catchup/templates"
)

// Renderer sets documents as PDF. It may be used from several goroutines.
type Renderer struct {
	faces  face.Set
	styles styles
	log    *slog.Logger
	logged sync.Map // the characters that were logged
	// patterns are read when the first document needs them.
	patterns func() *hyphen.Patterns
	cover    templates.Cover
}

// New takes the faces, the theme with its light palette, and where to tell of
// letters that no face has.
func New(set *templates.Set, faces face.Set, log *slog.Logger) *Renderer {
	return &Renderer{faces: faces, styles: newStyles(faces, set), log: log, cover: set.Theme.Cover, patterns: sync.OnceValue(hyphen.British)}
}

// Form is what Render makes.
func (r *Renderer) Form() string { return "PDF" }

// Render sets the document. The same document gives the same bytes. A
// document without a day of issue is refused: the file could not be dated. If
// headings would lose letters, the error is an *edition.Unlettered, unless the
// document is published in spite of that.
func (r *Renderer) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	data, err := r.make(ctx, d)
	if err != nil {
		return nil, err
	}
	return []edition.File{{Name: "edition.pdf", Type: "application/pdf", Bytes: data}}, nil
}

func (r *Renderer) make(ctx context.Context, d *document.Document) (data []byte, err error) {
	if d.Issued.IsZero() {
		return nil, errors.New("the document has no day of issue")
	}
	tree := tag.New()
	pages, err := r.pages(ctx, d, tree)
	if err != nil {
		return nil, err
	}
	if data, err = draw(ctx, r.config(), r.styles.paper, pages, tree); err != nil {
		return nil, err
	}
	info := r.info(d)
	info.Archival = archival(pages)
	return tree.Finish(ctx, data, info)
}

// pages lays the document out, and its meaning into the tree; every page ends
// with its foot. One that turns out to be long is laid out anew with a front.
func (r *Renderer) pages(ctx context.Context, d *document.Document, tree *tag.Tree) ([][]line, error) {
	front := r.front(d)
	pages, err := r.lay(ctx, d, tree, front)
	if err == nil && r.lateFront(front, len(pages)) {
		*tree = *tag.New()
		return r.lay(ctx, d, tree, true)
	}
	return pages, err
}

func (r *Renderer) lay(ctx context.Context, d *document.Document, tree *tag.Tree, front bool) ([][]line, error) {
	s := setter{
		ctx: ctx, styles: r.styles, faces: r.faces, doc: d,
		tree: tree, in: tree.Root, tabled: tabled(d), cells: map[string]*tag.Element{}, headings: map[int]*tag.Element{},
		places: r.places(d.Lang), base: script.RTL(d.Lang), headed: d.Blocks.Headed(), lost: map[rune]bool{},
		waiting: map[int]company{}, missing: newMissing(),
	}
	lines, err := s.setDocument(front)
	if err != nil {
		return nil, err
	}
	folios, running := paginate(ctx, lines, r.styles.paper), s.running()
	pages := make([][]line, len(folios))
	for i, folio := range folios {
		pages[i] = folio.lines
	}
	s.numberPages(pages)
	for i, folio := range folios {
		s.paper = folio.on
		rest := line{height: folio.on.room() - height(folio.lines)}
		foot := s.foot(running, i+1, len(folios))
		foot.across = folio.across
		pages[i] = append(folio.lines, rest, foot)
		if s.base {
			pages[i] = mirrored(pages[i], folio.on.typeWidth)
		}
	}
	r.tell(d.Report, s.lost)
	return pages, cmp.Or(context.Cause(ctx), s.missing.unlettered(d, r.Form()), printable(pages))
}

// tell logs characters that no face has, each one once.
func (r *Renderer) tell(report string, lost map[rune]bool) {
	maps.DeleteFunc(lost, func(char rune, _ bool) bool {
		_, known := r.logged.LoadOrStore(char, true)
		return known
	})
	if len(lost) > 0 {
		r.log.Warn("letters that no face has were replaced", "report", report, "letters", string(slices.Sorted(maps.Keys(lost))))
	}
}

// languageTag is the form of BCP 47, as far as readers look at it.
var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

// info is the properties of the file, cleaned like all words. A language that
// is none is undetermined.
func (r *Renderer) info(d *document.Document) tag.Info {
	plain := func(words string) string { return r.faces.Sans.Clean(words) }
	lang := d.Lang
	if !languageTag.MatchString(lang) {
		lang = "und"
	}
	return tag.Info{
		Title:   plain(d.Title + " " + number(d) + ": " + d.Covers),
		Author:  plain(d.Title),
		Subject: plain(d.Tagline),
		Lang:    lang,
		RTL:     script.RTL(d.Lang),
		Creator: "catchup",
		Date:    d.Issued,
	}
}

// config says what is the same on every page.
func (r *Renderer) config() *entity.Config {
	paper := r.styles.paper
	return config.NewBuilder().
		WithDimensions(paper.width, paper.height).
		WithLeftMargin(paper.side).WithRightMargin(paper.side).
		WithTopMargin(paper.top).WithBottomMargin(paper.bottom).
		WithCompression(false).
		Build()
}
