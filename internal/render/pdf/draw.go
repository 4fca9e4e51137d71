package pdf

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// draw hands pages to maroto, one row of fixed height for each line, and
// returns its file, which the tree must finish. The tree is given the fonts. A page's lines must fill it,
// but for less than a thousandth of a millimetre. After the context has ended
// nothing more is drawn.
func draw(ctx context.Context, cfg *entity.Config, on paper, pages [][]line, tree *tag.Tree) ([]byte, error) {
	m, used := maroto.New(cfg), newInk()
	for i, lines := range pages {
		if lines[len(lines)-1].across {
			tree.Crop(i, on.across())
		}
		p := page.New()
		for _, l := range lines {
			p.Add(row.New(l.height).Add(col.New().Add(&strip{ctx, l, on, tree, used})))
		}
		m.AddPages(p)
	}
	made, err := m.Generate()
	if err = cmp.Or(context.Cause(ctx), err, used.embed(tree)); err != nil {
		return nil, err
	}
	return made.GetBytes(), nil
}

// strip is a line as a component of maroto. It is the only place at which
// anything is drawn.
type strip struct {
	ctx  context.Context
	line line
	on   paper
	tree *tag.Tree
	ink  *ink
}

// Render draws the bars, the picture, the curves and then the words, and says to
// which element each belongs.
func (s *strip) Render(p core.Provider, cell *entity.Cell) {
	if s.ctx.Err() != nil {
		return
	}
	b := brush{p, *cell, s.on, s.tree}
	one := s.line.image
	if s.line.figure != nil && one == nil {
		s.tree.Begin(p, s.line.figure, b.box(0, 0, s.on.typeWidth, s.line.height))
	}
	for _, one := range s.line.bars {
		b.bar(one)
	}
	if one != nil { // the bars below it are no part of it
		s.tree.Begin(p, s.line.figure, b.box(one.x, one.y, one.width, one.height))
		at := entity.Cell{X: cell.X + one.x, Y: cell.Y + one.y, Width: one.width, Height: one.height}
		p.AddImageFromBytes(one.bytes, &at, &props.Rect{Percent: 100}, one.kind)
	}
	b.curves(s.line.curves)
	for _, one := range s.line.sparks {
		b.spark(one)
	}
	if words := s.words(b); len(words) > 0 {
		s.tree.Write(p, words...)
	}
	if s.line.figure != nil {
		s.tree.End(p)
	}
	s.line = line{of: s.line.of, height: s.line.height} // its words need memory no more
}

// words are the operators of the line's texts, each with its element. In a picture
// they belong to that, unless they are another's.
func (s *strip) words(b brush) (all []tag.Drawn) {
	look := ""
	all = make([]tag.Drawn, 0, len(s.line.texts))
	for _, one := range s.line.texts {
		drawn := tag.Drawn{Operators: s.ink.operators(one, &look, b.place)}
		if s.line.figure == nil || one.of != s.line.figure {
			drawn.Of, drawn.In = s.owner(one), b.box(one.x, one.y-ascent*one.size(), one.width(), (ascent+descent)*one.size())
		}
		if len(drawn.Operators) > 0 {
			all = append(all, drawn)
		}
	}
	return all
}

// owner is the element of a text; what is repeated belongs to the page.
func (s *strip) owner(t text) *tag.Element {
	if s.line.again {
		return s.tree.Furniture
	}
	return t.of
}

// How far glyphs reach above and below the baseline, in their size.
const (
	ascent  = 0.8
	descent = 0.25
)

// GetHeight is the line's height.
func (s *strip) GetHeight(core.Provider, *entity.Cell) float64 { return s.line.height }

// SetConfig is of no interest to a strip: it knows its sizes.
func (s *strip) SetConfig(*entity.Config) {}

// GetStructure names the strip in maroto's own tests.
func (s *strip) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "strip", Value: string(s.line.of.part)})
}

// brush draws in one cell of maroto's.
type brush struct {
	core.Provider
	cell entity.Cell
	on   paper
	tree *tag.Tree
}

// place is a place of the cell in points from the lower left of the page.
func (b brush) place(x, y float64) (left, up float64) {
	return (b.on.side + b.cell.X + x) / mmPerPoint, (b.on.height - b.on.top - b.cell.Y - y) / mmPerPoint
}

// box is an oblong of the cell on the page.
func (b brush) box(x, y, width, height float64) tag.Box {
	left, top := b.place(x, y)
	right, bottom := b.place(x+width, y+height)
	return tag.Box{Left: left, Bottom: bottom, Right: right, Top: top}
}

// bar fills an oblong by a line as thick as it is high.
func (b brush) bar(one bar) {
	at := entity.Cell{X: b.cell.X + one.x, Y: b.cell.Y + one.y, Width: one.width, Height: one.height}
	b.AddLine(&at, &props.Line{
		Color:         paint(one.colour),
		Thickness:     one.height,
		Style:         linestyle.Solid,
		Orientation:   orientation.Horizontal,
		OffsetPercent: 50,
		SizePercent:   100,
	})
}

// curves draws what maroto cannot.
func (b brush) curves(all []curve) {
	if drawn := b.operators(all); len(drawn) > 0 {
		b.tree.Draw(b, drawn)
	}
}

func (b brush) operators(all []curve) (drawn []byte) {
	for _, one := range all {
		drawn = one.operators(drawn, b.place)
	}
	return drawn
}

// spark draws a small line as a picture of its own.
func (b brush) spark(one spark) {
	b.tree.Write(b, tag.Drawn{Of: one.figure, In: b.box(one.x, one.y, one.width, one.height), Operators: b.operators(one.curves)})
}

// printable is an error if a face has no glyphs for a word on the pages: it
// would be drawn as boxes.
func printable(pages [][]line) error {
	for _, l := range slices.Concat(pages...) {
		for _, t := range l.texts {
			if !t.style.face.Prints(t.words) {
				return fmt.Errorf("the face has no letters for %q", t.words)
			}
		}
	}
	return nil
}

// archival tells whether no word on the pages has characters for private use, of
// which nobody knows the meaning later (PDF/A-2, 6.2.11.7.3).
func archival(pages [][]line) bool {
	for _, l := range slices.Concat(pages...) {
		for _, t := range l.texts {
			if strings.ContainsFunc(t.words, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
				return false
			}
		}
	}
	return true
}

func paint(c templates.Colour) *props.Color {
	r, g, b := c.RGB()
	return &props.Color{Red: int(r), Green: int(g), Blue: int(b)}
}
