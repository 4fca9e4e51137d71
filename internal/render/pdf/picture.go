package pdf

import (
	"math"

	"github.com/johnfercher/maroto/v2/pkg/consts/extension"

	"catchup/internal/document"
	"catchup/internal/render/pdf/flow"
	"catchup/internal/render/pdf/tag"
)

const (
	leadPicture = 78.0 // how high the picture of the lead is at most, in mm
	nextPicture = 54.0 // and that of another story
	sharp       = 150  // pixels to the inch, at the least
)

// setPicture sets the picture of a story below its first paragraph, and who made
// it. The three stay together. The picture is no larger than its pixels allow.
func (s *setter) setPicture(p *document.Picture, lead bool) {
	high := nextPicture
	if lead {
		high = leadPicture
	}
	scale := min(s.proseWidth/float64(p.Width), high/float64(p.Height), 25.4/sharp)
	s.lines[len(s.lines)-1].bond = flow.Never
	s.pad(photograph, 1.5)
	set := bitmap{width: scale * float64(p.Width), height: scale * float64(p.Height), kind: extension.Jpg, bytes: p.Bytes}
	l := s.add(photograph, math.Ceil(set.height/s.leading.unit)*s.leading.unit, nil)
	l.image, l.figure, l.bond = &set, s.figure(p.Alt), flow.Never
	s.pad(photograph, 0.5)
	s.paragraph(below, s.say(tag.Paragraph, p.Credited(), s.small), s.smallWidth, s.leading.tight)
	s.lines[len(s.lines)-1].bond = flow.Never
	s.add(below, s.leading.unit, nil)
}
