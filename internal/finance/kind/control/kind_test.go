package control

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// columns are those of a source of measures.
var columns = table.Columns{
	"measure": financetest.Textual, "month": {Kind: table.Month}, "value": financetest.Numbers,
	"target": financetest.Numbers, "good": financetest.Textual, "unit": financetest.Textual,
}

// options are those of a report on it.
func options(o kind.Options) kind.Options {
	o.Columns = map[string]string{}
	for name := range columns {
		o.Columns[strings.Replace(name, "month", "when", 1)] = name
	}
	o.Chart, o.Charts = Kind.Charts[0], 6
	return o
}

// months are lines of a source: the values of a measure, one month after the other
// from April 2024 on. "." is a month without a row, "-" one without a value.
func months(measure, rest, values string) []string {
	var lines []string
	for i, v := range strings.Fields(values) {
		if v != "." {
			lines = append(lines, fmt.Sprintf("%s,%d-%02d,%s,%s", measure, 2024+(i+3)/12, (i+3)%12+1, v, rest))
		}
	}
	return lines
}

func source(t *testing.T, groups ...[]string) *table.Table {
	lines := []string{"measure,month,value,target,good,unit"}
	for _, g := range groups {
		lines = append(lines, g...)
	}
	return financetest.Source(t, strings.Join(lines, "\n"), columns)
}

// TestMeasures has a measure for each thing that a table of control charts tells.
func TestMeasures(t *testing.T) {
	r := financetest.Made(t, Kind, options(kind.Options{}), source(t,
		months("Four-hour waits met", "95,up,%", "71 72 70 73 71 72 70 71 72 73 71 70 72 75 76 75 77 76 75 76"),
		months("Agency spend", "3,down,£m", "3.1 2.9 3.2 3.0 2.8 3.1 3.0 2.9 3.2 3.1 2.9 3.0 3.1 2.9 3.0 4.6"),
		months("Length of stay", "8,down,days", "6.1 6.3 6.0 6.2 6.1 6.4 6.2 6.0 6.1 6.3 6.2 6.1 6.3 6.2"),
		months("Referrals", ",neither,number", "810 790 805 . 800 795 790 785 770 760 750 740 730 -"),
		months("Attendances", ",neither,visits", "9810 9790 9805 9812 9800 9795 9791 9785 9803 9808 9799 9801 9797"),
		months("Sickness", "4,down,%", "4.9 5.1 5.0 4.8"),
		months("Never events", "0,down,", "1 1 1 1 1 1 1 1 1 1 1 1 1"),
	))
	financetest.GoldenResult(t, "measures", r)
}

// steady are values without a signal, as many as a year and a month have.
const steady = "5 7 6 5 7 6 5 7 6 5 7 6 5"

// A sum that runs from the beginning of the year is refused with its place, whether it
// is called so or looks so, and taken apart where the settings say what it is.
func TestRunningSums(t *testing.T) {
	ytd := "10 19 31 40 52 60 71 80 92 99 110 121 9 20 31"
	const cure = "a control chart needs values of single months; write amounts: year-to-date, and each is taken from the next, or amounts: in-month, if they are of single months"
	for name, want := range map[string]string{
		"Spend":                `test.csv, row 2, column C ("value"): "Spend" only rises within each year and falls at the beginning of the next, as a sum does that runs from there: ` + cure,
		"Spend YTD":            `test.csv, row 2, column C ("value"): "Spend YTD" is called a running sum: ` + cure,
		"Cumulative admission": `test.csv, row 2, column C ("value"): "Cumulative admission" is called a running sum: ` + cure,
	} {
		financetest.Same(t, want, financetest.Refused(t, Kind, options(kind.Options{}), source(t, months(name, ",,", ytd))))
	}
	financetest.Made(t, Kind, options(kind.Options{Amounts: kind.InMonth}), source(t, months("Spend", ",,", ytd)))
	r := financetest.Made(t, Kind, options(kind.Options{Amounts: kind.YearToDate}), source(t, months("Spend", ",,", ytd)))
	var shown []string
	for _, p := range r.Charts[0].Series[0].Points {
		shown = append(shown, p.Shown)
	}
	financetest.Same(t, "10 9 12 9 12 8 11 9 12 7 11 11 9 11 11", strings.Join(shown, " "))
	if !strings.Contains(strings.Join(r.Notes, "\n"), "here each value is what its month added") {
		t.Error(r.Notes)
	}
	gap := financetest.Made(t, Kind, options(kind.Options{Amounts: kind.YearToDate}), source(t, months("Spend", ",,", "10 19 . 40 52")))
	financetest.Same(t, "not available", gap.Charts[0].Series[0].Points[3].Shown)
}

// What only rises over the years, or falls within one, is no running sum.
func TestTrendsAreNoRunningSums(t *testing.T) {
	for _, values := range []string{
		"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
		"10 19 31 40 52 60 71 70 92 99 110 121 9 20 31",
		"10 19 31 40 52 60 71 80 92 99 110 121",
	} {
		financetest.Made(t, Kind, options(kind.Options{}), source(t, months("Waits", ",,", values)))
	}
}

// Limits begin anew where the report says so, and rest on what it says.
func TestLimitsOfTheReport(t *testing.T) {
	o := options(kind.Options{Locks: []kind.Lock{
		{Measure: "Waits", From: "2025-06", Reason: "the ward moved"},
		{Measure: "Waits", Until: "March 2025", Reason: "as the contract has it"},
	}})
	r := financetest.Made(t, Kind, o, source(t, months("Waits", ",down,", steady+" 5 25 27 26 25 27"), months("Falls", ",down,", steady)))
	c := r.Charts[0]
	got := fmt.Sprintf("%d-%d %s–%s %v, %d-%d %s–%s %v %s", c.Stretches[0].From, c.Stretches[0].To, c.Stretches[0].Lower.Shown, c.Stretches[0].Upper.Shown, c.Stretches[0].Trial,
		c.Stretches[1].From, c.Stretches[1].To, c.Stretches[1].Lower.Shown, c.Stretches[1].Upper.Shown, c.Stretches[1].Trial, c.Stretches[1].Reason)
	financetest.Same(t, "0-13 2.4–9.6 false, 14-18 22.0–30.0 true the ward moved", got)
	notes := strings.Join(r.Notes, "\n")
	for _, want := range []string{"The limits of Waits rest on April 2024 to March 2025: as the contract has it.", "The limits of Waits rest on June 2025 to October 2025: the ward moved."} {
		if !strings.Contains(notes, want) {
			t.Errorf("%s is not in %s", want, notes)
		}
	}
	for want, lock := range map[string]kind.Lock{
		`limits: there is no measure "Wait" (did you mean "Waits"?)`:   {Measure: "Wait", From: "2025-06"},
		`limits: "Waits" has no values from "2025-06" until "2025-05"`: {From: "2025-06", Until: "2025-05"},
		`limits: "soon": "soon" is not a month such as M6`:             {From: "soon"},
	} {
		o := options(kind.Options{Locks: []kind.Lock{lock}})
		if got := financetest.Refused(t, Kind, o, source(t, months("Waits", ",,", steady+" 5 6"))); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// days are lines of a source whose values are of days.
func days(values string, at ...string) []string {
	var lines []string
	for i, v := range strings.Fields(values) {
		lines = append(lines, at[i]+","+v)
	}
	return lines
}

// TestDays has values of weeks, of days of work, of the firsts of months, and of days
// without a rhythm, each with a gap where it is one.
func TestDays(t *testing.T) {
	for name, c := range map[string]struct {
		at   []string
		want string
	}{
		"weeks":       {[]string{"2025-05-05", "2025-05-12", "2025-05-26", "2025-06-02"}, "5 May 2025, 12 May 2025, –19 May 2025, 26 May 2025, 2 Jun 2025"},
		"work":        {[]string{"2025-05-01", "2025-05-02", "2025-05-05", "2025-05-07"}, "1 May 2025, 2 May 2025, 5 May 2025, –6 May 2025, 7 May 2025"},
		"days":        {[]string{"2025-05-02", "2025-05-03", "2025-05-04", "2025-05-06"}, "2 May 2025, 3 May 2025, 4 May 2025, –5 May 2025, 6 May 2025"},
		"months":      {[]string{"2025-05-01", "2025-06-01", "2025-08-01", "2025-09-01"}, "May 2025, Jun 2025, –Jul 2025, Aug 2025, Sep 2025"},
		"ends":        {[]string{"2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31"}, "May 2025, Jun 2025, Jul 2025, Aug 2025"},
		"no rhythm":   {[]string{"2025-05-02", "2025-05-03", "2025-05-09", "2025-06-26"}, "2 May 2025, 3 May 2025, 9 May 2025, 26 Jun 2025"},
		"not ordered": {[]string{"2025-05-26", "2025-05-12", "2025-05-05", "2025-05-19"}, "5 May 2025, 12 May 2025, 19 May 2025, 26 May 2025"},
	} {
		o := kind.Options{Columns: map[string]string{"when": "day", "value": "falls"}, Called: "Falls", Chart: Kind.Charts[0], Charts: 1}
		tab := financetest.Source(t, "day,falls\n"+strings.Join(days("5 6 5 7", c.at...), "\n"), table.Columns{"day": {Kind: table.Date}, "falls": financetest.Numbers})
		r := financetest.Made(t, Kind, o, tab)
		chart := r.Charts[0]
		var got []string
		for i, label := range chart.Labels {
			if !chart.Series[0].Points[i].Quantity.Known {
				label = "–" + label
			}
			got = append(got, label)
		}
		if strings.Join(got, ", ") != c.want || r.Rows[0].Cells[0].Shown != "Falls" {
			t.Errorf("%s: %v of %s", name, got, r.Rows[0].Cells[0].Shown)
		}
	}
}

// What cannot be so is refused with its cell.
func TestRefusals(t *testing.T) {
	for want, lines := range map[string][]string{
		`the value of "A" in April 2024 is given twice: at test.csv, row 2, column C ("value") and at test.csv, row 3, column C ("value")`: {"A,2024-04,5,,,", "A,2024-04,6,,,"},
		`test.csv, row 3, column E ("good"): “down”, and “up” before that: a measure has one good direction`:                               {"A,2024-04,5,,up,", "A,2024-05,6,,down,"},
		`test.csv, row 2, column E ("good"): “sideways” is no direction of good news: write up, down or neither`:                           {"A,2024-04,5,,sideways,"},
		`test.csv, row 3, column F ("unit"): "A" is in "days", and before that in "%": a measure has one unit`:                             {"A,2024-04,5,,,%", "A,2024-05,6,,,days"},
		`the target 3% cannot be set against "A", whose values are number`:                                                                 {"A,2024-04,5,,,"},
	} {
		o := options(kind.Options{})
		if strings.HasPrefix(want, "the target") {
			if err := o.Target.UnmarshalText([]byte("3%")); err != nil {
				t.Fatal(err)
			}
		}
		financetest.Same(t, want, financetest.Refused(t, Kind, o, source(t, lines)))
	}
}

// A sentence does not begin with a number.
func TestNamesThatBeginWithANumber(t *testing.T) {
	financetest.Same(t, "The measure “18-week waits” | Four-hour waits", string(opened("18-week waits"))+" | "+string(opened("four-hour waits")))
}

// change are words that say that something has changed, for the better or not.
var change = regexp.MustCompile(`(?i)\b(improv\w*|worse\w*|better|deteriorat\w*|recover\w*|ris(e|es|en|ing)|rose|falls?|falling|fallen|fell|stronger|weaker|concern\w*)\b`)

// On random measures a sentence says that one has changed only if its row has a
// signal, and in the direction that the row has.
func TestChangeIsSaidOfSignalsAlone(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 3))
	told := map[string]int{}
	for range 300 {
		var groups [][]string
		for m := range 1 + rnd.IntN(6) {
			level, values := 50, ""
			for range 8 + rnd.IntN(20) {
				level += (rnd.IntN(5) - 2) * rnd.IntN(3)
				values += fmt.Sprint(level+rnd.IntN(9), " ")
			}
			groups = append(groups, months(fmt.Sprintf("Measure %c", 'A'+m), fmt.Sprintf("%d,%s,", 40+rnd.IntN(20), []string{"up", "down", "neither"}[rnd.IntN(3)]), values))
		}
		r := financetest.Made(t, Kind, options(kind.Options{}), source(t, groups...))
		variation := slices.IndexFunc(r.Columns, func(c kind.Column) bool { return c.Head == "Variation" })
		for _, s := range r.Said {
			words := s.Sentence.Plain()
			for _, row := range r.Rows {
				said, is := change.FindString(words), row.Cells[variation].Shown
				if s.Name == "overview" || said == "" || !strings.HasPrefix(words, row.Cells[0].Shown+":") {
					continue
				}
				told[is]++
				ending := map[string]string{"Improving": "an improvement.", "Concerning": "of concern.", "Unusual, high": "more than usual variation.", "Unusual, low": "more than usual variation."}[is]
				if ending == "" || !strings.HasSuffix(words, ending) {
					t.Errorf("%s is %s: %s", row.Cells[0].Shown, is, words)
				}
			}
		}
	}
	if told["Improving"] < 50 || told["Concerning"] < 50 {
		t.Errorf("too few were told of: %v", told)
	}
}

// What is said of a measure is that of its last month, wherever its row stands.
func TestCommentaryIsThatOfTheLastMonth(t *testing.T) {
	o := kind.Options{Columns: map[string]string{"measure": "measure", "when": "month", "value": "value", "unit": "unit", "commentary": "words"}}
	tab := financetest.Source(t, "measure,month,value,unit,words\nStay,2024-06,5,days,Now.\nStay,2024-05,6,days,Then.\nStay,2024-04,5,days,", table.Columns{
		"measure": financetest.Textual, "month": {Kind: table.Month}, "value": financetest.Numbers, "unit": financetest.Textual, "words": financetest.Textual})
	cells := financetest.Made(t, Kind, o, tab).Rows[0].Cells
	financetest.Same(t, "Stay (days) | Now.", cells[0].Shown+" | "+cells[len(cells)-1].Shown)
}

// The number behind an assurance is how far the target lies from what it is held
// against, and a target that has changed is said.
func TestAssuranceIsTraced(t *testing.T) {
	lines := months("Beyond", "20,up,", steady)
	lines[3] = strings.Replace(lines[3], ",20,", ",19,", 1)
	r := financetest.Made(t, Kind, options(kind.Options{}), source(t, lines, months("Below", "1,up,", steady), months("Within", "6,up,", steady)))
	at := slices.IndexFunc(r.Columns, func(c kind.Column) bool { return c.Head == "Assurance" })
	var got []string
	for _, row := range r.Rows {
		got = append(got, fmt.Sprint(row.Cells[at].Shown, ": ", row.Cells[at].Quantity.Rule))
	}
	financetest.Same(t, `Failing: the target lies above the upper limit: target − upper limit
Passing: the target lies below the lower limit: target − lower limit
Hit and miss: the target lies within the limits: target − mean`, strings.Join(got, "\n"))
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "The target has changed, and the last one is held against the limits: Beyond.") {
		t.Error(notes)
	}
}

// A break that the publisher marks begins limits anew.
func TestABreakBeginsLimitsAnew(t *testing.T) {
	r := financetest.Made(t, Kind, options(kind.Options{}), source(t, months("Waits", ",,", steady+" 25[b] 27 26 25")))
	c := r.Charts[0]
	if len(c.Stretches) != 2 || c.Stretches[1].From != 13 || c.Stretches[1].Reason != broken {
		t.Errorf("%+v", c.Stretches)
	}
}

// Where not all measures are drawn, those with a signal and those that fail their
// targets are, the ones of concern first.
func TestWhichMeasuresAreDrawn(t *testing.T) {
	o := options(kind.Options{Order: "concern"})
	o.Charts = 4
	r := financetest.Made(t, Kind, o, source(t,
		months("Usual", ",up,", steady), months("Failing", "20,up,", steady), months("Up", ",up,", steady+" 30"),
		months("Down", ",down,", steady+" 30"), months("Down and failing", "1,down,", steady+" 30")))
	drawn := strings.Join(kind.Each(r.Charts, func(c *kind.Chart) string { return c.Title }), ", ")
	rows := strings.Join(kind.Each(r.Rows, func(row kind.Row) string { return row.Name }), ", ")
	financetest.Same(t, "Down and failing, Down, Up, Failing | Down and failing, Down, Up, Failing, Usual", drawn+" | "+rows)
}

// Whether a target is met says nothing of a change: no assurance has the mark of one.
func TestAssuranceIsNoSignal(t *testing.T) {
	for assured, a := range assurances {
		if slices.Contains([]document.Tone{document.Improving, document.Concerning, document.Neither}, a.tone) {
			t.Errorf("%v: %q is marked as %q", assured, a.words, a.tone)
		}
	}
}
