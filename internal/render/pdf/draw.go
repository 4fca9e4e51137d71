package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/breakline"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"catchup/internal/render/face"
	"catchup/templates"
)

// draw hands pages to maroto, one row of fixed height for each line, and
// returns the file. A page's lines must fill it, but for less than a
// thousandth of a millimetre.
func draw(cfg *entity.Config, on paper, pages [][]line) ([]byte, error) {
	m, over := maroto.New(cfg), &layer{paper: on}
	for _, lines := range pages {
		p := page.New()
		for _, l := range lines {
			p.Add(row.New(l.height).Add(col.New().Add(&strip{l, over})))
		}
		m.AddPages(p)
	}
	made, err := m.Generate()
	if err != nil {
		return nil, err
	}
	file := made.GetBytes()
	if n := bytes.Count(file, []byte("<</Type /Page\n")); n != len(pages) {
		return nil, fmt.Errorf("maroto made %d pages of %d", n, len(pages))
	}
	put := 0
	file, err = rewrite(file, func(stream []byte) []byte {
		stream, n := over.put(stream)
		put += n
		return stream
	})
	if err == nil && put != len(over.curves) {
		err = fmt.Errorf("%d of %d curves were put on their pages", put, len(over.curves))
	}
	return file, err
}

// strip is a line as a component of maroto. It is the only place at which
// anything is drawn.
type strip struct {
	line line
	over *layer
}

// Render draws the logo, the bars, the curves and then the words.
func (s *strip) Render(p core.Provider, cell *entity.Cell) {
	if logo := s.line.logo; logo != nil {
		p.AddImageFromBytes(logo.PNG, cell, &props.Rect{Percent: 100}, extension.Png)
	}
	for _, b := range s.line.bars {
		drawBar(p, *cell, b)
	}
	for _, c := range s.line.curves {
		s.over.add(p, *cell, c)
	}
	for _, t := range s.line.texts {
		drawText(p, *cell, t)
	}
}

// GetHeight is the line's height.
func (s *strip) GetHeight(core.Provider, *entity.Cell) float64 { return s.line.height }

// SetConfig is of no interest to a strip: it knows its sizes.
func (s *strip) SetConfig(*entity.Config) {}

// GetStructure names the strip in maroto's own tests.
func (s *strip) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "strip", Value: string(s.line.of.part)})
}

// drawBar fills an oblong by a line as thick as it is high.
func drawBar(p core.Provider, cell entity.Cell, b bar) {
	at := entity.Cell{X: cell.X + b.x, Y: cell.Y + b.y, Width: b.width, Height: b.height}
	p.AddLine(&at, &props.Line{
		Color:         paint(b.colour),
		Thickness:     b.height,
		Style:         linestyle.Solid,
		Orientation:   orientation.Horizontal,
		OffsetPercent: 50,
		SizePercent:   100,
	})
}

// farRight is wide enough for any line, so that maroto never breaks one.
const farRight = 1e5

// drawText sets words on their baseline.
func drawText(p core.Provider, cell entity.Cell, t text) {
	look := props.Text{
		Family:            t.style.face.Family,
		Style:             weight(t.style.face),
		Size:              t.style.size,
		Color:             paint(t.style.colour),
		Align:             align.Left,
		BreakLineStrategy: breakline.EmptySpaceStrategy,
	}
	at := entity.Cell{X: cell.X + t.x, Y: cell.Y + t.y - t.style.size*mmPerPoint, Width: farRight, Height: cell.Height}
	p.AddText(t.words, &at, &look)
	if t.link != "" {
		drawLink(p, at, look, t)
	}
}

// drawLink lays a link over words that are already drawn. maroto links only
// what it draws, and turns it blue; so it is given spaces, as many and as
// large as the words are long and high.
func drawLink(p core.Provider, at entity.Cell, look props.Text, t text) {
	space := t.style.width(" ")
	spaces := math.Max(1, math.Round(t.width()/space))
	look.Size *= t.width() / (spaces * space)
	look.Hyperlink = &t.link
	at.Y += 0.2 * t.style.size * mmPerPoint
	p.AddText(strings.Repeat(" ", int(spaces)), &at, &look)
}

// embedded lists the faces as maroto wants them, each a copy: gofpdf writes
// into the bytes it is given.
func embedded(faces face.Set) []*entity.CustomFont {
	var list []*entity.CustomFont
	for _, f := range faces.All() {
		list = append(list, &entity.CustomFont{Family: f.Family, Style: weight(f), Bytes: f.Bytes()})
	}
	return list
}

func weight(f *face.Face) fontstyle.Type {
	if f.Bold {
		return fontstyle.Bold
	}
	return fontstyle.Normal
}

func paint(c templates.Colour) *props.Color {
	r, g, b := c.RGB()
	return &props.Color{Red: int(r), Green: int(g), Blue: int(b)}
}
