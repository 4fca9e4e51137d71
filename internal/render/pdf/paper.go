package pdf

import "catchup/templates"

// paper is the measures of a page, in mm.
type paper struct {
	width, height     float64
	side, top, bottom float64 // the margins
	typeWidth         float64 // between the margins
	proseWidth        float64 // of prose, about 85 characters on A4
}

func newPaper(p templates.Page) paper {
	width, height := p.Size.Millimetres()
	one := paper{width: width, height: height, side: float64(p.Side), top: float64(p.Top), bottom: float64(p.Bottom)}
	one.typeWidth = width - 2*one.side
	one.proseWidth = one.typeWidth - 2*inset
	return one
}

// room is the height for the lines of a page. maroto fills the rest of the page
// to a whole billionth of a millimetre. gofpdf rounds otherwise, and might then
// find the sum to be beyond the end of the page and begin an empty page. So
// half a billionth is left free.
func (p paper) room() float64 { return p.height - p.top - p.bottom - footHeight - 1.0005e-6 }
