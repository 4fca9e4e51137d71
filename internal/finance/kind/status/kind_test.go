package status

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// statusOptions are those of a report on who forecasts a deficit.
func statusOptions(columns map[string]string) kind.Options {
	return kind.Options{Columns: columns, Called: "system", Statuses: kind.Statuses{Counted: []string{"deficit"}, As: "forecast a deficit", Open: []string{"under review"}}}
}

// longOptions are those of a source with a row for each month.
func longOptions() kind.Options {
	return statusOptions(map[string]string{"body": "system", "month": "month", "status": "status"})
}

// Statement 4 of the design.
func TestFiveSystemsForecastADeficitAndNineMore(t *testing.T) {
	tab := financetest.File(t, financetest.Examples+"system_forecast_status_2022_23.csv", table.Columns{
		"system": financetest.Textual, "year": financetest.From("financial_year", financetest.Yearly), "forecast_at_m2": financetest.Textual, "forecast_at_m9": financetest.Textual})
	o := statusOptions(map[string]string{"body": "system", "year": "year", "M2": "forecast_at_m2", "M9": "forecast_at_m9"})
	o.Rows = 1
	r := financetest.Made(t, Kind, o, tab)
	financetest.Same(t, `
Five of the 42 systems forecast a deficit at month 2; nine more did by month 9, 14 in all.
Among the nine that entered were Birmingham and Solihull; Buckinghamshire, Oxfordshire and Berkshire West; and Cheshire and Merseyside.
With the six “under review”, it could reach 20 of the 42 systems – nearly half.`, financetest.Sentences(r))
	financetest.Same(t, `
Birmingham and Solihull | break-even | deficit | entered
total All 42 systems: “deficit” | 5 of 42 | 14 of 42 | 9 entered
total With those “under review” | 5 of 42 | 20 of 42 | 6 may follow`, financetest.Grid(r))
	financetest.EverySentenceStandsInItsTable(t, r)
}

func TestStatusSentences(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"both ways", "A,M1,deficit\nB,M1,fine\nA,M3,fine\nB,M3,deficit",
			"One of the two systems forecast a deficit at month 1; by month 3 one more did and one no longer did, one in all.\nThe one that entered was B. The one that left was A."},
		{"left", "A,M1,deficit\nB,M1,deficit\nA,M3,fine\nB,M3,Deficit",
			"Both systems forecast a deficit at month 1; one no longer did by month 3, which leaves one.\nThe one that left was A."},
		{"none at first", "A,M1,fine\nB,M1,fine\nA,M2,deficit\nB,M2,fine",
			"Neither of the two systems forecast a deficit at month 1; one did by month 2.\nThe one that entered was A."},
		{"the same", "A,M1,deficit\nB,M1,fine\nA,M2,deficit\nB,M2,fine",
			"One of the two systems forecast a deficit at month 1; the same was true at month 2."},
		{"one month", "A,M1,deficit\nB,M1,fine", "One of the two systems forecast a deficit at month 1."},
		{"one system", "A,M1,deficit\nA,M2,fine", "The one that left was A."},
		{"unknown then", "A,M1,\nB,M1,fine\nA,M2,deficit\nB,M2,fine", "One of the two systems forecast a deficit at month 2, against none of one at month 1."},
		{"up to a month", "A,M1,deficit\nB,M1,fine\nA,M12,fine\nB,M12,fine", "One of the two systems forecast a deficit at month 1."},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := longOptions()
			if c.name == "up to a month" {
				o.Month = period.MonthNo(6)
			}
			tab := financetest.Source(t, "system,month,status\n"+c.lines, table.Columns{"system": financetest.Textual, "month": financetest.Textual, "status": financetest.Textual})
			r := financetest.Made(t, Kind, o, tab)
			financetest.Same(t, c.want, financetest.Sentences(r))
			financetest.EverySentenceStandsInItsTable(t, r)
		})
	}
}

func TestStatusesAreRefused(t *testing.T) {
	tab := financetest.Source(t, "system,month,status\nA,M1,x", table.Columns{"system": financetest.Textual, "month": financetest.Textual, "status": financetest.Textual})
	financetest.Same(t, "the status stands in one column, so a column must be named for the month",
		financetest.Refused(t, Kind, statusOptions(map[string]string{"body": "system", "status": "status"}), tab))
	financetest.Same(t, "no column is named for the status of any month", financetest.Refused(t, Kind, statusOptions(map[string]string{"body": "system"}), tab))
}

// On random statuses the counts are those of a second counting, and those who
// entered and left lead from the first to the last.
func TestStatusesCountedTwice(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 2))
	for range 200 {
		var lines []string
		was, is, may := 0, 0, 0
		words := []string{"deficit", "under review", "break-even"}
		for body := range 2 + rnd.IntN(50) {
			first, last := words[rnd.IntN(3)], words[rnd.IntN(3)]
			lines = append(lines, fmt.Sprintf("S%c,M2,%s\nS%c,M9,%s", 'A'+body, first, 'A'+body, last))
			was, is, may = was+isWord(first, "deficit"), is+isWord(last, "deficit"), may+isWord(last, "under review")
		}
		tab := financetest.Source(t, "system,month,status\n"+strings.Join(lines, "\n"), table.Columns{"system": financetest.Textual, "month": financetest.Textual, "status": financetest.Textual})
		r := financetest.Made(t, Kind, longOptions(), tab)
		n := len(lines)
		want := []string{fmt.Sprintf("%d of %d", was, n), fmt.Sprintf("%d of %d", is, n)}
		financetest.Same(t, strings.Join(want, " | "), r.Total.Cells[1].Shown+" | "+r.Total.Cells[2].Shown)
		if may > 0 {
			financetest.Same(t, fmt.Sprintf("%d of %d", is+may, n), r.Foot[0].Cells[2].Shown)
			_, hedge, found := strings.Cut(r.Said[len(r.Said)-1].Sentence.Plain(), " – ")
			if hedge = strings.TrimSuffix(hedge, "."); found && !financetest.Holds(hedge, int64(is+may), int64(n)) {
				t.Errorf("%d of %d is not %s", is+may, n, hedge)
			}
		}
		financetest.EverySentenceStandsInItsTable(t, r)
	}
}

func isWord(a, b string) int {
	if a == b {
		return 1
	}
	return 0
}
