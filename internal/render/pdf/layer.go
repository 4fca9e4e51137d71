package pdf

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"catchup/internal/render/chart"
	"catchup/templates"
)

// layer draws what maroto cannot, lines that slope and discs. Where one of
// them belongs, maroto draws a sentinel, a line far left of the page that is
// as many mm long as the curve's number; put then writes the curve in its
// place. A sentinel that is left would be seen by nobody.
type layer struct {
	paper  paper
	curves []string
}

// farLeft is where sentinels begin, in mm from the left edge of the page.
const farLeft = -5000.0

// add has a sentinel drawn for the curve in a cell.
func (l *layer) add(p core.Provider, cell entity.Cell, c curve) {
	l.curves = append(l.curves, c.operators(l.paper, cell.X, cell.Y))
	at := entity.Cell{X: farLeft - l.paper.side, Y: cell.Y, Width: float64(len(l.curves))}
	p.AddLine(&at, &props.Line{Thickness: 0.1, Style: linestyle.Solid, SizePercent: 100})
}

// sentinel is what gofpdf writes for one, in points.
var sentinel = regexp.MustCompile(regexp.QuoteMeta(fmt.Sprintf("%.2f", farLeft/mmPerPoint)) + ` \S+ m (-[0-9.]+) \S+ l S\n`)

// put writes the curves over their sentinels in a page's stream, and returns
// how many there were.
func (l *layer) put(stream []byte) ([]byte, int) {
	found := 0
	stream = sentinel.ReplaceAllFunc(stream, func(one []byte) []byte {
		end, err := strconv.ParseFloat(string(sentinel.FindSubmatch(one)[1]), 64)
		n := int(math.Round(end*mmPerPoint-farLeft)) - 1
		if err != nil || n < 0 || n >= len(l.curves) {
			return one
		}
		found++
		return []byte(l.curves[n])
	})
	return stream, found
}

// operators draw the curve in a strip that begins at left and top, in mm from
// the upper left corner of the type area (PDF 32000-1, 8.5).
func (c curve) operators(on paper, left, top float64) string {
	place := func(p chart.Point) string {
		return points((on.side+left+p.X)/mmPerPoint) + " " + points((on.height-on.top-top-p.Y)/mmPerPoint)
	}
	var out strings.Builder
	if c.radius > 0 {
		out.WriteString("q " + components(c.colour) + " rg " + round(c.points[0], c.radius, place) + "f Q\n")
		return out.String()
	}
	out.WriteString("q " + components(c.colour) + " RG " + points(c.width/mmPerPoint) + " w 1 J 1 j ")
	for i, p := range c.points {
		out.WriteString(place(p) + map[bool]string{true: " m ", false: " l "}[i == 0])
	}
	out.WriteString("S Q\n")
	return out.String()
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
