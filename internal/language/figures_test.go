package language

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each sentence is followed by its figures: hedge, value, unit or kind, and
// what it is paid for or spread over.
func TestFigures(t *testing.T) {
	for sentence, want := range map[string]string{
		// money
		"The trust lost £12.4m against a plan of £3m.":                    "12400000 GBP, 3000000 GBP",
		"It stands at -£7.5m, or minus £8m.":                              "-7500000 GBP, -8000000 GBP",
		"The board reports a (£1.5m) position.":                           "-1500000 GBP",
		"The firm paid £1bn ($1.3bn).":                                    "1000000000 GBP, 1300000000 USD",
		"A £2bn-plus gap, nearly £3 billion by May.":                      ">= 2000000000 GBP, <~ 3000000000 GBP",
		"It costs £1m to £2m, £3-4m or between £5m and £6m.":              "1000000–2000000 GBP, 3000000–4000000 GBP, 5000000–6000000 GBP",
		"It rose from £650m to £2.1bn.":                                   "650000000 GBP, 2100000000 GBP",
		"A £275,000-a-year post, £28,407 a year, £4m/year, £90 per head.": "275000 GBP/year, 28407 GBP/year, 4000000 GBP/year, 90 GBP/head",
		"It gets £9bn over three years.":                                  "9000000000 GBP over 3 year, 3 year",
		"Up to 20 Swiss francs, 50p, 3 million euros and US$5.":           "<= 20 CHF, 0.5 GBP, 3000000 EUR, 5 USD",
		"Half a million pounds and two-and-a-half million pounds.":        "500000 GBP, 2500000 GBP",
		"£2bn loan, £2bn of which is old.":                                "2000000000 GBP, 2000000000 GBP",
		// percentages and shares
		"Down 2.5 per cent, from 9.1% to 6.6 percent.":                        "2.5 percent, 9.1 percent, 6.6 percent",
		"From 4 to 6 per cent, or between 5 and 10 per cent.":                 "4 percent, 6 percent, 5–10 percent",
		"A fall of 6.2 percentage points, almost a percentage point a month.": "6.2 percentage_points, <~ 1 percentage_points",
		"About 1 in 8 patients and 30 trusts out of 120.":                     "~ 0.125 ratio, 0.25 ratio",
		"Three-quarters of boards, a third of beds and half their staff.":     "0.75 fraction, 0.3333 fraction, 0.5 fraction",
		"Waits fell by a fifth; less than half of it is met.":                 "0.2 fraction, < 0.5 fraction",
		// counts and durations
		"Some 420 call handlers and 5,500 managers.":           "~ 420 call, 5500 managers",
		"At least 2.4 million more appointments.":              ">= 2400000 appointments",
		"Fewer than 42 ICBs, 8-12 wards and forty-two trusts.": "< 42 ICBs, 8–12 wards, 42 trusts",
		"More than 65 weeks, and two years on.":                "> 65 week, 2 year",
		"The list stands at 7.6m.":                             "7600000 count",
		// financial years
		"In 2023-24, 2024/25 and 23/24; a slip, 2023/35.": "2023-24, 2024/25, 23/24, 2023/35",
		// bounds
		"No more than 8 per cent of them.":                       "<= 8 percent",
		"We found 64 young nurses here out of 128.":              "0.5 ratio",
		"We found 64 young nurses from here out of 128.":         "64 young",
		"In May 35 nurses left, and by 31 July nurses had left.": "35 nurses",
		"It had 1899 beds, or 2150 beds.":                        "1899 beds, 2150 beds",
		"In 1950 nurses were few, in 2090 beds will be.":         "",
		"Nine boards and ten trusts.":                            "10 trusts",
		"Twenty-two wards owe £5 mn to all.":                     "22 wards, 5 GBP",
		// no figures
		"On Monday 3 June 2024 at 10.30am, or 3/6/2024, 2024-06-03, 16:00.":   "",
		"In 2019, the 1990s, 2019-24, May 2021, the 21st century.":            "",
		"No. 10 and No 11, 10 Downing Street, the M62, NHS 111, Type 1 A&E.":  "",
		"Covid-19, Band 8, Section 31, page 12, month 5, Room 101, 5G, F-35.": "",
		"The first half, a third term, the third quarter, a fifth wave.":      "",
		"He is 65, aged 65, a 65-year-old; they won 3-1, 24/7.":               "",
		"One of the seven, the two sides.":                                    "",
	} {
		if diff := cmp.Diff(want, figuresIn(t, sentence)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sentence, diff)
		}
	}
}

// figuresIn lists the figures of a sentence in a few words each.
func figuresIn(t *testing.T, sentence string) string {
	t.Helper()
	var all []string
	for _, f := range Figures(sentence) {
		if f.Text == "" || f.Text != sentence[f.Start:f.End] {
			t.Errorf("%q is not at [%d, %d) of %q", f.Text, f.Start, f.End, sentence)
		}
		all = append(all, told(f))
	}
	return strings.Join(all, ", ")
}

func told(f Figure) string {
	if f.Kind == FinancialYear {
		return f.Text
	}
	value := f.Value.String()
	if !f.High.Equal(f.Value) {
		value += "–" + f.High.String()
	}
	unit := f.Unit
	if unit == "" {
		unit = string(f.Kind)
	}
	if f.Per != "" {
		unit += "/" + f.Per
	}
	if f.Over != "" {
		unit += " over " + f.Over
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Hedge, value, unit))
}

// FuzzFigures holds that figures stand in their sentence in order.
func FuzzFigures(f *testing.F) {
	f.Add("From £1m to £2bn-plus, 1 in 7 or half a (£3.2m) 2023/24.")
	f.Fuzz(func(t *testing.T, sentence string) {
		end := 0
		for _, x := range Figures(sentence) {
			if x.Start < end || x.End <= x.Start || sentence[x.Start:x.End] != x.Text {
				t.Fatalf("%+v does not stand behind byte %d of %q", x, end, sentence)
			}
			end = x.End
		}
	})
}
