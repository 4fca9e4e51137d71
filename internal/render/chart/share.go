package chart

import (
	"strings"

	"catchup/internal/document"
	"catchup/templates"
)

// shares draws each series as a bar of the same length, divided into its parts.
// More parts than there are colours have a bar each.
func (p *pen) shares() {
	if len(p.chart.Labels) > templates.Hues {
		p.bars()
		return
	}
	alone := len(p.chart.Series) == 1
	var names []string
	if !alone {
		names = p.names()
	}
	r := p.newRows(names)
	if alone && p.named() {
		return
	}
	p.key(p.chart.Labels, p.body)
	for i, s := range p.chart.Series {
		r.shareRow(i, alone, s.Points)
	}
}

// part is where a part of a whole begins and how long it is.
type part struct{ at, length float64 }

// parted divides the room from left to right in the proportions of the points.
// It is false if that is not possible, because a point is unknown or negative.
func parted(points []document.Point, left, right float64) ([]part, bool) {
	sum := 0.0
	for _, point := range points {
		if !point.Known || point.Num.IsNegative() {
			return nil, false
		}
		sum += num(point)
	}
	if sum == 0 {
		return nil, false
	}
	parts, room := make([]part, len(points)), right-left
	for i, point := range points {
		parts[i] = part{left, num(point) / sum * room}
		left += parts[i].length
	}
	return parts, true
}

// tall is the height of a divided bar in the size of the type.
const tall = 1.9

// segments are the parts as rectangles, with a thin gap between them.
func (p *pen) segments(parts []part, points []document.Point, top float64) []Mark {
	var marks []Mark
	gap := p.em(0.1)
	for i, one := range parts {
		wide := one.length
		if wide > 2*gap {
			wide -= gap
		}
		if wide > 0 {
			marks = append(marks, p.body(Rect{one.at, top, wide, p.em(tall), p.tint(points[i], i)}, i)...)
		}
	}
	return marks
}

// tint is the colour of a part: that of its tone, or else of its place.
func (p *pen) tint(point document.Point, i int) templates.Colour {
	if point.Tone != document.Plain {
		return p.Palette.Tone(point.Tone)
	}
	return p.hue(i)
}

// named draws one whole with the number and the name of each part under it.
// It reports false, and draws nothing, if there is not room for them.
func (p *pen) named() bool {
	points := p.chart.Series[0].Points
	parts, ok := parted(points, 0, p.Width)
	if !ok {
		return false
	}
	spans := make([]span, len(parts))
	names := make([][]string, len(parts))
	deep := 0
	for i, one := range parts {
		names[i] = p.wrap(p.chart.Labels[i], max(one.length, p.em(8)))
		spans[i] = span{one.at, max(p.widest(names[i]), p.Bold.Width(p.clean(said(points[i])), p.Size))}
		if spans[i].length > one.length {
			spans[i].at -= (spans[i].length - one.length) / 2
		}
		deep = max(deep, len(names[i]))
	}
	if !spread(spans, 0, p.Width, p.em(1.6)) {
		return false
	}
	marks := p.segments(parts, points, p.em(0.2))
	for i, one := range parts {
		y := p.em(tall + 1.4)
		marks = append(marks, p.leader(one, spans[i], p.em(tall+0.2), p.em(tall+0.75))...)
		marks = append(marks, p.set(p.Bold, p.Size, spans[i].at, y, said(points[i]), p.Palette.Tone(points[i].Tone)))
		for _, line := range names[i] {
			y += p.em(leading)
			marks = append(marks, p.words(spans[i].at, y, line, p.Palette.Ink))
		}
	}
	p.strip(p.em(tall+2.3+float64(deep)*leading), marks...)
	return true
}

// leader leads from a part to its words, which may have had to move.
func (p *pen) leader(one part, to span, top, bottom float64) []Mark {
	end := to.at + min(to.length/2, p.em(0.6))
	from := max(one.at, min(end, one.at+one.length-p.em(0.1)))
	return []Mark{Path{Points: []Point{{from, top}, {end, bottom}}, Width: p.em(hair), Colour: p.Palette.Muted}}
}

// shareRow sets the numbers into their parts, and those that are too long for
// theirs below, each with a line to its part.
func (r *rows) shareRow(i int, alone bool, points []document.Point) {
	var label []Mark
	height := r.em(tall)
	if !alone {
		height = r.room(i, r.em(tall))
		label = r.label(i, height)
	}
	top := (height - r.em(tall)) / 2
	parts, ok := parted(points, r.left, r.right)
	if !ok {
		r.unparted(height, points, label)
		return
	}
	marks := append(label, r.segments(parts, points, top)...)
	below := make([]int, 0, len(parts))
	for j, one := range parts {
		words := said(points[j])
		if t := r.set(r.Bold, r.Size, 0, height/2, words, r.over(r.tint(points[j], j))).about(one.at + one.length/2); t.Width()+r.em(0.6) < one.length {
			marks = append(marks, t)
		} else {
			below = append(below, j)
		}
	}
	more, under := r.below(below, parts, points, top+r.em(tall))
	r.strip(max(height, under)+r.em(0.3), append(marks, more...)...)
}

// over is the colour of words on a ground.
func (p *pen) over(ground templates.Colour) templates.Colour {
	if templates.Contrast(p.Palette.Paper, ground) >= 4.5 {
		return p.Palette.Paper
	}
	return p.Palette.Ink
}

// below sets the numbers of some parts under their bar, and returns how deep
// they reach.
func (r *rows) below(list []int, parts []part, points []document.Point, top float64) (marks []Mark, depth float64) {
	if len(list) == 0 {
		return nil, 0
	}
	texts, spans := make([]Text, len(list)), make([]span, len(list))
	for i, j := range list {
		texts[i] = r.words(0, top+r.em(1.2), r.figure(said(points[j])), r.Palette.Tone(points[j].Tone)).about(parts[j].at + parts[j].length/2)
		spans[i] = span{texts[i].X, texts[i].Width()}
	}
	if !spread(spans, r.left, r.right, r.em(0.6)) {
		var all []string
		for _, j := range list {
			all = append(all, r.chart.Labels[j]+" "+said(points[j]))
		}
		return r.listed(all, top+r.em(0.8))
	}
	for i, j := range list {
		texts[i].X = spans[i].at
		from, to := parts[j].at+parts[j].length/2, texts[i].X+texts[i].Width()/2
		marks = append(marks, texts[i], Path{Points: []Point{{from, top}, {to, top + r.em(0.6)}}, Width: r.em(hair), Colour: r.Palette.Muted})
	}
	return marks, top + r.em(1.8)
}

// unparted lists what is known of a whole that cannot be drawn.
func (r *rows) unparted(height float64, points []document.Point, marks []Mark) {
	var all []string
	for i, point := range points {
		all = append(all, r.chart.Labels[i]+" "+said(point))
	}
	more, depth := r.listed(all, height/2)
	r.strip(max(height, depth)+r.em(0.3), append(marks, more...)...)
}

// listed sets words in lines, the first with its middle at y.
func (r *rows) listed(all []string, y float64) (marks []Mark, depth float64) {
	for _, line := range r.wrap(strings.Join(all, " · "), r.right-r.left) {
		marks = append(marks, r.words(r.left, y, line, r.Palette.Muted))
		y += r.em(leading)
	}
	return marks, y - r.em(leading/2)
}
