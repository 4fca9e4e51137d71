package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"catchup/internal/render/chart"
	"catchup/templates"
)

// curve is a line through points with round ends or, if it has a radius, a disc
// about the first. maroto draws neither.
type curve struct {
	points        []chart.Point
	width, radius float64
	colour        templates.Colour
}

// operators draw the curve (PDF 32000-1, 8.5). Place is where a point in mm
// stands on the page, in points.
func (c curve) operators(place func(x, y float64) (float64, float64)) []byte {
	var out bytes.Buffer
	to := func(p chart.Point) string {
		x, y := place(p.X, p.Y)
		return points(x) + " " + points(y)
	}
	if c.radius > 0 {
		out.WriteString("q " + components(c.colour) + " rg " + round(c.points[0], c.radius, to) + "f Q\n")
		return out.Bytes()
	}
	out.WriteString("q " + components(c.colour) + " RG " + points(c.width/mmPerPoint) + " w 1 J 1 j ")
	for i, p := range c.points {
		out.WriteString(to(p) + map[bool]string{true: " m ", false: " l "}[i == 0])
	}
	out.WriteString("S Q\n")
	return out.Bytes()
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
