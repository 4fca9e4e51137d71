package chart

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// sparks draws a row for each series: its name, its first number, a small line
// on a scale of its own, and its last number.
func (p *pen) sparks() {
	var names []string
	for _, s := range p.chart.Series {
		names = append(names, s.Name)
	}
	r := &sparked{rows: p.newRows(names)}
	r.measure()
	r.heads()
	for j := range p.chart.Series {
		r.sparkRow(j)
	}
	p.remark("Each line has a scale of its own.")
	p.without()
}

// without says below small lines how many of the points of each are not known.
func (p *pen) without() {
	var all []string
	same := true
	for _, s := range p.chart.Series {
		n := 0
		for _, point := range s.Points {
			if !point.Known {
				n++
			}
		}
		if n > 0 {
			all = append(all, fmt.Sprintf("%d in %s", n, s.Name))
		}
		same = same && n > 0 && strings.HasPrefix(all[0], fmt.Sprintf("%d in ", n))
	}
	switch {
	case len(all) == 0:
		return
	case same && len(all) > 1:
		n, _, _ := strings.Cut(all[0], " ")
		all = []string{n + " in each line"}
	}
	p.remark(fmt.Sprintf("Not available, of %d: %s.", len(p.chart.Labels), strings.Join(all, " · ")))
}

// sparked is a chart of small lines. A first number ends at from, where the line
// begins, and the last one begins where it ends, at to.
type sparked struct {
	*rows
	from, to float64
}

// measure leaves the lines what names and numbers do not need.
func (r *sparked) measure() {
	first, last := 0.0, 0.0
	for _, s := range r.chart.Series {
		one, other := r.outer(s)
		first, last = max(first, r.wide(one)), max(last, r.wide(other))
	}
	r.from = r.left + first + r.em(0.4)
	r.to = max(r.from, r.right-last-r.em(0.4))
}

// outer are the words of the first and the last known point. A point that is not
// the first or the last of the chart says where it stands.
func (r *sparked) outer(s document.Series) (first, last string) {
	from, to := known(s.Points)
	if from < 0 {
		return "", unavailable
	}
	place := func(i, outermost int) string {
		words := said(s.Points[i])
		if i != outermost {
			words += " (" + r.chart.Labels[i] + ")"
		}
		return words
	}
	if from == to {
		return "", place(to, len(s.Points)-1)
	}
	return place(from, 0), place(to, len(s.Points)-1)
}

// heads name the first and the last label, above the numbers.
func (r *sparked) heads() {
	last := len(r.chart.Labels) - 1
	room := (r.to - r.from) / 2
	lines := r.two(r.chart.Labels[last], r.Width-r.to+room)
	left := r.to + r.em(0.4+pad)
	for _, line := range lines {
		left = min(left, r.right-r.aside(0, 0, line).Width())
	}
	marks := r.column(lines, left)
	deep := len(lines)
	if last > 0 {
		end := min(r.from-r.em(0.4), left-r.em(0.6))
		lines = r.two(r.chart.Labels[0], min(room+r.from-r.left, left-r.em(0.6)-r.left))
		wide := 0.0
		for _, line := range lines {
			wide = max(wide, r.aside(0, 0, line).Width())
		}
		marks = append(marks, r.column(lines, max(r.left, end-wide))...)
		deep = max(deep, len(lines))
	}
	r.strip(r.em(1.7+float64(deep-1)*leading), marks...)
}

// column sets lines below each other from x on.
func (r *sparked) column(lines []string, x float64) (marks []Mark) {
	for n, line := range lines {
		marks = append(marks, r.aside(x, r.em(0.7+float64(n)*leading), line))
	}
	return marks
}

// tallSpark is how high a small line is, in the size of the type.
const tallSpark = 1.5

func (r *sparked) sparkRow(series int) {
	s := r.chart.Series[series]
	height := r.room(series, r.em(tallSpark))
	y := height / 2
	first, last := r.outer(s)
	from, to := known(s.Points)
	marks := append(r.label(series, height),
		r.beside(r.from-r.em(0.4)+r.em(pad), y, first, r.Palette.Muted, true),
		r.beside(r.to+r.em(0.4), y, last, r.voice(s.Points[max(to, 0)]), false))
	if from >= 0 && r.to > r.from {
		marks = append(marks, r.small(s, y)...)
	}
	r.strip(height, marks...)
}

// small is the line of a row whose middle is at y, with its last point marked,
// and its zero if it crosses that.
func (r *sparked) small(s document.Series, y float64) []Mark {
	l := r.pen.small(document.Chart{Labels: r.chart.Labels, Places: r.chart.Places, Series: []document.Series{s}}, r.from, r.to, y, r.em(tallSpark-0.4))
	l.line(0, 0.15)
	_, last := known(s.Points)
	l.dot(0, l.point(0, last))
	return l.marks
}

// small is the field of a small line between two places, so tall about y, with its
// zero if the chart's only series crosses that.
func (p *pen) small(c document.Chart, from, to, y, tall float64) *plot {
	one := &pen{Look: p.Look, chart: c}
	l := &plot{pen: one, hues: all(c.Series), left: from, right: to}
	l.low, l.high = one.extent()
	l.scale = scale{zero: y}
	if l.high > l.low {
		l.scale.each = -tall / (l.high - l.low)
		l.scale.zero = y - l.scale.each*(l.low+l.high)/2
	}
	if l.low < 0 && l.high > 0 {
		l.marks = append(l.marks, l.level(l.left, l.scale.zero, l.Palette.Muted))
	}
	return l
}

// Sparkline draws a small line in the width of the look and that height, with its
// level broken and its last point marked, which may reach over the height a little. One of which no point is known gives a
// drawing without strips.
func Sparkline(s document.Sparkline, look Look, height float64) Drawing {
	p := &pen{Look: look}
	c := document.Chart{Labels: make([]string, len(s.Points)), Series: []document.Series{{}}}
	for _, n := range s.Points {
		c.Series[0].Points = append(c.Series[0].Points, document.Point{Num: n.Decimal, Known: n.Valid})
	}
	first, last := known(c.Series[0].Points)
	if first < 0 {
		return Drawing{Width: look.Width}
	}
	if s.Level.Valid {
		c.Thresholds = []document.Threshold{{Num: s.Level.Decimal}}
	}
	spot := p.em(0.27)
	l := p.small(c, 0, look.Width-1.3*spot, height/2, height-1.3*spot)
	if s.Level.Valid {
		y := l.scale.at(s.Level.Decimal.InexactFloat64())
		l.marks = append(l.marks, p.dashed(Point{l.left, y}, Point{l.right, y}, p.Palette.Muted))
	}
	l.alone = p.em(0.12)
	l.line(0, 0.11)
	if s.Last == document.Plain {
		l.marks = append(l.marks, Disc{l.x(last), l.point(0, last).Y, spot, l.ink(0)})
	} else {
		l.marks = append(l.marks, p.spot(s.Last, l.point(0, last), spot)...)
	}
	p.strip(height, l.marks...)
	return p.drawn()
}

// all are the hues of series that all stand out.
func all(series []document.Series) map[int]int {
	hues := map[int]int{}
	for j := range series {
		hues[j] = 0
	}
	return hues
}
