package spc

// Rule is why a point stands out from usual variation.
type Rule int

// The rules, those that go before others first. A point has one mark: that of the
// first rule that it is part of.
const (
	Usual      Rule = iota // none: usual variation
	Outside                // beyond a limit
	Trend                  // part of 7 points, each above, or each below, the one before
	TwoOfThree             // one of 2 of 3 points that are two thirds of the way to a limit, all 3 on its side of the centre
	OneSide                // part of 7 points on one side of the centre
)

// run is how many points make a trend, or a run on one side.
const run = 7

// Mark is what a point tells: the rule, the side, and the points that gave it.
type Mark struct {
	Rule   Rule
	Side   int   // 1 high or upwards, −1 low or downwards, 0 of usual variation
	Points []int // by their places in the series, in order
}

// Sense is whether a mark is good news.
type Sense int

// Common is the sense of usual variation. A mark is Special where neither direction
// is good.
const (
	Common Sense = iota
	Improving
	Concerning
	Special
)

// For is the sense of the mark where values are good in a direction.
func (m Mark) For(good Good) Sense {
	switch {
	case m.Rule == Usual:
		return Common
	case good == Neither:
		return Special
	case m.Side == int(good):
		return Improving
	}
	return Concerning
}

// piece are points without a gap, and how each stands to the limits.
type piece struct {
	from    int   // the place of the first in the series
	side    []int // of the centre: 1 above, −1 below
	step    []int // from the point before: 1 up, −1 down; the first has none
	outside []bool
	near    []bool // two thirds of the way to a limit, and not outside
}

// mark gives the points of a stretch their marks, piece by piece.
func (c Chart) mark(points []Point, s Stretch) {
	for from := s.From; from < s.To; from++ {
		to := from
		for to < s.To && points[to].Known {
			to++
		}
		if to > from {
			p := s.piece(points, from, to)
			for i := range p.side {
				c.Marks[from+i] = p.mark(i)
			}
			from = to
		}
	}
}

func (s Stretch) piece(points []Point, from, to int) piece {
	n := to - from
	p := piece{from: from, side: make([]int, n), step: make([]int, n), outside: make([]bool, n), near: make([]bool, n)}
	if s.centre == nil {
		return p
	}
	for i := range n {
		y := points[from+i].Value
		p.side[i] = s.middle.side(y)
		if i > 0 {
			p.step[i] = y.Cmp(points[from+i-1].Value)
		}
		if s.Known {
			p.outside[i] = s.far.side(y) != 0
			p.near[i] = !p.outside[i] && s.near.side(y) != 0
		}
	}
	return p
}

// mark is that of the piece's point i.
func (p piece) mark(i int) Mark {
	if p.outside[i] {
		return Mark{Outside, p.side[i], []int{p.from + i}}
	}
	if from, to := p.trend(i); to-from >= run {
		return Mark{Trend, p.direction(i), p.places(from, to)}
	}
	if near := p.twoOfThree(i); near != nil {
		return Mark{TwoOfThree, p.side[i], near}
	}
	if from, to := around(p.side, i); to-from >= run {
		return Mark{OneSide, p.side[i], p.places(from, to)}
	}
	return Mark{}
}

// trend are the points of a trend that holds i. A point may end one and begin
// another, and then it is of the second, as in direction.
func (p piece) trend(i int) (from, to int) {
	if i+1 < len(p.step) {
		from, to = around(p.step, i+1)
		if from--; to-from >= run {
			return from, to
		}
	}
	if i == 0 {
		return 0, 0
	}
	from, to = around(p.step, i)
	return from - 1, to
}

// direction is which way a trend goes at a point of it: by the step after the
// point where the next is part of a trend too, else by the step before. Where one
// trend ends and the next point begins another, the step between them gives the
// direction, and no step counts as downwards, as in the reference.
func (p piece) direction(i int) int {
	step := p.step[i]
	if i+1 < len(p.step) {
		if from, to := p.trend(i + 1); to-from >= run {
			step = p.step[i+1]
		}
	}
	if step > 0 {
		return 1
	}
	return -1
}

// twoOfThree are the near points of the first three in a row that hold i, lie on
// one side, and have two near points or more; none if i is not near.
func (p piece) twoOfThree(i int) (near []int) {
	if !p.near[i] {
		return nil
	}
	for from := max(0, i-2); from <= i && from+3 <= len(p.near); from++ {
		near = near[:0]
		for k := from; k < from+3; k++ {
			if p.near[k] {
				near = append(near, p.from+k)
			}
		}
		if first, last := around(p.side, from); len(near) >= 2 && first <= from && last >= from+3 {
			return near
		}
	}
	return nil
}

// around are the places [from, to) of equal signs around i; none where it has
// none.
func around(signs []int, i int) (from, to int) {
	if signs[i] == 0 {
		return i, i
	}
	for from = i; from > 0 && signs[from-1] == signs[i]; from-- {
	}
	for to = i; to < len(signs) && signs[to] == signs[i]; to++ {
	}
	return from, to
}

// places are the points [from, to) of the piece in the series.
func (p piece) places(from, to int) []int {
	made := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		made = append(made, p.from+i)
	}
	return made
}
