package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// column reads the lines of one column, its head first; remarks begin with #. It
// returns what was read, what was said, and what is in doubt or wrong.
func column(t *testing.T, c ColumnSpec, w Written, abroad string, lines ...string) (read, said, doubts string) {
	t.Helper()
	var remarks []string
	for strings.HasPrefix(lines[0], "#") {
		remarks, lines = append(remarks, strings.TrimLeft(lines[0], "# ")), lines[1:]
	}
	c.From = lines[0]
	g, err := Shape{Columns: Columns{"plan": c}, Written: w}.Grid(&Reading{Place: "data.csv"}, []string{lines[0]})
	if err != nil {
		return "", "", err.Error()
	}
	if abroad != "" {
		g.Abroad(abroad)
	}
	for _, r := range remarks {
		g.Remark(r)
	}
	for i, line := range lines[1:] {
		if err := g.Add(i+2, []string{line}); err != nil {
			t.Fatal(err)
		}
	}
	made, err := g.Table()
	if err != nil {
		return "", "", err.Error()
	}
	var told []string
	for _, d := range made.Doubts {
		told = append(told, d.What+": "+d.String())
	}
	return strings.Join(cells(made), " "), strings.Join(made.Said, " "), strings.Join(told, "\n")
}

const semicolons = "in a file whose columns are divided by semicolons"

var (
	euros  = ColumnSpec{Kind: Money, Unit: "EUR"}
	pounds = ColumnSpec{Kind: Money, Unit: "GBP"}
	shares = ColumnSpec{Kind: Share}
	dates  = ColumnSpec{Kind: Date}
	counts = ColumnSpec{Kind: Number}
)

// signed is a column of money with a sign.
func signed(s Sign) ColumnSpec { return ColumnSpec{Kind: Money, Unit: "GBP", Sign: s} }

func TestCellsAreReadAsTheyAreWritten(t *testing.T) {
	abroad := Written{Decimal: ","}
	for _, test := range []struct {
		c     ColumnSpec
		w     Written
		cells string
		want  string
	}{
		{euros, abroad, "1.250|1.250,5|2.000.000|999|-3,75|1.250,50 €|12,5 Mio", "1250 1250.5 2000000 999 -3.75 1250.5 12500000"},
		{euros, Written{Group: "."}, "1.250|12,5", "1250 12.5"},
		{euros, Written{Decimal: ",", Group: " "}, "1 250,5|1\u202f250", "1250.5 1250"},
		{euros, Written{Group: "'"}, "1'250.5|1’250", "1250.5 1250"},
		{euros, Written{Decimal: "."}, "1.250|1,250", "1.25 1250"},
		{ColumnSpec{Kind: Money, Unit: "CHF"}, Written{}, "CHF 12|1'234.50 CHF", "12 1234.5"},
		{shares, abroad, "12,5%|12,5 per cent", "0.125 0.125"},
		{signed(Spending), Written{}, "2.0CR|2.5 DR|1.2 Cr|(3) Dr", "-2 2.5 -1.2 ?"},
		{signed(Deficit), Written{}, "2.0CR|£2.5m DR", "-2 2500000"},
		{signed(Surplus), Written{}, "2.0CR|2.5 Dr|7", "2 -2.5 7"},
		{signed(Income), Written{}, "2.0CR|2.5DR", "2 -2.5"},
		{dates, Written{Dates: MonthFirst}, "03/04/2024|3/31/24|2024-03-31|31 March 2024", "2024-03-04 2024-03-31 2024-03-31 2024-03-31"},
		{dates, Written{Dates: DayFirst}, "03/04/2024|31/03/2024", "2024-04-03 2024-03-31"},
		{dates, Written{}, "03/31/2024|06/30/2024", "2024-03-31 2024-06-30"},
	} {
		var got []string
		for _, text := range strings.Split(test.cells, "|") {
			read, _, wrong := column(t, test.c, test.w, "", "plan", text)
			if wrong != "" {
				read = "?"
			}
			got = append(got, read)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s with %+v (-want +got):\n%s", test.cells, test.w, diff)
		}
	}
}

// TestTwoReadings asks where a column can be read in two ways, names the cell,
// both readings and the line that settles it, and asks nothing else.
func TestTwoReadings(t *testing.T) {
	for name, test := range map[string]struct {
		c      ColumnSpec
		w      Written
		abroad string
		cells  string
		want   string // parts of the doubt; none for no doubt
	}{
		"thousands with points":           {euros, Written{}, semicolons, "999|1.250", "row 3|“1.250” can be read in two ways|it is 1.25,|it is 1,250|decimal: \".\", or decimal: \",\""},
		"thousands with commas":           {euros, Written{}, semicolons, "1,250", "either it is 1.25, or it is 1,250|decimal: \",\", or decimal: \".\""},
		"a point that shows itself":       {euros, Written{}, semicolons, "1.250|0.5", ""},
		"settled":                         {euros, Written{Decimal: "."}, semicolons, "1.250", ""},
		"commas between columns":          {euros, Written{}, "", "1.250|2.125", ""},
		"no thousands":                    {euros, Written{}, semicolons, "0.125|12.5|1250", ""},
		"a side":                          {pounds, Written{}, "", "1|2.0CR", "row 3|“2.0CR” stands on a side|columns.plan.sign: surplus, or columns.plan.sign: spending"},
		"a side that is settled":          {signed(Spending), Written{}, "", "1|2.0CR", ""},
		"percentages":                     {shares, Written{}, "", "5.1|12|0.4", "row 2|“5.1” has no percent sign|it is 5.1%|it is 510%|columns.plan.scale: 0.01, or columns.plan.scale: 1"},
		"beside a sign":                   {shares, Written{}, "", "0.5|5.1%", "“0.5” has no percent sign, and “5.1%” stands in row 3|it is 0.5%|it is 50%"},
		"just above one":                  {shares, Written{}, "", "1.2|1.1|0.9", "“1.2” has no percent sign"},
		"fractions":                       {shares, Written{}, "", "0.95|1.02|0.99|0", ""},
		"percent signs":                   {shares, Written{}, "", "510%|0|-", ""},
		"fractions below a head":          {shares, Written{}, "", "!Growth (%)\n0.0512\n0.7", "“0.0512” has no percent sign, and no number below the head “Growth (%)” is above one|it is 0.0512%|it is 5.12%|scale: 0.01, or columns.plan.scale: 1"},
		"fractions of two decimals":       {shares, Written{}, "", "!Over 4 hours, per cent\n0.28\n0.3", "“0.28” has no percent sign, and no number below the head “Over 4 hours, per cent” is above one|it is 0.28%|it is 28%"},
		"small percentages":               {shares, Written{}, "", "!Growth (%)\n0.5\n0.7", ""},
		"pounds below a head in millions": {pounds, Written{}, "", "!Plan (£m)\n50000000", "counted in millions of pounds, and comes to £50,000,000,000,000|it is as large as that|and is £50,000,000|columns.plan.scale: 1e6, or columns.plan.scale: 1"},
		"large sums in millions":          {pounds, Written{}, "", "!Plan (£m)\n2700000", ""},
		"a head overruled":                {ColumnSpec{Kind: Money, Unit: "GBP", Scale: one}, Written{}, "", "!Plan (£m)\n50000000", ""},
		"a scale":                         {ColumnSpec{Kind: Share, Scale: decimal.New(1, -2)}, Written{}, "", "5.1|0.4", ""},
		"American dates":                  {dates, Written{}, "", "03/04/2024|03/31/2024", "row 2|“03/04/2024” can be read in two ways, and “03/31/2024” (row 3) has its month first|it is 4 March 2024|it is 3 April 2024|dates: month-first, or dates: day-first"},
		"both orders":                     {dates, Written{}, "", "31/03/2024|03/31/2024", "“03/31/2024” has its month first, and “31/03/2024” (row 2) its day"},
		"British dates":                   {dates, Written{}, "", "31/03/2024|03/04/2024", ""},
		"captions that disagree":          {pounds, Written{}, "", "!# £ million\n# All figures in £000", "above the data stand “£ million” and “All figures in £000”|thousands of pounds|millions of pounds|columns.plan.scale: 1e3, or columns.plan.scale: 1e6"},
		"a head in pounds":                {pounds, Written{}, "", "!# £ million\nPlan (£)", "the head is “Plan (£)”, and above the data stands “£ million”|counted in pounds|columns.plan.scale: 1, or columns.plan.scale: 1e6"},
	} {
		lines := append([]string{"plan"}, strings.Split(test.cells, "|")...)
		if head, ok := strings.CutPrefix(test.cells, "!"); ok {
			lines = strings.Split(head, "\n")
			if strings.HasPrefix(lines[1], "#") {
				lines = append(lines, "plan")
			}
			if strings.HasPrefix(head, "#") {
				lines = append(lines, "12")
			}
		}
		_, _, got := column(t, test.c, test.w, test.abroad, lines...)
		for _, part := range strings.Split(test.want, "|") {
			if !strings.Contains(got, part) || test.want == "" && got != "" {
				t.Errorf("%s: %s\nlacks %q", name, got, part)
			}
		}
	}
}

// TestUnitsAreTakenAndSaid takes what heads and captions say of all figures.
func TestUnitsAreTakenAndSaid(t *testing.T) {
	for _, test := range []struct {
		c           ColumnSpec
		lines, want string
		said        string
	}{
		{pounds, "Plan (£k)", "2000", "“Plan (£k)” is counted in thousands of pounds in the source."},
		{pounds, "Plan £ millions", "2000000", "millions of pounds"},
		{pounds, "Plan, million pounds", "2000000", "millions of pounds"},
		{euros, "MIO_EUR", "2000000", "millions of euros"},
		{pounds, "Plan (£1,000s)", "2000", "thousands of pounds"},
		{pounds, "Plan (thousands)", "2000", "counted in thousands in"},
		{pounds, "# £ million|plan", "2000000", "as “£ million” above the data says."},
		{pounds, "# All figures in £000|plan", "2000", "“All figures in £000” above"},
		{pounds, "# Table 3: revenue outturn (£ thousand)|plan", "2000", "thousands of pounds"},
		{pounds, "# Net expenditure by service, £m|plan", "2000000", "millions of pounds"},
		{pounds, "# Figures are in thousands of pounds|plan", "2000", "thousands of pounds"},
		{counts, "# All figures in thousands|plan", "2000", "thousands"},
		{counts, "Patients (000s)", "2000", "“Patients (000s)” is counted in thousands in the source."},
		{counts, "Output (million tonnes)", "2000000", "millions"},
		{counts, "Patients, thousands", "2000", "thousands"},
		{shares, "Growth (%)", "0.02", "“Growth (%)” is counted in per cent in the source."},
		{shares, "growth_pct", "0.02", "per cent"},
		{shares, "Percentage change", "0.02", "per cent"},
		{ColumnSpec{Kind: Share, Scale: one}, "Growth (%)", "2", ""},
		// Nothing is taken from these.
		{pounds, "Plan (£)", "2", ""},
		{pounds, "# The plan was raised by £2 million|plan", "2", ""},
		{pounds, "# Budgets above £ million threshold are listed|plan", "2", ""},
		{euros, "# £ million|plan", "2", ""},
		{counts, "# £ million|plan", "2", ""},
		{counts, "Rate per 1,000", "2", ""},
		{counts, "Deaths per thousand", "2", ""},
		{counts, "Deaths per 000s", "2", ""},
		{counts, "Rate (per 100,000)", "2", ""},
		{ColumnSpec{Kind: Number, Scale: one}, "Patients (000s)", "2", ""},
		{ColumnSpec{Kind: Money, Unit: "GBP", Scale: one}, "# £ million|plan", "2", ""},
	} {
		read, said, wrong := column(t, test.c, Written{}, "", append(strings.Split(test.lines, "|"), "2")...)
		if read != test.want || wrong != "" || !strings.Contains(said, test.said) || (test.said == "") != (said == "") {
			t.Errorf("%s: %s %q %s, want %s %q", test.lines, read, said, wrong, test.want, test.said)
		}
	}
	if _, _, wrong := column(t, pounds, Written{}, "", "Plan (€m)", "2"); !strings.Contains(wrong, "counts in EUR, the settings in GBP") {
		t.Error(wrong)
	}
}

// TestNumbersOfAbroadNameTheirCure names the setting for a number that Britain
// would not write.
func TestNumbersOfAbroadNameTheirCure(t *testing.T) {
	for _, text := range []string{"1.250,5", "1.250.000", "12,5", "1.250,50 €"} {
		if _, _, wrong := column(t, euros, Written{}, "", "plan", text); !strings.Contains(wrong, "`decimal: \",\"`") || !strings.Contains(wrong, text) {
			t.Errorf("%s: %s", text, wrong)
		}
	}
	for _, text := range []string{"12.5", "1,250.5", "1.25"} {
		if _, _, wrong := column(t, euros, Written{Decimal: ","}, "", "plan", text); !strings.Contains(wrong, "as the settings say") {
			t.Errorf("%s: %s", text, wrong)
		}
	}
}
