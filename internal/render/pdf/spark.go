package pdf

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/internal/render/pdf/tag"
)

// The room of a small line in a cell of full size, and how wide one is drawn at
// the most, in mm.
const (
	sparkRoom   = 22.0
	widestSpark = 36.0
)

// spark is a small line in a cell, a picture of its own.
type spark struct {
	x, y, width, height float64
	curves              []curve
	figure              *tag.Element
}

// drawsSpark tells whether the cell is drawn: a line without a known point is told
// in words.
func drawsSpark(c document.Cell) bool {
	return c.Spark != nil && slices.ContainsFunc(c.Spark.Points, func(p decimal.NullDecimal) bool { return p.Valid })
}

// sparks are the small lines of a row, on its first line.
func (ts tableSetter) sparks(g grid, row document.Row, of []*tag.Element) (all []spark) {
	for i, c := range g.columns {
		if i >= len(row.Cells) || !drawsSpark(row.Cells[i]) {
			continue
		}
		s := spark{x: c.x, y: ts.s.leading.unit / 4, width: min(c.width, widestSpark), height: ts.s.leading.tight + ts.s.leading.unit/2, figure: of[i].Add(tag.Figure)}
		s.figure.Alt = row.Cells[i].Shown
		look := chart.Look{Width: s.width / mmPerPoint, Size: g.cell.size, Regular: ts.s.faces.Sans, Bold: ts.s.faces.SansBold, Palette: ts.s.palette}
		for _, strip := range chart.Sparkline(*row.Cells[i].Spark, look, s.height/mmPerPoint).Strips {
			for _, m := range strip.Marks {
				curve := curveOf(m)
				for j := range curve.points {
					curve.points[j].X += s.x
					curve.points[j].Y += s.y
				}
				s.curves = append(s.curves, curve)
			}
		}
		all = append(all, s)
	}
	return all
}

// moved is the line somewhere further to the right. Its time goes on from left to
// right.
func (s spark) moved(by float64) spark {
	s.x += by
	s.curves = slices.Clone(s.curves)
	for i, c := range s.curves {
		c.points = slices.Clone(c.points)
		for j := range c.points {
			c.points[j].X += by
		}
		s.curves[i] = c
	}
	return s
}
