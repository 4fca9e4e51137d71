package meaning

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func decimalOf(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// chance is a table of forty years in one of which a body is the sum of the
// others, to four digits.
func chance() string {
	var b strings.Builder
	b.WriteString("body,year,plan\n")
	for i := range 40 {
		year := fmt.Sprintf("%d-%02d", 1980+i, (81+i)%100)
		fmt.Fprintf(&b, "Ash,%s,12.3%d\nBay,%s,33.4%d\nCod,%s,%s\n", year, i%10, year, (i+3)%10, year, map[bool]string{true: "45.83", false: "70.11"}[i == 1])
	}
	return b.String()
}

// TestRows tells rows that sum others from bodies.
func TestRows(t *testing.T) {
	amounts := []string{"body", "year", "plan", "actual"}
	for _, c := range []struct {
		name, text   string
		uses         []string
		rows         Rows
		roles, doubt string // what they hold
		said         string
	}{
		{name: "called total", text: "body,plan,actual\nAsh,10,8\nBay,30,29\nCod,20,21\nTotal,60,58",
			roles: "total Total", said: "Total is the sum of the 3 other rows and is not counted among them."},
		{name: "at the top", text: "body,plan,actual\nAll trusts,60,58\nAsh,10,8\nBay,30,29\nCod,20,21", roles: "total All trusts"},
		{name: "two bodies that happen to make a third", text: "body,plan,actual\nAsh,10,8\nBay,30,29\nCod,20,21"},
		{name: "a company", text: "body,plan,actual\nTotal Care Ltd,10,8\nBay,30,29\nCod,25,21"},
		{name: "a company that is the sum", text: "body,plan,actual\nTotal Care Ltd,60,58\nAsh,10,8\nBay,30,29\nCod,20,21"},
		{name: "a saint", text: "body,plan,actual\nAll Saints,11,8\nBay,30,29\nCod,20,21"},
		{name: "a nation", text: "body,plan,actual\nAsh,10.1,8\nBay,30,29\nEngland,60.1,58\nCod,20,21", roles: "total England"},
		{name: "a nation above a part of it", text: "body,plan,actual\nEngland,500,480\nAsh,3,3\nBay,5,6", doubt: "England (sample.csv, row 2, column B (\"plan\")) says £500,000,000 for plan, and what it should sum, 2 rows, comes to £8,000,000"},
		{name: "a nation among bodies as large", text: "body,plan,actual\nEngland,7,7\nAsh,3,3\nBay,5,6"},
		{name: "a nation beside its like", text: "body,plan,actual\nEngland,50,48\nWales,3,3\nScotland,5,6\nNorthern Ireland,2,2"},
		{name: "no name for it", text: "body,plan,actual\nAsh,10.13,8.21\nBay,30.42,29.5\nMersey,60.89,58.91\nCod,20.34,21.2", roles: "total Mersey"},
		{name: "no name and little to go by", text: "body,plan,actual\nAsh,10.1,8\nBay,30.4,29\nMersey,60.8,58\nCod,20.3,21",
			doubt: "Mersey (sample.csv, row 4, column B (\"plan\")) is the sum of the 3 other rows: either it is their total, which is not counted among them, or it is one of them, and the sum a coincidence. Write rows: { total: Mersey }, or rows: { bodies: Mersey }"},
		{name: "no name, and the settings say so", rows: Rows{Bodies: Row{"mersey"}}, text: "body,plan,actual\nAsh,10.1,8\nBay,30.4,29\nMersey,60.8,58\nCod,20.3,21"},
		{name: "rounded", text: "body,plan,actual\nAsh,10.1,8\nBay,30.4,29\nTotal,60.9,58\nCod,20.3,21", roles: "total Total",
			said: "Total is the sum of the 3 other rows, but for rounding, and is not counted among them."},
		{name: "round parts are no rounding", text: "body,plan,actual\nAsh,10,8\nBay,30,29\nCod,20,21\nTotal,70,58", roles: "total Total",
			doubt: "total: Total (sample.csv, row 5, column B (\"plan\")) says £70,000,000 for plan, and what it should sum, 3 rows, comes to £60,000,000, £10,000,000 apart: either it is their total, and one of them is missing or wrong, or it is of something else. Write rows: { total: Total } to set it aside all the same, rows: { skip: Total } to leave it out, or rows: { bodies: Total } to count it"},
		{name: "asked about once for all years", text: "body,year,plan\nAsh,2022-23,1\nBay,2022-23,2\nTotal,2022-23,9\nAsh,2023-24,5\nBay,2023-24,2\nTotal,2023-24,19", uses: []string{"body", "year", "plan"},
			roles: "total Total; total Total", doubt: "says £9,000,000 for plan in 2022-23, and what it should sum, 2 rows, comes to £3,000,000"},
		{name: "the sum in one year and not in three", text: "body,year,plan\nAsh,2020-21,1.23456\nBay,2020-21,2.34567\nCod,2020-21,3.58023\nAsh,2021-22,6\nBay,2021-22,2\nCod,2021-22,3\nAsh,2022-23,6\nBay,2022-23,2\nCod,2022-23,3\nAsh,2023-24,6\nBay,2023-24,2\nCod,2023-24,3",
			uses: []string{"body", "year", "plan"}},
		{name: "two that make the next by chance", text: "body,plan\nAsh,1.1\nBay,2.2\nCod,3.3\nDee,7.4\nElm,9.9", uses: []string{"body", "plan"}},
		{name: "a region of nothing", text: "body,region,plan\nNorth,North,0\nAsh,North,0\nBay,North,0\nCod,South,3\nDee,South,4", uses: []string{"body", "region", "plan"}},
		{name: "of all years, without a year of its own", text: "body,year,plan\nAsh,2022-23,1\nBay,2022-23,2\nAsh,2023-24,5\nBay,2023-24,2\nGrand total,,10", uses: []string{"body", "year", "plan"}, roles: "total Grand total"},
		{name: "by chance in one of many groups", text: chance(), uses: []string{"body", "year", "plan"}},
		{name: "accepted though it is no sum", rows: Rows{Total: Row{"TOTAL"}}, text: "body,plan,actual\nAsh,10,8\nBay,30,29\nCod,20,21\nTotal,70,58", roles: "total Total",
			said: "Total says £70,000,000 for plan, and what it should sum, 3 rows, comes to £60,000,000; it is not counted among them."},
		{name: "counted because the settings say so", rows: Rows{Bodies: Row{"Total"}}, text: "body,plan,actual\nAsh,10,8\nBay,30,29\nTotal,7,58"},
		{name: "left out", rows: Rows{Skip: Row{"Notes"}}, text: "body,plan,actual\nAsh,10,8\nNOTES,1,1\nBay,30,29"},
		{name: "something unknown", text: "body,plan,actual\nAsh,..,8\nBay,30,29\nCod,20,..\nTotal,60,58", roles: "total Total", said: "Total is taken for a total and is not counted; what it sums is not known in full."},
		{name: "unknown in one column", text: "body,plan,actual\nAsh,..,8\nBay,30,29\nCod,20,21\nTotal,60,68", roles: "total Total", doubt: "says £68,000,000 for actual"},
		{name: "of years", text: "body,year,plan,actual\nAsh,2022-23,1,2\nBay,2022-23,2,3\nTotal,2022-23,3,5\nAsh,2023-24,5,2\nBay,2023-24,2,3\nTotal,2023-24,7,5",
			roles: "total Total; total Total", said: "Total is the sum of the 2 other rows and is not counted among them."},
		{name: "a nation in one year and not in another", text: "body,year,plan,actual\nAsh,2022-23,1.25,2.13\nBay,2022-23,2.5,3\nEngland,2022-23,3.75,5.13\nAsh,2023-24,5,2\nBay,2023-24,2,3\nEngland,2023-24,9,5",
			doubt: "England is the sum of the 2 other rows in 2022-23 (sample.csv, row 4, column C (\"plan\")), and not in 2023-24 (sample.csv, row 7, column C (\"plan\"))"},
		{name: "of regions by a column", text: "body,region,plan,actual\nAsh,North,1,2\nBay,North,2,3\nNorth total,North,3,5\nCod,South,5,2\nDee,South,2,3\nSouth total,South,7,5\nEngland,,10,10",
			roles: "sub-total North total; sub-total South total; total England", said: "North total and South total are each the sum of 2 other rows and are not counted among them."},
		{name: "of regions by their names", text: "body,region,plan,actual\nNorth,North,3.2,5.4\nAsh,North,1.1,2.1\nBay,North,2.1,3.3\nCod,South,5,2\nDee,South,2,3\nSouth,,7,5",
			roles: "sub-total North; sub-total South"},
		{name: "a city in the region of its name", text: "body,region,plan,actual\nNorth,North,3.2,5.4\nAsh,North,1.1,2.1\nBay,North,7.1,3.3\nCod,South,5,2"},
		{name: "of runs", text: "body,plan,actual\nAsh,1,2\nBay,2,3\nSub-total,3,5\nCod,5,2\nDee,2,3\nSub-total,7,5\nGrand total,10,10",
			roles: "sub-total Sub-total; sub-total Sub-total; total Grand total"},
		{name: "of a run that does not add up", text: "body,plan,actual\nAsh,1,2\nBay,2,3\nSub-total,9,5\nCod,5,2", roles: "sub-total Sub-total", doubt: "what it should sum, 2 rows, comes to £3,000,000"},
		{name: "of measures in one column", uses: []string{"body", "measure", "plan"}, text: "body,measure,plan\nAsh,plan,1\nBay,plan,2\nTotal,plan,3\nAsh,actual,5\nBay,actual,6\nTotal,actual,11", roles: "total Total; total Total"},
		{name: "nothing but zeros", text: "body,plan,actual\nAsh,0,0\nBay,0,0\nCod,0,0\nDee,0,0"},
		{name: "two of one size", text: "body,plan,actual\nAsh,1.2345,2.3456\nBay,1.2345,2.3456"},
		{name: "an average", text: "body,plan,actual\nAsh,1,3\nBay,3,5\nAverage,2,4", roles: "total Average", said: "Average is not one of the other rows and is not counted among them."},
		{name: "nothing but totals", text: "body,year,plan,actual\nTotal,2022-23,1,2\nTotal,2023-24,2,3"},
		{name: "codes beside", text: "code,body,plan,actual\nE1,Ash,1,2\nE2,Bay,2,3\nE9,Total,3,5", roles: "total E9"},
		{name: "a name in another column", text: "code,body,plan,actual\nE1,Ash,1,2\nE2,Bay,2,3\nTotal,,3,5", roles: "total Total"},
	} {
		t.Run(c.name, func(t *testing.T) {
			uses := amounts
			if c.uses != nil {
				uses = c.uses
			}
			got := Interpret(sample(t, c.text, nil), Spec{Rows: c.rows}, []Use{use(uses...)})
			if roles(got) != c.roles {
				t.Errorf("the rows are %q, want %q", roles(got), c.roles)
			}
			if d := doubted(got); (d == "") != (c.doubt == "") || !strings.Contains(d, c.doubt) {
				t.Errorf("the doubts are %s, want %s", d, c.doubt)
			}
			if said := strings.Join(got.Said, "\n"); !strings.Contains(said, c.said) || c.roles == "" && said != "" {
				t.Errorf("it says %s, want %s", said, c.said)
			}
		})
	}
}

// TestSteps finds sub-totals within a bridge, and leaves its ends.
func TestSteps(t *testing.T) {
	for text, want := range map[string]string{
		"step,amount\nPlan,-10\nPay,-5\nEnergy,-3\nGrant,4\nTotal drivers,-4\nOutturn,-14":                 "sub-total Total drivers",
		"step,amount\nPlan,-10\nPay,-5\nEnergy,-3\nBefore the grant,-18\nGrant,4\nOutturn,-14":             "sub-total Before the grant",
		"step,amount\nPlan,-10\nPay,-5\nEnergy,-3\nGrant,4\nOutturn,-14":                                   "",
		"step,amount\nPlan,-10\nPay,-5\nSub-total,-15\nGrant,4\nCash,1\nSub-total of gains,5\nOutturn,-10": "sub-total Sub-total; sub-total Sub-total of gains",
		"step,amount\nPlan,-8\nPay,-5\nEnergy,-3\nGas,-8\nGrant,4\nOutturn,-20":                            "",
	} {
		got := Interpret(sample(t, text, nil), Spec{}, []Use{use("step", "amount")})
		if roles(got) != want || len(got.Doubts) > 0 {
			t.Errorf("%s: the rows are %q, want %q; doubts %s", text, roles(got), want, doubted(got))
		}
	}
}

// TestSkipped leaves rows out and warns of names that no row has.
func TestSkipped(t *testing.T) {
	given := sample(t, "body,plan\nAsh,10\nNOTES,1\nBay,30", nil)
	got := Interpret(given, Spec{Rows: Rows{Skip: Row{"Notes"}, Total: Row{"Totals"}}}, []Use{use("body", "plan")})
	if len(got.Rows) != 2 || len(given.Rows) != 3 {
		t.Errorf("%d rows are kept of %d", len(got.Rows), len(given.Rows))
	}
	if want := `rows.total names "Totals", and no row is called so`; len(got.Warnings) != 1 || got.Warnings[0] != want {
		t.Errorf("the warnings are %q", got.Warnings)
	}
}

// TestManyTotals has more rows that are called totals than can be looked at.
func TestManyTotals(t *testing.T) {
	given := sample(t, "body,plan\nAsh,10\nTotal,10", nil)
	for range 14_200 {
		given.Rows = append(given.Rows, given.Rows[0], given.Rows[1])
	}
	got := Interpret(given, Spec{}, []Use{use("body", "plan")})
	if want := "Total is taken for a total and is not counted; what it sums is not known in full."; len(got.Said) != 1 || got.Said[0] != want {
		t.Errorf("it says %q", got.Said)
	}
}

// TestUnused leaves alone what no section uses.
func TestUnused(t *testing.T) {
	given := sample(t, "body,plan\nAsh,10\nBay,30\nTotal,50", nil)
	if got := Interpret(given, Spec{}, nil); got.Roles != nil || got.Doubts != nil || got.Said != nil {
		t.Errorf("%v %v %v", got.Roles, got.Doubts, got.Said)
	}
}
