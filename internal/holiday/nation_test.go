package holiday

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestYears holds whole years to the lists that were published for them: years
// with substitute days of every form, with moved days and with days of their own.
func TestYears(t *testing.T) {
	for _, c := range []struct {
		nation Nation
		year   int
		want   string
	}{
		{EnglandAndWales, 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
		{EnglandAndWales, 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
		{EnglandAndWales, 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
		{EnglandAndWales, 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
		{EnglandAndWales, 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
		{EnglandAndWales, 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
		{EnglandAndWales, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
		{EnglandAndWales, 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
		{Scotland, 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"},
		{Scotland, 2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"},
		{Scotland, 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"},
		{Scotland, 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"},
		{Scotland, 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"},
		{Scotland, 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"},
		{NorthernIreland, 2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"},
		{NorthernIreland, 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"},
		{NorthernIreland, 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"},
		{NorthernIreland, 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"},
	} {
		var got []string
		for _, day := range slices.SortedFunc(maps.Keys(c.nation.year(c.year)), time.Time.Compare) {
			got = append(got, day.Format("01-02"))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s, %d:\n%s", c.nation, c.year, diff)
		}
	}
}

// TestEveryYear holds the years that are worked out to what is true of each: so
// many days, none on a weekend, and none without a name.
func TestEveryYear(t *testing.T) {
	for nation, usual := range map[Nation]int{EnglandAndWales: 8, Scotland: 9, NorthernIreland: 10} {
		for year := firstYear; year <= horizon; year++ {
			days := nation.year(year)
			if len(days) != usual && year > lastYear {
				t.Errorf("%s has %d holidays in %d", nation, len(days), year)
			}
			for day, name := range days {
				if weekday := day.Weekday(); weekday == time.Saturday || weekday == time.Sunday || name == "" || day.Year() != year {
					t.Errorf("%s: %s is %q", nation, day.Format("Monday 2006-01-02"), name)
				}
			}
		}
	}
}

// TestEaster holds Easter to the days that are published for years of every kind,
// the earliest and the latest possible among them.
func TestEaster(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19"} {
		year, _ := strconv.Atoi(want[:4])
		if got := easter(0)(year).Format(time.DateOnly); got != want {
			t.Errorf("Easter is on %s, want %s", got, want)
		}
	}
}

// TestRangeIsSaid holds the settings' own words to the years that are known.
func TestRangeIsSaid(t *testing.T) {
	reference, err := os.ReadFile("../../docs/settings.md")
	if err != nil {
		t.Fatal(err)
	}
	words := strconv.Itoa(firstYear) + " to " + strconv.Itoa(lastYear) + " are known from https://www.gov.uk/bank-holidays (Open Government Licence v3.0)"
	if !strings.Contains(string(reference), words) {
		t.Errorf("docs/settings.md does not say %q", words)
	}
}
