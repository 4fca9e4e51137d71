package control

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
	"catchup/internal/table"
)

// result sets a row for each measure, and below them how many show a signal.
func (c *control) result() *kind.Result {
	sheet := c.sheet()
	r := sheet.Result(c.measures)
	r.Caption, r.Total, r.Said, r.Notes, r.Charts = c.caption(), c.total(sheet), c.said(), c.notes(), c.charts()
	for i := range r.Columns {
		if c.Main.Has("unit") {
			r.Columns[i].Style = &finance.Style{Decimals: c.Decimals}
		}
	}
	return r
}

// caption is the moment of the last values, if they have one.
func (c *control) caption() string {
	first := c.measures[0].latest().moment
	for _, m := range c.measures {
		if m.latest().moment != first {
			return ""
		}
	}
	return first.words()
}

// sheet has columns that are left out where there is no room: the limits first, and
// last the assurance, so that a phone keeps the latest value and its variation.
func (c *control) sheet() *kind.Sheet[measure] {
	s := kind.Unnamed(measure.called)
	s.Text(finance.Capital(c.One), func(m measure) string { return m.name + m.unit.behind() })
	c.figure(s, "Latest", func(m measure) finance.Quantity { return m.latest().Quantity })
	if c.caption() == "" {
		s.Text("As at", func(m measure) string { return m.latest().label() })
	}
	targets := len(kind.Known(c.measures, func(m measure) finance.Quantity { return m.target })) > 0
	if targets {
		c.figure(s, "Target", func(m measure) finance.Quantity { return m.target }).Spare = 3
	}
	s.Cell("Variation", c.variation)
	if targets {
		s.Cell("Assurance", c.assuranceCell).Spare = 1
	}
	s.Cell("Trend", c.spark).Spare = 2
	c.figure(s, "Mean", func(m measure) finance.Quantity { return m.now().centre }).Spare = 4
	c.figure(s, "Lower limit", func(m measure) finance.Quantity { return m.now().lower }).Spare = 6
	c.figure(s, "Upper limit", func(m measure) finance.Quantity { return m.now().upper }).Spare = 5
	return s
}

// figure adds a column of numbers, each shown as its measure is.
func (c *control) figure(s *kind.Sheet[measure], head string, of func(measure) finance.Quantity) *kind.Column {
	column := s.Cell(head, func(m measure) kind.Cell {
		q := of(m)
		if !q.Known {
			q.Kind, q.Word = m.points[0].Kind, cmp.Or(q.Word, "–")
		}
		return kind.Written(q, m.shown(c.Work, q))
	})
	column.Numeric = true
	return column
}

// signs are the words and the tones of the senses of variation.
var signs = map[spc.Sense]document.Tone{
	spc.Common: document.Common, spc.Improving: document.Improving, spc.Concerning: document.Concerning, spc.Special: document.Neither,
}

// variation is the sense of the last value. Its number is how many values gave the
// signal.
func (c *control) variation(m measure) kind.Cell {
	switch {
	case m.last < 0:
		return kind.Words("No value")
	case !m.limited():
		return kind.Words("No limits")
	}
	mark := m.mark()
	gave := kind.Each(mark.Points, func(i int) finance.Quantity { return m.points[i].Quantity })
	if mark.Rule == spc.Usual {
		gave = []finance.Quantity{m.latest().Quantity}
	}
	q := finance.Counted(len(mark.Points), "variation", gave...).About(m.latest().Of).By("%s", m.reason())
	return kind.Written(q, m.signal().Cell()).Toned(signs[m.sense()])
}

// assurances are the words and the tones of what limits say of a target.
var assurances = map[spc.Assurance]struct {
	words string
	tone  document.Tone
}{
	spc.Unassured: {"–", document.Plain}, spc.HitAndMiss: {"Hit and miss", document.Common},
	spc.Passing: {"Passing", document.Passing}, spc.Failing: {"Failing", document.Failing},
}

// assuranceCell says whether the target will be met. Its number is how far the target
// lies from the nearest limit, or within them from the mean.
func (c *control) assuranceCell(m measure) kind.Cell {
	assured, s := m.assurance(), m.now()
	if assured == spc.Unassured {
		return kind.Words("–")
	}
	near, rule := s.centre, "within the limits"
	switch {
	case m.target.Num.GreaterThan(s.Upper):
		near, rule = s.upper, "above the upper limit"
	case m.target.Num.LessThan(s.Lower):
		near, rule = s.lower, "below the lower limit"
	}
	q := m.target.Minus(near).As("assurance").About(m.latest().Of).By("the target lies %s: target − %s", rule, near.What)
	return kind.Written(q, assurances[assured].words).Toned(assurances[assured].tone)
}

// spark is the measure over time, as a small line with its target, or else its mean.
func (c *control) spark(m measure) kind.Cell {
	if m.last < 0 {
		return kind.Words("–")
	}
	first, last, least, most := m.extent()
	change := m.points[last].Minus(m.points[first].Quantity).As("trend").About(m.latest().Of).By("last value − first value")
	cell := kind.Written(change, c.course(m, first, last, least, most))
	cell.Spark = &document.Sparkline{Points: make([]decimal.NullDecimal, len(m.points)), Last: signs[m.sense()]}
	for i := range m.points {
		cell.Spark.Points[i] = decimal.NullDecimal{Decimal: m.points[i].Num, Valid: m.points[i].Known}
	}
	for _, level := range []finance.Quantity{m.now().centre, m.target} {
		if level.Known {
			cell.Spark.Level.Decimal, cell.Spark.Level.Valid = level.Num, true
		}
	}
	return cell
}

// course is what a small line shows, in words: "71.0% in May 2024 to 78.1% in October
// 2026, between 68.2% and 79.0%".
func (c *control) course(m measure, first, last, least, most int) string {
	shown := func(i int) string { return m.shown(c.Work, m.points[i].Quantity) }
	return shown(first) + " " + m.points[first].in() + " to " + shown(last) + " " + m.points[last].in() + ", between " + shown(least) + " and " + shown(most)
}

// extent are the places of the first and the last known value, the least and the most.
// There must be one.
func (m measure) extent() (first, last, least, most int) {
	first = slices.IndexFunc(m.points, func(p point) bool { return p.Known })
	last, least, most = m.last, first, first
	for i := first; i <= last; i++ {
		switch p := &m.points[i]; {
		case !p.Known:
		case p.Num.LessThan(m.points[least].Num):
			least = i
		case p.Num.GreaterThan(m.points[most].Num):
			most = i
		}
	}
	return first, last, least, most
}

// total counts the measures with a signal and those that fail. One measure needs no
// count.
func (c *control) total(sheet *kind.Sheet[measure]) *kind.Row {
	if len(c.measures) < 2 {
		return nil
	}
	signals, failing := c.signals(), c.failing()
	row := sheet.Line(document.Total, map[string]kind.Cell{
		finance.Capital(c.One): c.bodies().Label(),
		"Variation":            kind.Written(signals, finance.Prose(signals)+" with a signal"),
		"Assurance":            kind.Written(failing, finance.Prose(failing)+" failing"),
	})
	return &row
}

// unitShown is the unit of the points of a measure's chart.
func (m measure) unitShown() string {
	return finance.Pick(m.unit.kind == table.Number, m.unit.word, "")
}
