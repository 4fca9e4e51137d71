package perunit

import (
	"testing"
	"time"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

func TestStaffCostsAsAShareOfOperatingExpenditure(t *testing.T) {
	r := financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "provider", "amount": "staff_costs", "per": "operating_expenditure"}, Chart: Kind.Charts[0],
	}, financetest.Providers(t))
	r.Rows = append(r.Rows[:3], r.Rows[205:]...)
	financetest.GoldenResult(t, "per-unit-providers", r)
}

var met = table.Columns{"unit": financetest.Textual, "financial_year": financetest.Yearly, "met": financetest.Numbers, "all": financetest.From("of", financetest.Numbers)}

// "177 of 209 CCGs … 135 of 135": the denominator changes.
func TestPartsOfAChangingWhole(t *testing.T) {
	financetest.GoldenResult(t, "per-unit-counts", financetest.Made(t, Kind, kind.Options{
		Columns: map[string]string{"body": "unit", "year": "financial_year", "amount": "met", "per": "all"}, Span: finance.Run{From: period.FinancialYear{Begins: 2016}}, Chart: Kind.Charts[0],
	}, financetest.File(t, financetest.Examples+"mhis_met_n_of_m.csv", met)))
}

var perHead = table.Columns{"system": financetest.Textual, "month": financetest.Textual, "spending": financetest.Million, "head": financetest.Numbers, "allocation": financetest.Million}

func TestPerUnitRefusesWrongDenominators(t *testing.T) {
	tab := financetest.Source(t, `
system,month,spending,head,allocation
A,M6,200,100000,400
B,M6,150,50000,0
C,M6,90,Not available,-10
D,M6,30,0,600
E,M6,Not available,3000,100`, perHead)
	columns := func(per string) map[string]string {
		return map[string]string{"body": "system", "month": "month", "amount": "spending", "per": per}
	}
	financetest.GoldenResult(t, "per-unit-head", financetest.Made(t, Kind, kind.Options{Columns: columns("head")}, tab))
	financetest.GoldenResult(t, "per-unit-allocation", financetest.Made(t, Kind, kind.Options{Columns: columns("allocation"), Order: "lowest"}, tab))
	joined := map[string]string{"body": "system", "month": "month", "amount": "spending"}
	financetest.GoldenResult(t, "per-unit-full-year", financetest.Made(t, Kind, kind.Options{Columns: joined, With: map[string]string{"body": "system", "per": "allocation"}},
		tab, financetest.Source(t, "system,allocation\nA,500\nC,100\nD,60\nE,1", table.Columns{"system": financetest.Textual, "allocation": financetest.Million})))
	for want, o := range map[string]kind.Options{
		`the amount and its denominator are one column, "spending"`:            {Columns: columns("spending")},
		"no column is named for the denominator, and no second source says it": {Columns: joined},
		"a number (head) cannot be a share of a sum of money (allocation)":     {Columns: map[string]string{"body": "system", "amount": "head", "per": "allocation"}},
	} {
		financetest.Same(t, want, financetest.Refused(t, Kind, o, tab))
	}
	beds := financetest.Numbers
	beds.Unit = "beds"
	financetest.Same(t, `staff is in "" and beds in "beds": one is no share of the other`, financetest.Refused(t, Kind,
		kind.Options{Columns: map[string]string{"body": "trust", "amount": "staff", "per": "beds"}},
		financetest.Source(t, "trust,staff,beds\nA,1,2", table.Columns{"trust": financetest.Textual, "staff": financetest.Numbers, "beds": beds})))
}

// Amounts of financial years are not divided by heads of calendar years.
func TestYearsOfDifferentStarts(t *testing.T) {
	amounts := financetest.Source(t, "body,year,spend\nAsh,2023-24,10", table.Columns{"body": financetest.Textual, "year": financetest.Yearly, "spend": financetest.Million})
	heads := financetest.WrittenSource(t, "body,calendar_year,heads\nAsh,2023,4", table.Columns{"body": financetest.Textual, "calendar_year": financetest.Yearly, "heads": financetest.Numbers},
		table.Written{Year: period.Years{Starts: period.StartOf(time.January)}})
	financetest.Same(t, `the years of the column "year" start in April, and those of the column "calendar_year" in January: they are not the same years`,
		financetest.Refused(t, Kind, kind.Options{Columns: map[string]string{"body": "body", "year": "year", "amount": "spend"},
			With: map[string]string{"body": "body", "year": "calendar_year", "per": "heads"}}, amounts, heads))
}
