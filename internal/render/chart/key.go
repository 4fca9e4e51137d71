package chart

import "catchup/internal/render/face"

// names are the names of the series if there are several to tell apart.
func (p *pen) names() []string {
	var names []string
	for _, s := range p.chart.Series {
		names = append(names, s.Name)
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// key is the legend above the chart: a square of each colour with its name,
// marked as the marks of its series are.
func (p *pen) key(names []string, mark func(box Rect, series int) []Mark) {
	p.entries(p.Regular, names, mark)
}

// entries are words beside each other, each behind its mark.
func (p *pen) entries(f *face.Face, names []string, mark func(box Rect, i int) []Mark) {
	var marks []Mark
	x, y, square := 0.0, p.em(0.7), p.em(0.75)
	for i, name := range names {
		lines := p.two(name, p.Width-2*square)
		t := p.set(f, p.Size, 0, y, lines[0], p.Palette.Ink)
		if wide := 1.6*square + t.Width(); x > 0 && x+wide > p.Width {
			p.strip(p.em(1.5), marks...)
			marks, x = nil, 0
		}
		t.X = x + 1.6*square
		marks = append(marks, mark(Rect{x, y - square/2, square, square, p.hue(i)}, i)...)
		marks = append(marks, t)
		x = t.X + t.Width() + p.em(1.5)
		if len(lines) > 1 {
			p.strip(p.em(1.5+leading), append(marks, p.words(t.X, y+p.em(leading), lines[1], p.Palette.Ink))...)
			marks, x = nil, 0
		}
	}
	if len(marks) > 0 {
		p.strip(p.em(1.9), marks...)
	}
}
