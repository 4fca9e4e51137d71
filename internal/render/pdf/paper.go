package pdf

import (
	"math"

	"catchup/internal/render/face"
	"catchup/templates"
)

// paper is the measures of a page, in mm.
type paper struct {
	width, height     float64
	side, top, bottom float64 // the margins
	typeWidth         float64 // between the margins
	proseWidth        float64 // of prose, at most fullLine characters of it
	smallWidth        float64 // of what is read line by line: names of articles and sources, notices
	leading           leading
}

// leading is the distance between the lines of each style. All are multiples
// of the unit, so that the baselines of a page stand on one grid.
type leading struct {
	unit, tight, notice, prose, intro, story, section, lead, title, foot float64
}

// fullLine is how many characters a line of prose holds at most. The lines of a
// paragraph end earlier, so that most have from 60 to 75, which is what is read
// with ease.
const fullLine = 74

// ordinary is English prose in which letters and spaces come about as often as
// they do elsewhere. It measures how wide a face is.
const ordinary = "The board was told on Tuesday that the plan for the year had been met, and that the next one asks for more than it did."

func newPaper(t templates.Theme, f face.Set) paper {
	width, height := t.Page.Size.Millimetres()
	one := paper{width: width, height: height, side: float64(t.Page.Side), top: float64(t.Page.Top), bottom: float64(t.Page.Bottom)}
	one.typeWidth = width - 2*one.side
	one.smallWidth = one.typeWidth - 2*inset
	line := f.Serif.Width(ordinary, t.Size.Points()) * mmPerPoint * fullLine / float64(len(ordinary))
	one.proseWidth = min(line, one.smallWidth)
	one.leading = newLeading(t.Size)
	return one
}

// newLeading follows the size of the prose: four units are a third more than it.
func newLeading(size templates.TypeSize) leading {
	const open = 1.32
	unit := math.Round(100*open*size.Points()*mmPerPoint/4) / 100
	return leading{
		unit: unit, tight: 3 * unit, notice: 3.5 * unit, prose: 4 * unit, intro: 5 * unit, story: 5 * unit,
		section: 6 * unit, lead: 7 * unit, title: 13 * unit, foot: 6 * unit,
	}
}

// room is the height for the lines of a page. maroto fills the rest of the page
// to a whole billionth of a millimetre. gofpdf rounds otherwise, and might then
// find the sum to be beyond the end of the page and begin an empty page. So
// half a billionth is left free.
func (p paper) room() float64 { return p.height - p.top - p.bottom - p.leading.foot - 1.0005e-6 }
