package yeartodate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// toDate are the columns of a year to date in £m.
var toDate = table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "month": financetest.Textual, "plan": financetest.Million, "actual": financetest.Million}

// toDateOptions are those of a report on them.
func toDateOptions(o kind.Options) kind.Options {
	o.Columns = map[string]string{"line": "line", "parent": "parent", "month": "month", "plan": "plan", "actual": "actual"}
	o.Tolerance = financetest.Tolerance
	return o
}

// Statement 5 of the design.
func TestSystemsOverspentInTheFirstSixMonths(t *testing.T) {
	tab := financetest.File(t, financetest.Examples+"system_ytd_m6_2022_23.csv", table.Columns{
		"system": financetest.Textual, "period": financetest.Textual, "plan": financetest.From("ytd_plan_gbp_m", financetest.Million), "actual": financetest.From("ytd_actual_gbp_m", financetest.Million)})
	o := toDateOptions(kind.Options{Called: "system", Rows: 3, Order: "worst", Chart: Kind.Charts[0]})
	o.Columns = map[string]string{"line": "system", "month": "period", "plan": "plan", "actual": "actual"}
	r := financetest.Made(t, Kind, o, tab)
	financetest.Same(t, `
Systems overspent by £651m in the first six months of 2022-23.
The largest overspends were in Greater Manchester (£77.9m), Cheshire and Merseyside (£55.3m), and Lancashire and South Cumbria (£45.1m).`, financetest.Sentences(r))
	financetest.Same(t, `
Greater Manchester | 0.0 | (77.9) | (77.9)
Cheshire and Merseyside | 0.0 | (55.3) | (55.3)
Lancashire and South Cumbria | (17.8) | (62.9) | (45.1)
total All 42 systems | (50.0) | (701.0) | (651.0)`, financetest.Grid(r))
	financetest.EverySentenceStandsInItsTable(t, r)
}

// The printed table of month 4 of 2024-25 (NHS England board, 3 October 2024).
func TestTheBoardsTableAddsUp(t *testing.T) {
	tab := financetest.Source(t, `
line,parent,month,plan,actual
Systems,,2024-25 M4,48104,48591
ICB Net Expenditure,Systems,2024-25 M4,46627,46698
Provider Expenditure,Systems,2024-25 M4,44108,45100
Provider Income,Systems,2024-25 M4,(42631),(43207)
Specialised Commissioning,,2024-25 M4,6825,6827
Other Direct Commissioning,,2024-25 M4,727,727
Central Costs,,2024-25 M4,4728,4626
Transformation & Reserves,,2024-25 M4,0,0
Technical & ringfenced adjustments,,2024-25 M4,(1463),(1463)
Total – non-ringfenced RDEL,,2024-25 M4,58921,59308`, toDate)
	o := toDateOptions(kind.Options{Spending: true})
	r := financetest.Made(t, Kind, o, tab)
	financetest.GoldenResult(t, "year-to-date-board", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

func TestAMonthIsADifferenceAndAYearASum(t *testing.T) {
	lines := "line,parent,month,plan,actual\nA,,M1,-1,-2\nA,,M2,-2,-5\nB,,M1,0,0\nB,,M2,0,1"
	for _, c := range []struct {
		amounts kind.Amounts
		want    string
	}{
		{kind.YearToDate, "A | (2.0) | (2.0) | (5.0) | (3.0)\nB | 1.0 | 0.0 | 1.0 | 1.0\ntotal Both lines | (1.0) | (2.0) | (4.0) | (2.0)"},
		{kind.InMonth, "A | (3.0) | (3.0) | (7.0) | (4.0)\nB | 1.0 | 0.0 | 1.0 | 1.0\ntotal Both lines | (2.0) | (3.0) | (6.0) | (3.0)"},
	} {
		o := toDateOptions(kind.Options{Amounts: c.amounts})
		financetest.Same(t, c.want, financetest.Grid(financetest.Made(t, Kind, o, financetest.Source(t, lines, toDate))))
	}
	gap := financetest.Source(t, "line,parent,month,plan,actual\nA,,M1,-1,-2\nA,,M3,-2,-5", toDate)
	financetest.Same(t, "A | (3.0) | not available | not available | not available", financetest.Grid(financetest.Made(t, Kind, toDateOptions(kind.Options{Amounts: kind.InMonth}), gap)))
	financetest.Same(t, "A | (2.0) | (5.0) | (3.0)\ntotal The only line | (2.0) | (5.0) | (3.0)", financetest.Grid(financetest.Made(t, Kind, toDateOptions(kind.Options{}), gap)))
}

func TestLinesAndParts(t *testing.T) {
	head := "line,parent,month,plan,actual\n"
	r := financetest.Made(t, Kind, toDateOptions(kind.Options{}), financetest.Source(t, head+"A,,M1,-1,-3\nA1,A,M1,-1,-2\nB1,B,M1,0,-1\nB2,B,M1,0,-1\nTotal,,M1,0,-5", toDate))
	financetest.GoldenResult(t, "year-to-date-parts", r)
	financetest.Same(t, `"A11" is a part of "A1", which is itself a part of "A": a line has parts, a part has none`, financetest.Refused(t, Kind, toDateOptions(kind.Options{}), financetest.Source(t, head+"A,,M1,0,0\nA1,A,M1,0,0\nA11,A1,M1,0,0", toDate)))
}

// On random months the year to date is the sum of the months, whichever of the
// two the source gives, and the sentences say no more than the table.
func TestMonthsAndYearsAgree(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 1))
	for range 100 {
		alone, dated := []string{"line,parent,month,plan,actual"}, []string{"line,parent,month,plan,actual"}
		months := 1 + rnd.IntN(12)
		for body := range 1 + rnd.IntN(20) {
			plans, actuals := 0, 0
			for m := range months {
				plan, actual := rnd.IntN(200)-100, rnd.IntN(200)-120
				plans, actuals = plans+plan, actuals+actual
				alone = append(alone, fmt.Sprintf("L%c,,M%d,%d,%d", 'A'+body, m+1, plan, actual))
				dated = append(dated, fmt.Sprintf("L%c,,M%d,%d,%d", 'A'+body, m+1, plans, actuals))
			}
		}
		one := financetest.Made(t, Kind, toDateOptions(kind.Options{Amounts: kind.InMonth}), financetest.Source(t, strings.Join(alone, "\n"), toDate))
		other := financetest.Made(t, Kind, toDateOptions(kind.Options{}), financetest.Source(t, strings.Join(dated, "\n"), toDate))
		financetest.Same(t, financetest.Grid(one), financetest.Grid(other))
		financetest.Same(t, financetest.Sentences(one), financetest.Sentences(other))
		financetest.EverySentenceStandsInItsTable(t, one)
		financetest.EverySentenceStandsInItsTable(t, other)
	}
}

// The basis of a column holds for it alone, and quarters are summed as months are.
func TestTheBasisOfColumnsAndQuarters(t *testing.T) {
	alone := func(spec table.ColumnSpec, basis table.Basis) table.ColumnSpec {
		spec.Basis = basis
		return spec
	}
	mixed := table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "month": financetest.Textual,
		"plan": alone(financetest.Million, table.ToDate), "actual": alone(financetest.Million, table.InMonth)}
	lines := "line,parent,month,plan,actual\nA,,M1,-1,-2\nA,,M2,-2,-3"
	financetest.Same(t, "A | (2.0) | (2.0) | (5.0) | (3.0)\ntotal The only line | (2.0) | (2.0) | (5.0) | (3.0)",
		financetest.Grid(financetest.Made(t, Kind, toDateOptions(kind.Options{}), financetest.Source(t, lines, mixed))))
	quarters := financetest.Made(t, Kind, toDateOptions(kind.Options{Amounts: kind.InMonth}),
		financetest.Source(t, "line,parent,month,plan,actual\nA,,2024-25 Q1,-1,-2\nA,,2024-25 Q2,-1,-3\nB,,2024-25 Q1,1,2\nB,,2024-25 Q2,1,3", toDate))
	financetest.GoldenResult(t, "year-to-date-quarters", quarters)
}

// A year of the calendar runs from January, and is printed as one.
func TestAYearOfTheCalendar(t *testing.T) {
	columns := table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "month": {Kind: table.Month}, "plan": financetest.Million, "actual": financetest.Million}
	january := table.Written{Year: period.Years{Starts: period.StartOf(time.January)}}
	r := financetest.Made(t, Kind, toDateOptions(kind.Options{}),
		financetest.WrittenSource(t, "line,parent,month,plan,actual\nA,,Jan-24,-1,-2\nA,,2024-02,-2,-3\nB,,2024 M2,1,2", columns, january))
	financetest.GoldenResult(t, "year-to-date-calendar", r)
}

// TestAYearToDateNeedsEveryMonth says which months are missing where single
// months are added up, and nothing where amounts run from the beginning.
func TestAYearToDateNeedsEveryMonth(t *testing.T) {
	head := "line,parent,month,plan,actual\n"
	for _, c := range []struct {
		name, lines string
		amounts     kind.Amounts
		want        []string
	}{
		{"one lacks a month", "A,,M1,1,1\nA,,M3,1,2\nB,,M1,1,1\nB,,M2,1,1\nB,,M3,1,1", kind.InMonth, []string{"A has no amount for M2, so it has no year to date."}},
		{"all begin later", "A,,M3,1,1\nB,,M3,1,1", kind.InMonth, []string{"The lines have no amount for M1 and M2, so they have no year to date."}},
		{"some do", "A,,M2,1,1\nB,,M2,1,1\nC,,M1,1,1\nC,,M2,1,1", kind.InMonth, []string{"A and B have no amount for M1, so they have no year to date."}},
		{"many do", "A,,M2,1,1\nB,,M2,1,1\nC,,M2,1,1\nD,,M2,1,1\nE,,M1,1,1\nE,,M2,1,1", kind.InMonth, []string{"A, B, C and 1 more have no amount for M1, so they have no year to date."}},
		{"none", "A,,M1,1,1\nA,,M2,1,1", kind.InMonth, nil},
		{"they run from the beginning", "A,,M3,1,1", kind.YearToDate, nil},
	} {
		r := financetest.Made(t, Kind, toDateOptions(kind.Options{Amounts: c.amounts}), financetest.Source(t, head+c.lines, toDate))
		got := slices.DeleteFunc(slices.Clone(r.Notes), func(note string) bool { return !strings.Contains(note, "no year to date") })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
