package yeartodate

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

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
	records := slices.SortedFunc(slices.Values(p.Now().Records), func(a, b kind.Record) int {
		return cmp.Compare(a.Value("line").From.Row, b.Value("line").From.Row)
	})
	var parts []line
	for _, r := range records {
		made := p.line(r)
		switch {
		case made.parent != "":
			parts = append(parts, made)
		case wholes.MatchString(made.name):
			p.whole = &made
		default:
			p.lines = append(p.lines, made)
		}
	}
	return p.gather(parts)
}

// gather puts parts below their lines. A line that the source only names as a
// parent is the sum of its parts.
func (p *progress) gather(parts []line) error {
	for _, part := range parts {
		if i := slices.IndexFunc(parts, func(l line) bool { return l.name == part.parent }); i >= 0 {
			return fmt.Errorf("%q is a part of %q, which is itself a part of %q: a line has parts, a part has none",
				part.name, part.parent, parts[i].parent)
		}
		i := slices.IndexFunc(p.lines, func(l line) bool { return l.name == part.parent })
		if i < 0 {
			i, p.lines = len(p.lines), append(p.lines, line{name: part.parent})
		}
		p.lines[i].parts = append(p.lines[i].parts, part)
	}
	for i, l := range p.lines {
		if l.plan.Kind == "" {
			p.lines[i] = p.sum(l.name, l.parts)
			p.lines[i].parts = l.parts
		}
	}
	return nil
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
