package finance

import (
	"testing"

	"catchup/internal/table"
)

func TestStaffCostsAsAShareOfOperatingExpenditure(t *testing.T) {
	r := made(t, perUnitKind, Options{
		Columns: map[string]string{"body": "provider", "amount": "staff_costs", "per": "operating_expenditure"}, Chart: true,
	}, providers(t))
	r.Rows = append(r.Rows[:3], r.Rows[205:]...)
	golden(t, "per-unit-providers", r)
}

var met = table.Columns{"unit": textual, "financial_year": yearly, "met": numbers, "all": from("of", numbers)}

// "177 of 209 CCGs … 135 of 135": the denominator changes.
func TestPartsOfAChangingWhole(t *testing.T) {
	golden(t, "per-unit-counts", made(t, perUnitKind, Options{
		Columns: map[string]string{"body": "unit", "year": "financial_year", "amount": "met", "per": "all"}, Span: Span{From: 2016}, Chart: true,
	}, file(t, examples+"mhis_met_n_of_m.csv", met)))
}

var perHead = table.Columns{"system": textual, "month": textual, "spending": million, "head": numbers, "allocation": million}

func TestPerUnitRefusesWrongDenominators(t *testing.T) {
	tab := source(t, `
system,month,spending,head,allocation
A,M6,200,100000,400
B,M6,150,50000,0
C,M6,90,Not available,-10
D,M6,30,0,600
E,M6,Not available,3000,100`, perHead)
	columns := func(per string) map[string]string {
		return map[string]string{"body": "system", "month": "month", "amount": "spending", "per": per}
	}
	golden(t, "per-unit-head", made(t, perUnitKind, Options{Columns: columns("head")}, tab))
	golden(t, "per-unit-allocation", made(t, perUnitKind, Options{Columns: columns("allocation"), Order: "lowest"}, tab))
	joined := map[string]string{"body": "system", "month": "month", "amount": "spending"}
	golden(t, "per-unit-full-year", made(t, perUnitKind, Options{Columns: joined, With: map[string]string{"body": "system", "per": "allocation"}},
		tab, source(t, "system,allocation\nA,500\nC,100\nD,60\nE,1", table.Columns{"system": textual, "allocation": million})))
	for want, o := range map[string]Options{
		`the amount and its denominator are one column, "spending"`:            {Columns: columns("spending")},
		"no column is named for the denominator, and no second source says it": {Columns: joined},
		"a number (head) cannot be a share of a sum of money (allocation)":     {Columns: map[string]string{"body": "system", "amount": "head", "per": "allocation"}},
	} {
		same(t, want, refused(t, perUnitKind, o, tab))
	}
	beds := numbers
	beds.Unit = "beds"
	same(t, `staff is in "" and beds in "beds": one is no share of the other`, refused(t, perUnitKind,
		Options{Columns: map[string]string{"body": "trust", "amount": "staff", "per": "beds"}},
		source(t, "trust,staff,beds\nA,1,2", table.Columns{"trust": textual, "staff": numbers, "beds": beds})))
}
