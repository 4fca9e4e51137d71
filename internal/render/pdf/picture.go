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

// Pictures that would leave more than a part of the measure empty have words
// beside them.
const (
	broadPicture  = 0.85 // the part of the measure that a picture below words fills
	flankWidth    = 0.4  // of the type area, which a picture beside words has at most
	flankHeight   = 0.8  // of the height that it could have below them
	narrowCaption = 24.0 // the width of the words below it at the least, in mm
)

// shrunk is a picture in its own proportions, within a width and a height. It is no
// larger than its pixels allow.
func shrunk(p *document.Picture, width, height float64) bitmap {
	scale := min(width/float64(p.Width), height/float64(p.Height), 25.4/sharp)
	return bitmap{width: scale * float64(p.Width), height: scale * float64(p.Height), kind: extension.Jpg, bytes: p.Bytes}
}

// setPicture sets the picture of a story below its first paragraph, and who made
// it. The three stay together.
func (s *setter) setPicture(p *document.Picture, lead bool) {
	set := shrunk(p, s.proseWidth, pictureHeight(lead))
	s.lines[len(s.lines)-1].bond = flow.Never
	s.pad(photograph, 1.5)
	l := s.add(photograph, math.Ceil(set.height/s.leading.unit)*s.leading.unit, nil)
	l.image, l.figure, l.bond = &set, s.figure(p.Alt), flow.Never
	s.pad(photograph, 0.5)
	s.paragraph(below, s.say(tag.Paragraph, p.Credited(), s.small), s.smallWidth, s.leading.tight)
	s.lines[len(s.lines)-1].bond = flow.Never
	s.add(below, s.leading.unit, nil)
}

func pictureHeight(lead bool) float64 {
	if lead {
		return leadPicture
	}
	return nextPicture
}

// flank is a picture with its caption at the right of words: those of the lines
// from a number on, until they are as high as it.
type flank struct {
	from    int
	narrow  float64 // the width of the words
	high    float64 // of the picture and its caption
	picture bitmap
	figure  *tag.Element
	caption [][]text
}

// flankOf is the picture of a story if it is too narrow to stand below words, nil
// if it is not or if there is none. It stands at the right of the lines to come.
func (s *setter) flankOf(story document.Story) *flank {
	p, high, right := story.Shown(), pictureHeight(story.Lead), s.typeWidth
	if p == nil || len(story.Paragraphs) == 0 || shrunk(p, s.proseWidth, high).width >= broadPicture*s.proseWidth {
		return nil
	}
	if story.Lead {
		right = s.smallWidth
	}
	one := flank{from: len(s.lines), picture: shrunk(p, flankWidth*s.typeWidth, flankHeight*high)}
	one.picture.x = right - max(one.picture.width, narrowCaption)
	one.narrow = one.picture.x - inset
	return &one
}

// describe makes the elements of the picture beside words, at the place where it is
// read.
func (s *setter) describe(p *document.Picture) {
	one := s.beside
	one.figure = s.figure(p.Alt)
	one.caption = wrap(s.say(tag.Paragraph, p.Credited(), s.small), max(one.picture.width, narrowCaption))
	one.high = s.leading.unit + one.picture.height + s.leading.unit/2 + float64(len(one.caption))*s.leading.tight
}

// short is how many of the lines to come stand beside the picture, and how wide they
// are.
func (s *setter) short(leading float64) (lines int, width float64) {
	if s.beside == nil {
		return 0, 0
	}
	rest := s.beside.high - height(s.lines[s.beside.from:])
	return max(0, int(math.Ceil(rest/leading-slack))), s.beside.narrow
}

// endFlank puts the picture beside its words, into the last line that it reaches,
// so that it is drawn over the grounds of all of them.
func (s *setter) endFlank() {
	one := s.beside
	s.beside = nil
	if one == nil {
		return
	}
	if rest := one.high - height(s.lines[one.from:]); rest > slack {
		s.lines[len(s.lines)-1].bond = flow.Never
		s.add(photograph, math.Ceil(rest/s.leading.unit-slack)*s.leading.unit, nil)
	}
	last, up := one.from, 0.0
	for up+s.lines[last].height < one.high-slack {
		s.lines[last].bond = flow.Never
		up += s.lines[last].height
		last++
	}
	l := &s.lines[last]
	one.picture.y = s.leading.unit - up
	l.image, l.figure = &one.picture, one.figure
	y := one.picture.y + one.picture.height + s.leading.unit/2
	for _, texts := range one.caption {
		for _, t := range texts {
			t.x, t.y = t.x+one.picture.x, y+middle(t.style, s.leading.tight)
			l.texts = append(l.texts, t)
		}
		y += s.leading.tight
	}
}
