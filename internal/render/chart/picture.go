package chart

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"math"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"catchup/internal/render/face"
)

// Pictures draws a chart as two PNG files, light and dark, of which each has a
// ground of its own. The two drawings differ in their palettes alone, and so the
// pictures are drawn and packed once, and differ in their lists of colours alone.
// points is how many points a unit has, and margin is in units. The same drawings
// give the same bytes. A picture of more points than memory should hold is an error.
func Pictures(light, dark Drawing, grounds Tint, margin, points float64) (pictures [2][]byte, err error) {
	width, height := light.Size(margin)
	if float64(width)*float64(height)*points*points > mostPixels {
		return pictures, fmt.Errorf("drawing a chart: a picture of %d by %d is too large", width, height)
	}
	inks, other := light.Colours(), dark.Colours()
	if len(inks) != len(other) {
		return pictures, errors.New("drawing a chart: its light and its dark drawing differ")
	}
	c := &canvas{points: newRaster(int(float64(width)*points), int(float64(height)*points), grounds), scale: points}
	y, next := margin, 0
	for _, s := range light.Strips {
		for _, m := range s.Marks {
			c.ink = Tint{inks[next], other[next]}
			c.mark(m, Point{margin, y})
			next++
		}
		y += s.Height
	}
	return c.points.files()
}

// mostPixels is how many points a picture may have. While it is drawn, each
// needs a byte of memory, and the largest mark another.
const mostPixels = 32_000_000

// Size is the width and the height of a picture with such a margin, in whole
// units.
func (d Drawing) Size(margin float64) (width, height int) {
	return int(math.Ceil(d.Width + 2*margin)), int(math.Ceil(d.Height() + 2*margin))
}

// canvas is a picture while it is made.
type canvas struct {
	points *raster
	pen    vector.Rasterizer
	mask   image.Alpha // of the mark that is drawn, used again for the next
	scale  float64
	ink    Tint
}

func (c *canvas) mark(m Mark, at Point) {
	switch m := m.(type) {
	case Rect:
		c.fill(m.outline(at))
	case Path:
		for _, part := range m.dashes() {
			c.fill(part.outline(at)...)
		}
	case Disc:
		c.fill(circle(Point{at.X + m.X, at.Y + m.Y}, m.Radius))
	case Area:
		c.fill(moved(m.Corners, at))
	case Text:
		c.write(m, Point{at.X + m.X, at.Y + m.Y})
	}
}

// outline is the corners of the rectangle. They are rounded to half units, so
// that edges are sharp in a picture with two points to the unit.
func (r Rect) outline(at Point) []Point {
	left, right := edges(at.X+r.X, r.Width)
	top, bottom := edges(at.Y+r.Y, r.Height)
	return []Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
}

func edges(at, length float64) (from, to float64) {
	from, to = math.Round(2*at)/2, math.Round(2*(at+length))/2
	if to == from && length > 0 {
		to += 0.5
	}
	return from, to
}

// moved are points that lie somewhere else.
func moved(all []Point, by Point) []Point {
	other := make([]Point, len(all))
	for i, p := range all {
		other[i] = Point{by.X + p.X, by.Y + p.Y}
	}
	return other
}

// dashes are the parts of the line that are drawn.
func (p Path) dashes() []Path {
	if p.Dash <= 0 {
		return []Path{p}
	}
	var parts []Path
	for i := 1; i < len(p.Points); i++ {
		a, b := p.Points[i-1], p.Points[i]
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		at := func(share float64) Point { return Point{a.X + share*(b.X-a.X), a.Y + share*(b.Y-a.Y)} }
		for from := 0.0; from < long; from += 2 * p.Dash {
			parts = append(parts, Path{Points: []Point{at(from / long), at(min(1, (from+p.Dash)/long))}, Width: p.Width})
		}
	}
	return parts
}

// outline is a rectangle for each part of the line, and a disc at every point.
func (p Path) outline(at Point) [][]Point {
	var shapes [][]Point
	half := p.Width / 2
	for i, b := range p.Points {
		b = Point{at.X + b.X, at.Y + b.Y}
		shapes = append(shapes, circle(b, half))
		if i == 0 {
			continue
		}
		a := Point{at.X + p.Points[i-1].X, at.Y + p.Points[i-1].Y}
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		if long == 0 {
			continue
		}
		dx, dy := -(b.Y-a.Y)/long*half, (b.X-a.X)/long*half
		shapes = append(shapes, []Point{{a.X - dx, a.Y - dy}, {b.X - dx, b.Y - dy}, {b.X + dx, b.Y + dy}, {a.X + dx, a.Y + dy}})
	}
	return shapes
}

// circle is a circle of straight stretches too short to be seen.
func circle(at Point, radius float64) []Point {
	const corners = 48
	shape := make([]Point, corners)
	for i := range shape {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		shape[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	return shape
}

// fill paints what lies inside of any of the shapes, which all turn one way.
func (c *canvas) fill(shapes ...[]Point) {
	frame := c.begin(box(slices.Concat(shapes...)))
	for _, shape := range shapes {
		for i, p := range shape {
			x, y := float32(p.X*c.scale-float64(frame.Min.X)), float32(p.Y*c.scale-float64(frame.Min.Y))
			if i == 0 {
				c.pen.MoveTo(x, y)
			} else {
				c.pen.LineTo(x, y)
			}
		}
		c.pen.ClosePath()
	}
	c.paint(frame)
}

// box is the frame around points.
func box(all []Point) (least, most Point) {
	least, most = all[0], all[0]
	for _, p := range all {
		least = Point{min(least.X, p.X), min(least.Y, p.Y)}
		most = Point{max(most.X, p.X), max(most.Y, p.Y)}
	}
	return least, most
}

// begin readies the rasteriser for a part of the picture.
func (c *canvas) begin(least, most Point) image.Rectangle {
	frame := image.Rect(
		int(math.Floor(least.X*c.scale)), int(math.Floor(least.Y*c.scale)),
		int(math.Ceil(most.X*c.scale))+1, int(math.Ceil(most.Y*c.scale))+1)
	c.pen.Reset(frame.Dx(), frame.Dy())
	return frame
}

// paint lays the ink where the rasteriser found the inside.
func (c *canvas) paint(frame image.Rectangle) {
	size := frame.Dx() * frame.Dy()
	c.mask.Pix = slices.Grow(c.mask.Pix[:0], size)[:size]
	c.mask.Stride, c.mask.Rect = frame.Dx(), image.Rect(0, 0, frame.Dx(), frame.Dy())
	c.pen.DrawOp = draw.Src
	c.pen.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	c.points.lay(c.ink, &c.mask, frame.Min)
}

// write sets words glyph by glyph from a place on the baseline on. Glyphs begin
// at whole points of the picture, so that each looks the same everywhere.
func (c *canvas) write(t Text, from Point) {
	at := Point{0, math.Round(from.Y*c.scale) / c.scale}
	for _, run := range t.Face.Line(t.Words) {
		for _, g := range run.Glyphs {
			at.X = math.Round(from.X*c.scale) / c.scale
			c.glyph(run, g, at, t)
			from.X += float64(g.Advance) / 1000 * t.Size
		}
	}
}

// boldening is how far apart a glyph is drawn twice to look bold, in its size.
const boldening = 0.03

// glyph paints a glyph.
func (c *canvas) glyph(run face.Run, g face.Glyph, at Point, t Text) {
	scale := t.Size / float64(run.Font.Em())
	for _, part := range g.Parts {
		shape := run.Font.Outline(part.ID)
		place := Point{at.X + float64(part.X)*scale, at.Y - float64(part.Y)*scale}
		c.outline(shape, place, scale)
		if run.Heavy {
			c.outline(shape, Point{place.X + boldening*t.Size, place.Y}, scale)
		}
	}
}

// outline paints an outline in units of the em, which are of the length scale.
func (c *canvas) outline(shape []opentype.Segment, at Point, scale float64) {
	if len(shape) == 0 {
		return
	}
	on := func(p opentype.SegmentPoint) Point {
		return Point{at.X + float64(p.X)*scale, at.Y - float64(p.Y)*scale}
	}
	var all []Point
	for _, s := range shape {
		for _, p := range s.ArgsSlice() {
			all = append(all, on(p))
		}
	}
	frame := c.begin(box(all))
	x := func(p opentype.SegmentPoint) float32 { return float32(on(p).X*c.scale - float64(frame.Min.X)) }
	y := func(p opentype.SegmentPoint) float32 { return float32(on(p).Y*c.scale - float64(frame.Min.Y)) }
	for i, s := range shape {
		switch a := s.Args; s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				c.pen.ClosePath()
			}
			c.pen.MoveTo(x(a[0]), y(a[0]))
		case opentype.SegmentOpLineTo:
			c.pen.LineTo(x(a[0]), y(a[0]))
		case opentype.SegmentOpQuadTo:
			c.pen.QuadTo(x(a[0]), y(a[0]), x(a[1]), y(a[1]))
		case opentype.SegmentOpCubeTo:
			c.pen.CubeTo(x(a[0]), y(a[0]), x(a[1]), y(a[1]), x(a[2]), y(a[2]))
		}
	}
	c.pen.ClosePath()
	c.paint(frame)
}
