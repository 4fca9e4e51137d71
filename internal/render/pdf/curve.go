package pdf

import (
	"fmt"
	"strconv"

	"catchup/internal/render/chart"
	"catchup/templates"
)

// curve is a line through points with round ends, in dashes if they have a length
// or, if it has a radius, a disc about the first, or a filled area with those
// corners. maroto draws none of them.
type curve struct {
	points        []chart.Point
	width, radius float64
	dash          float64
	filled        bool
	colour        templates.Colour
}

// curveOf is a mark that maroto does not draw, in mm.
func curveOf(m chart.Mark) curve {
	switch m := m.(type) {
	case chart.Rect:
		return curve{filled: true, colour: m.Colour, points: []chart.Point{
			onPaper(m.X, m.Y), onPaper(m.X+m.Width, m.Y), onPaper(m.X+m.Width, m.Y+m.Height), onPaper(m.X, m.Y+m.Height)}}
	case chart.Path:
		return curve{points: allOnPaper(m.Points), width: m.Width * mmPerPoint, dash: m.Dash * mmPerPoint, colour: m.Colour}
	case chart.Disc:
		return curve{points: []chart.Point{onPaper(m.X, m.Y)}, radius: m.Radius * mmPerPoint, colour: m.Colour}
	case chart.Area:
		return curve{points: allOnPaper(m.Corners), filled: true, colour: m.Colour}
	}
	return curve{}
}

func onPaper(x, y float64) chart.Point { return chart.Point{X: x * mmPerPoint, Y: y * mmPerPoint} }

func allOnPaper(all []chart.Point) []chart.Point {
	points := make([]chart.Point, len(all))
	for i, p := range all {
		points[i] = onPaper(p.X, p.Y)
	}
	return points
}

// operators draw the curve (PDF 32000-1, 8.5). Place is where a point in mm
// stands on the page, in points.
func (c curve) operators(out []byte, place func(x, y float64) (float64, float64)) []byte {
	to := func(p chart.Point) string {
		x, y := place(p.X, p.Y)
		return points(x) + " " + points(y)
	}
	switch {
	case len(c.points) == 0:
		return out
	case c.radius > 0:
		return append(out, "q "+components(c.colour)+" rg "+round(c.points[0], c.radius, to)+"f Q\n"...)
	case c.filled:
		out = append(out, "q "+components(c.colour)+" rg "...)
	default:
		out = append(out, "q "+components(c.colour)+" RG "+points(c.width/mmPerPoint)+" w 1 J 1 j "...)
		if c.dash > 0 {
			out = append(out, "["+points(c.dash/mmPerPoint)+"] 0 d "...)
		}
	}
	for i, p := range c.points {
		out = append(out, to(p)+map[bool]string{true: " m ", false: " l "}[i == 0]...)
	}
	return append(out, map[bool]string{true: "f Q\n", false: "S Q\n"}[c.filled]...)
}

// round is a circle of four curves; kappa is how far their handles reach for
// it to look like one.
func round(at chart.Point, r float64, place func(chart.Point) string) string {
	const kappa = 0.5523
	to := func(x, y float64) string { return place(chart.Point{X: at.X + x*r, Y: at.Y + y*r}) + " " }
	return to(1, 0) + "m " +
		to(1, kappa) + to(kappa, 1) + to(0, 1) + "c " +
		to(-kappa, 1) + to(-1, kappa) + to(-1, 0) + "c " +
		to(-1, -kappa) + to(-kappa, -1) + to(0, -1) + "c " +
		to(kappa, -1) + to(1, -kappa) + to(1, 0) + "c "
}

// points is a length in points as a page states it.
func points(n float64) string { return strconv.FormatFloat(n, 'f', 2, 64) }

// components are the parts of a colour, from 0 to 1.
func components(c templates.Colour) string {
	r, g, b := c.RGB()
	return fmt.Sprintf("%.3f %.3f %.3f", float64(r)/255, float64(g)/255, float64(b)/255)
}
