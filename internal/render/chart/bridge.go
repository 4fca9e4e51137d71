package chart

import (
	"math"

	"catchup/internal/document"
)

// bridge draws a level, the steps away from it, each from where the last one
// ended, and the level they lead to. The steps of a second series are hollow,
// such as those that are not recurrent.
func (p *pen) bridge() {
	points, of := p.merged()
	from, to := walk(points)
	r := p.newRows(p.chart.Labels)
	claims := []claim{{}}
	for i, point := range points {
		if math.IsNaN(to[i]) {
			claims = append(claims, claim{right: r.wide(said(point))})
			continue
		}
		low, high := claim{number: min(from[i], to[i])}, claim{number: max(from[i], to[i])}
		if to[i] < from[i] {
			low.left = r.wide(said(point))
		} else {
			high.right = r.wide(said(point))
		}
		claims = append(claims, low, high)
	}
	r.scale = fit(claims, r.left, r.right)
	p.key(p.names(), func(box Rect, i int) []Mark {
		box.Colour = p.Palette.Muted
		return p.step(box, i)
	})
	for i := range points {
		r.bridgeRow(i, of[i], points[i], from, to)
	}
}

// merged is one series of points made of all: for each label the point of the
// first series in which it is known, and the index of that series.
func (p *pen) merged() (points []document.Point, of []int) {
	points, of = make([]document.Point, len(p.chart.Labels)), make([]int, len(p.chart.Labels))
	for i := range points {
		for j, s := range p.chart.Series {
			if j == 0 || !points[i].Known && s.Points[i].Known {
				points[i], of[i] = s.Points[i], j
			}
		}
	}
	return points, of
}

// walk is where each point of a bridge begins and ends. It goes forwards from
// the first level as long as the steps are known, and backwards from the last
// level. Steps between two unknown ones have no place.
func walk(points []document.Point) (from, to []float64) {
	last := len(points) - 1
	from, to = make([]float64, last+1), make([]float64, last+1)
	for i := range points {
		from[i], to[i] = math.NaN(), math.NaN()
	}
	at := math.NaN()
	for i, point := range points {
		if i == 0 || i == last {
			at = 0
		}
		if !point.Known {
			break
		}
		from[i], to[i] = at, at+num(point)
		at = to[i]
	}
	if last < 0 || !points[last].Known {
		return from, to
	}
	from[last], to[last] = 0, num(points[last])
	at = to[last]
	for i := last - 1; i > 0 && points[i].Known && math.IsNaN(to[i]); i-- {
		from[i], to[i] = at-num(points[i]), at
		at = from[i]
	}
	return from, to
}

func (r *rows) bridgeRow(i, series int, point document.Point, from, to []float64) {
	bar := r.em(thick)
	height := r.room(i, bar)
	top := (height - bar) / 2
	marks := append(r.label(i, height), r.upright(r.scale.zero, 0, height, r.Palette.Line))
	if i > 0 && !math.IsNaN(to[i-1]) {
		marks = append(marks, r.upright(r.scale.at(to[i-1]), 0, top, r.Palette.Muted))
	}
	if math.IsNaN(to[i]) {
		marks = append(marks, r.beside(r.scale.zero, height/2, said(point), r.voice(point), false))
		r.strip(height, marks...)
		return
	}
	if i+1 < len(to) {
		marks = append(marks, r.upright(r.scale.at(to[i]), top+bar, height, r.Palette.Muted))
	}
	box := stretch(r.scale.at(from[i]), r.scale.at(to[i]), top, bar, r.Palette.AccentDark)
	if i > 0 && i+1 < len(to) {
		box.Colour = r.hue(1)
		if point.Tone != document.Plain {
			box.Colour = r.Palette.Tone(point.Tone)
		}
	}
	marks = append(marks, r.step(box, series)...)
	marks = append(marks, r.beside(r.scale.at(to[i]), height/2, said(point), r.voice(point), to[i] < from[i]))
	r.strip(height, marks...)
}

// step is the oblong, hollow if it is of a later series.
func (p *pen) step(box Rect, series int) []Mark {
	rim := p.em(0.13)
	if series == 0 || box.Width <= 2*rim {
		return []Mark{box}
	}
	return []Mark{box, Rect{box.X + rim, box.Y + rim, box.Width - 2*rim, box.Height - 2*rim, p.Palette.Paper}}
}
