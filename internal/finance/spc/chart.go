package spc

import (
	"github.com/shopspring/decimal"
)

// Chart is a series with its limits and the marks of its points.
type Chart struct {
	Stretches []Stretch // in their order; none if there is no point
	Marks     []Mark    // one for each point
}

// Plot works out the chart of a series. The bases are in the order of the series.
// Screened moving ranges are left out of the limits.
func Plot(points []Point, bases []Base, screen bool) Chart {
	c := Chart{Stretches: stretches(len(points), bases), Marks: make([]Mark, len(points))}
	for i := range c.Stretches {
		s := &c.Stretches[i]
		s.limit(points, screen)
		c.mark(points, *s)
	}
	return c
}

// Last is the stretch of the last point. There must be a point.
func (c Chart) Last() Stretch { return c.Stretches[len(c.Stretches)-1] }

// Good is which values are good news.
type Good int

// Neither is the zero Good: no direction is better than the other.
const (
	Neither Good = 0
	Up      Good = 1
	Down    Good = -1
)

// Assurance is whether a target will be met by usual variation alone.
type Assurance int

// A target that lies within the limits is hit and missed by chance. One beyond
// them is met, or missed, as long as the process stays what it is. Nothing is
// assured without limits or without a good direction.
const (
	Unassured Assurance = iota
	HitAndMiss
	Passing
	Failing
)

// Assure holds a target against the limits. The reference calls it hit and miss
// where there are no limits.
func (l Limits) Assure(target decimal.Decimal, good Good) Assurance {
	if !l.Known || good == Neither {
		return Unassured
	}
	t, up := target.Rat(), good == Up
	switch {
	case t.Cmp(l.upper) > 0 && up, t.Cmp(l.lower) < 0 && !up:
		return Failing
	case t.Cmp(l.upper) > 0, t.Cmp(l.lower) < 0:
		return Passing
	}
	return HitAndMiss
}
