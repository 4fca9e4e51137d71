package chart

// slope draws a line for each series from one label to the other, with its
// first number at the left, and its last one and its name at the right.
func (p *pen) slope() {
	l := &plot{pen: p, hues: p.standing(), labels: 0.36 * p.Width, sloped: true}
	l.measure(slopeHigh)
	l.right = min(l.right, l.left+l.em(widestSlope))
	l.rails()
	l.draw()
	l.ends()
	p.strip(l.bottom+p.em(0.4), l.marks...)
	p.others(len(p.chart.Series) - len(l.hues))
	l.missing()
}

// How high the field of lines and that of a slope are, as shares of the width.
const (
	lineHigh  = 0.34
	slopeHigh = 0.5
)

// widestSlope is how wide the field of a slope is, in the size of the type. A
// wider one would make every change look small.
const widestSlope = 22

// rails are the two uprights, with the labels above them.
func (l *plot) rails() {
	var labels [2][]string
	deepest := 1
	for i, at := range []float64{l.left, l.right} {
		room := (l.right-l.left)/2 + min(at, l.Width-at)
		labels[i] = l.two(l.chart.Labels[i], room)
		deepest = max(deepest, len(labels[i]))
	}
	head := l.em(1.6 + float64(deepest-1)*leading)
	l.top, l.bottom = l.top+head, l.bottom+head
	l.scale.zero += head
	for i, at := range []float64{l.left, l.right} {
		for n, line := range labels[i] {
			l.marks = append(l.marks, l.aside(0, l.em(0.7+float64(n)*leading), line).about(at).within(0, l.Width))
		}
		l.marks = append(l.marks, l.upright(at, head, l.bottom, l.Palette.Line))
	}
	if l.low < 0 && l.high > 0 {
		l.marks = append(l.marks, l.level(l.left, l.scale.zero, l.Palette.Muted))
	}
}
