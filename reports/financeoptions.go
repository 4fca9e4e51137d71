package reports

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// tolerance is how far below plan still meets it, where a report does not say;
// less where the amounts are small beside it.
var tolerance = decimal.New(50_000, 0)

// options are the settings as the kinds of table take them, for a source that
// counts in the years.
func (f Finance) options(years period.Years) (kind.Options, error) {
	o := f.fixed()
	o.Month = f.Month.In(years.Starts)
	err := f.dated(years, &o)
	return o, err
}

// fixed are the options that do not depend on the source.
func (f Finance) fixed() kind.Options {
	o := kind.Options{
		Columns:     f.Columns,
		Called:      f.Called,
		About:       f.About,
		Tolerance:   tolerance,
		Lessens:     f.Tolerance == nil,
		Materiality: f.Materiality,
		Reduction:   f.Reduction.Num,
		Statuses:    f.Statuses,
		Amounts:     kind.Amounts(f.Amounts),
		Spending:    f.Spending,
		Good:        f.Good,
		Target:      f.Target,
		Unscreened:  f.Screening == "off",
		Charts:      f.Show.Charts,
		Places:      f.Places,
		RAG:         f.RAG,
		Top:         f.Show.Top,
		Order:       f.Show.Order,
		Rows:        f.Show.Rows,
		Total:       f.Show.Total,
		Parts:       f.Show.Parts,
		Chart:       f.form(),
		Rounding:    kind.Rounding(f.Rounding),
		Unit:        f.Unit,
		Decimals:    f.Decimals,
		Say:         f.Say,
		Words:       f.Words,
	}
	if f.Tolerance != nil {
		o.Tolerance = f.Tolerance.Decimal
	}
	if f.With != nil {
		o.With = f.With.Columns
	}
	for _, l := range f.Limits {
		o.Locks = append(o.Locks, kind.Lock(l))
	}
	for _, t := range f.Thresholds {
		o.Thresholds = append(o.Thresholds, kind.Threshold{Name: t.Name, At: t.At, Reserve: t.Reserve})
	}
	return o
}

// form is the chart asked for, "" for none.
func (f Finance) form() document.ChartKind {
	switch {
	case f.Show.Chart == "none":
		return ""
	case f.Show.Chart == "" && f.Kind == controlKind:
		return document.Control
	}
	return document.ChartKind(f.Show.Chart)
}

// years are those that the source counts in: what its column of years, or else
// of months, shows.
func (f Finance) years(source *table.Table) period.Years {
	for _, field := range []string{"year", "month", "when"} {
		if i := source.Index(f.Columns[field]); i >= 0 {
			return source.Columns[i].Years
		}
	}
	return source.Columns[0].Years
}

// dated sets the options that name years.
func (f Finance) dated(years period.Years, o *kind.Options) (err error) {
	for _, name := range f.Compare {
		year, err := name.In(years)
		if err != nil {
			return fmt.Errorf("compare: %w", err)
		}
		o.Years = append(o.Years, year)
	}
	if o.Span, err = f.Years.In(years); err != nil {
		return fmt.Errorf("years: %w", err)
	}
	for label, vintage := range f.Vintage {
		year, err := period.YearName(label).In(years)
		if err != nil {
			return fmt.Errorf("vintage: %w", err)
		}
		if o.Vintages == nil {
			o.Vintages = map[period.FinancialYear]string{}
		}
		o.Vintages[year] = vintage
	}
	return nil
}
