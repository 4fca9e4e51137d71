package yeartodate

import (
	"regexp"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// progress is plan against actual of one year up to a month. Lines are those
// that stand alone, each with its parts; whole is what the source itself calls
// their total, if it does.
type progress struct {
	*kind.Work
	lines  []line
	whole  *line
	total  line
	bodies kind.Bodies // the lines that are in the total
}

// line is one line of a year to date. Month is its variance of the month alone.
type line struct {
	name, parent           string
	plan, actual, variance finance.Quantity
	month                  finance.Quantity
	parts                  []line
}

func (l line) called() string          { return l.name }
func (l line) under() string           { return l.parent }
func (l line) off() finance.Quantity   { return l.variance }
func (l line) alone() finance.Quantity { return l.month }
func planOf(l line) finance.Quantity   { return l.plan }
func actualOf(l line) finance.Quantity { return l.actual }

// wholes are lines that a source gives as the total of the others.
var wholes = regexp.MustCompile(`(?i)^total\b`)

func compute(w *kind.Work) (*kind.Result, error) {
	p := &progress{Work: w}
	if err := p.build(); err != nil {
		return nil, err
	}
	kind.Arrange(p.lines, p.Order, line.called, line.off)
	p.bodies = w.Bodies(kind.Each(kind.Known(p.lines, line.off), line.off), len(p.lines), "with figures", p.Now().All)
	p.total = p.sum(p.bodies.Label().Shown, p.lines)
	return p.result(), nil
}

// build reads the lines of the last month in the order of the source, and puts
// parts below their lines.
func (p *progress) build() error {
	var lines []line
	for _, r := range kind.InOrder(p.Now().Records) {
		made := p.line(r)
		if made.parent == "" && wholes.MatchString(made.name) {
			p.whole = &made
			continue
		}
		lines = append(lines, made)
	}
	nested, err := kind.Nest(lines, line.called, line.under, p.sum)
	for _, n := range nested {
		n.Row.parts = n.Parts
		p.lines = append(p.lines, n.Row)
	}
	return err
}

// line computes the year to date and the month of one line.
func (p *progress) line(r kind.Record) line {
	l := line{name: r.Body, parent: r.Word("parent"), plan: p.ToDate(r.Body, "plan"), actual: p.ToDate(r.Body, "actual")}
	l.variance = p.Sense.Variance(l.plan, l.actual).About(r.Of())
	l.month = p.Sense.Variance(p.Alone(r.Body, "plan"), p.Alone(r.Body, "actual")).As("variance of the " + p.Now().Part.Noun()).About(r.Of())
	return l
}

// sum adds lines; those of which plan or actual is not known are left out.
func (p *progress) sum(name string, lines []line) line {
	known := kind.Known(lines, line.off)
	all := kind.About(name, p.Now().Vintage)
	return line{
		name: name, plan: kind.SumOf(known, planOf).About(all), actual: kind.SumOf(known, actualOf).About(all),
		variance: kind.SumOf(known, line.off).About(all), month: finance.Sum(kind.Each(lines, line.alone)).About(all),
	}
}
