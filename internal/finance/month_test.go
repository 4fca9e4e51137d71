package finance

import (
	"testing"
	"time"

	"catchup/internal/period"
)

func TestSpansAndBoundsOfSettings(t *testing.T) {
	for text, want := range map[string]Run{
		"2015-16..2023-24": {period.FinancialYear{Begins: 2015}, period.FinancialYear{Begins: 2023}}, "..2023-24": {To: period.FinancialYear{Begins: 2023}},
		"2015/16..": {From: period.FinancialYear{Begins: 2015}}, "2020-21": {period.FinancialYear{Begins: 2020}, period.FinancialYear{Begins: 2020}},
	} {
		var s Span
		err := s.UnmarshalText([]byte(text))
		run, wrong := s.In(period.Years{})
		if err != nil || wrong != nil || run != want {
			t.Errorf("%q: %v, %v, %v", text, run, err, wrong)
		}
		for year := 2010; year < 2030; year++ {
			if got := (want.From.None() || year >= want.From.Begins) && (want.To.None() || year <= want.To.Begins); got != run.Holds(period.FinancialYear{Begins: year}) {
				t.Errorf("%d in %q: %t", year, text, !got)
			}
		}
	}
	for text, want := range map[string]string{"-5m": "−£5m", "£50,000": "£50,000", "-1%": "−1%", "2.5%": "2.5%", "3": "3", "-0.5": "−0.5"} {
		var b Bound
		if err := b.UnmarshalText([]byte(text)); err != nil || b.String() != want {
			t.Errorf("%q: %s, %v", text, b, err)
		}
	}
	for _, text := range []string{"x", "2023-24..2015-16", "2024..2023"} {
		if new(Span).UnmarshalText([]byte(text)) == nil || new(Bound).UnmarshalText([]byte(text)) == nil || new(period.PartName).UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q must be refused", text)
		}
	}
	years := Span{"2023", "2024"}
	if run, err := years.In(period.Years{Starts: period.StartOf(time.January)}); err != nil || run.From.String() != "2023" || !run.Holds(run.To) {
		t.Error(run, err)
	}
	if _, err := years.In(period.Years{}); err == nil {
		t.Error("2023 is no year of a source with financial years")
	}
}
