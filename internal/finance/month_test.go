package finance

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/table"
)

func TestMonthsOfCells(t *testing.T) {
	day := func(y int, m time.Month) table.Value {
		return table.Value{Kind: table.Date, Known: true, Time: time.Date(y, m, 15, 0, 0, 0, 0, time.UTC)}
	}
	text := func(s string) table.Value { return table.Value{Kind: table.Text, Known: true, Text: s} }
	for _, c := range []struct {
		v    table.Value
		want string
	}{
		{text("M6"), "M6"}, {text("m06"), "M6"}, {text("Month 12"), "M12"}, {text("6"), "M6"}, {text("Sep"), "M6"}, {text("march"), "M12"},
		{text("2022-23 M6"), "2022-23 M6"}, {text("2022/23 September"), "2022-23 M6"},
		{table.Value{Kind: table.Number, Known: true, Num: decimal.NewFromInt(9)}, "M9"},
		{day(2024, time.March), "2023-24 M12"}, {day(2024, time.April), "2024-25 M1"}, {day(2024, time.January), "2023-24 M10"},
		{text("M13"), ""}, {text("Ma"), ""}, {text("2022/34 M6"), ""}, {text(""), ""},
	} {
		got, err := MonthOf(c.v)
		if said := got.String(); (err == nil) != (c.want != "") || err == nil && said != c.want {
			t.Errorf("%v: %q, %v, want %q", c.v, said, err, c.want)
		}
	}
	if got := Month(1).Name() + " " + Month(9).Name() + " " + Month(12).Name(); got != "April December March" {
		t.Error(got)
	}
}

func TestSpansAndBoundsOfSettings(t *testing.T) {
	for text, want := range map[string]Span{
		"2015-16..2023-24": {2015, 2023}, "..2023-24": {0, 2023}, "2015/16..": {2015, 0}, "2020-21": {2020, 2020},
	} {
		var s Span
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%q: %v, %v", text, s, err)
		}
		for year := period.FinancialYear(2010); year < 2030; year++ {
			if got := (want.From == 0 || year >= want.From) && (want.To == 0 || year <= want.To); got != s.Holds(year) {
				t.Errorf("%s in %q: %t", year, text, s.Holds(year))
			}
		}
	}
	for text, want := range map[string]string{"-5m": "−£5m", "£50,000": "£50,000", "-1%": "−1%", "2.5%": "2.5%", "3": "3", "-0.5": "−0.5"} {
		var b Bound
		if err := b.UnmarshalText([]byte(text)); err != nil || b.String() != want {
			t.Errorf("%q: %s, %v", text, b, err)
		}
	}
	for _, text := range []string{"x", "2023-24..2015-16", "2023..2024"} {
		if new(Span).UnmarshalText([]byte(text)) == nil || new(Bound).UnmarshalText([]byte(text)) == nil || new(Month).UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q must be refused", text)
		}
	}
}
