package chart

import "catchup/internal/document"

// How thick bars are, alone and among several in a row, in the size of the
// glyphs.
const (
	thick = 1.15
	thin  = 1.0
)

// bars draws each number as a length from zero, negative ones to the left,
// with the number at its end. Several series stand below each other in a row.
func (p *pen) bars() {
	r := p.newRows(p.chart.Labels)
	r.scale = fit(r.barClaims(), r.left, r.right)
	p.key(p.names(), p.body)
	for i := range r.labels {
		r.barRow(i)
	}
}

func (r *rows) barClaims() []claim {
	claims := []claim{{}}
	for _, s := range r.chart.Series {
		for _, point := range s.Points {
			c := claim{number: amount(point)}
			if wide := r.wide(said(point)); c.number < 0 {
				c.left = wide
			} else {
				c.right = wide
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// amount is the point's number. It is zero if the number is not known; then
// words stand there instead of a bar.
func amount(point document.Point) float64 {
	if !point.Known {
		return 0
	}
	return num(point)
}

func (r *rows) barRow(i int) {
	bar := r.em(thick)
	if len(r.chart.Series) > 1 {
		bar = r.em(thin)
	}
	all := float64(len(r.chart.Series)) * bar
	height := r.room(i, all)
	marks := append(r.label(i, height), r.upright(r.scale.zero, 0, height, r.Palette.Muted))
	y := (height - all) / 2
	for j, s := range r.chart.Series {
		point := s.Points[i]
		end := r.scale.at(amount(point))
		if end != r.scale.zero {
			marks = append(marks, r.body(stretch(r.scale.zero, end, y, bar, r.fill(point, j)), j)...)
		}
		marks = append(marks, r.beside(end, y+bar/2, said(point), r.voice(point), amount(point) < 0))
		y += bar
	}
	r.strip(height, marks...)
}
