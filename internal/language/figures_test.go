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
		"The trust lost £12.4m against a plan of £3m.":                                     "12400000 GBP, 3000000 GBP",
		"It stands at -£7.5m, or minus £8m.":                                               "-7500000 GBP, -8000000 GBP",
		"The board reports a (£1.5m) position.":                                            "-1500000 GBP",
		"The firm paid £1bn ($1.3bn).":                                                     "1000000000 GBP, 1300000000 USD",
		"A £2bn-plus gap, nearly £3 billion by May.":                                       ">= 2000000000 GBP, <~ 3000000000 GBP",
		"It costs £1m to £2m, £3-4m or between £5m and £6m.":                               "1000000–2000000 GBP, 3000000–4000000 GBP, 5000000–6000000 GBP",
		"It rose from £650m to £2.1bn.":                                                    "650000000 GBP, 2100000000 GBP",
		"A £275,000-a-year post, £28,407 a year, £4m/year, £90 per head.":                  "275000 GBP/year, 28407 GBP/year, 4000000 GBP/year, 90 GBP/head",
		"It gets £9bn over three years.":                                                   "9000000000 GBP over 3 year, 3 year",
		"Up to 20 Swiss francs, 50p, 3 million euros and US$5.":                            "<= 20 CHF, 0.5 GBP, 3000000 EUR, 5 USD",
		"Half a million pounds and two-and-a-half million pounds.":                         "500000 GBP, 2500000 GBP",
		"£2bn loan, £2bn of which is old.":                                                 "2000000000 GBP, 2000000000 GBP",
		"The position is £-4.1m, £(2.5)m or £(3m); net (£1m); +£2m.":                       "-4100000 GBP, -2500000 GBP, -3000000 GBP, -1000000 GBP, 2000000 GBP",
		"GBP 4.5m, EUR2.4bn, Rs. 3.5 lakh, Rs 40 crore, 5bn USD a year, R$3m, 5EUR a day.": "4500000 GBP, 2400000000 EUR, 350000 INR, 400000000 INR, 5000000000 USD/year, 3000000 BRL, 5 EUR/day",
		"It rose £1.2bn to £14.4bn, up by about £2m to £3m.":                               "1200000000 GBP, 14400000000 GBP, ~ 2000000 GBP, 3000000 GBP",
		"It cost £5bn – £1bn over; £900,000 to £1.2m; £30-35,000.":                         "5000000000 GBP, 1000000000 GBP, 900000–1200000 GBP, 30000–35000 GBP",
		"Sums of £1 230 000, £2½m, $2.5B, $1T, £0.9 mln, £5 T-shirts, £7 40 600 times.":    "1230000 GBP, 2500000 GBP, 2500000000 USD, 1000000000000 USD, 900000 GBP, 5 GBP, 7 GBP",
		"A quarter of a million pounds, half-a-billion euros.":                             "250000 GBP, 500000000 EUR",
		"Two hundred and fifty thousand pounds; 3,000 pounds.":                             "250000 GBP, 3000 GBP",
		"Five pounds a day, 40 pounds of flour, 10 cents, a penny more.":                   "5 GBP/day, 40 pounds, 0.1 USD, 0.01 GBP",
		"Table 2 (£000s), £100s, not a penny, £.":                                          "",
		// percentages and shares
		"By half a percentage point, a quarter-point, three-quarters of a point.": "0.5 percentage_points, 0.25 percentage_points, 0.75 percentage_points",
		"Up 2.4pp, 0.4 ppts, 50bps, 25 basis points, 3%-points, a full percentage-point.": "2.4 percentage_points, 0.4 percentage_points, 0.5 percentage_points, " +
			"0.25 percentage_points, 3 percentage_points, 1 percentage_points",
		"It fell five points to 47 per cent, 0.5 point more; the index fell 45 points to 7,000.": "5 percentage_points, 47 percent, 0.5 percentage_points, 45 points, 7000 count",
		"Between 3% and 4%, 3%-4%, 3 per cent to 4 per-cent, or 3 or 4 pct.":                     "3–4 percent, 3–4 percent, 3–4 percent, 3–4 percent",
		"It rose 2% to 64%; up to 3% to 4%; 5% and 6%; from 3% to 4%; 9% to 8%.":                 "2 percent, 64 percent, <= 3–4 percent, 5 percent, 6 percent, 3 percent, 4 percent, 9 percent, 8 percent",
		"At 3½%, 4 1/4 per cent, half of one per cent, two-and-three-quarter per cent, ½ pc.":    "3.5 percent, 4.25 percent, 0.5 percent, 2.75 percent, 0.5 percent",
		"A (2.1%) margin, a rise (4%), minus 3%, negative 2%.":                                   "-2.1 percent, 4 percent, -3 percent, -2 percent",
		"One in every five, 4 out of every 5, ¾ of wards, two fifths of vans.":                   "0.2 ratio, 0.8 ratio, 0.75 fraction, 0.4 fraction",
		"Down 2.5 per cent, from 9.1% to 6.6 percent.":                                           "2.5 percent, 9.1 percent, 6.6 percent",
		"From 4 to 6 per cent, or between 5 and 10 per cent.":                                    "4 percent, 6 percent, 5–10 percent",
		"A fall of 6.2 percentage points, almost a percentage point a month.":                    "6.2 percentage_points, <~ 1 percentage_points",
		"About 1 in 8 patients and 30 trusts out of 120.":                                        "~ 0.125 ratio, 0.25 ratio",
		"Three-quarters of boards, a third of beds and half their staff.":                        "0.75 fraction, 0.3333 fraction, 0.5 fraction",
		"Waits fell by a fifth; less than half of it is met.":                                    "0.2 fraction, < 0.5 fraction",
		// counts and durations
		"Some 420 call handlers and 5,500 managers.":                                               "~ 420 call, 5500 managers",
		"At least 2.4 million more appointments.":                                                  ">= 2400000 appointments",
		"Five 40 p stamps, 5 m wide, a (40 beds) unit, 2 1/20 beds, 4 4/4 wards.":                  "40 p, 5 m, 40 beds",
		"Two million and ten wards; between one hundred and two hundred beds.":                     "2000000 count, 10 wards, 100–200 beds",
		"Some 3 years to 4 years, a (3 years) term, 3 years or 6 months, 20 nurses or 30 doctors.": "~ 3–4 year, 3 year, 3 year, 6 month, 20 nurses, 30 doctors",
		"Ten and a quarter of beds; four quarters of growth; two-thirds agree.":                    "0.25 fraction, 0.6667 fraction",
		"On Monday 12 nurses left; it lost 1.1 points from 5 per cent; 3%pts.":                     "12 nurses, 1.1 percentage_points, 5 percent, 3 percentage_points",
		"On Monday 3,100 nurses and Leeds 1,200 more; two or three years.":                         "3100 nurses, 1200 count, 2–3 year",
		"Fewer than 42 ICBs, 8-12 wards and forty-two trusts.":                                     "< 42 ICBs, 8–12 wards, 42 trusts",
		"More than 65 weeks, and two years on.":                                                    "> 65 week, 2 year",
		"The list stands at 7.6m.":                                                                 "7600000 count",
		// financial years
		"In 2023-24, 2024/25 and 23/24; a slip, 2023/35.": "2023-24, 2024/25, 23/24, 2023/35",
		// bounds
		"As little as £2m, as high as 9 per cent.":               ">= 2000000 GBP, <= 9 percent",
		"No more than 8 per cent of them.":                       "<= 8 percent",
		"We found 64 young nurses here out of 128.":              "0.5 ratio",
		"We found 64 young nurses from here out of 128.":         "64 young",
		"In May 35 nurses left, and by 31 July nurses had left.": "35 nurses",
		"It had 1899 beds, or 2150 beds.":                        "1899 beds, 2150 beds",
		"In 1950 nurses were few, in 2090 beds will be.":         "",
		"Nine boards and ten trusts.":                            "10 trusts",
		"Twenty-two wards owe £5 mn to all.":                     "22 wards, 5000000 GBP",
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
