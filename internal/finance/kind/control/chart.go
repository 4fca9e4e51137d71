package control

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
	"catchup/internal/period"
)

// mostDrawn is how many points a chart has at most: the last ones.
const mostDrawn = 120

// charts draw all measures if they are few, else those with a signal and those that
// fail their targets, as many as the report asks for, those of concern first.
func (c *control) charts() []*kind.Chart {
	if c.Chart == "" {
		return nil
	}
	drawn := kind.Keep(c.measures, func(m measure) bool { return m.last >= 0 })
	if len(drawn) > c.Charts {
		drawn = kind.Keep(drawn, func(m measure) bool { return m.mark().Rule != spc.Usual || m.assurance() == spc.Failing })
		slices.SortStableFunc(drawn, func(a, b measure) int { return a.concern() - b.concern() })
	}
	return kind.Each(kind.First(drawn, c.Charts), c.chart)
}

// chart draws one measure.
func (c *control) chart(m measure) *kind.Chart {
	from := max(0, len(m.points)-mostDrawn)
	points := m.points[from:]
	style := m.style(c.Work)
	chart := &kind.Chart{
		Kind: document.Control, Title: m.name, Unit: m.unitShown(), Style: &style, Axis: document.Ordered,
		Alt:    finance.Paragraph(c.signal(m), c.alike(m), c.sure(m)),
		Labels: kind.Each(points, func(p point) string { return p.label() }),
		Places: kind.Each(points, func(p point) int64 { return p.place() }),
		Times:  kind.Each(points, func(p point) period.Period { return p.span() }),
		Signs:  []kind.Cell{c.variation(m)},
	}
	if m.target.Known {
		chart.Levels = []kind.Level{{Name: "Target", Cell: kind.Number(m.target)}}
	}
	if m.assurance() != spc.Unassured {
		chart.Signs = append(chart.Signs, c.assuranceCell(m))
	}
	cells := make([]kind.Cell, len(points))
	for i, p := range points {
		if cells[i] = kind.Written(p.Quantity, m.shown(c.Work, p.Quantity)); p.Known {
			cells[i] = cells[i].Toned(signs[m.marks[from+i].For(m.good)])
		}
	}
	level := func(q finance.Quantity) kind.Cell { return kind.Written(q, m.shown(c.Work, q)) }
	chart.Series = []kind.Series{{Name: m.name, Points: cells}}
	for _, s := range m.stretches {
		if s.To > from {
			chart.Stretches = append(chart.Stretches, kind.Stretch{From: max(s.From, from) - from, To: s.To - 1 - from, Trial: s.Trial, Reason: s.reason,
				Centre: level(s.centre), Lower: level(s.lower), Upper: level(s.upper)})
		}
	}
	return chart.Headed(finance.Paragraph(c.signal(m), c.alike(m)))
}

// alike is that the last value is no more than usual variation, if it is not.
func (c *control) alike(m measure) finance.Sentence {
	if m.mark().Rule != spc.Usual || !m.limited() {
		return nil
	}
	return c.usual(m)
}
