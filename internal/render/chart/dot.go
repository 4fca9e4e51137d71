package chart

import (
	"slices"

	"catchup/internal/document"
)

// dots draws each number as a dot on a line of its own, between the
// thresholds that run through all of them.
func (p *pen) dots() {
	r := p.newRows(p.chart.Labels)
	base := r.lowest()
	r.scale = fit(r.dotClaims(base), r.left, r.right)
	r.scale.zero -= base * r.scale.each
	p.key(p.names(), p.round)
	r.thresholds()
	for i := range r.labels {
		r.dotRow(i)
	}
}

// lowest is the least number of the chart, from which its scale begins.
func (p *pen) lowest() float64 {
	low, _ := p.extent()
	return low
}

// extent is the least and the greatest number that the chart knows.
func (p *pen) extent() (low, high float64) {
	first := true
	take := func(n float64) {
		if first {
			low, high, first = n, n, false
		}
		low, high = min(low, n), max(high, n)
	}
	for _, t := range p.chart.Thresholds {
		take(t.Num.InexactFloat64())
	}
	for _, s := range p.chart.Series {
		for _, point := range s.Points {
			if point.Known {
				take(num(point))
			}
		}
	}
	for _, l := range p.chart.Limits {
		for _, point := range []document.Point{l.Lower, l.Centre, l.Upper} {
			if point.Known {
				take(num(point))
			}
		}
	}
	return low, high
}

func (r *rows) dotClaims(base float64) []claim {
	var claims []claim
	edge := r.em(0.5)
	for i := range r.labels {
		row := r.dotted(i)
		for j, d := range row {
			c := claim{number: num(d.point) - base, left: edge, right: edge}
			if j == len(row)-1 {
				c.right += r.wide(said(d.point))
			} else if j == 0 {
				c.left += r.wide(said(d.point))
			}
			claims = append(claims, c)
		}
	}
	for _, t := range r.chart.Thresholds {
		claims = append(claims, claim{t.Num.InexactFloat64() - base, edge, edge})
	}
	return claims
}

// dot is a known point of a row and its series.
type dot struct {
	point  document.Point
	series int
}

// dotted are the known points of row i, the least first.
func (p *pen) dotted(i int) []dot {
	var row []dot
	for j, s := range p.chart.Series {
		if s.Points[i].Known {
			row = append(row, dot{s.Points[i], j})
		}
	}
	slices.SortStableFunc(row, func(a, b dot) int { return compare(num(a.point), num(b.point)) })
	return row
}

// thresholds sets their names over the rows, on one line if there is room.
func (r *rows) thresholds() {
	list := slices.Clone(r.chart.Thresholds)
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b document.Threshold) int { return a.Num.Cmp(b.Num) })
	texts, spans := make([]Text, len(list)), make([]span, len(list))
	for i, t := range list {
		at := r.scale.at(t.Num.InexactFloat64())
		texts[i] = r.aside(0, r.em(0.7), r.short(t.Name+" "+t.Shown, 0.9*(r.right-r.left))).about(at)
		spans[i] = span{texts[i].X, texts[i].Width()}
	}
	if spread(spans, r.left, r.right, r.em(0.8)) {
		var marks []Mark
		for i, t := range list {
			texts[i].X = spans[i].at
			marks = append(marks, texts[i], r.threshold(t, r.em(1.25), r.em(1.6)))
		}
		r.strip(r.em(1.6), marks...)
		return
	}
	for i, t := range list {
		var marks []Mark
		for _, above := range list[:i] {
			marks = append(marks, r.threshold(above, 0, r.em(1.6)))
		}
		text := texts[i].within(r.left, r.right)
		marks = append(marks, r.behind(text), text, r.threshold(t, r.em(1.25), r.em(1.6)))
		r.strip(r.em(1.6), marks...)
	}
}

func (r *rows) threshold(t document.Threshold, top, bottom float64) Rect {
	return r.upright(r.scale.at(t.Num.InexactFloat64()), top, bottom, r.Palette.Muted)
}

// behind is a background for words that stand on a line.
func (p *pen) behind(t Text) Rect {
	around := p.em(0.15)
	left, right := max(0, t.X-around), min(p.Width, t.X+t.Width()+around)
	return Rect{left, t.Y - 0.8*t.Size, right - left, 1.1 * t.Size, p.Palette.Paper}
}

// dotRow sets the numbers of the outer dots beside them and those of the
// inner ones above.
func (r *rows) dotRow(i int) {
	row := r.dotted(i)
	inner := r.above(row)
	up := 0.0
	if len(inner) > 0 {
		up = inner[len(inner)-1].Y + r.em(0.4)
	}
	height := up + r.room(i, r.em(thick))
	y := up + (height-up)/2
	marks := []Mark{Rect{r.left, y - r.em(hair)/2, r.right - r.left, r.em(hair), r.Palette.Line}}
	for _, m := range r.label(i, height-up) {
		t := m.(Text)
		t.Y += up
		marks = append(marks, t)
	}
	for _, t := range r.chart.Thresholds {
		marks = append(marks, r.threshold(t, 0, height))
	}
	for _, t := range append(inner, r.outer(row, y)...) {
		marks = append(marks, r.behind(t), t)
	}
	for _, d := range row {
		marks = append(marks, r.disc(Disc{r.scale.at(num(d.point)), y, r.em(0.42), r.fill(d.point, d.series)}, d.series)...)
	}
	r.strip(height, marks...)
}

// disc is the dot of a series: every other one is hollow, so that colour is not
// the only sign.
func (p *pen) disc(d Disc, series int) []Mark {
	if series%2 == 0 {
		return []Mark{d}
	}
	return []Mark{d, Disc{d.X, d.Y, d.Radius - p.em(0.16), p.Palette.Paper}}
}

// round is the dot of a series in the place of a square.
func (p *pen) round(box Rect, series int) []Mark {
	return p.disc(Disc{box.X + box.Width/2, box.Y + box.Height/2, p.em(0.38), box.Colour}, series)
}

// outer are the numbers left of the first dot and right of the last, or the
// words that stand for them.
func (r *rows) outer(row []dot, y float64) []Text {
	if len(row) == 0 {
		return []Text{r.words(r.left+r.em(pad), y, unavailable, r.Palette.Muted)}
	}
	last := row[len(row)-1].point
	texts := []Text{r.beside(r.scale.at(num(last))+r.em(0.45), y, said(last), r.voice(last), false)}
	if len(row) > 1 {
		first := row[0].point
		texts = append(texts, r.beside(r.scale.at(num(first))-r.em(0.45), y, said(first), r.voice(first), true))
	}
	return texts
}

// above are the numbers of the dots between the outer ones, on one line if
// there is room.
func (r *rows) above(row []dot) []Text {
	if len(row) < 3 {
		return nil
	}
	inner := row[1 : len(row)-1]
	texts, spans := make([]Text, len(inner)), make([]span, len(inner))
	for i, d := range inner {
		texts[i] = r.words(0, r.em(0.7), r.figure(said(d.point)), r.voice(d.point)).about(r.scale.at(num(d.point)))
		spans[i] = span{texts[i].X, texts[i].Width()}
	}
	room := spread(spans, r.left, r.right, r.em(0.6))
	for i := range texts {
		if room {
			texts[i].X = spans[i].at
		} else {
			texts[i] = texts[i].within(r.left, r.right)
			texts[i].Y += float64(i) * r.em(leading)
		}
	}
	return texts
}
