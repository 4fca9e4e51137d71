package scorecard

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// card is plan, actual and forecast by line. Whole is what the source itself
// calls their total, if it does. Before is the month with which forecasts are
// compared, none if there is no earlier one in the year.
type card struct {
	*kind.Work
	lines    []line
	whole    *line
	total    line
	bodies   kind.Bodies // the lines that are in the total
	forecast map[string]kind.Record
	earlier  map[string]kind.Record
	before   finance.When
}

// line is one line of the card. Gap is how far its forecast is from the full-year
// plan; trend the amounts of the last twelve months alone, the latest last.
// Net tells that income and spending are set off against each other in it.
type line struct {
	net                     bool
	name, parent            string
	plan, actual, variance  finance.Quantity
	yearPlan, expected, gap finance.Quantity
	movement                finance.Quantity
	trend                   []finance.Quantity
	parts                   []line
}

func (l line) called() string            { return l.name }
func (l line) under() string             { return l.parent }
func (l line) off() finance.Quantity     { return l.variance }
func (l line) missing() finance.Quantity { return l.gap }
func (l line) moved() finance.Quantity   { return l.movement }
func planOf(l line) finance.Quantity     { return l.plan }
func actualOf(l line) finance.Quantity   { return l.actual }
func yearPlanOf(l line) finance.Quantity { return l.yearPlan }
func forecastOf(l line) finance.Quantity { return l.expected }

// wholes are lines that a source gives as the total of the others.
var wholes = regexp.MustCompile(`(?i)^((grand )?total\b.*|(net )?(surplus|deficit|position|result)( ?[/(].*| (for|before|to) .*)?)$`)

func compute(w *kind.Work) (*kind.Result, error) {
	c := &card{Work: w}
	if w.Second != nil && (w.Main.Has("year_plan") || w.Main.Has("forecast")) {
		return nil, errors.New("the forecast stands in one of the two sources, not in both")
	}
	if err := c.readForecasts(); err != nil {
		return nil, err
	}
	if err := c.build(); err != nil {
		return nil, err
	}
	kind.Arrange(c.lines, c.Order, line.called, line.off)
	for _, l := range c.lines {
		kind.Arrange(l.parts, c.Order, line.called, line.off)
	}
	c.bodies = w.Bodies(kind.Each(kind.Known(c.lines, line.off), line.off), len(c.lines), "with figures", c.Now().All)
	c.total = c.sum(c.bodies.Label().Shown, c.lines)
	return c.result(), nil
}

// forecasts tells whether any source gives a forecast.
func (c *card) forecasts() bool { return c.forecast != nil }

// readForecasts finds the forecasts of the month that is told of, and those of the
// last month before it in the same year that has any.
func (c *card) readForecasts() error {
	from := c.Main
	if c.Second != nil {
		from = c.Second
	}
	if !from.Has("forecast") {
		return nil
	}
	counts, err := c.counts(from)
	if err != nil {
		return err
	}
	now := c.Now().When
	c.forecast = map[string]kind.Record{}
	for _, at := range counts.Whens() {
		chosen, _, err := counts.Choose([]finance.When{at}, c.Vintages)
		if err != nil {
			return err
		}
		records := counts[chosen[0]]
		switch known := anyForecast(records); {
		case !known:
		case isOf(at, now):
			c.forecast = records
		case !at.Part.None() && sameYear(at, now) && at.Part.Months() < now.Part.Months():
			c.earlier, c.before = records, at
		}
	}
	return nil
}

// counts are the records of a source by their periods.
func (c *card) counts(from *kind.Frame) (kind.Counts, error) {
	if from == c.Second {
		return kind.Tally(c.Records(from), "forecast")
	}
	counts := kind.Counts{}
	for _, s := range c.Shots {
		counts[s.Vintage] = map[string]kind.Record{}
		for _, r := range s.Records {
			counts[s.Vintage][r.Body] = r
		}
	}
	return counts, nil
}

func anyForecast(records map[string]kind.Record) bool {
	for _, r := range records {
		if r.Quantity("forecast").Known {
			return true
		}
	}
	return false
}

// isOf tells whether a forecast of a period is one of the month that is told of. A
// source without months has one forecast.
func isOf(at, now finance.When) bool {
	return sameYear(at, now) && (at.Part.None() || at.Part.Months() == now.Part.Months())
}

// sameYear tells whether the years are not known to be two.
func sameYear(a, b finance.When) bool { return a.Year.None() || b.Year.None() || a.Year == b.Year }

// build reads the lines in the order of the source, and puts parts below theirs.
func (c *card) build() error {
	var lines []line
	for _, r := range kind.InOrder(c.Now().Records) {
		made := c.line(r)
		if made.parent == "" && wholes.MatchString(made.name) {
			c.whole = &made
			continue
		}
		lines = append(lines, made)
	}
	if len(lines) == 0 && c.whole != nil { // a card of one line
		lines, c.whole = append(lines, *c.whole), nil
	}
	nested, err := kind.Nest(lines, line.called, line.under, c.sum)
	for _, n := range nested {
		n.Row.parts = n.Parts
		c.lines = append(c.lines, n.Row)
	}
	return err
}

// line computes one line.
func (c *card) line(r kind.Record) line {
	now := c.forecast[r.Body]
	l := line{
		name: r.Body, parent: r.Word("parent"), plan: c.ToDate(r.Body, "plan"), actual: c.ToDate(r.Body, "actual"),
		yearPlan: now.Quantity("year_plan").About(r.Of()), expected: now.Quantity("forecast").About(r.Of()), trend: c.trend(r.Body),
	}
	l.variance = c.Sense.Variance(l.plan, l.actual).About(r.Of())
	l.gap = c.Sense.Variance(l.yearPlan, l.expected).As("forecast variance").About(r.Of())
	then := c.earlier[r.Body].Quantity("forecast")
	l.movement = c.Sense.Variance(then, l.expected).As("movement").About(r.Of())
	l.movement.Rule = finance.Pick(c.Sense == finance.Spending, "forecast before − forecast", "forecast − forecast before")
	return l
}

// trend is the actual of each of the last months alone, as many as a year has.
func (c *card) trend(body string) []finance.Quantity {
	at := c.Now().When
	trend := make([]finance.Quantity, at.Part.Of)
	for i := range slices.Backward(trend) {
		trend[i] = c.AloneAt(at, body, "actual")
		at = at.Before()
	}
	return trend
}

// sum adds lines; those of which plan or actual is not known are left out, and of
// the forecast those of which it is not.
func (c *card) sum(name string, lines []line) line {
	known, expected := kind.Known(lines, line.off), kind.Known(lines, line.missing)
	all := kind.About(name, c.Now().Vintage)
	add := func(lines []line, of func(line) finance.Quantity) finance.Quantity {
		return kind.SumOf(lines, of).About(all)
	}
	made := line{
		name: name, plan: add(known, planOf), actual: add(known, actualOf), variance: add(known, line.off),
		yearPlan: add(expected, yearPlanOf), expected: add(expected, forecastOf), gap: add(expected, line.missing), movement: add(lines, line.moved),
	}
	made.net = signed(known)
	for i := range c.Now().Part.Of {
		made.trend = append(made.trend, finance.Sum(kind.Each(lines, func(l line) finance.Quantity { return l.trend[i] })).About(all))
	}
	return made
}

// signed tells whether the plans of lines lie on both sides of nothing: what they
// come to is a net sum, of which nothing is a share.
func signed(lines []line) bool {
	is := func(sign int) bool {
		return slices.ContainsFunc(lines, func(l line) bool { return l.plan.Num.Sign() == sign })
	}
	return is(1) && is(-1)
}

// differs says where lines do not make the whole that the source gives.
func (c *card) differs(come string, whole, made line) (notes []string) {
	for _, one := range []struct {
		what string
		of   func(line) finance.Quantity
	}{{"plan to date", planOf}, {"actual to date", actualOf}, {"full-year plan", yearPlanOf}, {"forecast", forecastOf}} {
		given, sum := one.of(whole), one.of(made)
		gap := sum.Minus(given)
		if !gap.Known || gap.Num.Abs().LessThanOrEqual(c.Tolerance) {
			continue
		}
		style := c.StyleOf(nil)
		notes = append(notes, fmt.Sprintf("%s %s %s of %s; the source's own figure for %s is %s.",
			come, finance.Pick(one.what == "actual to date", "an", "a"), one.what, style.Shown(sum), whole.name, style.Shown(given)))
	}
	return notes
}
