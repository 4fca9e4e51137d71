package pdf

import (
	"strings"

	"catchup/internal/document"
)

// Where the parts of a bar chart stand: labels from the left, the track that
// the bars lie on, numbers to the right.
const (
	trackLeft  = 56.0
	trackWidth = 80.0
	barHeight  = 2 * unit
)

// setChart sets the title, the finding and, where the chart can be drawn, its
// bars. The title stays with what follows.
func (s *setter) setChart(c document.Chart) {
	s.gap(5)
	s.setCaption(c.Title, c.Unit, c.Illustrative)
	s.paragraph(prose, []span{{words: c.Alt, style: s.cell}}, proseWidth, proseLeading)
	zero, ends := c.Bars()
	for i, end := range ends {
		s.lines[len(s.lines)-1].keep = i < fewBars
		s.setBar(c.Labels[i], c.Series[0].Points[i], zero, end)
	}
}

// fewBars is how many bars at the least stand with the finding.
const fewBars = 3

// setBar sets a label, a bar from zero to its end on a track, and the number.
func (s *setter) setBar(label string, p document.Point, zero, end float64) {
	labels := wrap([]span{{words: label, style: s.cell}}, trackLeft-gutter)
	for len(labels) > 1 {
		s.add(chartBar, tightLeading, labels[0]).keep = true
		labels = labels[1:]
	}
	var texts []text
	if len(labels) > 0 {
		texts = labels[0]
	}
	words := strings.TrimSpace(p.Tone.Shape() + "\u00a0" + p.Shown)
	l := s.add(chartBar, tightLeading+unit, append(texts, s.flushRight(words, s.cell.in(s.palette.Tone(p.Tone)))))
	top := (l.height - barHeight) / 2
	fill := s.palette.AccentDark
	if p.Tone != document.Plain {
		fill = s.palette.Tone(p.Tone)
	}
	l.bars = []bar{
		{x: trackLeft, y: top, width: trackWidth, height: barHeight, colour: s.palette.Panel},
		{x: trackLeft + min(zero, end)*trackWidth, y: top, width: max(zero, end)*trackWidth - min(zero, end)*trackWidth, height: barHeight, colour: fill},
		{x: trackLeft + zero*trackWidth - 0.1, width: 0.2, height: l.height, colour: s.palette.Muted},
	}
}
