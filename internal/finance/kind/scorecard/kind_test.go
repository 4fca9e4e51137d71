package scorecard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

const head = "line,parent,month,plan,actual,year_plan,forecast,sense\n"

// columns are those of a card in £m whose amounts mean this.
func columns(sign table.Sign) table.Columns {
	million := financetest.Million
	million.Sign = sign
	return table.Columns{"line": financetest.Textual, "parent": financetest.Textual, "month": financetest.Textual, "sense": financetest.Textual,
		"plan": million, "actual": million, "year_plan": million, "forecast": million}
}

// options are those of a report on them. Without are the fields that it does not name.
func options(o kind.Options, without ...string) kind.Options {
	o.Columns, o.Tolerance, o.Parts = map[string]string{}, financetest.Tolerance, true
	for _, field := range []string{"line", "parent", "month", "plan", "actual", "year_plan", "forecast", "sense"} {
		if !slices.Contains(without, field) {
			o.Columns[field] = field
		}
	}
	return o
}

// sample is a card of income and spending with parts and a total of its own; its
// amounts run from April.
const sample = head + `Care income,,2024-25 M12,120,121,120,121,income
Pay,,2024-25 M12,80,82,80,82,spending
Supplies,,2024-25 M12,30,29,30,29,spending
Care income,,2025-26 M1,10,10,121,121,income
Pay,,2025-26 M1,7,7,84,84,spending
Supplies,,2025-26 M1,3,3,36,36,spending
Care income,,2025-26 M2,20,20.6,121,122,income
Pay,,2025-26 M2,14,15.5,84,88,spending
Wards,Pay,2025-26 M2,9,10.5,54,58,spending
Theatres,Pay,2025-26 M2,5,5,30,30,spending
Supplies,,2025-26 M2,6,6.02,36,36,spending
Net position,,2025-26 M2,0,-0.9,1,-2,surplus
`

func TestIncomeAndSpendingInOneCard(t *testing.T) {
	r := financetest.Made(t, Kind, options(kind.Options{Chart: document.Bar}), financetest.Source(t, sample, columns("")))
	financetest.GoldenResult(t, "scorecard", r)
	financetest.EverySentenceStandsInItsTable(t, r)
}

// A total or a line that the source gives, and its lines do not make, is told.
func TestWhatDoesNotAddUpIsTold(t *testing.T) {
	wrong := strings.NewReplacer("0,-0.9,1,-2,surplus", "0,-0.9,1,-3,surplus", "Theatres,Pay,2025-26 M2,5,5,", "Theatres,Pay,2025-26 M2,5,6,").Replace(sample)
	notes := strings.Join(financetest.Made(t, Kind, options(kind.Options{}), financetest.Source(t, wrong, columns(""))).Notes, "\n")
	for _, want := range []string{
		"The parts of Pay come to an actual to date of (16.5); the source's own figure for Pay is (15.5).",
		"The lines come to a forecast of (2.0); the source's own figure for Net position is (3.0).",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in\n%s", want, notes)
		}
	}
}

// The forecast may stand in a source of its own, whose spending is turned as that
// of the first source is.
func TestAForecastFromASecondSource(t *testing.T) {
	one := financetest.Source(t, sample, columns(""))
	o := options(kind.Options{}, "year_plan", "forecast")
	o.With = map[string]string{"line": "line", "month": "month", "year_plan": "year_plan", "forecast": "forecast"}
	r := financetest.Made(t, Kind, o, one, financetest.Source(t, sample, columns("")))
	want := financetest.Made(t, Kind, options(kind.Options{}), one)
	financetest.Same(t, financetest.Grid(want), financetest.Grid(r))
	financetest.Same(t, financetest.Sentences(want), financetest.Sentences(r))
	o.With["month"] = "" // one forecast, which has not moved
	delete(o.With, "month")
	r = financetest.Made(t, Kind, o, one, financetest.Source(t, "line,year_plan,forecast\nCare income,121,122\nPay,84,88", table.Columns{"line": financetest.Textual, "year_plan": financetest.Million, "forecast": financetest.Million}))
	if text := financetest.Grid(r) + financetest.Sentences(r) + strings.Join(r.Notes, "\n"); strings.Contains(text, "moved") || !strings.Contains(text, "One line without a figure for the forecast variance, left out and not counted as zero – Supplies") {
		t.Error(text)
	}
	o.Columns["forecast"] = "forecast"
	financetest.Same(t, "the forecast stands in one of the two sources, not in both", financetest.Refused(t, Kind, o, one, one))
}

// On random cards, income and spending that are both above zero tell the same as
// the same amounts with spending below zero and sign: surplus, and spending alone
// the same as spending: true. Every variance has the sign of a second reckoning.
func TestTheSenseOfLinesAgainstSigns(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 3))
	for range 200 {
		mixed, signed := []string{head}, []string{head}
		want := map[string]int{}
		for n := range 2 + rnd.IntN(8) {
			sense, by := "income", 1
			if n%2 == 1 {
				sense, by = "spending", -1
			}
			name := fmt.Sprintf("%s %c", sense, 'A'+n)
			for m := range 2 {
				plan, actual, year, fot := 1+rnd.IntN(50), 1+rnd.IntN(50), 1+rnd.IntN(500), 1+rnd.IntN(500)
				mixed = append(mixed, fmt.Sprintf("%s,,M%d,%d,%d,%d,%d,%s\n", name, m+1, plan, actual, year, fot, sense))
				signed = append(signed, fmt.Sprintf("%s,,M%d,%d,%d,%d,%d,\n", name, m+1, by*plan, by*actual, by*year, by*fot))
				want[name] = by * (actual - plan)
			}
		}
		one := financetest.Made(t, Kind, options(kind.Options{}), financetest.Source(t, strings.Join(mixed, ""), columns("")))
		other := financetest.Made(t, Kind, options(kind.Options{}, "sense"), financetest.Source(t, strings.Join(signed, ""), columns(table.Surplus)))
		financetest.Same(t, financetest.Grid(other), financetest.Grid(one))
		financetest.Same(t, financetest.Sentences(other), financetest.Sentences(one))
		financetest.EverySentenceStandsInItsTable(t, one)
		for _, row := range one.Rows {
			if got := row.Cells[3].Quantity.Num.Shift(-6).IntPart(); int(got) != want[row.Name] {
				t.Errorf("the variance of %s is %d, want %d", row.Name, got, want[row.Name])
			}
		}
	}
	costs := financetest.Source(t, head+"A,,M1,5,6,50,60,cost\nB,,M1,5,4,50,50,cost", columns(""))
	one := financetest.Made(t, Kind, options(kind.Options{}), costs)
	other := financetest.Made(t, Kind, options(kind.Options{Spending: true}, "sense"), costs)
	financetest.Same(t, financetest.Grid(other), financetest.Grid(one))
	financetest.Same(t, financetest.Sentences(other), financetest.Sentences(one))
}

// What would be told the wrong way round is refused, with its cell.
func TestLinesOfUncertainSenseAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		lines, want string
		sign        table.Sign
		spending    bool
	}{
		"one line says nothing": {lines: "A,,M1,1,1,1,1,income\nB,,M1,1,1,1,1,", want: `:3 column H (sense): nothing says whether "B" is income or spending, and other lines say it`},
		"no such word":          {lines: "A,,M1,1,1,1,1,earning", want: `"earning" is not what a line can be: income, spending, surplus or deficit`},
		"two words":             {lines: "A,,M1,1,1,1,1,income\nA,,M2,1,1,1,1,cost", want: `"A" is spending here, and income in another row`},
		"the columns say it":    {lines: "A,,M1,1,1,1,1,income", sign: table.Spending, want: `the column "sense" says of each line what its amounts are, and so do spending: true or the sign of other columns of all lines: leave one of them out`},
		"the section says it":   {lines: "A,,M1,1,1,1,1,income", spending: true, want: "leave one of them out"},
		"spending below zero":   {lines: "A,,M1,1,1,1,1,income\nB,,M1,-1,-1,1,1,cost", want: `"B" is spending, and its plan is below zero, as that of all spending here: write sign: surplus for the columns of the amounts if spending is negative there`},
	} {
		t.Run(name, func(t *testing.T) {
			got := financetest.Refused(t, Kind, options(kind.Options{Spending: c.spending}), financetest.Source(t, head+c.lines, columns(c.sign)))
			if !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), strings.TrimPrefix(c.want, ":3 column H (sense): ")) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Every line has a status, of its variance to date and of its forecast.
func TestEveryStatus(t *testing.T) {
	for _, c := range []struct {
		toDate, forecast string // against a plan of 10
		want             string
		tone             document.Tone
	}{
		{"9", "9", "adverse all year", document.Bad},
		{"9", "10", "adverse so far", document.Watch},
		{"9", "9.97", "adverse so far", document.Watch},
		{"9", "11", "adverse so far", document.Watch},
		{"9", "not available", "adverse", document.Bad},
		{"10", "9", "adverse by year end", document.Bad},
		{"11", "9.94", "adverse by year end", document.Bad},
		{"not available", "9", "adverse by year end", document.Bad},
		{"9.95", "10", "within tolerance", document.Watch},
		{"11", "9.96", "within tolerance", document.Watch},
		{"9.96", "not available", "within tolerance", document.Watch},
		{"10", "10", "on plan", document.Good},
		{"10", "not available", "on plan", document.Good},
		{"not available", "10", "on plan", document.Good},
		{"10", "10.01", "favourable", document.Good},
		{"10.01", "10", "favourable", document.Good},
		{"not available", "not available", "no data", document.Plain},
	} {
		r := financetest.Made(t, Kind, options(kind.Options{}), financetest.Source(t, head+fmt.Sprintf("A,,M1,10,%s,10,%s,income", c.toDate, c.forecast), columns("")))
		at := slices.IndexFunc(r.Columns, func(c kind.Column) bool { return c.Head == "Status" })
		if got := r.Rows[0].Cells[at]; got.Shown != c.want || got.Tone != c.tone {
			t.Errorf("%s to date, %s in forecast: %q (%s), want %q (%s)", c.toDate, c.forecast, got.Shown, got.Tone, c.want, c.tone)
		}
	}
}

// A trend has the months of the year before, and a gap where a month is missing.
func TestTheTrendOverTwoYears(t *testing.T) {
	r := financetest.Made(t, Kind, options(kind.Options{}, "year_plan", "forecast"), financetest.Source(t, head+`A,,2024-25 M10,1,100,,,income
A,,2024-25 M11,1,111,,,income
A,,2025-26 M1,1,9,,,income
A,,2025-26 M2,1,21,,,income`, columns("")))
	last := r.Rows[0].Cells[len(r.Columns)-1]
	var got []string
	for _, p := range last.Spark.Points {
		if !p.Valid {
			got = append(got, "·")
			continue
		}
		got = append(got, p.Decimal.Shift(-6).String())
	}
	financetest.Same(t, "· · · · · · · · 11 · 9 12", strings.Join(got, " "))
	financetest.Same(t, "11.0 to 12.0", last.Shown)
}
