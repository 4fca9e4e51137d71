package document

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// How many points of a chart can be read, each in a row of its own or, along a
// line, beside each other, and how many series a row of marks may have.
const (
	mostPoints  = 400
	mostOnLine  = 1000
	mostInARow  = 6
	slopeLabels = 2
)

// Check gives the reason why the data cannot be drawn as the kind of chart, in
// words for readers; nil if they can. It is about the shape of the data alone: a
// line needs an order, a slope two labels, a share the parts of a whole, a
// bridge steps that lead to its end. A chart without points has no wrong shape.
// One without a kind is a Bar.
func (c Chart) Check() error {
	if len(c.Labels) == 0 || len(c.Series) == 0 {
		return nil
	}
	if !c.placed() {
		return errors.New("its labels do not stand in their order")
	}
	if err := c.checkEvents(); err != nil {
		return err
	}
	switch c.Kind {
	case "", Bar, Dot:
		if len(c.Series) > mostInARow {
			return fmt.Errorf("a %s chart can show %d numbers in a row, not %d", c.Kind, mostInARow, len(c.Series))
		}
	case Line, Spark:
		if c.Axis != Ordered {
			return errors.New("a line cannot lead from one name to the next: names have no order in time")
		}
	case Slope:
		return c.checkSlope()
	case Share:
		return c.checkShare()
	case Bridge:
		return c.checkBridge()
	case Control:
		return c.checkControl()
	default:
		return fmt.Errorf("there is no chart called %q", c.Kind)
	}
	return nil
}

// placed tells whether every label lies behind the one before it.
func (c Chart) placed() bool {
	for i := range c.Places {
		if i > 0 && c.Places[i] <= c.Places[i-1] {
			return false
		}
	}
	return len(c.Places) == 0 || len(c.Places) == len(c.Labels)
}

// errCrowded is why a chart of very many points is not drawn.
var errCrowded = errors.New("a chart of so many points cannot be read")

// crowded tells whether the chart has more points than can be read.
func (c Chart) crowded() bool {
	most := mostPoints
	if c.Kind == Line || c.Kind == Spark || c.Kind == Control {
		most = mostOnLine
	}
	return len(c.Labels)*max(len(c.Series), 1)+len(c.Thresholds)+len(c.Limits)+len(c.Events) > most
}

func (c Chart) checkSlope() error {
	switch {
	case len(c.Labels) != slopeLabels:
		return fmt.Errorf("a slope leads from one time to another, and here are %d", len(c.Labels))
	case c.Axis != Ordered:
		return errors.New("a slope cannot lead from one name to another: names have no order in time")
	}
	return nil
}

// checkShare holds every series against its whole. So the parts and the wholes
// cannot be mistaken for each other: the shares of one part over some years do
// not come to 100%.
func (c Chart) checkShare() error {
	if len(c.Labels) > mostInARow && len(c.Series) > mostInARow {
		return fmt.Errorf("so many parts (%d) of so many wholes (%d) cannot be told apart", len(c.Labels), len(c.Series))
	}
	for _, s := range c.Series {
		whole, ok := c.wholeOf(s)
		if !ok {
			return fmt.Errorf("it is not known what the parts of %s come to", named(s.Name))
		}
		sum, known := decimal.Zero, 0
		for _, p := range s.upTo(len(c.Labels)) {
			switch {
			case p.Known && p.Num.IsNegative():
				return fmt.Errorf("a part of %s is below zero", named(s.Name))
			case p.Known:
				sum, known = sum.Add(p.Num), known+1
			}
		}
		off, allowed := sum.Sub(whole), slack(s, whole)
		if off.GreaterThan(allowed) || known == len(c.Labels) && off.Neg().GreaterThan(allowed) {
			return fmt.Errorf("the parts of %s come to %s, not to %s", named(s.Name), sum.Round(1), whole.Round(1))
		}
	}
	return nil
}

// wholeOf is what the parts of a series come to: what the series says, or 100 if
// they are percentages. The parts of the only series make their whole.
func (c Chart) wholeOf(s Series) (decimal.Decimal, bool) {
	percent, sum := true, decimal.Zero
	for _, p := range s.upTo(len(c.Labels)) {
		percent = percent && (!p.Known || strings.HasSuffix(p.Shown, "%"))
		if p.Known {
			sum = sum.Add(p.Num)
		}
	}
	switch {
	case !s.Whole.IsZero():
		return s.Whole, true
	case percent:
		return decimal.New(100, 0), true
	}
	return sum, len(c.Series) == 1
}

// Parts may differ from their whole by half of the last digit of each, and by
// half a thousandth of it.
var (
	half       = decimal.New(5, -1)
	thousandth = decimal.New(5, -4)
)

// slack is what the sum of the points may differ from the whole by.
func slack(s Series, whole decimal.Decimal) decimal.Decimal {
	finest := int32(0)
	for _, p := range s.Points {
		finest = min(finest, p.Num.Exponent())
	}
	rounded := half.Shift(finest).Mul(decimal.NewFromInt(int64(len(s.Points))))
	return decimal.Max(rounded, whole.Abs().Mul(thousandth))
}

// checkBridge lets the steps lead from the first level to the last, if all of
// them are known.
func (c Chart) checkBridge() error {
	last := len(c.Labels) - 1
	if last < 1 {
		return errors.New("a bridge needs a level to begin with and one to end with")
	}
	at, made := decimal.Zero, Series{}
	for i := range c.Labels {
		p, ok := c.step(i)
		if !ok {
			return nil
		}
		made.Points = append(made.Points, p)
		if i < last {
			at = at.Add(p.Num)
		}
	}
	if end := made.Points[last].Num; at.Sub(end).Abs().GreaterThan(slack(made, end)) {
		return fmt.Errorf("the steps lead to %s, not to %s", at.Round(1), end.Round(1))
	}
	return nil
}

// step is the point of the first series in which point i is known.
func (c Chart) step(i int) (Point, bool) {
	for _, s := range c.Series {
		if i < len(s.Points) && s.Points[i].Known {
			return s.Points[i], true
		}
	}
	return Point{}, false
}

// upTo is the first n points of the series.
func (s Series) upTo(n int) []Point { return s.Points[:min(len(s.Points), n)] }

func named(series string) string {
	if series == "" {
		return "the whole"
	}
	return series
}

// listed is a table in place of a chart that cannot be drawn, with the reason.
func (c Chart) listed(why error) Table {
	t := c.Data()
	for i := range t.Columns {
		t.Columns[i].Weight = 1
	}
	if c.Alt != "" {
		t.Notes = append(t.Notes, c.Alt)
	}
	t.Notes = append(t.Notes, "Here are the numbers without a chart: "+why.Error()+".")
	return t
}

// undrawable is why the chart is not to be drawn, nil if it is.
func (c Chart) undrawable() error {
	if c.crowded() {
		return errCrowded
	}
	return c.Check()
}
