package period

import (
	"errors"
	"strings"
	"testing"
	"time"
)

var (
	calendar = Years{Starts: StartOf(time.January)}
	academic = Years{Starts: StartOf(time.August)}
	july     = Years{Starts: StartOf(time.July)}
)

func TestYearsInAllForms(t *testing.T) {
	for _, text := range []string{
		"2023-24", "2023/24", "2023–24", "2023−24", "2023 - 24", "2023-2024", "2023/2024", "2023 to 2024", "23/24", "23-24", "’23/24", "202324",
		"FY24", "FY2024", "FY 24", "FYE 2024", "FY2023/24", "FY23-24", "AY2023/24", "financial year 2023-24", "tax year 2023/24",
		"year ending March 2024", "Year ended 31 March 2024", "YE Mar 24", "y/e 31 Mar 2024", "12 months to March 2024", "April 2023 to March 2024",
		"2023-24 (provisional)", "2023-24 draft", "2023-24 [audited]", "2023/24 outturn",
	} {
		if got, err := (Years{}).Year(text); err != nil || got.String() != "2023-24" {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, c := range []struct {
		years      Years
		text, want string
	}{
		{calendar, "2024", "2024"}, {calendar, "CY2024", "2024"}, {calendar, "FY24", "2024"}, {calendar, "year ending December 2024", "2024"}, {calendar, "2024 (draft)", "2024"},
		{academic, "2023/24", "2023-24"}, {academic, "AY23/24", "2023-24"}, {academic, "year ending July 2024", "2023-24"},
		{july, "FY24", "2023-24"}, {Years{Named: ByEnd}, "2024", "2023-24"}, {Years{Named: ByBegin}, "2024", "2024-25"}, {Years{Named: ByBegin}, "FY24", "2024-25"},
		{Years{}, "FY99", "1998-99"}, {Years{}, "99/00", "1999-00"}, {Years{}, "69/70", "2069-70"}, {Years{}, "70/71", "1970-71"},
	} {
		if got, err := c.years.Year(c.text); err != nil || got.String() != c.want || got.Start != c.years.Starts {
			t.Errorf("%q: %s, %v, want %s", c.text, got, err, c.want)
		}
	}
}

func TestYearsThatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		years      Years
		text, says string
	}{
		{Years{}, "2023/34", "do not follow"}, {Years{}, "2024-06", "do not follow"}, {calendar, "2023/34", "do not follow"},
		{calendar, "2023-24", "write year: { starts: April }"}, {Years{}, "year ending June 2024", "write year: { starts: July }"},
		{Years{}, "202406", "such as 2023-24"}, {calendar, "soon", "such as 2023"}, {Years{}, "M6", "such as 2023-24"}, {Years{}, "", "such as"}, {Years{}, "plan", "such as"},
		{Years{}, "April 2022 to March 2024", "is not a year"}, {Years{}, "2024", "the calendar year 2024, or the year 2023-24 that ends in it, or the year 2024-25 that begins in it"},
	} {
		if got, err := c.years.Year(c.text); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %s, %v, must say %q", c.text, got, err, c.says)
		}
	}
	if _, err := (Years{}).Year("2023/34"); !errors.Is(err, ErrYears) {
		t.Error(err)
	}
}

func TestYearsOfSettings(t *testing.T) {
	for _, c := range []struct {
		name  YearName
		years Years
		want  string
	}{
		{"2023-24", Years{}, "2023-24"}, {"2024", calendar, "2024"}, {"2024", Years{Named: ByEnd}, "2023-24"}, {"FY24", academic, "2023-24"},
		{"2024", Years{}, "write 2023-24 or 2024-25"}, {"2023-24", calendar, "write 2023 or 2024"},
	} {
		got, err := c.name.In(c.years)
		if said := got.String(); err == nil && said != c.want || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %s, %v, want %s", c.name, said, err, c.want)
		}
	}
	for text, ok := range map[string]bool{"2024": true, "2023-24": true, "2023-25": false, "soon": false} {
		if err := new(YearName).UnmarshalText([]byte(text)); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
		if IsYear(text) != ok {
			t.Errorf("%q is printed so: %t", text, !ok)
		}
	}
	if y := (FinancialYear{Begins: 2023}); !YearName("2024").May(y) || !YearName("2023").May(y) || YearName("2025").May(y) {
		t.Error("2023-24 may be called 2023 and 2024 only")
	}
	var start Start
	if err := start.UnmarshalText([]byte("Sept")); err != nil || start.Month() != time.September || start.UnmarshalText([]byte("Ma")) == nil {
		t.Error(start, err)
	}
}

func TestMonthsInAllForms(t *testing.T) {
	for _, text := range []string{"M3", "m03", "P3", "P03", "Period 3", "Month 3", "Jun", "June", "june", "M3 ytd", "to June"} {
		if got, err := (Years{}).When(text); err != nil || got.String() != "M3" || got.Name() != "June" {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"Jun-24", "Jun 24", "Jun'24", "June 2024", "June-2024", "2024-06", "2024/06", "2024-6", "06/2024", "6/2024", "202406", "2024 June", "month ending June 2024",
		"2024-25 M3", "2024/25 P03", "24/25 P3", "FY25 M3", "M3 2024-25", "Month 3 2024/25", "2024-25 June", "June 2024-25", "June 2024 (draft)",
	} {
		if got, err := (Years{}).When(text); err != nil || got.String() != "2024-25 M3" {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"2024-25 Q1", "Q1 2024/25", "FY25 Q1", "Apr-Jun 2024", "April to June 2024", "Apr–Jun 24", "Apr-24 to Jun-24", "Apr-Jun 2024-25"} {
		if got, err := (Years{}).When(text); err != nil || got.String() != "2024-25 Q1" {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, c := range []struct {
		years            Years
		text, want, name string
	}{
		{Years{}, "Mar-24", "2023-24 M12", "March"}, {Years{}, "Q2", "Q2", "Q2"}, {Years{}, "Jan-Mar 2024", "2023-24 Q4", "Q4"}, {Years{}, "Jul to Sep", "Q2", "Q2"},
		{calendar, "Jun-24", "2024 M6", "June"}, {calendar, "2024 M06", "2024 M6", "June"}, {calendar, "2024M6", "2024 M6", "June"}, {calendar, "2024-M06", "2024 M6", "June"},
		{calendar, "2024Q1", "2024 Q1", "Q1"}, {calendar, "2024-Q1", "2024 Q1", "Q1"}, {calendar, "6", "M6", "June"}, {calendar, "M6", "M6", "June"}, {calendar, "Jan-Mar 2024", "2024 Q1", "Q1"},
		{academic, "Aug-23", "2023-24 M1", "August"}, {academic, "Jul-24", "2023-24 M12", "July"}, {academic, "M1", "M1", "August"},
		{Years{Numbers: FromStart}, "6", "M6", "September"}, {Years{Numbers: FromJanuary}, "6", "M3", "June"},
		{Years{Named: ByEnd}, "2024 M6", "2023-24 M6", "September"}, {Years{Named: ByBegin}, "2024Q1", "2024-25 Q1", "Q1"},
	} {
		if got, err := c.years.When(c.text); err != nil || got.String() != c.want || got.Name() != c.name {
			t.Errorf("%q: %s, %s, %v, want %s", c.text, got, got.Name(), err, c.want)
		}
	}
}

func TestMonthsThatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		years      Years
		text, says string
	}{
		{Years{}, "M13", "not a month such as M6"}, {Years{}, "M0", "not a month"}, {Years{}, "13", "not a month"}, {Years{}, "0", "not a month"}, {Years{}, "Q5", "not a month"},
		{Years{}, "Ma", "not a month"}, {Years{}, "", "not a month"}, {Years{}, "24-Jun", "not a month"}, {Years{}, "Total", "not a month"}, {Years{}, "2022/34 M6", "do not follow"},
		{Years{}, "2023-24", "is the whole year 2023-24, not a month of it"}, {Years{}, "May-Jul 2024", "no quarter of a year that starts in April"},
		{Years{}, "6", "September, the 6th month of a year that starts in April, or June, by the calendar: write year: { numbers: year }"},
		{Years{}, "2024 M6", "June 2024 by the calendar, or month 6 of the year 2023-24 or 2024-25"},
		{Years{}, "2024Q1", "January to March 2024 by the calendar, or quarter 1 of the year 2023-24 or 2024-25"},
		{Years{Starts: StartOf(time.May)}, "2024Q1", "no quarter of a year that starts in May"},
	} {
		if got, err := c.years.When(c.text); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %s, %v, must say %q", c.text, got, err, c.says)
		}
	}
}

func TestWhatAColumnShows(t *testing.T) {
	year := func(y Years, text string) (When, error) {
		of, err := y.Year(text)
		return When{Year: of}, err
	}
	for _, c := range []struct {
		read      func(Years, string) (When, error)
		texts     string
		ask, want string
		said      string
	}{
		{year, "2023-24,2023/24,2024", "2024", "2023-24", "“2024” is read as 2023-24, the year that ends in 2024"},
		{year, "2021-22,2022-23,2021", "2021", "2021-22", "the year that begins in 2021"},
		{year, "2021-22,2022-23,2023-24,2023", "2023", "", ""}, // both lie among the others
		{year, "2022,2023,2024", "2024", "", ""},
		{year, "2023-24 (draft)", "2023-24", "2023-24", "“2023-24 (draft)” is read as 2023-24."},
		{Years.When, "1,2,3", "3", "M3", "Months are counted from April: month 3 is June."},
		{Years.When, "4,5,6", "4", "", ""}, {Years.When, "1,2,3,4,5,6,7,8,9,10,11,12", "4", "", ""}, {Years.When, "6", "6", "", ""}, {Years.When, "1,2,Jun-24", "1", "", ""},
		{Years.When, "M3,Jun-24", "M3", "2024-25 M3", "Months without a year are of 2024-25"},
		{Years.When, "M3,Jun-24,Jun-23", "M3", "M3", ""},
	} {
		var seen Seen
		for text := range strings.SplitSeq(c.texts, ",") {
			w, err := c.read(Years{}, text)
			seen.Note(text, w, err)
		}
		resolved, said := seen.Resolve(Years{})
		resolved, more := seen.ResolveYear(resolved)
		said = append(said, more...)
		got, err := c.read(resolved, c.ask)
		if (err == nil) != (c.want != "") || err == nil && got.String() != c.want || !strings.Contains(strings.Join(said, " "), c.said) || c.said == "" && said != nil {
			t.Errorf("%s: %s is %s, %v, said %q", c.texts, c.ask, got, err, said)
		}
	}
	var mixed Seen
	mixed.Note("Q1", When{Part: QuarterNo(1)}, nil)
	mixed.Note("M1", When{Part: MonthNo(1)}, nil)
	if !mixed.Mixed() || new(Seen).Mixed() {
		t.Error("months and quarters are mixed")
	}
}

func TestPeriodsInOrder(t *testing.T) {
	at := func(y Years, text string) When {
		w, err := y.When(text)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for _, pair := range [][2]string{{"2023-24 M12", "2024-25 M1"}, {"M9", "M10"}, {"2023-24 Q4", "2024-25 Q1"}} {
		a, b := at(Years{}, pair[0]), at(Years{}, pair[1])
		if a.Compare(b) >= 0 || a.Number() >= b.Number() || !a.Year.None() && b.Part.First() && b.Before() != a {
			t.Errorf("%s comes before %s", a, b)
		}
	}
	q := at(academic, "2023-24 Q2")
	if q.Opens() != "August" || q.Ends() != "January" || q.Part.Months() != 6 || q.Part.Last() || len(q.Part.UpTo()) != 2 || q.Part.Long() != "quarter 2" {
		t.Error(q)
	}
	if (Part{}).Months() != 12 || at(Years{}, "Mar").Part.Last() != true {
		t.Error("a year has twelve months")
	}
}
