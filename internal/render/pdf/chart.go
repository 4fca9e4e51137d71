package pdf

import (
	"math"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
)

// wholeChart is up to which height, in mm, a chart is kept on one page.
const wholeChart = 120.0

// setChart sets the title, the part of the finding that has not been said, and
// the chart's strips. It keeps them together if they are not too high.
func (s *setter) setChart(c document.Chart, finding string) {
	s.gap(5)
	s.setHeads(c)
	s.paragraph(prose, s.say(tag.Paragraph, finding, s.cell), s.proseWidth, s.leading.prose)
	drawing := chart.Draw(c, chart.Look{
		Width: s.typeWidth / mmPerPoint, Size: s.cell.size, Regular: s.faces.Sans, Bold: s.faces.SansBold, Palette: s.palette,
	})
	if len(drawing.Strips) == 0 {
		return
	}
	first := len(s.lines) - 1
	s.pad(chartStrip, 1)
	s.heed(c)
	figure := s.figure(s.named(numbersOf(c)))
	for _, strip := range drawing.Strips {
		s.setStrip(figure, strip)
	}
	high := height(s.lines[first+1:])
	for i := first; i < len(s.lines)-1; i++ {
		s.lines[i].bond = chartBond(high, i-first, len(s.lines)-1-first)
	}
	if rest := math.Ceil(high/s.leading.unit)*s.leading.unit - high; rest > slack {
		s.lines[len(s.lines)-1].bond = flow.Never
		s.add(chartStrip, rest, nil)
	}
}

// setHeads sets the title: the finding, with what is drawn below it, or what is
// drawn alone.
func (s *setter) setHeads(c document.Chart) {
	if c.Headline == "" {
		s.tables().setCaption(s.in.Add(tag.Paragraph), c.Title, c.Unit)
		return
	}
	s.tables().setCaption(s.in.Add(tag.Paragraph), c.Headline, "")
	below := phrase{c.Title, s.cell.in(s.palette.Muted), nowhere}
	s.tables().setTitle(s.in.Add(tag.Paragraph), s.tables().over(below, c.Unit, "", false))
}

// fewStrips is how many lines of a chart at the least stand with its finding.
const fewStrips = 5

// chartBond is the bond of line i of n before the last line of a chart.
func chartBond(high float64, i, n int) float64 {
	switch {
	case i == 0 || i == n-1:
		return flow.Never
	case i < fewStrips:
		return flow.Strong
	case high <= wholeChart:
		return flow.Whole
	}
	return flow.Loath
}

// heed notes which characters of a drawing's words the face lacks. Package
// chart replaces them.
func (s *setter) heed(c document.Chart) {
	for _, label := range c.Labels {
		s.span(nil, label, s.cell)
	}
	for _, one := range c.Series {
		s.span(nil, one.Name, s.cell)
	}
	for _, one := range c.Signs {
		s.span(nil, one.Shown, s.cell)
	}
	for _, words := range append(c.StretchNotes(), c.EventNotes()...) {
		s.span(nil, words, s.cell)
	}
}

// named is what is read in place of a chart, with what the chart is called.
func (s *setter) named(says string) string {
	if s.at.block < len(s.labels) {
		return s.labels[s.at.block] + ". " + says
	}
	return says
}

// figure is a picture with the words that are read in its place.
func (s *setter) figure(says string) *tag.Element {
	figure := s.in.Add(tag.Figure)
	figure.Alt = says
	return figure
}

// numbersOf is what is read in place of a chart: its numbers. Its finding
// stands above it.
func numbersOf(c document.Chart) string {
	finding := c.Alt
	c.Alt = ""
	if numbers := c.Spoken(); numbers != "" {
		return "Chart: " + numbers
	}
	return "Chart: " + finding
}

// setStrip turns the marks of a strip into a line.
func (s *setter) setStrip(figure *tag.Element, strip chart.Strip) {
	l := s.add(chartStrip, strip.Height*mmPerPoint, nil)
	l.figure = figure
	for _, m := range strip.Marks {
		switch m := m.(type) {
		case chart.Rect:
			l.bars = append(l.bars, bar{m.X * mmPerPoint, m.Y * mmPerPoint, m.Width * mmPerPoint, m.Height * mmPerPoint, m.Colour})
		case chart.Path, chart.Disc, chart.Area:
			l.curves = append(l.curves, curveOf(m))
		case chart.Text:
			l.texts = append(l.texts, text{x: m.X * mmPerPoint, y: m.Y * mmPerPoint, words: m.Words, style: style{m.Face, m.Size, m.Colour}, of: figure})
		}
	}
}
