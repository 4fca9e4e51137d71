package finance

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Options say how plan is set against outturn. Years are the years compared,
// oldest first; none means the last two of the table. Vintages names the one
// to show of a year; a year not named shows the latest. Tolerance is how far
// below its plan an outturn may be and still meet it.
type Options struct {
	Columns   Columns
	Years     []period.FinancialYear
	Vintages  map[period.FinancialYear]string
	Tolerance decimal.Decimal
}

// Comparison is plan against outturn over years. Years are as asked for, the
// last being the one that is told of; Others are the vintages of those years
// that were not chosen, in order. Warnings name the rows that were left out
// because they have no name or no year.
type Comparison struct {
	Currency string // ISO 4217
	Years    []Outturn
	Others   []Outturn
	Warnings []string
}

// Outturn is plan against outturn of every body in one year and one vintage;
// Vintage is empty where the table has none. Rows stand with the worst
// variance first, ties by name, and those without a variance last.
type Outturn struct {
	Year    period.FinancialYear
	Vintage string
	Rows    []Row
	Total   Total
}

// Row is the outturn of one body. Variance, actual minus plan, holds only if
// both are known.
type Row struct {
	Body         string
	Plan, Actual table.Value
	Variance     decimal.Decimal
	Class        Class
}

// Known tells whether the row has a variance.
func (r Row) Known() bool { return r.Plan.Known && r.Actual.Known }

// Total sums the Known bodies, those of which both plan and actual are known.
// Unknown counts the others that existed in the year, and Missed those of the
// known ones that missed their plans.
type Total struct {
	Plan, Actual, Variance decimal.Decimal
	Known, Unknown, Missed int
}

// PlanOutturn sets plan against outturn. Errors name the cells at fault.
func PlanOutturn(t *table.Table, o Options) (*Comparison, error) {
	at, currency, err := o.Columns.find(t)
	if err != nil {
		return nil, err
	}
	records, warnings := at.read(t)
	counts, err := tally(records)
	if err != nil {
		return nil, err
	}
	chosen, others, err := counts.choose(o.Years, o.Vintages)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Currency: currency, Warnings: warnings}
	for _, k := range chosen {
		c.Years = append(c.Years, counts.outturn(k, o.Tolerance))
	}
	for _, k := range others {
		c.Others = append(c.Others, counts.outturn(k, o.Tolerance))
	}
	return c, nil
}

// count is one counting of a year's figures.
type count struct {
	year    period.FinancialYear
	vintage string
}

// counts hold the record of each body in each count.
type counts map[count]map[string]record

// tally puts the records into their counts. Two of the same body in the same
// count are an error, since which of them holds cannot be known.
func tally(records []record) (counts, error) {
	tallied := counts{}
	for _, r := range records {
		if tallied[r.count] == nil {
			tallied[r.count] = map[string]record{}
		}
		if first, twice := tallied[r.count][r.body]; twice {
			return nil, fmt.Errorf("the outturn of %q in %s is given twice: at %s and at %s",
				r.body, r.count, first.plan.From, r.plan.From)
		}
		tallied[r.count][r.body] = r
	}
	if len(tallied) == 0 {
		return nil, errors.New("the table has no rows")
	}
	return tallied, nil
}

// bodies lists the bodies of the counts that include keeps.
func (cs counts) bodies(include func(count) bool) map[string]bool {
	found := map[string]bool{}
	for k, records := range cs {
		if include(k) {
			for body := range records {
				found[body] = true
			}
		}
	}
	return found
}

// outturn computes one count, with a row for every body of the whole table.
func (cs counts) outturn(k count, tolerance decimal.Decimal) Outturn {
	existing := cs.bodies(func(other count) bool { return other.year == k.year })
	out := Outturn{Year: k.year, Vintage: k.vintage}
	for body := range cs.bodies(func(count) bool { return true }) {
		r := cs[k][body]
		row := Row{Body: body, Plan: r.plan, Actual: r.actual, Class: Absent}
		if existing[body] {
			row.Class = NoData
		}
		if row.Known() {
			row.Variance = row.Actual.Num.Sub(row.Plan.Num)
			row.Class = classify(row.Plan.Num, row.Actual.Num, tolerance)
		}
		out.Rows = append(out.Rows, row)
		out.Total.add(row)
	}
	slices.SortFunc(out.Rows, worst)
	return out
}

// worst orders the worst variance first, unknown ones last, ties by name.
func worst(a, b Row) int {
	switch {
	case a.Known() && b.Known():
		return cmp.Or(a.Variance.Cmp(b.Variance), cmp.Compare(a.Body, b.Body))
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return cmp.Compare(a.Body, b.Body)
}

func (t *Total) add(r Row) {
	switch {
	case r.Known():
		t.Known++
		t.Plan = t.Plan.Add(r.Plan.Num)
		t.Actual = t.Actual.Add(r.Actual.Num)
		t.Variance = t.Variance.Add(r.Variance)
	case r.Class == NoData:
		t.Unknown++
	}
	if r.Class.Missed() {
		t.Missed++
	}
}

// years lists the years of the table, oldest first.
func (cs counts) years() []period.FinancialYear {
	found := map[period.FinancialYear]bool{}
	for k := range cs {
		found[k.year] = true
	}
	return slices.Sorted(maps.Keys(found))
}
