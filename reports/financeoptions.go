package reports

import (
	"cmp"

	"github.com/shopspring/decimal"

	"catchup/internal/finance/kind"
	"catchup/internal/period"
)

// tolerance is how far below plan still meets it, where a report does not say;
// less where the amounts are small beside it.
var tolerance = decimal.New(50_000, 0)

// options are the settings as the kinds of table take them.
func (f Finance) options() kind.Options {
	o := kind.Options{
		Columns:     f.Columns,
		Called:      f.Called,
		About:       f.About,
		Years:       f.Compare,
		Span:        f.Years,
		Month:       f.Month,
		Vintages:    f.vintages(),
		Tolerance:   tolerance,
		Lessens:     f.Tolerance == nil,
		Materiality: f.Materiality,
		Reduction:   f.Reduction.Num,
		Statuses:    f.Statuses,
		Amounts:     kind.Amounts(f.Amounts),
		Spending:    f.Spending,
		Places:      f.Places,
		RAG:         f.RAG,
		Top:         f.Show.Top,
		Order:       f.Show.Order,
		Rows:        f.Show.Rows,
		Total:       f.Show.Total,
		Parts:       f.Show.Parts,
		Chart:       cmp.Or(f.Show.Chart, "none") != "none",
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
	for _, t := range f.Thresholds {
		o.Thresholds = append(o.Thresholds, kind.Threshold{Name: t.Name, At: t.At, Reserve: t.Reserve})
	}
	return o
}

// vintages are the vintages by year; Check has noted what is no year.
func (f Finance) vintages() map[period.FinancialYear]string {
	vintages := map[period.FinancialYear]string{}
	for label, vintage := range f.Vintage {
		if year, err := period.ParseFinancialYear(label); err == nil {
			vintages[year] = vintage
		}
	}
	return vintages
}
