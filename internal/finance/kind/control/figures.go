package control

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
	"catchup/internal/table"
)

// control are measures over time with the limits of their usual variation.
type control struct {
	*kind.Work
	pace
	inMonths bool // whether the days of the source stand for their months
	measures []measure
}

// measure is a series with its limits. Last is the place of its last known value, −1
// if none is known.
type measure struct {
	series
	good      spc.Good
	target    finance.Quantity
	retarget  bool // whether earlier values had other targets
	marks     []spc.Mark
	stretches []stretch
	last      int
}

// stretch is a stretch of points with limits, as quantities.
type stretch struct {
	spc.Stretch
	reason               string
	centre, lower, upper finance.Quantity
}

func (m measure) called() string { return m.name }

// row is the last row of the measure, whose commentary is told.
func (m measure) row() kind.Record { return m.points[len(m.points)-1].record }

func compute(w *kind.Work) (*kind.Result, error) {
	c := &control{Work: w}
	if !w.Main.Has("measure") {
		c.One, c.Many = "measure", "measures"
	}
	all, err := c.gather()
	if err != nil {
		return nil, err
	}
	if err := named(w, all); err != nil {
		return nil, err
	}
	for _, s := range all {
		m, err := c.measure(s)
		if err != nil {
			return nil, err
		}
		c.measures = append(c.measures, m)
	}
	c.arrange()
	c.Shots = []kind.Snapshot{{Records: slices.SortedFunc(slices.Values(kind.Each(c.measures, measure.row)), kind.ByName)}}
	r := c.result()
	r.Looked = len(c.measures)
	return r, nil
}

// measure works out the limits of a series.
func (c *control) measure(s series) (m measure, err error) {
	if err := s.alone(c.Work); err != nil {
		return m, err
	}
	s.fill(c.pace)
	m = measure{series: s, last: -1}
	for i := range s.points {
		if s.points[i].Known {
			m.last = i
		}
	}
	if m.good, err = c.goodOf(s); err != nil {
		return m, err
	}
	if err := m.aim(c.Work); err != nil {
		return m, err
	}
	bases, err := s.bases(c.Work, c.inMonths)
	if err != nil {
		return m, err
	}
	m.plot(bases, !c.Unscreened)
	return m, nil
}

// plot works out the limits and the marks.
func (m *measure) plot(bases []base, screen bool) {
	points := make([]spc.Point, len(m.points))
	for i := range m.points {
		points[i] = spc.Point{Value: m.points[i].Num, Known: m.points[i].Known}
	}
	chart := spc.Plot(points, kind.Each(bases, func(b base) spc.Base { return b.Base }), screen)
	m.marks = chart.Marks
	for _, s := range chart.Stretches {
		made := stretch{Stretch: s}
		if i := slices.IndexFunc(bases, func(b base) bool { return b.From == s.From }); i >= 0 {
			made.reason = bases[i].reason
		}
		m.stretches = append(m.stretches, made.of(m))
	}
}

// of makes quantities of the limits.
func (s stretch) of(m *measure) stretch {
	if s.Counted == 0 {
		return s
	}
	s.centre = m.mean(s.Stretch)
	s.lower, s.upper = s.centre.As("lower limit"), s.centre.As("upper limit")
	s.lower.Num, s.upper.Num = s.Lower, s.Upper
	s.lower.Known, s.upper.Known = s.Limits.Known, s.Limits.Known
	ranges := fmt.Sprintf("2.66 × mean moving range of %d values", s.Counted)
	if n := len(s.Screened); n > 0 {
		ranges += fmt.Sprintf(", %d of them screened out", n)
	}
	s.lower.Rule, s.upper.Rule = "mean − "+ranges, "mean + "+ranges
	if !s.Limits.Known {
		s.lower.Num, s.upper.Num, s.lower.Word, s.upper.Word = finance.Quantity{}.Num, finance.Quantity{}.Num, "–", "–"
	}
	return s
}

// mean is the centre of a stretch, with the cells that count for it.
func (m *measure) mean(s spc.Stretch) finance.Quantity {
	first, last := m.points[s.From], m.points[s.Until-1]
	made := finance.Quantity{Num: s.Centre, Known: true, Kind: first.Kind, Unit: first.Unit, What: "mean",
		Of: fmt.Sprintf("%s · %s to %s", m.name, first.words(), last.words()), Rule: fmt.Sprintf("mean of %d values", s.Counted), From: make([]table.Origin, 0, s.Counted)}
	for i := s.From; i < s.Until; i++ {
		if p := &m.points[i]; p.Known {
			made.From, made.Aside = append(made.From, p.From...), table.Join(made.Aside, p.Aside)
		}
	}
	return made
}

// now is the stretch of the last known value.
func (m measure) now() stretch {
	for _, s := range m.stretches {
		if s.From <= m.last && m.last < s.To {
			return s
		}
	}
	return stretch{}
}

// latest is the last known value, an unknown one if there is none.
func (m measure) latest() point {
	if m.last < 0 {
		return m.points[len(m.points)-1]
	}
	return m.points[m.last]
}

// limited tells whether there are limits for the last known value.
func (m measure) limited() bool { return m.last >= 0 && m.now().Limits.Known }

// mark is that of the last known value.
func (m measure) mark() spc.Mark {
	if m.last < 0 {
		return spc.Mark{}
	}
	return m.marks[m.last]
}

func (m measure) sense() spc.Sense { return m.mark().For(m.good) }

// signal is the mark of the last value with its sense.
func (m measure) signal() finance.Signal { return finance.Signal{Mark: m.mark(), Sense: m.sense()} }

// assurance is how the target stands to the limits of the last known value.
func (m measure) assurance() spc.Assurance {
	if !m.target.Known {
		return spc.Unassured
	}
	return m.now().Assure(m.target.Num, m.good)
}

// aim finds the target: the last that the source gives, or else that of the report.
func (m *measure) aim(w *kind.Work) error {
	m.target = finance.Lacking("", "–")
	if w.Target.Set() {
		value := m.latest()
		if value.Known && !w.Target.Fits(value.Quantity) {
			return fmt.Errorf("the target %s cannot be set against %q, whose values are %s", w.Target, m.name, value.Kind)
		}
		m.target = finance.Given(w.Target.Num, w.Target.Kind, value.Unit, "target").About(value.Of)
	}
	var given *point
	for i := range m.points {
		p := &m.points[i]
		v := p.record.Value("target")
		if !v.Known {
			continue
		}
		m.retarget = m.retarget || given != nil && !v.Num.Equal(given.record.Value("target").Num)
		given = p
	}
	if given == nil {
		return nil
	}
	return m.takeTarget(*given)
}

// takeTarget takes the target of a point, which must be of the kind of its value.
func (m *measure) takeTarget(p point) error {
	t := m.unit.of(p.record.QuantityOf("target", m.latest().Of))
	if t.Kind != p.Kind || t.Unit != p.Unit {
		return fmt.Errorf("%s: the target of %q is %s, and its values are %s", p.record.Value("target").From, m.name, t.Kind, p.Kind)
	}
	m.target = t
	return nil
}

// directions are the words for good news.
var directions = map[spc.Good][]string{
	spc.Up:      {"up", "high", "higher", "increase", "more"},
	spc.Down:    {"down", "low", "lower", "decrease", "less"},
	spc.Neither: {"neither", "neutral", "either", ""},
}

// goodOf is which values of the series are good news: as its column says, or else the
// report.
func (c *control) goodOf(s series) (spc.Good, error) {
	word, at := c.Good, (*kind.Record)(nil)
	for _, r := range s.records {
		own := r.Word("good")
		if own == "" || !r.Value("good").Known {
			continue
		}
		if at != nil && own != word {
			return 0, fmt.Errorf("%s: “%s”, and “%s” before that: a measure has one good direction", r.Value("good").From, own, word)
		}
		word, at = own, &r
	}
	for good, words := range directions {
		if kind.HoldsWord(words, word) {
			return good, nil
		}
	}
	return 0, fmt.Errorf("%s: “%s” is no direction of good news: write up, down or neither", at.Value("good").From, word)
}

// concern is how soon a measure is told of: those of concern first.
func (m measure) concern() int {
	order := []spc.Sense{spc.Concerning, spc.Improving, spc.Special, spc.Common}
	return slices.Index(order, m.sense())*2 + finance.Pick(m.assurance() == spc.Failing, 0, 1)
}

// arrange orders the measures as the report asks.
func (c *control) arrange() {
	kind.Arrange(c.measures, c.Order, measure.called, func(m measure) finance.Quantity { return m.latest().Quantity })
	if c.Order == "concern" {
		slices.SortStableFunc(c.measures, func(a, b measure) int { return cmp.Compare(a.concern(), b.concern()) })
	}
}
