package catalogue

import (
	"strings"
	"testing"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/kind/forecast"
	"catchup/internal/finance/kind/outturn"
	"catchup/internal/finance/kind/perunit"
	"catchup/internal/finance/kind/ranking"
	"catchup/internal/finance/kind/share"
	"catchup/internal/period"
	"catchup/internal/table"
)

var broken = table.Columns{"body": financetest.Textual, "year": financetest.Yearly, "month": financetest.Textual,
	"plan": financetest.Million, "actual": financetest.Million, "beds": financetest.Numbers}

// brokenLines are four years of two bodies; BREAK is put behind the figure of
// 2022-23 of the first one.
const brokenLines = `body,year,month,plan,actual,beds
Ash,2020-21,M12,30,50,10
Bay,2020-21,M12,40,50,10
Ash,2021-22,M12,30,28,10
Bay,2021-22,M12,50,60,12
Ash,2022-23,M12,30,29BREAK,10
Bay,2022-23,M12,50,71,14
Ash,2023-24,M12,30,20,11
Bay,2023-24,M12,80,80,15`

// In no kind is a figure compared with one before a break in its series. Without
// the break each of these is said.
func TestABreakEndsEveryComparison(t *testing.T) {
	years := finance.Run{From: period.FinancialYear{Begins: 2020}}
	for _, c := range []struct {
		kind kind.Kind
		o    kind.Options
		said []string
	}{
		{share.Kind, kind.Options{Columns: map[string]string{"category": "body", "year": "year", "amount": "actual"}, About: []string{"Ash"}},
			[]string{"lowest in at least three years", "below its high of 50.0% three years earlier"}},
		{perunit.Kind, kind.Options{Columns: map[string]string{"body": "body", "year": "year", "amount": "actual", "per": "beds"}, Span: finance.Run{From: period.FinancialYear{Begins: 2021}, To: period.FinancialYear{Begins: 2022}}, About: []string{"Ash"}},
			[]string{"against"}},
		{ranking.Kind, kind.Options{Columns: map[string]string{"body": "body", "year": "year", "score": "actual"}, Span: finance.Run{From: period.FinancialYear{Begins: 2021}, To: period.FinancialYear{Begins: 2022}}},
			[]string{"since 2021-22"}},
		{outturn.Kind, kind.Options{Columns: map[string]string{"body": "body", "year": "year", "plan": "plan", "actual": "actual"}, Span: years},
			[]string{"the year before"}},
	} {
		for _, mark := range []string{"", " [b]"} {
			lines := strings.ReplaceAll(brokenLines, "BREAK", mark)
			if c.kind.Name == "plan-outturn" {
				lines = strings.ReplaceAll(brokenLines[:strings.Index(brokenLines, "\nAsh,2023-24")], "BREAK", mark)
			}
			said := financetest.Sentences(financetest.Made(t, c.kind, c.o, financetest.Source(t, lines, broken)))
			if c.kind.Name == "shares" && mark != "" && !strings.Contains(said, "fell from 29.0% of the total in 2022-23 to 20.0%") {
				t.Errorf("the high since the break is not said: %s", said)
			}
			for _, words := range c.said {
				if strings.Contains(said, words) != (mark == "") {
					t.Errorf("%s with %q says: %s\n(%s)", c.kind.Name, mark, said, words)
				}
			}
		}
	}
}

// A share of the last year is not said to have risen or fallen where that year
// begins a new series.
func TestAShareDoesNotMoveOverABreak(t *testing.T) {
	o := kind.Options{Columns: map[string]string{"category": "body", "year": "year", "amount": "actual"}, About: []string{"Ash"}}
	for mark, words := range map[string]string{"": "Ash fell from", " [b]": "Ash was"} {
		lines := strings.ReplaceAll(strings.ReplaceAll(brokenLines, "BREAK", ""), "Ash,2023-24,M12,30,20", "Ash,2023-24,M12,30,20"+mark)
		if said := financetest.Sentences(financetest.Made(t, share.Kind, o, financetest.Source(t, lines, broken))); !strings.Contains(said, words) {
			t.Errorf("%q: %s", mark, said)
		}
	}
}

// A forecast is not said to have moved over a break.
func TestAForecastDoesNotMoveOverABreak(t *testing.T) {
	for _, mark := range []string{"", " [b]"} {
		tab := financetest.Source(t, strings.ReplaceAll(`body,year,month,plan,actual,beds
Ash,2023-24,M8,30,20,1
Bay,2023-24,M8,30,20,1
Ash,2023-24,M9,30,10BREAK,1
Bay,2023-24,M9,30,31,1`, "BREAK", mark), broken)
		r := financetest.Made(t, forecast.Kind, kind.Options{Columns: map[string]string{"body": "body", "year": "year", "month": "month", "plan": "plan", "forecast": "actual"}}, tab)
		if said := financetest.Sentences(r); strings.Contains(said, "month 8") != (mark == "") {
			t.Errorf("%q: %s", mark, said)
		}
	}
}
