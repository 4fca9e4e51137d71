package finance

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"catchup/internal/document"
	"catchup/internal/table"
)

var yearToDate = Kind{
	Name: "year-to-date",
	Does: "plan and actual of the year to date by line, with sub-lines that sum, and of the month alone",
	Row:  "amount",
	Fields: []Field{
		{Name: "line", Kinds: text, Does: "the line, or the organisation"},
		{Name: "parent", Kinds: text, Optional: true, Does: "the line it is a part of, empty for one that stands alone"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Does: "the month, as in M6"},
		{Name: "plan", Kinds: money, Does: "the plan"},
		{Name: "actual", Kinds: money, Does: "the actual"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesMonth, TakesAmounts, TakesSpending, TakesVintage, TakesTolerance, TakesMateriality, TakesRAG, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"source", "worst", "best", "name"},
	Says: []Saying{
		{"total", "how far all are off plan in the months so far", []string{"variance", "year"}},
		{"month", "how far they are in the last month alone", []string{"variance"}},
		{"lines", "which are furthest below plan", []string{"lines"}},
	},
	Chart: document.Bar,
	make:  makeYearToDate,
}

// progress is plan against actual of one year up to a month. Lines are those
// that stand alone, each with its parts; whole is what the source itself calls
// their total, if it does.
type progress struct {
	*work
	shots []snapshot
	lines []line
	whole *line
	total line
}

// line is one line of a year to date. Month is its variance of the month alone.
type line struct {
	name, parent           string
	plan, actual, variance Quantity
	month                  Quantity
	parts                  []line
}

func (l line) called() string { return l.name }

func (l line) off() Quantity { return l.variance }

// wholes are lines that a source gives as the total of the others.
var wholes = regexp.MustCompile(`(?i)^total\b`)

func makeYearToDate(w *work) (*Result, error) {
	shots, err := w.runOf(w.records(w.main))
	if err != nil {
		return nil, err
	}
	p := &progress{work: w, shots: shots}
	if err := p.build(); err != nil {
		return nil, err
	}
	arrange(p.lines, p.Order, line.called, line.off)
	p.total = p.sum("All "+Count(len(p.lines), p.one), p.lines)
	return p.result(), nil
}

// now is the last month.
func (p *progress) now() snapshot { return p.shots[len(p.shots)-1] }

// build reads the lines of the last month in the order of the source, and puts
// parts below their lines.
func (p *progress) build() error {
	records := slices.SortedFunc(slices.Values(p.now().records), func(a, b record) int {
		return cmp.Compare(a.value("line").From.Row, b.value("line").From.Row)
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
func (p *progress) line(r record) line {
	l := line{name: r.body, parent: r.word("parent"), plan: p.toDate(r.body, "plan"), actual: p.toDate(r.body, "actual")}
	l.variance = p.variance(l.plan, l.actual).About(r.of())
	l.month = p.variance(p.alone(r.body, "plan"), p.alone(r.body, "actual")).As("variance of the month").About(r.of())
	return l
}

// variance is negative where it is adverse.
func (w *work) variance(plan, actual Quantity) Quantity {
	if w.Spending {
		return plan.Minus(actual).As("variance")
	}
	return actual.Minus(plan).As("variance")
}

// toDate is the year to date of a field: as given, or the sum of the months.
func (p *progress) toDate(body, field string) Quantity {
	if p.Amounts != InMonth {
		return p.now().of(body).quantity(field)
	}
	var months []Quantity
	for m := Month(1); m <= p.now().month; m++ {
		months = append(months, p.at(m, body, field))
	}
	sums := accumulated(months)
	return sums[len(sums)-1].About(p.now().of(body).of())
}

// alone is what a field was in the last month alone: as given, or the
// difference to the month before.
func (p *progress) alone(body, field string) Quantity {
	now := p.now().of(body).quantity(field)
	if p.Amounts == InMonth || p.now().month == 1 {
		return now
	}
	return now.Minus(p.at(p.now().month-1, body, field)).As(field + " of the month")
}

// at is a field in a month; unknown if there is no such row.
func (p *progress) at(m Month, body, field string) Quantity {
	for _, s := range p.shots {
		if r := s.of(body); s.month == m && r.body != "" {
			return r.quantity(field)
		}
	}
	return Lacking(table.Money, "not available")
}

// sum adds lines; those of which plan or actual is not known are left out.
func (p *progress) sum(name string, lines []line) line {
	var plans, actuals, variances, months []Quantity
	for _, l := range lines {
		months = append(months, l.month)
		if l.variance.Known {
			plans, actuals, variances = append(plans, l.plan), append(actuals, l.actual), append(variances, l.variance)
		}
	}
	all := about(name, p.now().count)
	return line{
		name: name, plan: SumKnown(plans).About(all), actual: SumKnown(actuals).About(all),
		variance: SumKnown(variances).About(all), month: Sum(months).About(all),
	}
}

// unknown counts the lines without a variance.
func (p *progress) unknown() int {
	n := 0
	for _, l := range p.lines {
		if !l.variance.Known {
			n++
		}
	}
	return n
}
